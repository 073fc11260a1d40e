import { pageSetUp, setUpFor } from "../../../xlsx/set-up";
import { errorCode } from "../excel-errors";
import { supports } from "../surroundings";

interface Printed {
  readonly page: Parameters<typeof setUpFor>[0];
  readonly sheet: Excel.Worksheet;
}

/**
 * A4 landscape, one page wide, header rows repeated, footer; ExcelApi 1.9. In a sync of its own that may fail: Excel asks
 * the printer's driver for papers and margins, and a machine may have none. The sheets are whole without it.
 */
export async function printable(context: Excel.RequestContext, sheets: readonly Printed[]): Promise<void> {
  const [first] = sheets;
  first?.sheet.activate();
  if (supports("1.9")) for (const { page, sheet } of sheets) setUp(page, sheet);
  try {
    await context.sync();
  } catch (error) {
    if (errorCode(error) === null) throw error; // our own bug
  }
}

function setUp(page: Printed["page"], { pageLayout }: Excel.Worksheet): void {
  const { setUp: wanted, footer: said } = pageSetUp(setUpFor(page));
  const [, left = "", middle = "", right = ""] = /^&L(.*)&C(.*)&R(.*)$/.exec(said.oddFooter ?? "") ?? [];
  pageLayout.orientation = "Landscape";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  if (wanted.printTitlesRow !== undefined) pageLayout.setPrintTitleRows(wanted.printTitlesRow);
  if (wanted.printArea !== undefined) pageLayout.setPrintArea(wanted.printArea);
  const all = pageLayout.headersFooters.defaultForAllPages;
  all.leftFooter = left;
  all.centerFooter = middle;
  all.rightFooter = right;
  const { left: l = 0, right: r = 0, top = 0, bottom = 0, header = 0, footer: f = 0 } = wanted.margins ?? {};
  pageLayout.setPrintMargins("Inches", { left: l, right: r, top, bottom, header, footer: f });
  // last: it is what a machine without a printer refuses
  pageLayout.paperSize = "A4";
}
