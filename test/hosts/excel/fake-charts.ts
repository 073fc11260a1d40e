import type { FakeContext } from "./fake-excel";
import type { FakeRange } from "./fake-range";
import { CodedError, type FakeChart, type FakeSheet } from "./fake-sheet";

type Series = FakeChart["series"][number];

/** Where a series' cells lie, if that is another sheet than the chart's. */
const homes = new WeakMap<Series, FakeSheet>();

/** Draws a series from cells of any sheet: what the series was told last counts. */
export function drawFrom(series: Series, home: FakeSheet, cells: Partial<Pick<Series, "values" | "categories">>): void {
  Object.assign(series, cells);
  homes.set(series, home);
} // prettier-ignore

/** As Excel tells it; of a sheet that is gone, #REF! is left. */
export function source(series: Series, own: FakeSheet, sheets: readonly FakeSheet[], of: "values" | "categories"): string {
  const home = homes.get(series) ?? own;
  const cells = series[of];
  if (cells === undefined) return "";
  return sheets.includes(home) ? `='${home.name.replaceAll("'", "''")}'!${cells}` : "=#REF!";
} // prettier-ignore

/** The charts of a sheet as a collection that is loaded; where cells lie is told since ExcelApi 1.15. */
export function chartsThere(
  excel: FakeContext,
  sheet: () => FakeSheet,
  add: (type: string, range: FakeRange, by: string) => object,
): object {
  let items: object[] | null = null;
  const seriesOf = (series: Series): object => {
    const tell = (of: "values" | "categories") => (cells: FakeRange) => {
      excel.need(7);
      excel.later(() => {
        drawFrom(series, cells.home, { [of]: cells.whereabouts() });
      });
    };
    return {
      getDimensionDataSourceString: (dimension: string) => {
        excel.need(15);
        let told: string | null = null;
        excel.later(() => {
          if (excel.book.shyCharts) throw new CodedError("InvalidOperation");
          told = source(series, sheet(), excel.book.sheets, dimension === "Values" ? "values" : "categories");
        });
        return {
          get value() {
            if (told === null) throw new CodedError("ValueNotLoaded");
            return told;
          },
        };
      },
      setValues: tell("values"),
      setXAxisValues: tell("categories"),
    };
  };
  return {
    add,
    load: (properties: string) => {
      if (!properties.includes("items/series/items")) throw new CodedError("InvalidArgument");
      excel.later(() => {
        items = sheet().furniture.charts.map((chart) => ({ series: { items: chart.series.map(seriesOf) } }));
      });
    },
    get items() {
      if (items === null) throw new CodedError("PropertyNotLoaded");
      return items;
    },
  };
}
