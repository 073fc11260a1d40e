import type { EngineFamily } from "../../core/engines/engine";
import type { EngineSettings } from "../../core/engines/settings";
import { InputError } from "../../core/errors";
import type { Note } from "../../core/parts";
import { cutAtEquals, isFlag } from "./command-line";
import { flagsOf, type FlagRow, type Flags, type FlagTable } from "./flag-table";
import { LLAMA_CPP_FLAGS } from "./llama-cpp-flags";
import { MINDIE_FLAGS } from "./mindie-flags";
import { PASSIVE } from "./passive-flags";
import { SGLANG_FLAGS } from "./sglang-flags";
import { TENSORRT_LLM_FLAGS } from "./tensorrt-llm-flags";
import { TRANSFORMERS_FLAGS } from "./transformers-flags";
import { READ } from "./values";
import { isUnknown, type Variables } from "./variables";
import { VLLM_FLAGS } from "./vllm-flags";

const TABLES: Readonly<Record<EngineFamily, FlagTable>> = {
  vllm: VLLM_FLAGS,
  "vllm-ascend": VLLM_FLAGS,
  mindie: MINDIE_FLAGS,
  sglang: SGLANG_FLAGS,
  "tensorrt-llm": TENSORRT_LLM_FLAGS,
  "llama.cpp": LLAMA_CPP_FLAGS,
  transformers: TRANSFORMERS_FLAGS,
};

const known = new Map<EngineFamily, Flags>();
function flagsFor(family: EngineFamily): Flags {
  const flags = known.get(family) ?? flagsOf(TABLES[family]);
  known.set(family, flags);
  return flags;
}

/** What the flags of a command line set, and a note on those that nobody knows. */
export function readFlags(
  family: EngineFamily,
  words: readonly string[],
): { settings: EngineSettings; notes: Note[] } {
  const reader = new FlagReader(flagsFor(family));
  for (const [flag, value] of pairsOf(words, reader)) reader.read(flag, value);
  return { settings: reader.settings, notes: unknownNote(reader.unknown) };
}

export const unknownNote = (flags: readonly string[]): Note[] =>
  flags.length === 0
    ? []
    : [{ rule: "flags-unknown", values: { flags: [...new Set(flags)].slice(0, 8).join(" ") } }];

/** An engine's environment as flags: LLAMA_ARG_CTX_SIZE is --ctx-size. */
export function environmentFlags(family: EngineFamily, variables: Variables): string[] {
  const { environment } = TABLES[family];
  const flags = flagsFor(family);
  return [...variables].flatMap(([name, value]) => {
    const flag = nameOf(name.replace(environment ?? /^(?!)/, ""));
    const isOwn = environment?.test(name) === true && (flags.counted.has(flag) || flags.uncounted.has(flag));
    return isOwn ? [`--${flag}=${value}`] : [];
  });
}

/** Of the keys of a file those that are flags of the engine. */
export const knownFlags = (
  family: EngineFamily,
  options: readonly (readonly [key: string, value: string])[],
): string[] =>
  options.flatMap(([key, value]) => (flagsFor(family).counted.has(nameOf(key)) ? `--${key}=${value}` : []));

/** A flag that a person wrote without dashes: "TP=4", "tp4", "max-num-seqs 256"; null is none. */
export function bareFlag(
  family: EngineFamily,
  word: string,
): [name: string, value: string | undefined] | null {
  const { counted } = flagsFor(family);
  const [written, joined] = cutAtEquals(word);
  if (counted.has(nameOf(written)) && !/^[a-z]$/i.test(written)) return [written, joined];
  const [, name = "", digits] = /^([a-z]{2,3})[-:x×]?(\d+)$/i.exec(word) ?? [];
  if (counted.has(nameOf(name))) return [name, digits];
  const [, chinese = "", ranks] = /^(张量|流水线|数据|专家)并行度?[=:]?(\d+)?$/.exec(word) ?? [];
  const short = CHINESE[chinese];
  return short === undefined ? null : [short, ranks ?? joined];
}

const CHINESE: Readonly<Record<string, string>> = { 张量: "tp", 流水线: "pp", 数据: "dp", 专家: "ep" };

/** Names as tables have them. A single letter keeps its case: -C is another flag than -c. */
function nameOf(written: string): string {
  const name = written.replace(/^--?/, "");
  return name.length === 1 ? name : name.toLowerCase().replaceAll("_", "-");
}

