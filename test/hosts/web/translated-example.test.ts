import type { IWorkbookData } from "@univerjs/core";
import { translated } from "../../../src/hosts/web/translated-example";

type Cells = Record<number, Record<number, { f?: string; v?: string | number }>>;

const cells = (title: string, note: string): Cells => ({
  0: { 1: { v: title } },
  4: { 1: { v: "QwQ-32B" }, 2: { f: "=VRAM.PARAMS(32)" }, 3: { v: 32 }, 4: { v: note } },
});
const book = (name: string, cellData: Cells, other = "=1+1"): IWorkbookData =>
  ({
    sheets: { first: { name, cellData }, second: { name: "S", cellData: { 0: { 0: { f: other } } } } },
    sheetOrder: ["first", "second"],
  }) as unknown as IWorkbookData;
const EXAMPLES = {
  en: book("Example", cells("How much?", "the card's memory")),
  zh: book("示例", cells("需要多少？", "显存")),
};

describe("the first sheet after the page's language changed", () => {
  test("says what differs in words anew; numbers, formulas and names stay", () => {
    const zh = {
      name: "示例",
      cells: { 0: { 1: { v: "需要多少？", t: null } }, 4: { 4: { v: "显存", t: null } } },
    };
    expect(translated(EXAMPLES.en, EXAMPLES, "zh")).toEqual(zh);
    expect(translated(EXAMPLES.zh, EXAMPLES, "zh")).toEqual({ name: "示例", cells: {} });
    const alone = { ...EXAMPLES.en, sheetOrder: ["first"] };
    expect(translated(alone, EXAMPLES, "zh")).toEqual(zh);
  });

  test("stays as it is where it was changed, or another sheet asks it", () => {
    const changed = { ...cells("How much?", "the card's memory"), 18: { 2: { v: 5 } } };
    expect(translated(book("Example", changed), EXAMPLES, "zh")).toBeNull();
    const asked = book("Example", cells("How much?", "the card's memory"), "=Example!C5*2");
    expect(translated(asked, EXAMPLES, "zh")).toBeNull();
  });
});
