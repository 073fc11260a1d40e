import { LANGUAGES } from "../../functions/shared";
import type { SheetHost } from "../../hosts/sheet-host";
import type { Language } from "../../reading/language";
import { OWN_SHEETS } from "../../sheet/own";
import { pricesPage } from "../../sheet/own-prices";
import { MATERIALS } from "../../bid/materials-texts";
import type { AddResult, OwnTables } from "./tables";

/** The items of a bill, as a price list names them. */
const billItems = (language: Language): string[] =>
  Object.values(MATERIALS[language].lines).map(([name]) => name);

/** Writes an empty price list with the items of the bill; a list that is there stays as it is. */
export async function writePriceList(
  host: Pick<SheetHost, "writePages">,
  tables: OwnTables,
  { language, date }: { readonly language: Language; readonly date: string },
): Promise<AddResult> {
  for (const one of LANGUAGES) {
    const sheet = OWN_SHEETS.price[one];
    if ((await tables.cells(sheet)).some(([item]) => item !== null)) return { status: "written", name: sheet, sheet };
  }
  if (host.writePages === null) return { status: "no pages" };
  const page = pricesPage(billItems(language), language, date);
  const result = await host.writePages([page], "ask");
  if (result.status === "protected") return { status: "protected", sheet: result.sheet };
  return { status: "written", name: page.name, sheet: page.name };
} // prettier-ignore
