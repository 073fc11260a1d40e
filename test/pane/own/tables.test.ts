import type { PagesResult, WriteResult } from "../../../src/hosts/sheet-host";
import { estimateFor } from "../../../src/pane/estimate";
import { know, knownAs } from "../../../src/pane/own/known";
import { writePriceList } from "../../../src/pane/own/prices";
import { OwnTables } from "../../../src/pane/own/tables";
import { orderFor } from "../../../src/pane/order";
import { FIRST_INPUTS, FIRST_STATE } from "../../../src/pane/state";
import { readAddress } from "../../../src/sheet/address";
import type { NewOwn } from "../../../src/sheet/own";
import type { PageCell, SheetPage } from "../../../src/sheet/page";
import type { SheetTable } from "../../../src/sheet/table";
import type { SeenCells } from "../../../src/sheet/written";

/** A workbook of sheets by name, as far as these tables ask for one. */
class Sheets {
  readonly cells = new Map<string, unknown[][]>();

  around = ({ sheet, address }: { sheet: string; address: string }): Promise<SeenCells> => {
    const rows = this.cells.get(sheet);
    if (!rows) return Promise.reject(new Error("ItemNotFound"));
    const row = readAddress(address)?.row ?? 0;
    const from = { row: Math.max(0, row - 70), column: 0 };
    const values = Array.from({ length: row + 71 - from.row }, (_, at) => rows[from.row + at] ?? []);
    return Promise.resolve({ from, formulas: values, values });
  };
  write = (at: unknown, table: SheetTable): Promise<WriteResult> => {
    const { sheet, address } = at as { sheet: string; address: string };
    this.put(sheet, readAddress(address)?.row ?? 0, table.rows);
    return Promise.resolve({ status: "written", sheet, address });
  };
  writePages = (pages: readonly SheetPage[]): Promise<PagesResult> => {
    for (const { name, rows } of pages) this.put(name, 0, rows);
    return Promise.resolve({ status: "written", sheets: pages.map(({ name }) => name) });
  };

  put(sheet: string, row: number, rows: readonly (readonly PageCell[])[]): void {
    const all = this.cells.get(sheet) ?? [];
    rows.forEach((line, at) => {
      all[row + at] = line.map((cell) => (typeof cell?.value === "string" ? cell.value.replace(/^'/, "") : cell?.value ?? null));
    });
    for (let at = 0; at < all.length; at += 1) all[at] ??= [];
    this.cells.set(sheet, all);
  } // prettier-ignore
}

const MINE: NewOwn = {
  kind: "model",
  name: "mine",
  source: "typed",
  date: "2026-11-26",
  content: [["Parameters (B)", 32], ["Layers", 40], ["KV heads", 64], ["Head dim", 128]],
}; // prettier-ignore
const CARD: NewOwn = { ...MINE, kind: "card", name: "box", content: [["Memory (GB)", 192], ["Usable memory (GiB)", 180]] }; // prettier-ignore

const opened = () => {
  const sheets = new Sheets();
  const tables = new OwnTables(sheets, () => undefined);
  return { sheets, tables };
};

afterEach(() => {
  know([]);
});

test("the first makes its sheet, the next stand below with a row between, and names are each their own", async () => {
  const { sheets, tables } = opened();
  expect(await tables.add(MINE, "en")).toEqual({ status: "written", name: "mine", sheet: "Own models" });
  expect(await tables.add(MINE, "zh")).toEqual({ status: "written", name: "mine (2)", sheet: "Own models" });
  expect(tables.entries.map(({ name, reference }) => [name, reference])).toEqual([
    ["mine", "'Own models'!$A$4:$B$10"],
    ["mine (2)", "'Own models'!$A$12:$B$18"],
  ]);
  expect([...sheets.cells.keys()]).toEqual(["Own models"]);
});

test("a hundred of them are found again in a workbook that was opened", async () => {
  const { sheets, tables } = opened();
  for (let at = 0; at < 100; at += 1) await tables.add({ ...MINE, name: `m${String(at)}` }, "en");
  const again = new OwnTables(sheets, () => undefined);
  await again.refresh();
  expect(again.entries).toHaveLength(100);
});

test("the pane answers with them, and tables refer to their cells", async () => {
  const { tables } = opened();
  await tables.add(MINE, "en");
  await tables.add(CARD, "en");
  const inputs = { ...FIRST_INPUTS, model: "Mine", card: "box", precision: "FP16", cards: "1", concurrency: "8", unit: "GB" };
  const answer = estimateFor(inputs);
  if (answer.kind !== "on cards") throw new Error(answer.kind);
  // 32e9 numbers of two bytes; 2 x 40 x 64 x 128 x 2 bytes x 16,000 tokens x 8 requests
  expect(answer.weights).toBe(64e9);
  expect(answer.kvCache).toBe(2 * 40 * 64 * 128 * 2 * 16_000 * 8);
  const order = orderFor(answer, { ...FIRST_STATE, inputs });
  const place = { at: "A1", language: "en", date: "2026-11-26" } as const;
  const live = order?.({ ...place, mode: "live" });
  const formulas = (live?.rows ?? []).flat().flatMap((cell) => (typeof cell?.value === "object" && cell.value ? [cell.value.formula] : []));
  const breakdown = formulas.find((formula) => formula.startsWith("=VRAM.BREAKDOWN("));
  expect(breakdown).toMatch(/^=VRAM\.BREAKDOWN\('Own models'!\$A\$4:\$B\$10,B4,B5,'Own cards'!\$A\$4:\$B\$8,/);
  // values are worked out from the same cells
  const values = order?.({ ...place, mode: "values" });
  const total = values?.rows.find((row) => row[0]?.value === "Weights");
  expect(total?.[1]?.value).toBeCloseTo(64, 6);
}); // prettier-ignore

test("what is no longer in the workbook is no longer known", async () => {
  const { sheets, tables } = opened();
  await tables.add(MINE, "en");
  expect(knownAs("model", "MINE")).not.toBeNull();
  sheets.cells.clear();
  await tables.refresh();
  expect(knownAs("model", "mine")).toBeNull();
});

test("a price list is written once, with the bill's items, and read when it is filled in", async () => {
  const { sheets, tables } = opened();
  const asked = { language: "zh", date: "2026-11-26" } as const;
  expect(await writePriceList(sheets, tables, asked)).toMatchObject({ status: "written", sheet: "自有价格" });
  const rows = sheets.cells.get("自有价格") ?? [];
  const [first] = rows.slice(3);
  expect(first?.[0]).toBe("人工智能服务器");
  if (first) first[1] = "125万";
  await tables.refresh();
  expect(tables.prices).toEqual([{ item: "人工智能服务器", price: 1_250_000 }]);
  expect(await writePriceList(sheets, tables, { ...asked, language: "en" })).toMatchObject({
    sheet: "自有价格",
  });
  expect([...sheets.cells.keys()]).toEqual(["自有价格"]);
});
