import type { CellStyle } from "hucre";
import { cellAddress, rangeAddress } from "../../../sheet/address";
import type { PageLook, SheetPage } from "../../../sheet/page";
import { FONT_SIZE, fontOf, styleOf } from "../../../xlsx/looks";
import { supports } from "../surroundings";
import type { Step } from "./parts";

/** Excel refuses a list of addresses somewhere above 8,000 characters (office-js issue 5198). */
const LONGEST_ADDRESSES = 4000;

/**
 * The looks of a page: the same colours as in its file. Cells of one look are dressed together, each as an area of its
 * own, so that edges alone draw all their lines.
 */
export function dressSteps(page: SheetPage, sheet: Excel.Worksheet): Step[] {
  // before 1.9 there are no several areas at once, and cell by cell would take thousands of calls
  if (!supports("1.9")) return [];
  const font = fontOf(page.rows.flat().map((cell) => (typeof cell?.value === "string" ? cell.value : "")).join("")); // prettier-ignore
  const columns = Math.max(1, page.widths.length);
  const whole = {
    bytes: 1000,
    run: (): void => {
      const all = sheet.getRange(rangeAddress({ row: 0, column: 0 }, Math.max(1, page.rows.length), columns));
      all.format.font.name = font;
      all.format.font.size = FONT_SIZE;
      all.format.verticalAlignment = "Center";
    },
  };
  const groups = [...addressesByLook(page)].flatMap(([look, addresses]) =>
    lists(addresses).map((list) => ({
      bytes: 4000 + list.length,
      run: (): void => {
        dress(sheet.getRanges(list).format, styleOf(look, font));
      },
    })),
  );
  return [whole, ...groups];
}

function addressesByLook({ rows }: SheetPage): Map<PageLook, string[]> {
  const found = new Map<PageLook, string[]>();
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries()) {
      if (cell === null) continue;
      const addresses = found.get(cell.look) ?? [];
      addresses.push(cellAddress({ row, column }));
      found.set(cell.look, addresses);
    }
  return found;
}

function lists(addresses: readonly string[]): string[] {
  const made: string[] = [];
  for (const address of addresses) {
    const last = made.at(-1);
    if (last === undefined || last.length + address.length >= LONGEST_ADDRESSES) made.push(address);
    else made[made.length - 1] = `${last},${address}`;
  }
  return made;
}

const EDGES = { top: "EdgeTop", right: "EdgeRight", bottom: "EdgeBottom", left: "EdgeLeft" } as const;

function dress(format: Excel.RangeFormat, { font, fill, border, alignment }: CellStyle): void {
  if (font?.bold === true) format.font.bold = true;
  if (font?.size !== undefined && font.size !== FONT_SIZE) format.font.size = font.size;
  const ink = rgb(font?.color);
  if (ink !== null) format.font.color = ink;
  const ground = fill?.type === "pattern" ? rgb(fill.fgColor) : null;
  if (ground !== null) format.fill.color = ground;
  if (alignment?.wrapText === true) format.wrapText = true;
  if (alignment?.horizontal === "left") format.horizontalAlignment = "Left";
  if (alignment?.indent !== undefined) format.indentLevel = alignment.indent;
  for (const side of ["top", "right", "bottom", "left"] as const) {
    const line = border?.[side];
    const colour = rgb(line?.color);
    if (line === undefined || colour === null) continue;
    const edge = format.borders.getItem(EDGES[side]);
    edge.style = "Continuous";
    edge.weight = "Thin";
    edge.color = colour;
  }
}

const rgb = (colour: { rgb?: string } | undefined): string | null =>
  colour?.rgb === undefined ? null : `#${colour.rgb}`;
