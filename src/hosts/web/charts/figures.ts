import type { FWorksheet } from "@univerjs/preset-sheets-core";
import type { BarChart, PageBlock } from "../../../sheet/page";
import { readBlock, type ShownValue } from "../cell-values";
import type { Grid } from "../grid";
import type { ChartFigures } from "./bar-chart";

/** The numbers of a chart, read from its cells. */
export function figuresOf(grid: Grid, sheet: FWorksheet, chart: BarChart): ChartFigures {
  const list = (block: PageBlock): ShownValue[] => readBlock(grid, sheet, block).flat();
  return {
    title: chart.title,
    axis: chart.axis,
    categories: list(chart.categories).map((value) => (typeof value === "object" ? "" : String(value))),
    series: chart.series.map(({ name, values }) => ({
      name,
      values: list(values).map((value) => (typeof value === "number" ? value : 0)),
    })),
  };
}
