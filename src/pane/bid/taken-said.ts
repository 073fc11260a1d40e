import type { PagesResult } from "../../hosts/sheet-host";
import type { Texts } from "../wording";
import type { BidTexts } from "./wording";

/** What is in the workbook already, and what each answer to that does; of fifty names, the sheets that have them. */
export function takenSaid(
  { sheets, names, holders, free }: Extract<PagesResult, { status: "taken" }>,
  texts: BidTexts,
  { listComma, space }: Pick<Texts, "listComma" | "space">,
): string {
  const there = [...new Set([...sheets, ...holders])];
  const list = (all: readonly string[]): string => all.join(listComma);
  const said = [
    there.length === 0 ? texts.namesThere(names.length, names[0] ?? "")
      : there.length === 1 && holders.length === 0 ? texts.sheetThere(list(there))
      : texts.bidThere(list(there)),
    sheets.length === 0 ? null : sheets.length === there.length ? texts.replacingThese : texts.replacing(list(sheets)),
    names.length === 0 ? null : texts.renaming,
    texts.apart(free.length, free[0] ?? ""),
  ]; // prettier-ignore
  return said.filter((sentence) => sentence !== null).join(space);
}
