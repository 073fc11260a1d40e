import type { Card } from "../../core/card";
import { engineVersion } from "../../core/engines/all";
import type { Engine, EngineFamily } from "../../core/engines/engine";
import type { EngineSettings } from "../../core/engines/settings";
import { perObject } from "../../core/memo";
import type { Note } from "../../core/parts";
import { remembering } from "../cells/remember";
import { isFlag, plainText } from "./command-line";
import { familyOf, homeOf, isEngineName, libraryOf, onCard } from "./engine-names";
import { bareFlag, environmentFlags, knownFlags, readFlags, unknownNote } from "./flags";
import { scriptOf, type Launch } from "./launch";
import type { Variables } from "./variables";
import { mindieFlags } from "./mindie-config";

/**
 * Reads an engine as people write it: `vLLM`, `vLLM 0.19 TP=4`, or what starts it, as it stands: `vllm serve ...`,
 * `docker run ... vllm/vllm-openai:v0.19.1 ...`, a service of a compose file, arguments of a Kubernetes manifest,
 * `python -m sglang.launch_server ...`, `llama-server ...`, Ollama's environment, MindIE's config.json.
 * Blank is the current vLLM, or the card vendor's own build of it.
 */
export function readEngine(text: string, card: Card | null): Engine {
  const plain = plainText(text);
  const mindie = mindieFlags(plain);
  if (mindie !== null) return engineOf("mindie", null, readFlags("mindie", mindie));
  const { launch, options, variables, ...script } = scriptOf(plain);
  const words = launch === null ? personsWords(script.words, variables) : script.words;
  const family = onCard(launch?.family ?? spokenFamily(words, card), card);
  const { version, flags, notes } =
    launch === null
      ? spoken(words, family)
      : { version: taggedVersion(plain, launch), flags: words, notes: [] };
  const read = readFlags(family, [
    ...environmentFlags(family, variables),
    ...knownFlags(family, options),
    ...(options.length === 0 ? flags : flags.filter((word) => !OPTIONS_FILE.test(word))),
  ]);
  const others: Note[] =
    launch !== null && launch.commands > 1
      ? [{ rule: "command-chosen", values: { command: [launch.program, ...words].join(" ").slice(0, 60) } }]
      : [];
  if (family === "llama.cpp") Object.assign(read.settings, libraryOf(launch?.program ?? words.join(" ")));
  return engineOf(family, version, { ...read, notes: [...others, ...notes, ...read.notes] });
}

/** What a person says, whatever stands between; where only the environment is given, a name in it tells the engine. */
function personsWords(words: readonly string[], variables: Variables): string[] {
  const named = words.every((word) => ASSIGNED.test(word) || word === "export")
    ? [...variables.keys()].find(isEngineName)
    : undefined;
  if (named !== undefined) return [named];
  const head = headOf(words.slice(0, MOST_WORDS));
  return [...head.flatMap((word) => word.split(/[,;、()]/)), ...words.slice(head.length, MOST_WORDS)].filter(
    (word) => word !== "",
  );
}

/** More are no description of an engine. */
const MOST_WORDS = 1000;

/** The same, read once for each card and text: a table asks for its engine a thousand times. */
export const engineFor = (text: string, card: Card): Engine => readersOf(card)(text);
const readersOf = perObject((card: Card) => remembering((text: string) => readEngine(text, card)));

function engineOf(
  family: EngineFamily,
  version: number | null,
  read: Pick<Engine, "settings" | "notes">,
): Engine {
  return { version: engineVersion(family, version), settings: ranksOf(read.settings), notes: read.notes };
}

/** All ranks together, less those of copies and stages, share every layer. */
function ranksOf({ worldSize, ...settings }: EngineSettings): EngineSettings {
  if (worldSize === undefined || settings.tensorParallel !== undefined) return settings;
  const ranks = worldSize / (settings.dataParallel ?? 1) / (settings.pipelineParallel ?? 1);
  return { ...settings, tensorParallel: Math.max(1, Math.round(ranks)) };
}

const headOf = (words: readonly string[]): readonly string[] => {
  const first = words.findIndex((word) => isFlag(word) && word !== "-m");
  return first < 0 ? words : words.slice(0, first);
};

/** The engine in a person's words; without any the card's own. */
function spokenFamily(words: readonly string[], card: Card | null): EngineFamily {
  const head = headOf(words);
  const home = homeOf(card);
  const settings = head.filter((word) => bareFlag(home, word) === null && !/^([\d.]+%?|auto)$|=/.test(word));
  return settings.length === 0 ? home : familyOf(head.join(" "));
}

/** Flags that name a file of options, when the text has it too. */
const OPTIONS_FILE = /^--(config|extra_llm_api_options)\b/;

/** A person's words: the engine, a version, and settings with or without dashes. */
function spoken(
  words: readonly string[],
  family: EngineFamily,
): { version: number | null; flags: string[]; notes: Note[] } {
  const head = headOf(words);
  const flags: string[] = [];
  const left: string[] = [];
  // "vLLM -tp 4 dp2": a setting is one wherever it stands, unless it is the value of a flag
  const dashed = (word: string, at: number, all: readonly string[]): string => {
    const bare = isFlag(word) || isFlag(all[at - 1] ?? "") ? null : bareFlag(family, word);
    return bare === null ? word : [`--${bare[0]}`, ...(bare[1] === undefined ? [] : [bare[1]])].join("=");
  };
  const named = head.findIndex(isEngineName);
  for (let at = named + 1; at < head.length; at++) {
    const bare = bareFlag(family, head[at] ?? "");
    if (bare !== null) flags.push(`--${bare[0]}`, ...(bare[1] === undefined ? [] : [bare[1]]));
    else if (flags.length > 0 && isFlag(flags.at(-1) ?? "")) flags.push(head[at] ?? "");
    else if (!NO_MATTER.test(head[at] ?? "") && !ASSIGNED.test(head[at] ?? "")) left.push(head[at] ?? "");
  }
  return {
    version: versionOf(head),
    flags: [...flags, ...words.slice(head.length).map(dashed)],
    notes: unknownNote(left),
  };
}

/** Words beside an engine's name that are no settings. */
const NO_MATTER =
  /^([=v]*\d[\d.]*(x|(rc|post|dev|a|b)\d*|[+-].*)?|x|nightly|server?|cpp|lm|studio|llm|ascend|engine|current|latest|serve|-m|run|with|and|\W+)$/i;

/** What the environment is set to is read by itself. */
const ASSIGNED = /^(Environment=)?[A-Z][A-Z0-9_]+=/;

/** A version stands behind the engine's name, joined or as the next word; a model's name may look like one too. */
function versionOf(head: readonly string[]): number | null {
  const at = head.findIndex(isEngineName);
  return numbered(head[at] ?? "") ?? numbered(head[at + 1] ?? "");
}

function numbered(word: string): number | null {
  const [, major, minor] = /(?:[=@:-]v?|^v?)(\d+)\.(\d+)/.exec(word) ?? [];
  return major === undefined ? null : Number(major) * 1000 + Number(minor);
}

/** The tag of its image, or what the text installs; a maker's own tags (25.11-py3) are no versions of the engine. */
function taggedVersion(text: string, { program }: Launch): number | null {
  const [, tag = ""] = /[^/]:([^/]+)$/.exec(program) ?? [];
  const [, installed = ""] = /(?:vllm|sglang)(?:\[[\w,-]*\])?==v?(\d+\.\d+)/i.exec(text) ?? [];
  return /-py3/.test(tag) ? null : numbered(/^v?\d/.test(tag) ? tag : installed);
}
