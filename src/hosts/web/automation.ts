import { CellValueType } from "@univerjs/core";
import type { SheetHost } from "../sheet-host";
import { calculated } from "./calculation";
import { blockOf, readBlock } from "./cell-values";
import type { Desk } from "./desk";
import type { Grid } from "./grid";
import { scrolledBy } from "./scrolling";
import type { VramWorkbook } from "./vram-workbook";

interface Open {
  readonly grid: Grid;
  readonly desk: Desk;
  readonly host: SheetHost;
}

export function createAutomation(
  opening: Promise<Omit<Open, "host">>,
  pane: Promise<SheetHost>,
): VramWorkbook {
  let known: Open | null = null;
  const ready = Promise.all([opening, pane]).then(([opened, host]) => {
    known = { ...opened, host };
  });
  const open = (): Open => {
    if (!known) throw new Error("The workbook is not open yet: await vramWorkbook.ready first.");
    return known;
  };
  const range = (address: string) => {
    const { grid } = open();
    return { grid, ...placeOf(grid, address) };
  };
  return {
    ready,
    async type(address, text) {
      const { grid, at } = range(address);
      at.setValue(typed(text));
      await calculated(grid);
    },
    read(address) {
      const { grid, sheet, at } = range(address);
      const block = blockOf(at);
      const values = readBlock(grid, sheet, block);
      return block.rows * block.columns === 1 ? (values[0]?.[0] ?? null) : values;
    },
    select(address) {
      const { grid, sheet, at } = range(address);
      grid.workbook.setActiveSheet(sheet);
      at.activate();
    },
    sheets: () =>
      open()
        .grid.workbook.getSheets()
        .map((sheet) => sheet.getSheetName()),
    save: () => open().desk.save(),
    async open(bytes) {
      await open().desk.open(new Uint8Array(bytes));
    },
    async writePages(pages, consent) {
      const { writePages } = open().host;
      if (writePages === null) throw new Error("This host writes no whole sheets.");
      return writePages(pages, consent);
    },
    place(address) {
      const { sheet, at } = range(address);
      const cell = at.getCellRect();
      const scrolled = scrolledBy(sheet);
      const canvas = document.querySelector("canvas[id^=univer-sheet-main-canvas]")?.getBoundingClientRect();
      return {
        x: (canvas?.x ?? 0) + cell.x + cell.width / 2 - scrolled.x,
        y: (canvas?.y ?? 0) + cell.y + cell.height / 2 - scrolled.y,
      };
    },
  };
}

/** The sheet and the cells of an address as people write it: "B4", "Comparison!B4:C6", "'TCO (2)'!B4". */
function placeOf({ workbook }: Grid, address: string) {
  const [, quoted, plain, cells = address] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(address) ?? [];
  const name = quoted?.replaceAll("''", "'") ?? plain;
  const sheet = name === undefined ? workbook.getActiveSheet() : workbook.getSheetByName(name);
  if (!sheet) throw new Error(`There is no sheet called "${name ?? ""}".`);
  return { sheet, at: sheet.getRange(cells) };
}

function typed(text: string): { v?: number | string | boolean | null; f?: string | null; t?: CellValueType } {
  if (text.startsWith("=")) return { f: text };
  const plain = text.trim();
  if (plain === "") return { v: null, f: null };
  if (/^(true|false)$/i.test(plain)) {
    return { v: plain.toLowerCase() === "true" ? 1 : 0, f: null, t: CellValueType.BOOLEAN };
  }
  const number = Number(plain.replace(/,/g, ""));
  if (Number.isFinite(number)) return { v: number, f: null, t: CellValueType.NUMBER };
  return { v: text.replace(/^'/, ""), f: null, t: CellValueType.STRING };
}
