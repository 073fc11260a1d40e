import { catalogueDate } from "../functions/shared";
import type { Language } from "../reading/language";
import { placeName } from "../sheet/address";
import { SHEETS, type Bid, type SheetKind } from "./bid";
import { Draft, elsewhere, fixedRange, type Spot } from "./draft";
import type { Figures } from "./figures";

/** The tabs' names. */
export const SHEET_NAMES: Readonly<Record<Language, Readonly<Record<SheetKind | "lists", string>>>> = {
  en: {
    comparison: "Comparison",
    capacity: "Capacity",
    materials: "Bill of materials",
    assumptions: "Assumptions and sources",
    deviation: "Deviation table",
    matrix: "Sizing matrix",
    ownership: "TCO",
    lists: "Lists",
  },
  zh: {
    comparison: "方案对比",
    capacity: "容量规划",
    materials: "分项报价表",
    assumptions: "假设与依据",
    deviation: "技术偏离表",
    matrix: "规模矩阵",
    ownership: "总拥有成本",
    lists: "清单",
  },
};

const FOOTERS: Readonly<Record<Language, string>> = { en: "Catalogue of ", zh: "目录日期 " };

/** What sheets of one bid share: the question, its figures, and where each of them stands. */
export class Book {
  private readonly spots = new Map<string, Spot>();

  constructor(
    readonly bid: Bid,
    readonly figures: Figures,
  ) {}

  get language(): Language {
    return this.bid.language;
  }

  get live(): boolean {
    return this.bid.form === "live";
  }

  wants(kind: SheetKind): boolean {
    return (this.bid.sheets ?? SHEETS).includes(kind);
  }

  draft(kind: SheetKind | "lists", widths: readonly number[]): Draft {
    return new Draft(SHEET_NAMES[this.language][kind], widths);
  }

  get footer(): string {
    return `${FOOTERS[this.language]}${catalogueDate()}`;
  }

  mark(key: string, spot: Spot): void {
    this.spots.set(key, spot);
  }

  spot(key: string): Spot | null {
    return this.spots.get(key) ?? null;
  }

  has(key: string): boolean {
    return this.spots.has(key);
  }

  /** A figure as a formula elsewhere names it; the figure itself where its sheet is not written. */
  ref(key: string, otherwise: number | string): string {
    const spot = this.spots.get(key);
    if (spot !== undefined) return elsewhere(spot);
    return typeof otherwise === "number" ? String(otherwise) : `"${otherwise.replaceAll('"', '""')}"`;
  }

  /** The cell of one option, counted from 0, in a row of the comparison. */
  refAt(key: string, option: number, otherwise: number | string): string {
    const spot = this.spots.get(key);
    if (spot === undefined) return this.ref(key, otherwise);
    return elsewhere({ ...spot, column: spot.column + option });
  }

  /** A row with one cell an option, from option A on. */
  row(key: string): string | null {
    const spot = this.spots.get(key);
    if (spot === undefined) return null;
    const columns = this.figures.options.length;
    return placeName(spot.sheet, fixedRange({ row: spot.row, column: spot.column, rows: 1, columns }));
  }
}
