import type { Note } from "../parts";
import type { EngineProfile } from "../serving/engine-profiles";
import type { EngineSettings } from "./settings";

/** What serves the model: how one engine version spends memory, and what it was told. */
export interface Engine {
  readonly profile: EngineProfile;
  readonly settings: EngineSettings;
  /** What was left aside when the engine was read, and other remarks. */
  readonly notes: readonly Note[];
}
