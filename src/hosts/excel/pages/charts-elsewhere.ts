import { sheetIn } from "../../../sheet/namesakes";
import { errorCode } from "../excel-errors";
import { supports } from "../surroundings";

/** A series of a chart on a sheet that stays, whose cells lie on one that is replaced. */
export interface DrawnElsewhere {
  readonly series: Excel.ChartSeries;
  /** 'Comparison 1'!$B$3:$C$3; null: they lie elsewhere, or are typed in. */
  readonly values: string | null;
  readonly categories: string | null;
}

/** Where a series' cells lie is told since ExcelApi 1.15; before, charts cannot be asked. */
export const canAskCharts = (): boolean => supports("1.15");

/** Queues the question which charts there are; readable after the next sync. */
export function askCharts(sheets: readonly Excel.Worksheet[]): void {
  if (!canAskCharts()) return;
  for (const { charts } of sheets) charts.load("items/name, items/series/items/name");
}

/** With a sync of its own, where there is a chart at all. A kind of chart that Excel does not tell about is left as it is. */
export async function drawnElsewhere(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  names: readonly string[],
): Promise<readonly DrawnElsewhere[]> {
  if (!canAskCharts()) return [];
  const asked = sheets
    .flatMap(({ charts }) => charts.items.flatMap((chart) => chart.series.items))
    .map((series) => ({
      series,
      values: series.getDimensionDataSourceString("Values"),
      categories: series.getDimensionDataSourceString("Categories"),
    }));
  if (asked.length === 0) return [];
  try {
    await context.sync();
  } catch (error) {
    if (errorCode(error) === null) throw error; // our own bug
    return [];
  }
  const gone = new Set(names.map((name) => name.toLowerCase()));
  const known = (source: string): string | null => (gone.has(sheetIn(source).toLowerCase()) ? source : null);
  return asked
    .map(({ series, values, categories }) => ({ series, values: known(values.value), categories: known(categories.value) }))
    .filter(({ values, categories }) => values !== null || categories !== null);
} // prettier-ignore

/** Draws them from the same cells of the new sheets, which have the old ones' names by now. */
export async function drawAgain(
  context: Excel.RequestContext,
  drawn: readonly DrawnElsewhere[],
): Promise<void> {
  if (drawn.length === 0) return;
  for (const { series, values, categories } of drawn) {
    if (values !== null) series.setValues(cells(context, values));
    if (categories !== null) series.setXAxisValues(cells(context, categories));
  }
  try {
    await context.sync();
  } catch (error) {
    if (errorCode(error) === null) throw error; // our own bug
  }
}

const cells = ({ workbook }: Excel.RequestContext, source: string): Excel.Range =>
  workbook.worksheets.getItem(sheetIn(source)).getRange(source.slice(source.lastIndexOf("!") + 1));
