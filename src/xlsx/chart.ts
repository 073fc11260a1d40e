import type { Sheet, SheetChart } from "hucre";
import { readAddress } from "../sheet/address";
import type { BarChart, PageBlock } from "../sheet/page";
import { SERIES_COLOURS } from "./looks";
import { absolute, quotedSheet } from "./references";

/** A bar chart as a file has it. */
export function chartForFile(chart: BarChart, sheet: string): SheetChart {
  const { place } = chart;
  return {
    type: "bar",
    barGrouping: "stacked",
    gapWidth: 60,
    title: chart.title,
    altText: chart.title,
    series: chart.series.map(({ name, values }, i) => ({
      name,
      values: `${quotedSheet(sheet)}!${absolute(values)}`,
      categories: `${quotedSheet(sheet)}!${absolute(chart.categories)}`,
      color: SERIES_COLOURS[i % SERIES_COLOURS.length] ?? SERIES_COLOURS[0],
    })),
    anchor: {
      from: { row: place.row, col: place.column },
      to: { row: place.row + place.rows, col: place.column + place.columns },
    },
    legend: "bottom",
    // the first option on top, as in the sheet, and the numbers below all the same
    axes: {
      x: { reverse: true, majorTickMark: "none", minorTickMark: "none" },
      y: {
        title: chart.axis,
        crosses: "max",
        gridlines: { major: true },
        majorTickMark: "none",
        minorTickMark: "none",
      },
    },
  };
}

type ReadChart = NonNullable<Sheet["charts"]>[number];

/** A file's chart as the page can draw it; null: of another kind, or from cells of another sheet. */
export function chartFromFile(chart: ReadChart, sheet: string): BarChart | null {
  const { series = [], anchor } = chart;
  const categories = blockOf(series[0]?.categoriesRef, sheet);
  const to = anchor?.to;
  if (chart.kinds[0] !== "bar" || chart.barGrouping !== "stacked" || !anchor || !to || !categories)
    return null;
  const drawn = series.map(({ name, valuesRef }) => ({
    name: name ?? "",
    values: blockOf(valuesRef, sheet),
  }));
  const known = drawn.filter((one): one is { name: string; values: PageBlock } => one.values !== null);
  if (known.length !== drawn.length) return null;
  return {
    title: chart.title ?? "",
    place: {
      row: anchor.from.row,
      column: anchor.from.col,
      rows: Math.max(1, to.row - anchor.from.row),
      columns: Math.max(1, to.col - anchor.from.col),
    },
    series: known,
    categories,
    axis: chart.axes?.y?.title ?? "",
  };
}

function blockOf(reference: string | undefined, sheet: string): PageBlock | null {
  const found = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference ?? "");
  const [, quoted, plain, address = ""] = found ?? [];
  const named = quoted?.replaceAll("''", "'") ?? plain;
  const [first, last = first] = address.split(":").map(readAddress);
  if (!first || !last || named !== sheet) return null;
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}
