import type { EngineSettings } from "../../../src/core/engines/settings";

/**
 * Commands as they stand in public repositories, guides and recipes: the engine and the settings that must come out, each
 * read off the command by hand. Model names and addresses are shortened where nothing depends on them.
 */
export interface LaunchCommand {
  readonly text: string;
  /** The version row of the engine. */
  readonly engine: string;
  readonly settings: EngineSettings;
  readonly source: string;
  /** What the note about unknown flags names, if there is one. */
  readonly left?: string;
}

/** Where a file of a public repository is read. */
export const repository = (name: string, path: string): string =>
  `https://github.com/${name}/blob/HEAD/${path}`;
