import type { BarChart } from "../sheet/page";
import type { Book } from "./book";
import { HEADER, type Place } from "./comparison-places";
import { COMPARISON, GROUPS } from "./comparison-texts";
import type { Places } from "./lines";

/** What fills the fullest card, one bar an option, up to the engine's limit. */
export function memoryChart(book: Book, places: Places<Place>, row: number, rows: number): BarChart {
  const texts = COMPARISON[book.language];
  const columns = book.figures.options.length;
  const block = (at: number) => ({ row: at, column: 1, rows: 1, columns });
  return {
    title: texts.chart,
    place: { row, column: 0, rows: rows - 1, columns: columns + 1 },
    series: GROUPS.fullest.map((line) => ({ name: texts.lines[line][0], values: block(places.row(line)) })),
    categories: block(HEADER),
    axis: "GiB",
  };
}
