import { BooleanNumber, type ICellData, type IStyleData, type IWorkbookData } from "@univerjs/core";
import type { SheetCell } from "../../sheet/cell";
import { FIRST_SHEET, FIRST_SHEET_TEXTS, type FirstSheetTexts } from "./first-sheet-texts";
import { LOOKS, withFormat, type Look } from "./looks";
import { cellContent } from "./table-cells";
import type { Language } from "../../reading/language";

/** A cell of the sheet: its column's letter, what it holds and how it reads. */
interface Placed {
  readonly content: SheetCell;
  readonly look: Look;
  readonly format?: string;
}

type Line = Readonly<Partial<Record<Column, Placed>>>;

const COLUMNS = ["A", "B", "C", "D", "E"] as const;
type Column = (typeof COLUMNS)[number];
const WIDTHS_PX: Readonly<Record<Column, number>> = { A: 24, B: 232, C: 112, D: 112, E: 372 };
const ROW_PX = 26;
const TITLE_PX = 36;

/** The free cell that invites the first formula: selected when the page opens. */
export const FREE_CELL = "C19";

const GB = "#,##0.00";
const COUNT = "#,##0";

/**
 * The workbook that the page opens with: the 32B example that articles print, worked out from its four numbers, beside
 * QwQ-32B as it is. The figures are in docs/formulas.md §2: 64 + 20.97 GB against 65.53 + 4.19 GB.
 */
export function firstWorkbook(language: Language): Partial<IWorkbookData> {
  const texts = FIRST_SHEET_TEXTS[language];
  const lines = firstSheet(texts);
  return {
    id: "workbook",
    name: texts.workbook,
    sheetOrder: [FIRST_SHEET],
    sheets: {
      [FIRST_SHEET]: {
        id: FIRST_SHEET,
        name: texts.sheet,
        rowCount: 1000,
        columnCount: 26,
        defaultRowHeight: ROW_PX,
        showGridlines: BooleanNumber.FALSE,
        cellData: Object.fromEntries(lines.map((line, row) => [row, cellsOf(line)])),
        columnData: Object.fromEntries(COLUMNS.map((column, i) => [i, { w: WIDTHS_PX[column] }])),
        rowData: { 0: { h: TITLE_PX } },
      },
    },
  };
}

const cellsOf = (line: Line): Record<number, ICellData> =>
  Object.fromEntries(
    COLUMNS.flatMap((column, i) => {
      const placed = line[column];
      return placed ? [[i, { ...cellContent(placed.content), s: styleOf(placed) }]] : [];
    }),
  );

const styleOf = ({ look, format }: Placed): IStyleData => withFormat(LOOKS[look], format ?? null);

function firstSheet(t: FirstSheetTexts): readonly Line[] {
  return [
    { B: text(t.title, "title") },
    { B: text(t.hint, "plain") },
    {},
    {
      B: blank("header"),
      C: text(t.example, "headerRight"),
      D: text(t.real, "headerRight"),
      E: text(t.how, "headerNote"),
    },
    input(t.parameters, 32, formula('=VRAM.SPEC(D$4,"params")/1000000000', "part", GB), t.parametersHow),
    input(t.layers, 40, formula('=VRAM.SPEC(D$4,"layers")', "part", COUNT), ""),
    input(t.kvHeads, 64, formula('=VRAM.SPEC(D$4,"kv_heads")', "part", COUNT), t.kvHeadsHow),
    input(t.headDim, 128, formula('=VRAM.SPEC(D$4,"head_dim")', "part", COUNT), ""),
    { B: text(t.precision, "part"), C: text("FP16", "field"), D: formula("=C9", "partRight") },
    input(t.context, 16_000, formula("=C10", "part", COUNT), t.contextHow),
    input(t.concurrency, 1, formula("=C11", "part", COUNT), t.concurrencyHow),
    result(t.weights, "=VRAM.PARAMS(C5,C9)", "=VRAM.PARAMS(D4,D9)", t.weightsHow),
    result(t.kvCache, "=VRAM.KVSHAPE(C6,C7,C8,C10,C11)", "=VRAM.KV(D4,D10,D11)", t.kvCacheHow),
    result(t.total, "=(C12+C13)*1.2", "=VRAM.TOTAL(D4,D9,D10,D11)", t.totalHow, "total"),
    { B: text(t.card, "part"), C: text("H100", "field"), D: formula("=C15", "partRight") },
    {
      B: text(t.cards, "part"),
      C: formula("=VRAM.CARDS(B5:C8,C9,C10,C15,C11)", "part", COUNT),
      D: formula("=VRAM.CARDS(D4,D9,D10,D15,D11)", "part", COUNT),
      E: text(t.cardsHow, "remark"),
    },
    {},
    heading(t.yourTurn),
    {
      B: text('\'=VRAM.KV("QwQ-32B",16000)', "plain"),
      C: blank("field", GB),
      E: text(t.yourTurnHow, "remark"),
    },
    {},
    heading(t.spill),
    {
      B: text(t.contextByConcurrency, "note"),
      C: number(1, "field"),
      D: number(8, "field"),
      E: text(t.spillHow, "remark"),
    },
    {
      B: number(4_096, "field"),
      C: formula("=VRAM.KV(D4,B23:B25,C22:D22)", "part", GB),
      D: blank("part", GB),
    },
    { B: number(8_192, "field"), C: blank("part", GB), D: blank("part", GB) },
    { B: number(16_384, "field"), C: blank("part", GB), D: blank("part", GB) },
  ];
}

const heading = (title: string): Line => ({
  B: text(title, "heading"),
  C: blank("heading"),
  D: blank("heading"),
  E: blank("heading"),
});

const text = (content: string, look: Look): Placed => ({ content, look });
const number = (content: number, look: Look): Placed => ({ content, look, format: COUNT });
const blank = (look: Look, format?: string): Placed => ({ content: null, look, ...(format && { format }) });
const formula = (source: string, look: Look, format?: string): Placed => ({
  content: { formula: source },
  look,
  ...(format && { format }),
});

const input = (label: string, value: number, real: Placed, how: string): Line => ({
  B: text(label, "part"),
  C: number(value, "field"),
  D: real,
  E: text(how, "remark"),
});

const result = (label: string, example: string, real: string, how: string, look: Look = "part"): Line => ({
  B: text(label, look),
  C: formula(example, look, GB),
  D: formula(real, look, GB),
  E: text(how, "remark"),
});
