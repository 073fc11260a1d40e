import { plain } from "./names";

const CARD = "(?:张|块|卡|颗|路|片|pcs|gpus?|cards?)";
/** "4 x A100", "8卡H100", "H100*8", "H100 (8卡)": a count before a name or behind it. */
const COUNTED: readonly RegExp[] = [
  new RegExp(`^(?<count>\\d{1,4}|双)\\s*(?:[x×*]|${CARD}|(?<=\\d)\\s(?=[a-z]))\\s*(?<name>.+)$`),
  new RegExp(`^(?<name>.+?)[\\s(,x×*-]*(?<count>\\d{1,4}|双)\\s*-?${CARD}\\)?$`),
  /^(?<name>.+?)\s*[x×*]\s*(?<count>\d{1,4})$/,
];

/** The card and the count of a text that holds both; null where it does not. */
export function cardCount(text: string, isCard: (name: string) => boolean): { name: string; count: number } | null {
  for (const pattern of COUNTED) {
    const { name, count } = pattern.exec(plain(text))?.groups ?? {};
    if (name !== undefined && count !== undefined && isCard(name)) {
      return { name: name.trim().toUpperCase(), count: count === "双" ? 2 : Number(count) };
    }
  }
  return null;
} // prettier-ignore

const BETWEEN = /\s*(?:[/,、，;；|&+]|\b(?:vs|or|and)\b|和|与|或|及)\s*/;

/** The rows of a text that names two or more, as "H20/H200" does. */
export function severalNamed<Row>(text: string, find: (name: string) => Row | null): Row[] | null {
  const parts = plain(text).split(BETWEEN);
  if (parts.length < 2) return null;
  const rows = [...new Set(parts.flatMap((part) => find(part) ?? []))];
  return rows.length > 1 ? rows : null;
}
