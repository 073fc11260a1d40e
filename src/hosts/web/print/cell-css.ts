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

const ACROSS: Readonly<Partial<Record<HorizontalAlign, string>>> = {
  [HorizontalAlign.LEFT]: "left",
  [HorizontalAlign.CENTER]: "center",
  [HorizontalAlign.RIGHT]: "right",
  [HorizontalAlign.JUSTIFIED]: "justify",
};
const DOWN: Readonly<Partial<Record<VerticalAlign, string>>> = {
  [VerticalAlign.TOP]: "top",
  [VerticalAlign.MIDDLE]: "middle",
  [VerticalAlign.BOTTOM]: "bottom",
};
const LINES: Readonly<Partial<Record<BorderStyleTypes, string>>> = {
  [BorderStyleTypes.DOUBLE]: "3px double",
  [BorderStyleTypes.DASHED]: "1px dashed",
  [BorderStyleTypes.DOTTED]: "1px dotted",
  [BorderStyleTypes.MEDIUM]: "2px solid",
  [BorderStyleTypes.THICK]: "3px solid",
};

/** Where what is nothing else said of stands: numbers at the right, TRUE and FALSE in the middle. */
const BY_KIND: Readonly<Record<string, string | undefined>> = { number: "right", boolean: "center" };

/** A cell's look for the printer, by what kind of value it has. */
export function cssOf(style: Partial<IStyleData>, kind: string): string {
  const { ff, fs, bl, it, ul, cl, bg, bd, ht, vt, tb, pd } = style;
  const rules = {
    "font-family": ff ? ff.replace(/[^\p{L}\p{N} ,-]/gu, "") : undefined,
    "font-size": fs === undefined ? undefined : `${fs}pt`,
    "font-weight": bl === BooleanNumber.TRUE ? "600" : undefined,
    "font-style": it === BooleanNumber.TRUE ? "italic" : undefined,
    "text-decoration": ul?.s === BooleanNumber.TRUE ? "underline" : undefined,
    color: colour(cl?.rgb),
    "background-color": colour(bg?.rgb),
    "text-align": ACROSS[ht || HorizontalAlign.UNSPECIFIED] ?? BY_KIND[kind],
    "vertical-align": DOWN[vt || VerticalAlign.UNSPECIFIED] ?? "bottom",
    "white-space": tb === WrapStrategy.WRAP ? "pre-wrap" : undefined,
    "padding-left": pd?.l ? `${pd.l}px` : undefined,
    "border-top": line(bd?.t),
    "border-right": line(bd?.r),
    "border-bottom": line(bd?.b),
    "border-left": line(bd?.l),
  };
  return Object.entries(rules)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join("; ");
}

const line = (side: Nullable<IBorderStyleData>): string | undefined =>
  side ? `${LINES[side.s] ?? "1px solid"} ${colour(side.cl.rgb) ?? "#000000"}` : undefined;

/** Colours come out of files: only what is one goes into a style. */
const colour = (text: Nullable<string>): string | undefined =>
  text && /^(#[0-9a-f]{3,8}|rgba?\([\d., ]+\))$/i.test(text) ? text : undefined;
