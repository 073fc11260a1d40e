import type { Bid } from "../../src/bid/bid";
import { writtenBid } from "../../src/bid/pages";
import { inLibreOffice, typed, type Calculated } from "./in-libreoffice";

/** A bid, and what is typed into cells of it that have a name. */
interface Case {
  readonly bid: Bid;
  readonly contents: Readonly<Record<string, number | string | null>>;
}

/** A bid after LibreOffice has calculated it. */
export interface CalculatedBid {
  readonly found: Calculated;
  /** Content of the cell that has a name, moved so many columns to the right. */
  readonly named: (name: string, right?: number, down?: number) => unknown;
  /** Content of a line that the sheets refer to ("most", "deviation speed"), of the option counted from 0. */
  readonly line: (key: string, option?: number) => number | string | null;
}

/** All cases by their names, in one start of LibreOffice; none of them where there is no LibreOffice. */
export async function calculatedBids<Name extends string>(
  cases: Readonly<Record<Name, Case>>,
): Promise<Partial<Record<Name, CalculatedBid>>> {
  const names = Object.keys(cases) as Name[];
  const written = names.map((name) => writtenBid(cases[name].bid));
  const books = written.map(({ pages }, at) => typed(pages, cases[names[at] as Name].contents));
  const all = await inLibreOffice(books);
  const bids = written.flatMap(({ pages, book }, at): [Name, CalculatedBid][] => {
    const found = all?.[at];
    if (found === undefined) return [];
    const named = (called: string, right = 0, down = 0): unknown => {
      const page = pages.find((one) => one.names.some(({ name }) => name === called));
      const spot = page?.names.find(({ name }) => name === called);
      if (page === undefined || spot === undefined) throw new Error(`no cell is called ${called}`);
      return found(page.name, spot.row + down, spot.column + right);
    };
    const line = (key: string, option = 0): number | string | null => {
      const spot = book.spot(key);
      const cell = spot && found(spot.sheet, spot.row, spot.column + option);
      return typeof cell === "number" || typeof cell === "string" ? cell : null;
    };
    return [[names[at] as Name, { found, named, line }]];
  });
  return Object.fromEntries(bids) as Partial<Record<Name, CalculatedBid>>;
}
