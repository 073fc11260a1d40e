import { freeCopies } from "../../src/sheet/copies";
import type { PageCell, SheetPage } from "../../src/sheet/page";

const page = (name: string, formulas: readonly string[], names: readonly string[] = []): SheetPage => ({
  name,
  rows: [formulas.map((formula): PageCell => ({ value: { formula }, look: "value" }))],
  widths: [],
  heights: {},
  merged: [],
  headerRows: 0,
  names: names.map((one) => ({ name: one, row: 0, column: 0, rows: 1, columns: 1 })),
  choices: [
    {
      block: { row: 0, column: 0, rows: 1, columns: 1 },
      allowed: { kind: "range", address: "Capacity!$A$1:$A$9" },
      message: "",
    },
  ],
  tints: [],
  charts: [],
  footer: "",
});

const formulasOf = (pages: readonly SheetPage[]): string[] =>
  pages.flatMap(({ rows }) => rows.flat().map((cell) => (cell?.value as { formula: string }).formula));

const NONE = { sheets: new Set<string>(), names: new Set<string>() };

test("the copies' formulas speak of the copies, and of nothing else", () => {
  const formulas = [
    "=Capacity!B3*Staff+'Capacity'!C4",
    '=IF(Staff>1,"Staff of Capacity!A1",STAFF)',
    "=Staff_2+Staffing+Staff(1)+Other!Staff+VRAM.Staff",
    "=方案对比!B2+SUM(Other!B2:B9)",
    "=$B$2+B2",
  ];
  const copies = freeCopies([page("Capacity", formulas, ["Staff"]), page("方案对比", [])], NONE);
  expect(copies.map(({ name }) => name)).toEqual(["Capacity (2)", "方案对比 (2)"]);
  expect(copies[0]?.names[0]?.name).toBe("Staff_2");
  expect(formulasOf(copies)).toEqual([
    "='Capacity (2)'!B3*Staff_2+'Capacity (2)'!C4",
    '=IF(Staff_2>1,"Staff of Capacity!A1",Staff_2)',
    "=Staff_2+Staffing+Staff(1)+Other!Staff+VRAM.Staff",
    "='方案对比 (2)'!B2+SUM(Other!B2:B9)",
    "=$B$2+B2",
  ]);
  expect(copies[0]?.choices[0]?.allowed).toEqual({ kind: "range", address: "'Capacity (2)'!$A$1:$A$9" });
});

test("the first number under which all names are free, whatever their capitals", () => {
  const taken = { sheets: new Set(["capacity (2)"]), names: new Set(["staff_3"]) };
  const [copy] = freeCopies([page("Capacity", [], ["Staff"])], taken);
  expect([copy?.name, copy?.names[0]?.name]).toEqual(["Capacity (4)", "Staff_4"]);
});

test("a long name makes room for its number: Excel takes 31 characters", () => {
  const [copy] = freeCopies([page("Assumptions and sources of 2026", [])], NONE);
  expect(copy?.name).toBe("Assumptions and sources of  (2)");
  expect(copy?.name).toHaveLength(31);
});
