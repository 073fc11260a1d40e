import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { IBorderStyleData, IStyleData } from "@univerjs/core";
import type { SheetTable } from "../../sheet/table";

export type RowLook = SheetTable["styles"][number];

/** What the page's own sheets add to the looks of a table. */
export type Look =
  RowLook | "field" | "heading" | "plain" | "partRight" | "headerRight" | "headerNote" | "remark" | "entry";

const LINE: IBorderStyleData = { s: BorderStyleTypes.THIN, cl: { rgb: "#d2d0ce" } };
const STRONG_LINE: IBorderStyleData = { s: BorderStyleTypes.THIN, cl: { rgb: "#605e5c" } };
const BOLD = { bl: BooleanNumber.TRUE };
const MIDDLE = { vt: VerticalAlign.MIDDLE };

const FIELD = {
  ...MIDDLE,
  bg: { rgb: "#fff0c2" },
  cl: { rgb: "#0b5394" },
  bd: { t: LINE, b: LINE, l: LINE, r: LINE },
};
const LEFT = { ht: HorizontalAlign.LEFT };
const RIGHT = { ht: HorizontalAlign.RIGHT };
export const INDENT = { pd: { l: 10 } };
const PART = { ...MIDDLE, bd: { b: LINE } };
const HEADER = {
  ...BOLD,
  ...MIDDLE,
  bg: { rgb: "#0f6cbd" },
  cl: { rgb: "#ffffff" },
  tb: WrapStrategy.WRAP,
};

const LABEL: IStyleData = { ...MIDDLE, ...LEFT, cl: { rgb: "#424242" } };

/** Colours as Office's own table styles have them; Univer derives the dark ones. */
export const LOOKS: Readonly<Record<Look, IStyleData>> = {
  title: { ...BOLD, ...MIDDLE, fs: 14 },
  heading: { ...BOLD, ...MIDDLE, bd: { b: STRONG_LINE } },
  header: HEADER,
  headerRight: { ...HEADER, ...RIGHT },
  headerNote: { ...HEADER, ...INDENT },
  input: LABEL,
  stated: LABEL,
  field: { ...FIELD, ...RIGHT },
  entry: { ...FIELD, ...LEFT },
  part: PART,
  partRight: { ...PART, ...RIGHT },
  total: { ...BOLD, ...MIDDLE, bd: { t: STRONG_LINE, b: STRONG_LINE } },
  note: { ...MIDDLE, cl: { rgb: "#616161" }, it: BooleanNumber.TRUE },
  remark: { ...MIDDLE, ...INDENT, cl: { rgb: "#616161" }, it: BooleanNumber.TRUE },
  plain: MIDDLE,
};

export const withFormat = (look: IStyleData, pattern: string | null): IStyleData =>
  pattern === null ? look : { ...look, n: { pattern } };
