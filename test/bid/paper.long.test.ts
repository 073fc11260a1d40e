import { SHEETS, type SheetKind } from "../../src/bid/bid";
import { bidPages } from "../../src/bid/pages";
import { papersOf } from "./in-libreoffice";
import { WORKED } from "./worked";

/** Sheets of A4 that four options take at most; the others are one each. */
const PAPERS: Partial<Record<SheetKind, number>> = { comparison: 3, assumptions: 2 };

test("each sheet is printed on the paper that it promises, in both languages", async () => {
  const asked = (["en", "zh"] as const).flatMap((language) => SHEETS.map((kind) => ({ language, kind })));
  const papers = await papersOf(asked.map(({ language, kind }) => bidPages({ ...WORKED, language, sheets: [kind] })));
  if (papers === null) return;
  for (const [at, { language, kind }] of asked.entries()) {
    const paper = { language, kind, count: papers[at] };
    expect([paper, (papers[at] ?? 0) >= 1 && (papers[at] ?? 9) <= (PAPERS[kind] ?? 1)]).toEqual([paper, true]);
  }
}, 180_000); // prettier-ignore
