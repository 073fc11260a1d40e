import type { SheetTable } from "../../sheet/table";
import { pageSetUp } from "../../xlsx/set-up";
import { supports } from "./surroundings";

/** A sheet of its own prints as whole pages do: A4 landscape, one page wide. ExcelApi 1.9; false: this Excel cannot. */
export function setUpTable({ pageLayout }: Excel.Worksheet, { footer }: SheetTable): boolean {
  if (!supports("1.9")) return false;
  const { footer: said } = pageSetUp({ headerRows: 0, footer });
  const [, left = "", middle = "", right = ""] = /^&L(.*)&C(.*)&R(.*)$/.exec(said.oddFooter ?? "") ?? [];
  pageLayout.orientation = "Landscape";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  const all = pageLayout.headersFooters.defaultForAllPages;
  all.leftFooter = left;
  all.centerFooter = middle;
  all.rightFooter = right;
  // last: it is what a machine without a printer refuses
  pageLayout.paperSize = "A4";
  return true;
}
