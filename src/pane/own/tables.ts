import type { Place, SheetHost } from "../../hosts/sheet-host";
import { LANGUAGES } from "../../functions/shared";
import type { Language } from "../../reading/language";
import { cellAddress } from "../../sheet/address";
import { OWN_SHEETS, ownEntries, ownPage, ownTable, type NewOwn, type OwnEntry, type OwnKind } from "../../sheet/own"; // prettier-ignore
import { pricesIn, type OwnPrice } from "../../sheet/own-prices";
import { REACH } from "../../sheet/written";
import { know } from "./known";

type Cells = readonly (readonly unknown[])[];

/** Longer sheets are read to here. */
const MOST_ROWS = 2_000;

/** Models, cards and prices of the user's own, as the workbook holds them. */
export class OwnTables {
  entries: readonly OwnEntry[] = [];
  prices: readonly OwnPrice[] = [];

  constructor(
    private readonly host: Pick<SheetHost, "around" | "write" | "writePages">,
    private readonly changed: () => void,
  ) {}

  /** Reads all anew: a workbook was opened, or its own sheets were edited. */
  async refresh(): Promise<void> {
    const found = await Promise.all(KINDS.flatMap((kind) => LANGUAGES.map((language) => this.of(kind, language)))); // prettier-ignore
    const prices = await Promise.all(LANGUAGES.map((language) => this.cells(OWN_SHEETS.price[language])));
    const entries = found.flat();
    const before = JSON.stringify([this.entries, this.prices]);
    this.entries = entries;
    this.prices = pricesIn(prices.flat());
    if (JSON.stringify([this.entries, this.prices]) === before) return;
    know(entries);
    this.changed();
  }

  private async of(kind: OwnKind, language: Language): Promise<OwnEntry[]> {
    const sheet = OWN_SHEETS[kind][language];
    return ownEntries(kind, sheet, await this.cells(sheet));
  }

  /** The first two columns of a sheet; none where there is no such sheet. */
  async cells(sheet: string): Promise<Cells> {
    const rows: unknown[][] = [];
    try {
      while (rows.length < MOST_ROWS) {
        const { from, values } = await this.host.around({
          sheet,
          address: cellAddress({ row: rows.length, column: 0 }),
        });
        const more = values.slice(rows.length - from.row, rows.length - from.row + REACH.rows);
        if (from.column > 0 || more.length === 0) break;
        rows.push(...more.map((line) => [line[0] ?? null, line[1] ?? null]));
        if (more.every((line) => isBlank(line[0]) && isBlank(line[1])) || more.length < REACH.rows) break;
      }
    } catch {
      // no such sheet, or a cell is being edited: what is known stays until the next look
    }
    return rows;
  }

  /** Writes one more block; its name is changed where it is taken. Errors: as the host's. */
  async add(own: NewOwn, language: Language): Promise<AddResult> {
    await this.refresh();
    const named = { ...own, name: this.freeName(own) };
    const there = await this.sheetOf(own.kind);
    const result = there === null ? await this.begin(named, language) : await this.append(there, named, language);
    if (result.status === "written") await this.refresh();
    return result;
  } // prettier-ignore

  private freeName({ kind, name }: NewOwn): string {
    const taken = new Set(this.entries.filter((one) => one.kind === kind).map((one) => one.name.toLowerCase()));
    let free = name;
    for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${name} (${String(copy)})`;
    return free;
  } // prettier-ignore

  /** The sheet of that kind that is there, in whichever language, and where it ends. */
  private async sheetOf(kind: OwnKind): Promise<{ sheet: string; next: number } | null> {
    for (const language of LANGUAGES) {
      const sheet = OWN_SHEETS[kind][language];
      const cells = await this.cells(sheet);
      let last = cells.length - 1;
      while (last >= 0 && isBlank(cells[last]?.[0]) && isBlank(cells[last]?.[1])) last -= 1;
      if (last >= 0) return { sheet, next: last + 2 };
    }
    return null;
  }

  private async begin(own: NewOwn, language: Language): Promise<AddResult> {
    const { writePages } = this.host;
    if (writePages === null) return { status: "no pages" };
    const result = await writePages([ownPage(own, language)], "ask");
    if (result.status === "protected") return { status: "protected", sheet: result.sheet };
    // an empty sheet of that name holds nothing of the user's
    if (result.status === "taken") await writePages([ownPage(own, language)], "replace");
    return { status: "written", name: own.name, sheet: OWN_SHEETS[own.kind][language] };
  }

  private async append(
    { sheet, next }: { readonly sheet: string; readonly next: number },
    own: NewOwn,
    language: Language,
  ): Promise<AddResult> {
    const table = ownTable(own, language);
    const at: Place = { sheet, address: cellAddress({ row: next, column: 0 }) };
    const result = await this.host.write(at, table, "ask");
    const final =
      result.status === "occupied" ? await this.host.write(result.nextFree, table, "ask") : result;
    if (final.status === "written") return { status: "written", name: own.name, sheet };
    return { status: "protected", sheet };
  }
}

export type AddResult =
  | { readonly status: "written"; readonly name: string; readonly sheet: string }
  | { readonly status: "protected"; readonly sheet: string }
  /** This host writes no sheets of a name. */
  | { readonly status: "no pages" };

const KINDS: readonly OwnKind[] = ["model", "card"];

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "";

/** Whether a sheet is one of the user's own tables. */
export const isOwnSheet = (sheet: string): boolean =>
  Object.values(OWN_SHEETS).some((names) => Object.values(names).includes(sheet));
