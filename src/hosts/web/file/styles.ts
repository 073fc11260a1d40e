import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderStyleData,
  type IStyleData,
  type Nullable,
} from "@univerjs/core";
import type { BorderLineStyle, BorderSide, CellStyle, Color } from "hucre";

/** A file's colours by number are looked up in its theme. */
export type ColourOf = (colour: Color | undefined) => string | null;

const ACROSS = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
} as const;
const DOWN = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM } as const;
const LINES: Readonly<Record<BorderLineStyle, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};
const SIDES = { t: "top", r: "right", b: "bottom", l: "left" } as const;
const INDENT_PX = 10;
const OWN_FONT = "Arial";
const FILE_FONT = "Calibri";
const FONT_SIZE = 11;

const swapped = <Key extends string, Value extends number>(
  table: Readonly<Record<Key, Value>>,
): Map<number, Key> => new Map(Object.entries<Value>(table).map(([key, value]) => [value, key as Key]));
const ACROSS_NAMES = swapped(ACROSS);
const DOWN_NAMES = swapped(DOWN);
const LINE_NAMES = swapped(LINES);

/** A file's look as Univer has it. Without a look of its own a cell has Univer's. */
export function gridStyle(style: CellStyle | undefined, colourOf: ColourOf): IStyleData | null {
  if (style === undefined) return null;
  const { font = {}, fill, border = {}, alignment = {} } = style;
  const ink = colourOf(font.color);
  const ground = fill?.type === "pattern" && fill.pattern === "solid" ? colourOf(fill.fgColor) : null;
  const sides = Object.entries(SIDES).flatMap(([key, side]) => {
    const line = sideOf(border[side], colourOf);
    return line ? [[key, line] as const] : [];
  });
  return {
    // Excel's own font is on few other systems; Univer's is on all
    ...(font.name !== undefined && font.name !== FILE_FONT && { ff: `${font.name}, ${OWN_FONT}` }),
    fs: font.size ?? FONT_SIZE,
    ...(font.bold && { bl: BooleanNumber.TRUE }),
    ...(font.italic && { it: BooleanNumber.TRUE }),
    ...(font.underline && { ul: { s: BooleanNumber.TRUE } }),
    ...(font.strikethrough && { st: { s: BooleanNumber.TRUE } }),
    ...(ink !== null && { cl: { rgb: ink } }),
    ...(ground !== null && { bg: { rgb: ground } }),
    ...(sides.length > 0 && { bd: Object.fromEntries(sides) }),
    ...(style.numFmt !== undefined && style.numFmt !== "General" && { n: { pattern: style.numFmt } }),
    ...(isKey(ACROSS, alignment.horizontal) && { ht: ACROSS[alignment.horizontal] }),
    vt: isKey(DOWN, alignment.vertical) ? DOWN[alignment.vertical] : VerticalAlign.BOTTOM,
    ...(alignment.wrapText && { tb: WrapStrategy.WRAP }),
    ...(alignment.indent && { pd: { l: alignment.indent * INDENT_PX } }),
  };
}

const isKey = <Table extends object>(
  table: Table,
  key: string | undefined,
): key is Extract<keyof Table, string> => key !== undefined && Object.hasOwn(table, key);

function sideOf(side: BorderSide | undefined, colourOf: ColourOf): IBorderStyleData | null {
  // a file may hold a style that there is not
  const line: BorderStyleTypes | undefined = side && LINES[side.style];
  return line === undefined ? null : { s: line, cl: { rgb: colourOf(side?.color) ?? "#000000" } };
}

/** Univer's look as a file has it. */
export function fileStyle(style: IStyleData): CellStyle {
  const { n, bd, bg, ht, vt, tb, pd } = style;
  const ground = rgb(bg?.rgb);
  const border = Object.fromEntries(
    Object.entries(SIDES).flatMap(([key, side]) => {
      const line = bd?.[key as keyof typeof SIDES];
      const name = line && LINE_NAMES.get(line.s);
      return name ? [[side, { style: name, color: { rgb: rgb(line.cl.rgb) ?? "000000" } }]] : [];
    }),
  );
  const horizontal = ACROSS_NAMES.get(ht ?? -1);
  const vertical = DOWN_NAMES.get(vt ?? -1);
  return {
    font: fontOf(style),
    ...(ground !== null && { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: ground } } }),
    ...(Object.keys(border).length > 0 && { border }),
    ...(n?.pattern !== undefined && { numFmt: n.pattern }),
    alignment: {
      ...(horizontal && { horizontal }),
      ...(vertical && { vertical }),
      ...(tb === WrapStrategy.WRAP && { wrapText: true }),
      ...(pd?.l &&
        pd.l >= INDENT_PX && { horizontal: horizontal ?? "left", indent: Math.round(pd.l / INDENT_PX) }),
    },
  };
}

function fontOf({ ff, fs, bl, it, ul, st, cl }: IStyleData): NonNullable<CellStyle["font"]> {
  const ink = rgb(cl?.rgb);
  return {
    // Univer's own font is not everywhere; a file has Excel's
    name: !ff || ff === OWN_FONT ? FILE_FONT : (ff.split(",", 1)[0] ?? ff),
    size: fs ?? FONT_SIZE,
    family: 2,
    ...(bl === BooleanNumber.TRUE && { bold: true }),
    ...(it === BooleanNumber.TRUE && { italic: true }),
    ...(ul?.s === BooleanNumber.TRUE && { underline: true }),
    ...(st?.s === BooleanNumber.TRUE && { strikethrough: true }),
    ...(ink !== null && { color: { rgb: ink } }),
  };
}

/** "#0f6cbd" or "rgb(15,108,189)", as Univer's menus write them, as six hexadecimal digits. */
function rgb(colour: Nullable<string>): string | null {
  const [, hex] = /^#([0-9a-f]{6})/i.exec(colour || "") ?? [];
  if (hex !== undefined) return hex.toUpperCase();
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour || "");
  if (!parts) return null;
  return parts
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}
