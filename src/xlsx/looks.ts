import type { CellStyle } from "hucre";
import type { PageLook, Tint } from "../sheet/page";

const BLUE = "1F3864";
const LINE = { style: "thin", color: { rgb: "D2D0CE" } } as const;
const STRONG = { style: "thin", color: { rgb: "605E5C" } } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string): NonNullable<CellStyle["fill"]> => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { rgb },
});
/** A text stands off the figure that ends at its left. */
const ASIDE = { horizontal: "left", indent: 1 } as const;
const ENTRY: CellStyle = {
  fill: fill("FFF2CC"),
  border: BOX,
  font: { color: { rgb: "0000FF" } },
  alignment: { wrapText: true },
};

/** What each look is in a file and in the embedded workbook. Inputs are blue on yellow, as finance's models have them. */
const LOOKS: Readonly<Record<PageLook, CellStyle>> = {
  title: { font: { bold: true, size: 14 }, alignment: { vertical: "center" } },
  verdict: { font: { bold: true }, alignment: { wrapText: true } },
  heading: { font: { bold: true, color: { rgb: BLUE } }, border: { bottom: STRONG } },
  header: {
    font: { bold: true, color: { rgb: "FFFFFF" } },
    fill: fill(BLUE),
    border: BOX,
    alignment: { ...ASIDE, wrapText: true },
  },
  label: { border: BOX, alignment: { ...ASIDE, wrapText: true } },
  input: ENTRY,
  choice: { ...ENTRY, alignment: { ...ASIDE, wrapText: true } },
  value: { border: BOX },
  key: { font: { bold: true }, fill: fill("E2EFDA"), border: BOX },
  total: { font: { bold: true }, border: { ...BOX, top: STRONG, bottom: STRONG } },
  text: { border: BOX, alignment: { ...ASIDE, wrapText: true } },
  note: { font: { color: { rgb: "595959" } }, alignment: { ...ASIDE, wrapText: true } },
};

/** The font of a page: Chinese letters of Calibri are borrowed from whatever font comes next. */
export const fontOf = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? "Microsoft YaHei" : "Calibri";

export const FONT_SIZE = 10;

export function styleOf(look: PageLook, font: string, format?: string): CellStyle {
  const own = LOOKS[look];
  return {
    ...own,
    font: { name: font, size: FONT_SIZE, ...own.font },
    alignment: { vertical: "center", ...own.alignment },
    ...(format !== undefined && { numFmt: format }),
  };
}

/** A link looks like one; everything else of its cell stays. */
export const asLink = (style: CellStyle): CellStyle => ({
  ...style,
  font: { ...style.font, color: { rgb: "0563C1" }, underline: true },
});

/** Excel's own good, neutral and bad; beside them a grey that is darker than all of them, on paper without colours too. */
export const TINTS: Readonly<Record<Tint["tone"], { readonly fill: string; readonly ink?: string }>> = {
  good: { fill: "C6EFCE" },
  fair: { fill: "FFEB9C" },
  poor: { fill: "FFC7CE" },
  slow: { fill: "A6A6A6", ink: "000000" },
};

/** One colour a series, dark enough beside its neighbours: weights, cache, rest, free. */
export const SERIES_COLOURS = ["1F3864", "2E75B6", "A5A5A5", "C9E2B3", "ED7D31", "7030A0"] as const;
