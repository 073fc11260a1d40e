import { namesakes } from "../../src/sheet/namesakes";
import type { SheetPage } from "../../src/sheet/page";

const PAGE: SheetPage = {
  name: "TCO", rows: [], widths: [], heights: {}, merged: [], headerRows: 0,
  names: ["Bid_Rate", "Bid_Rent"].map((name) => ({ name, row: 0, column: 0, rows: 1, columns: 1 })),
  choices: [], tints: [], charts: [], footer: "",
}; // prettier-ignore

describe("what of a page's names a workbook has", () => {
  test.each([
    ["nothing", [], [], { sheets: [], names: [], holders: [] }],
    ["its sheet, whatever the capitals", ["tco"], ["tco!$A$1"], { sheets: ["tco"], names: [], holders: [] }],
    ["its names on another sheet", ["It's"], ["='It''s'!$A$1"], { sheets: [], names: ["Bid_Rate"], holders: ["It's"] }],
    ["a name of no cell", [], ["5"], { sheets: [], names: ["Bid_Rate"], holders: [] }],
    // what Excel leaves of a sheet that was deleted
    ["a dead name", [], ["#REF!"], { sheets: [], names: [], holders: [] }],
    ["a dead name as LibreOffice has it", [], ["=#REF!.$A$1"], { sheets: [], names: [], holders: [] }],
  ])("%s", (_, sheets, meanings, found) => {
    const names = meanings.map((means) => ({ name: "Bid_Rate", means }));
    expect(namesakes({ sheets, names }, [PAGE])).toEqual(found);
  }); // prettier-ignore
});
