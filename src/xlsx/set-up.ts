import type { HeaderFooter, PageSetup } from "hucre";
import type { SheetPage } from "../sheet/page";
import { absolute } from "./references";

/** How a sheet is printed, as far as a page chooses it: paper and scale are the same for all. */
export interface SetUp {
  /** Rows repeated on every printed page. */
  readonly headerRows: number;
  /** At the right of the footer; the tab's name is at its left, the page's number in its middle. */
  readonly footer: string;
  /** What alone is printed: $A$1:$F$86 */
  readonly printArea?: string;
}

/** A4 landscape, one page wide and as many pages high as it takes. */
export const pageSetUp = ({
  headerRows,
  footer,
  printArea,
}: SetUp): { setUp: PageSetup; footer: HeaderFooter } => ({
  setUp: {
    paperSize: "a4",
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(headerRows > 0 && { printTitlesRow: `$1:$${headerRows}` }),
    ...(printArea !== undefined && { printArea }),
  },
  footer: { oddFooter: `&L&A&C&P / &N&R${footer.replaceAll("&", "&&")}` },
});

/** How a page chooses it. */
export const setUpFor = ({ headerRows, footer, printedRows, widths }: Omit<SetUp, "printArea"> & Partial<Pick<SheetPage, "printedRows" | "widths">>): SetUp => ({
  headerRows,
  footer,
  ...(printedRows !== undefined && { printArea: absolute({ row: 0, column: 0, rows: printedRows, columns: widths?.length ?? 1 }) }),
}); // prettier-ignore

/** What a file says of it; null: a file that chose no set-up of this kind. */
export function setUpOf(setUp: PageSetup | undefined, footer: HeaderFooter | undefined): SetUp | null {
  if (setUp === undefined && footer === undefined) return null;
  const [, last = "0"] = /^\$?1:\$?(\d+)$/.exec(setUp?.printTitlesRow ?? "") ?? [];
  const [, right = ""] = /&R((?:[^&]|&&)*)/.exec(footer?.oddFooter ?? "") ?? [];
  const { printArea } = setUp ?? {};
  return {
    headerRows: Number(last),
    footer: right.replaceAll("&&", "&"),
    ...(printArea !== undefined && { printArea }),
  };
}
