// @ts-check
// A workbook as LibreOffice calculates it: prints where the recalculated file lies, or that there is no LibreOffice.
//   node test/bid/recalculated.mjs FILE.xlsx
import { convert, freshFolder, SOFFICE } from "./soffice.mjs";

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("say which file");
console.log(
  SOFFICE === null ? "There is no LibreOffice here." : (convert(freshFolder(), [file], "xlsx")[0] ?? ""),
);
