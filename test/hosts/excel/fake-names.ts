import { cellAddress, offset } from "../../../src/sheet/address";
import type { FakeContext } from "./fake-excel";
import type { FakeRange } from "./fake-range";
import { CodedError, type Area, type FakeSheet } from "./fake-sheet";
import { areaOf } from "./fake-worksheet";

/** A name for cells: it follows its sheet, whatever that is called. */
export interface FakeName {
  readonly name: string;
  sheet: FakeSheet;
  area: Area;
  /** Where it is no block of cells but a formula. */
  formula?: string;
}

const fixed = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");

/** As Excel tells it: 'TCO (2)'!$B$4. */
export function meaning({ sheet, area, formula }: FakeName, sheets: readonly FakeSheet[]): string {
  if (formula !== undefined) return "4.19";
  if (!sheets.includes(sheet)) return "#REF!";
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet.name);
  const last = cellAddress(offset(area, area.rows - 1, area.columns - 1));
  const cells = [cellAddress(area), last].map(fixed);
  const named = plain ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  return `${named}!${cells[0] === cells[1] ? (cells[0] ?? "") : cells.join(":")}`;
}

export class FakeNames {
  #items: object[] | null = null;

  constructor(private readonly excel: FakeContext) {}

  load(properties: string): void {
    this.excel.need(4);
    const asked = properties.split(",").map((name) => name.trim());
    this.excel.later(() => {
      this.#items = this.excel.book.names.map((name) => this.#item(name, asked));
    });
  }

  get items(): object[] {
    if (!this.#items) throw new CodedError("PropertyNotLoaded");
    return this.#items;
  }

  add(name: string, cells: FakeRange): void {
    const { book } = this.excel;
    this.excel.need(4);
    this.excel.later(() => {
      assertName(name);
      if (book.names.some((known) => known.name.toLowerCase() === name.toLowerCase()))
        throw new CodedError("ItemAlreadyExists");
      book.names.push({ name, sheet: cells.home, area: areaOf(cells.whereabouts()) });
    });
  }

  #item(name: FakeName, asked: readonly string[]): object {
    const { excel } = this;
    const { book } = excel;
    const value = meaning(name, book.sheets);
    const told = (property: string, known: unknown): unknown => {
      if (!asked.includes(`items/${property}`)) throw new CodedError("PropertyNotLoaded");
      return known;
    };
    return {
      get name() {
        return told("name", name.name);
      },
      get value() {
        return told("value", value);
      },
      get formula(): unknown {
        excel.need(7);
        return told("formula", name.formula ?? `=${value}`);
      },
      set formula(formula: unknown) {
        excel.need(7);
        excel.later(() => {
          const [, quoted, plain, address = ""] =
            /^=(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(String(formula)) ?? [];
          const wanted = quoted?.replaceAll("''", "'") ?? plain;
          const sheet = book.sheets.find((one) => one.name === wanted);
          if (!sheet) throw new CodedError("InvalidArgument");
          name.sheet = sheet;
          name.area = areaOf(address.replaceAll("$", ""));
        });
      },
      delete: () => {
        excel.later(() => book.names.splice(book.names.indexOf(name), 1));
      },
    };
  }
}

/** Excel's rules for names: letters first, no spaces, nothing that reads as a cell. */
function assertName(name: string): void {
  const plain = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name);
  const cell = /^([A-Z]{1,3}\d{1,7}|R\d*C?\d*|C\d*)$/i.test(name);
  if (!plain || cell) throw new CodedError("InvalidArgument");
}
