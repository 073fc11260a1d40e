import type { CatalogCard } from "../catalog/cards";
import { searchCards, searchModels } from "../reading/names/find";
import type { CatalogModel } from "../catalog/models";
import { NotFoundError } from "../core/errors";
import { perQuestion } from "../core/memo";
import { readOne } from "../reading/arguments/argument";
import { ARGUMENTS } from "../reading/arguments/arguments";
import type { Answer } from "./broadcast";
import { CARD_FACTS } from "./card-facts";
import { cardName } from "./card-words";
import { readerLanguage } from "./language";
import { MODEL_FACTS, type Fact } from "./model-facts";

interface Column<T> {
  readonly heading: string;
  readonly read: ((row: T) => Fact) | undefined;
}

const MODEL_COLUMNS: readonly Column<CatalogModel>[] = [
  { heading: "Name", read: MODEL_FACTS.name },
  { heading: "Parameters", read: MODEL_FACTS.params },
  { heading: "Active", read: MODEL_FACTS.active_params },
  { heading: "Layers", read: MODEL_FACTS.layers },
  { heading: "KV heads", read: MODEL_FACTS.kv_heads },
  { heading: "Head dim", read: MODEL_FACTS.head_dim },
  { heading: "Context", read: MODEL_FACTS.context },
  { heading: "Attention", read: MODEL_FACTS.attention },
  { heading: "KV per token (bytes, 16 bit)", read: MODEL_FACTS.kv_per_token },
  { heading: "Source", read: MODEL_FACTS.source },
  { heading: "Confidence", read: MODEL_FACTS.confidence },
];

const CARD_COLUMNS: readonly Column<CatalogCard>[] = [
  { heading: "Name", read: (card) => cardName(card, readerLanguage()) },
  { heading: "Maker", read: CARD_FACTS.maker },
  { heading: "Memory (GB)", read: CARD_FACTS.memory },
  { heading: "Usable memory (GiB)", read: CARD_FACTS.usable_memory },
  { heading: "Bandwidth (GB/s)", read: CARD_FACTS.bandwidth },
  { heading: "FP16 TFLOPS", read: CARD_FACTS.fp16_tflops },
  { heading: "FP8 TFLOPS", read: CARD_FACTS.fp8_tflops },
  { heading: "TDP (W)", read: CARD_FACTS.tdp },
  { heading: "Devices", read: CARD_FACTS.devices },
  { heading: "Interconnect", read: CARD_FACTS.interconnect },
  { heading: "Released", read: CARD_FACTS.released },
  { heading: "Source", read: CARD_FACTS.source },
  { heading: "Confidence", read: CARD_FACTS.confidence },
];

/** A row's cells, worked out once in each language: most lists of a workbook have them in common. */
const cellsOf = <T extends object>(columns: readonly Column<T>[]): ((row: T) => Answer[]) =>
  perQuestion(
    (row: T) => columns.map(({ read }) => read?.(row) ?? ""),
    (row) => row,
    readerLanguage,
  );
const modelCells = cellsOf(MODEL_COLUMNS);
const cardCells = cellsOf(CARD_COLUMNS);

/** The catalogue's models as a table; a figure that is unknown is an empty cell. */
export const modelList = (filter: unknown): Answer[][] =>
  table({ noun: "model", columns: MODEL_COLUMNS, cells: modelCells, filter, search: searchModels });

export const cardList = (filter: unknown): Answer[][] =>
  table({ noun: "card", columns: CARD_COLUMNS, cells: cardCells, filter, search: searchCards });

function table<T>(list: {
  noun: string;
  columns: readonly Column<T>[];
  cells: (row: T) => Answer[];
  filter: unknown;
  search: (query: string) => readonly T[];
}): Answer[][] {
  const query = readOne(ARGUMENTS.filter, list.filter);
  const rows = list.search(query);
  if (rows.length === 0) {
    throw new NotFoundError("none-listed", { kind: list.noun, given: query });
  }
  return [list.columns.map(({ heading }) => heading), ...rows.map(list.cells)];
}
