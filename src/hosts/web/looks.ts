import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { IBorderStyleData, IStyleData } from "@univerjs/core";

/** The looks of the page's first sheet. */
export type Look =
  | "title"
  | "heading"
  | "header"
  | "headerRight"
  | "headerNote"
  | "field"
  | "part"
  | "partRight"
  | "total"
  | "note"
  | "remark"
  | "plain";

const LINE: IBorderStyleData = { s: BorderStyleTypes.THIN, cl: { rgb: "#d2d0ce" } };
const STRONG_LINE: IBorderStyleData = { s: BorderStyleTypes.THIN, cl: { rgb: "#605e5c" } };
const BOLD = { bl: BooleanNumber.TRUE };
const MIDDLE = { vt: VerticalAlign.MIDDLE };

const FIELD = {
  ...MIDDLE,
  bg: { rgb: "#fff2cc" },
  cl: { rgb: "#0000ff" },
  bd: { t: LINE, b: LINE, l: LINE, r: LINE },
};
const RIGHT = { ht: HorizontalAlign.RIGHT };
const INDENT = { pd: { l: 10 } };
const PART = { ...MIDDLE, bd: { b: LINE } };
const HEADER = {
  ...BOLD,
  ...MIDDLE,
  bg: { rgb: "#1f3864" },
  cl: { rgb: "#ffffff" },
  tb: WrapStrategy.WRAP,
};

/** Colours as Office's own table styles have them; Univer derives the dark ones. */
export const LOOKS: Readonly<Record<Look, IStyleData>> = {
  title: { ...BOLD, ...MIDDLE, fs: 14 },
  heading: { ...BOLD, ...MIDDLE, bd: { b: STRONG_LINE } },
  header: HEADER,
  headerRight: { ...HEADER, ...RIGHT },
  headerNote: { ...HEADER, ...INDENT },
  field: { ...FIELD, ...RIGHT },
  part: PART,
  partRight: { ...PART, ...RIGHT },
  total: { ...BOLD, ...MIDDLE, bd: { t: STRONG_LINE, b: STRONG_LINE } },
  note: { ...MIDDLE, cl: { rgb: "#616161" }, it: BooleanNumber.TRUE },
  remark: { ...MIDDLE, ...INDENT, cl: { rgb: "#616161" }, it: BooleanNumber.TRUE },
  plain: MIDDLE,
};

export const withFormat = (look: IStyleData, pattern: string | null): IStyleData =>
  pattern === null ? look : { ...look, n: { pattern } };
