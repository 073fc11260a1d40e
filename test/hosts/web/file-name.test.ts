import { BAR_TEXTS } from "../../../src/hosts/web/bar-texts";
import { fileName, type FileQuestion } from "../../../src/hosts/web/file-name";

const NONE: FileQuestion = { opened: null, parties: ["", ""], frozen: false, date: "2026-11-27" };

test.each<[string, Partial<FileQuestion>, "en" | "zh", string]>([
  ["a workbook that began here", {}, "en", "VRAM 2026-11-27.xlsx"],
  ["in Chinese", {}, "zh", "显存 2026-11-27.xlsx"],
  ["project and buyer", { parties: ["Model hall", "City of X"] }, "en", "VRAM Model hall City of X 2026-11-27.xlsx"],
  ["the buyer alone", { parties: ["", "某市 数据局"] }, "zh", "显存 某市 数据局 2026-11-27.xlsx"],
  ["signs that Windows refuses", { parties: ['A/B: "C"\n?', " .. "] }, "en", "VRAM A B C 2026-11-27.xlsx"],
  ["a long name is cut", { parties: ["x".repeat(300), ""] }, "en", `VRAM ${"x".repeat(40)} 2026-11-27.xlsx`],
  ["a frozen copy", { parties: ["P", ""], frozen: true }, "en", "VRAM P 2026-11-27 frozen.xlsx"],
  ["a frozen copy in Chinese", { frozen: true }, "zh", "显存 2026-11-27 数值版.xlsx"],
  ["a file keeps its own name", { opened: "offer.xlsm", parties: ["P", "B"] }, "en", "offer.xlsx"],
  ["a file that was frozen", { opened: "offer.XLSX", frozen: true }, "en", "offer frozen.xlsx"],
  ["and frozen again", { opened: "offer frozen.xlsx", frozen: true }, "en", "offer frozen.xlsx"],
])("%s", (_, asked, language, name) => {
  expect(fileName({ ...NONE, ...asked }, BAR_TEXTS[language])).toBe(name);
}); // prettier-ignore
