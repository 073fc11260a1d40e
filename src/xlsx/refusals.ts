import type { Language } from "../reading/language";
import { Refusal } from "../sheet/refusal";

/** Why a file is not opened or written, and what to do. */
const SENTENCES = {
  notXlsx: {
    en: "This is no .xlsx file. Save it as an Excel workbook (.xlsx) and open that.",
    zh: "这不是 .xlsx 文件。请将它另存为 Excel 工作簿 (.xlsx) 后再打开。",
  },
  oldOrLocked: {
    en: "This file is an old .xls, or has a password. Save it in Excel as .xlsx without a password.",
    zh: "该文件是旧版 .xls，或设有密码。请在 Excel 中另存为不带密码的 .xlsx。",
  },
  damaged: {
    en: "The file is damaged. Open and save it again in Excel, then try once more.",
    zh: "文件已损坏。请在 Excel 中重新打开并保存后再试。",
  },
  tooLarge: {
    en: "The file is larger than this page can hold (64 MB packed, 300 MB unpacked). Open it in Excel.",
    zh: "文件超出本页面的容量（压缩后 64 MB，解压后 300 MB）。请在 Excel 中打开。",
  },
  tooManyCells: {
    en: "The file has more than a million cells or 200 sheets. Open it in Excel, or delete what is not needed.",
    zh: "文件的单元格超过一百万个，或工作表超过 200 张。请在 Excel 中打开，或删去不需要的内容。",
  },
  oldBrowser: {
    en: "This browser cannot read or write .xlsx files. Update it, or use another one.",
    zh: "此浏览器无法读写 .xlsx 文件。请更新浏览器，或换用其他浏览器。",
  },
} as const;

export type FileFault = keyof typeof SENTENCES;

export const fileRefusal = (why: FileFault, language: Language): Refusal =>
  new Refusal(SENTENCES[why][language]);
