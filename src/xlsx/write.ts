import type { NamedRange, WriteSheet } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import { ERROR_MARK, type Book } from "./book";
import { quotedSheet } from "./references";
import { rezipped } from "./zip";

/** What Excel 2019 and later write: such a file is taken as calculated, and its values are shown as they are. */
const CALCULATED = '<calcPr calcId="191029"/>';

/** The bytes of an .xlsx. */
export async function writeBook({ sheets, names, active }: Book): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: sheets.map(withoutTitles),
    namedRanges: [...names, ...sheets.flatMap(titlesOf)],
    activeSheet: active,
    defaultFont: { name: "Calibri", size: 11, family: 2 },
    properties: { creator: "VRAM for Excel", created: new Date() },
  });
  return rezipped(bytes, (name, text) => {
    // hucre asks for a recalculation at every opening: who lacks the add-in would lose its values to #NAME?
    if (name === "xl/workbook.xml") return text().then((xml) => xml.replace(/<calcPr [^>]*\/>/, CALCULATED));
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return text().then(withErrors);
    return null;
  });
}

const withErrors = (xml: string): string =>
  xml.replace(new RegExp(`t="str">(<f[^>]*>[^<]*</f>)<v>${ERROR_MARK}`, "g"), 't="e">$1<v>');

// hucre writes the sheet's name without its quotes, which Excel calls damaged where there is a space in it
function withoutTitles(sheet: WriteSheet): WriteSheet {
  if (!sheet.pageSetup) return sheet;
  const pageSetup = { ...sheet.pageSetup };
  delete pageSetup.printTitlesRow;
  delete pageSetup.printArea;
  return { ...sheet, pageSetup };
}

function titlesOf({ name, pageSetup }: WriteSheet): NamedRange[] {
  const own = (reserved: string, range: string): NamedRange => ({
    name: `_xlnm.${reserved}`,
    scope: name,
    range: `${quotedSheet(name)}!${range}`,
  });
  return [
    ...(pageSetup?.printArea ? [own("Print_Area", pageSetup.printArea)] : []),
    ...(pageSetup?.printTitlesRow ? [own("Print_Titles", pageSetup.printTitlesRow)] : []),
  ];
}
