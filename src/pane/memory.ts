import type { SheetHost } from "../hosts/sheet-host";
import { LANGUAGES } from "../functions/shared";
import { keptBid, recalledBid } from "./bid/kept";
import { FIRST_STATE, type Field, type Inputs, type PaneState, type Section, type Tab } from "./state";

/** Rises when what is kept changes its meaning; what an older pane kept is then left alone and forgotten. */
const SCHEMA = 2;
const KEY = "vram.pane";
/** A pasted config.json is kept as well; what is longer than Excel allows in a cell is not worth keeping. */
const LONGEST_TEXT = 32_767;

type Memory = SheetHost["memory"];

/** What the pane opens with: the last state, or the first one where nothing, or nothing sound, is remembered. Where the host keeps the language, none is the pane's own. */
export function recall(memory: Memory, ownLanguage = true): PaneState {
  const kept = parsed(memory);
  if (!isRecord(kept) || kept.schema !== SCHEMA) return FIRST_STATE;
  return {
    ...FIRST_STATE,
    tab: TABS.find((tab) => tab === kept.tab) ?? "estimate",
    inputs: inputsOf(kept.inputs),
    mode: kept.mode === "values" ? "values" : "live",
    language: (ownLanguage && LANGUAGES.find((language) => language === kept.language)) || "auto",
    openSections: Array.isArray(kept.openSections)
      ? SECTIONS.filter((name) => includes(kept.openSections, name))
      : [],
    bid: recalledBid(kept.bid, textOf),
  };
}

/** Keeps what the next opening should start from. A host that cannot keep anything costs nothing but that. */
export function remember(memory: Memory, state: PaneState): void {
  const { tab, inputs, mode, language, openSections, bid } = state;
  try {
    const kept = { schema: SCHEMA, tab, inputs, mode, language, openSections, bid: keptBid(bid) };
    memory.write(KEY, JSON.stringify(kept));
  } catch {
    // private windows and full storages refuse; the pane works without
  }
}

const TABS: readonly Tab[] = ["estimate", "training", "compare", "bid"];
const SECTIONS: readonly Section[] = ["settings", "training settings", "own", "speed"];

function parsed(memory: Memory): unknown {
  try {
    return JSON.parse(memory.read(KEY) ?? "null");
  } catch {
    return null;
  }
}

function inputsOf(kept: unknown): Inputs {
  if (!isRecord(kept)) return FIRST_STATE.inputs;
  const fields = Object.entries(FIRST_STATE.inputs) as [Field, string][];
  const sound = fields.map(([field, first]) => [field, textOf(kept[field]) ?? first] as const);
  return Object.fromEntries(sound) as unknown as Inputs;
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value.length <= LONGEST_TEXT ? value : null;

const includes = (list: unknown, value: unknown): boolean => Array.isArray(list) && list.includes(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
