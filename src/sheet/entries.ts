import { catalogueDate, LEFT_OUT, PRECISION_CHOICES, searchCards, searchModels } from "../functions/shared";
import type { Language } from "../reading/language";
import { placeName, rangeAddress } from "./address";
import type { InputName } from "./labels";
import type { Choice, PageBlock, PageCell, SheetPage } from "./page";

/** What the cells of a live table offer: lists from the catalogue, as a help and not as a bound. */
export function entriesFor(name: InputName, language: Language): Choice["allowed"] | null {
  switch (name) {
    case "model":
    case "card":
      return { kind: "range", address: listAddress(name, language) };
    case "precision":
      return { kind: "list", items: [LEFT_OUT.Precision[language], ...PRECISION_CHOICES] };
    case "kvPrecision":
      return { kind: "list", items: [LEFT_OUT["KV precision"][language], ...CACHE_CHOICES] };
    case "engine":
      return { kind: "list", items: ENGINE_CHOICES };
    case "method":
      return { kind: "list", items: ["full", "lora", "qlora", "freeze", "rule"] };
    case "unit":
      return { kind: "list", items: ["GiB", "GB"] };
    default:
      return null;
  }
}

/** What caches are stored in; the readers know more. */
export const CACHE_CHOICES = ["BF16", "FP8", "INT8", "Q8_0", "Q4_0"];

/** Engines by their makers' names; a version or flags may be typed behind. */
export const ENGINE_CHOICES = [
  "vLLM",
  "SGLang",
  "TensorRT-LLM",
  "llama.cpp",
  "Transformers",
  "vLLM-Ascend",
  "MindIE",
];

export const entryAdvice: Readonly<Record<Language, string>> = {
  en: "Choose from the list, or type another.",
  zh: "请从列表中选择，或直接输入。",
};

/** By the catalogue's day: the tables of an older one keep the lists that they refer to. */
const sheetName = (language: Language): string => `${SHEET[language]} ${catalogueDate()}`;
const SHEET: Readonly<Record<Language, string>> = { en: "VRAM lists", zh: "VRAM 列表" };
const HEADERS: Readonly<Record<Language, readonly [models: string, cards: string]>> = {
  en: ["Models", "Cards"],
  zh: ["模型", "加速卡"],
};

const names = (kind: "model" | "card"): string[] =>
  (kind === "model" ? searchModels("") : searchCards("")).map(({ name }) => name);

/**
 * A hidden sheet: a list of its own may be 255 characters long, and the catalogue is longer.
 */
export function listsPage(language: Language): SheetPage {
  const lists = [names("model"), names("card")];
  const cell = (value: string | undefined): PageCell =>
    value === undefined ? null : { value, look: "value" };
  const [models, cards] = HEADERS[language];
  const rows = Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, row) =>
    lists.map((list) => cell(list[row])),
  );
  const head = [models, cards].map((value): PageCell => ({ value, look: "header" }));
  return {
    name: sheetName(language),
    rows: [head, ...rows],
    widths: [44, 48],
    heights: {},
    merged: [],
    headerRows: 1,
    names: [],
    choices: [],
    tints: [],
    charts: [],
    footer: catalogueDate(),
    hidden: true,
  };
}

function listAddress(kind: "model" | "card", language: Language): string {
  const column = kind === "model" ? 0 : 1;
  const block: PageBlock = { row: 1, column, rows: names(kind).length, columns: 1 };
  return placeName(sheetName(language), fixed(rangeAddress(block, block.rows, block.columns)));
}

/** $A$2:$A$90: a drop-down of several cells would move a plain address along. */
const fixed = (address: string): string => address.replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
