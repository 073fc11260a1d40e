import type { IWorkbookData } from "@univerjs/core";
import { untouchedExample } from "../../../src/hosts/web/untouched-example";

type Cells = Record<number, Record<number, { f?: string; v?: string | number }>>;

const written = (): Cells => ({ 0: { 1: { v: "32B 示例" } }, 4: { 2: { f: "=VRAM.PARAMS(32)" } } });
const EXAMPLES = [{ sheets: { first: { name: "示例", cellData: written() } } }] as unknown as IWorkbookData[];

function book(second: string | null, first: Cells = written()): IWorkbookData {
  const bid = second === null ? {} : { bid: { name: "方案对比", cellData: { 0: { 0: { f: second } } } } };
  const sheets = { first: { name: "示例", cellData: first }, ...bid };
  return { sheets, sheetOrder: Object.keys(sheets) } as unknown as IWorkbookData;
}

describe("the sheet that the page opens with", () => {
  test("is left out of a file where nobody changed it, whatever its formulas came to", () => {
    expect(untouchedExample(book("=1+1"), EXAMPLES)).toBe("first");
    const calculated: Cells = { ...written(), 4: { 2: { f: "=VRAM.PARAMS(32)", v: 64 } } };
    expect(untouchedExample(book("=1+1", calculated), EXAMPLES)).toBe("first");
  });

  test("stays where it is the only one, where it was changed, or where another sheet asks it", () => {
    expect(untouchedExample(book(null), EXAMPLES)).toBeNull();
    expect(untouchedExample(book("=1+1", { ...written(), 40: { 0: { v: "mine" } } }), EXAMPLES)).toBeNull();
    expect(untouchedExample(book("=示例!C5*2"), EXAMPLES)).toBeNull();
    expect(untouchedExample(book("=SUM('示例'!C5:C9)"), EXAMPLES)).toBeNull();
  });

  test("stays where a defined name means one of its cells", () => {
    const names = (formulaOrRefString: string): IWorkbookData => ({
      ...book("=1+1"),
      resources: [{ name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify({ a: { name: "context", formulaOrRefString } }) }],
    }); // prettier-ignore
    expect(untouchedExample(names("示例!$C$10"), EXAMPLES)).toBeNull();
    expect(untouchedExample(names("方案对比!$C$10"), EXAMPLES)).toBe("first");
  });
});
