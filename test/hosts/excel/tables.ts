import type { PageCell } from "../../../src/sheet/page";
import type { SheetTable } from "../../../src/sheet/table";

const FORMAT = "0.00";
const title = (value: string): PageCell => ({ value, look: "title" });
const header = (value: string): PageCell => ({ value, look: "header" });
const label = (value: string): PageCell => ({ value, look: "label" });

/** All that a table may have besides cells: nothing of it. */
export const PLAIN = { widths: [], heights: {}, merged: [], choices: [], lists: null, footer: "" } as const;

/** Two columns, four rows: a title, a header, a part, a total. */
export const TABLE: SheetTable = {
  ...PLAIN,
  rows: [
    [title("QwQ-32B"), null],
    [header("Part"), header("GB")],
    [label("Weights"), { value: 65.5, look: "value", format: FORMAT }],
    [
      { value: "Total", look: "total" },
      { value: { formula: "=SUM(C6:C6)" }, look: "total", format: FORMAT },
    ],
  ],
  widths: [20, 4],
};

/** One formula that fills three rows and two columns. */
export const SPILLING: SheetTable = {
  ...PLAIN,
  rows: [
    [
      { value: { formula: '=VRAM.BREAKDOWN("QwQ-32B")' }, look: "header" },
      { value: null, look: "header" },
    ],
    [
      { value: null, look: "label" },
      { value: null, look: "value", format: FORMAT },
    ],
    [
      { value: null, look: "total" },
      { value: null, look: "total", format: FORMAT },
    ],
  ],
};

/** Where most tests write. */
export const B4 = { sheet: "Sheet1", address: "B4" };
export const ROW = 3;
export const COLUMN = 1;
