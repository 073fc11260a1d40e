// @ts-check
// Workbooks as LibreOffice calculates or prints them: the places of what it made, a line each, or that it is not there.
//   node test/bid/recalculated.mjs xlsx|pdf FILE.xlsx ...
import { convert, freshFolder, SOFFICE } from "./soffice.mjs";

const [kind, ...files] = process.argv.slice(2);
if (files.length === 0) throw new Error("say what is to be made, and of which files");
const format = kind === "pdf" ? "pdf:calc_pdf_Export" : "xlsx";
console.log(
  SOFFICE === null ? "There is no LibreOffice here." : convert(freshFolder(), files, format).join("\n"),
);
