import type { BarChart, PageBlock, SheetPage } from "../../../sheet/page";
import { SERIES_COLOURS } from "../../../xlsx/looks";
import { supports } from "../surroundings";

const cells = (sheet: Excel.Worksheet, { row, column, rows, columns }: PageBlock): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rows, columns);

/** Excel's own charts, so that they stay for readers without the add-in; series of any cells are ExcelApi 1.7. */
export function drawCharts(page: SheetPage, sheet: Excel.Worksheet): void {
  if (!supports("1.7")) return;
  for (const chart of page.charts) draw(chart, sheet);
}

function draw({ title, place, series, categories, axis }: BarChart, sheet: Excel.Worksheet): void {
  const [first] = series;
  if (first === undefined) return;
  const chart = sheet.charts.add("BarStacked", cells(sheet, first.values), first.values.rows === 1 ? "Rows" : "Columns"); // prettier-ignore
  for (const [i, { name, values }] of series.entries()) {
    // the first came with the chart: Excel may have taken a cell of it for a heading, so it is told again
    const drawn = i === 0 ? chart.series.getItemAt(0) : chart.series.add(name);
    drawn.name = name;
    drawn.setValues(cells(sheet, values));
    drawn.setXAxisValues(cells(sheet, categories));
    drawn.format.fill.setSolidColor(`#${SERIES_COLOURS[i % SERIES_COLOURS.length] ?? SERIES_COLOURS[0]}`);
    drawn.gapWidth = 60;
  }
  chart.title.text = title;
  chart.legend.position = "Bottom";
  chart.axes.valueAxis.title.text = axis;
  // the first option on top, as in the sheet
  chart.axes.categoryAxis.reversePlotOrder = true;
  chart.setPosition(
    sheet.getRangeByIndexes(place.row, place.column, 1, 1),
    sheet.getRangeByIndexes(place.row + place.rows - 1, place.column + place.columns - 1, 1, 1),
  );
}
