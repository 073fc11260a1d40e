import type { SheetTable } from "../../../src/sheet/table";

/** Two columns, four rows: a title, a header, a part, a total. */
export const TABLE: SheetTable = {
  rows: [
    ["QwQ-32B", null],
    ["Part", "GB"],
    ["Weights", 65.5],
    ["Total", { formula: "=SUM(C6:C6)" }],
  ],
  styles: ["title", "header", "part", "total"],
  formats: [null, "0.00"],
  widths: [20, 4],
  spill: null,
};
/** One formula that fills three rows and two columns. */
export const SPILLING: SheetTable = {
  rows: [[{ formula: '=VRAM.BREAKDOWN("QwQ-32B")' }]],
  styles: ["header", "part", "total"],
  formats: [null, "0.00"],
  widths: [null, null],
  spill: { rows: 3, columns: 2 },
};

/** Where most tests write. */
export const B4 = { sheet: "Sheet1", address: "B4" };
export const ROW = 3;
export const COLUMN = 1;
