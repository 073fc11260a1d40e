import type { Grid } from "../grid";
import { notesOf } from "../sheet-notes";
import { sheetAsTable } from "./sheet-as-table";

/** A4 landscape less its margins, at CSS's 96 pixels an inch: 297 - 2 x 10 mm. */
const PAPER_PX = ((297 - 2 * 10) / 25.4) * 96;

/**
 * Prints the sheet rather than a picture of the window: whoever prints, by the button, by Ctrl+P or by the browser's menu,
 * gets the cells in use on A4 landscape, one page wide, the header rows on every page.
 */
export function printSheet(grid: Grid, paper: HTMLElement): void {
  const style = document.createElement("style");
  document.head.append(style);
  addEventListener("beforeprint", () => {
    const sheet = grid.workbook.getActiveSheet();
    const { table, width } = sheetAsTable(grid, sheet);
    table.style.zoom = String(Math.min(1, PAPER_PX / width));
    paper.replaceChildren(table);
    const footer = notesOf(sheet.getSheet().getConfig()).setUp?.footer ?? "";
    style.textContent = pageRule(sheet.getSheetName(), footer);
  });
  addEventListener("afterprint", () => {
    paper.replaceChildren();
    style.textContent = "";
  });
}

/** Browsers that know no boxes in the margin print their own header and footer, or none. */
const pageRule = (sheet: string, footer: string): string => `@page {
  size: A4 landscape;
  margin: 10mm 10mm 14mm;
  @bottom-left { content: ${cssText(sheet)}; font: 9px sans-serif; }
  @bottom-center { content: counter(page) " / " counter(pages); font: 9px sans-serif; }
  @bottom-right { content: ${cssText(footer)}; font: 9px sans-serif; }
}`;

/** A sheet may be called anything: nothing of it may end the text or the rule. */
const cssText = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)}"`;