/** Flags with their values. Parts of one JSON value (`--speculative-config.method mtp`) come back together. */
function pairsOf(words: readonly string[], reader: FlagReader): [string, string | undefined][] {
  const pairs: [string, string | undefined][] = [];
  const parts = new Map<string, string[]>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!isFlag(word)) continue;
    const [flag, joined] = cutAtEquals(
      reader.knows(word) ? word : word.replace(/^(-[a-z]{2,3})(?=\d+$)/i, "$1="),
    );
    const taken: string[] = joined === undefined ? [] : [joined];
    if (joined === undefined && reader.takesValue(flag)) {
      const most = reader.takesMany(flag) ? words.length : at + 2;
      while (at + 1 < most && !isFlag(words[at + 1] ?? "--x")) taken.push(words[++at] ?? "");
    }
    const value = taken.length === 0 ? undefined : taken.join(" ");
    const [, whole, key] = /^(--?[^.]+)\.(.+)$/.exec(flag) ?? [];
    if (whole === undefined || key === undefined) pairs.push([flag, value]);
    else {
      const known = parts.get(whole) ?? [];
      parts.set(whole, known);
      known.push(`${key}=${value ?? "true"}`);
    }
  }
  return [...pairs, ...[...parts].map(([flag, values]): [string, string] => [flag, values.join(",")])];
}

class FlagReader {
  readonly settings: EngineSettings = {};
  readonly unknown: string[] = [];
  private readonly begun = new Map<string, FlagRow | undefined>();

  constructor(private readonly flags: Flags) {}

  knows(flag: string): boolean {
    return this.rowOf(nameOf(flag)) !== undefined;
  }

  takesValue(flag: string): boolean {
    const kind = this.rowOf(nameOf(flag))?.kind;
    return kind === undefined || !ALONE.has(kind);
  }

  takesMany(flag: string): boolean {
    return this.rowOf(nameOf(flag))?.kind === "sizes";
  }

  read(flag: string, value: string | undefined): void {
    const name = nameOf(flag);
    const row = this.rowOf(name);
    this.refuse(flag, name, value);
    if (row === undefined) {
      if (!this.flags.uncounted.has(name) && !isPassive(name)) this.unknown.push(flag);
      return;
    }
    if (value !== undefined && isUnknown(value))
      throw new InputError("flag-variable", { flag, given: value });
    const set: EngineSettings = READ[row.kind](flag, value, row.setting);
    if (row.setting === "hostTensors") {
      this.settings.hostTensors = [...(this.settings.hostTensors ?? []), ...(set.hostTensors ?? [])];
    } else if (row.kind !== "loader" || this.settings.weights === undefined)
      Object.assign(this.settings, set);
  }

  /** A setting's row by its name, or by a beginning that no other has, as argparse allows. */
  private rowOf(name: string): FlagRow | undefined {
    const { counted } = this.flags;
    const row = counted.get(name);
    if (row !== undefined || name.length < SHORTEST) return row;
    if (!this.begun.has(name)) {
      const meant = [...counted].filter(([long]) => long.startsWith(name)).map(([, found]) => found);
      const alike = new Set(meant.map(({ setting }) => setting)).size === 1;
      this.begun.set(name, alike ? meant[0] : undefined);
    }
    return this.begun.get(name);
  }

  /** What moves memory in a way that we cannot count is no number with a note. */
  private refuse(flag: string, name: string, value: string | undefined): void {
    const { uncounted } = this.flags;
    for (const [key, needs] of uncounted) {
      const [own, part] = cutAtEquals(key);
      if (own !== name || (part !== undefined && value?.includes(part) !== true)) continue;
      if (part === undefined && HARMLESS.test(value ?? "")) continue;
      throw new InputError("flag-uncounted", { flag, needs });
    }
  }
}

const SHORTEST = 6;
const LONGEST = 60;

const isPassive = (name: string): boolean => PASSIVE.test(name.slice(0, LONGEST));

/** Kinds that stand alone unless a value is joined by "=". */
const ALONE: ReadonlySet<string> = new Set(["on", "no", "every", "towersOff", "toHost", "toCard"]);

/** Values under which such a flag does nothing: off, one of one, or equal shares. */
const HARMLESS = /^(0|1|none|false|off|null|auto|layer|([\d.]+)([,/]\2)+)$/i;
