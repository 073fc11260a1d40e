import { scale } from "../../../src/hosts/web/charts/bar-chart";
import { movedChart, type Shift } from "../../../src/hosts/web/charts/moved";
import type { BarChart } from "../../../src/sheet/page";

const CHART: BarChart = {
  title: "",
  axis: "",
  place: { row: 10, column: 0, rows: 10, columns: 4 },
  categories: { row: 1, column: 1, rows: 1, columns: 3 },
  series: [{ name: "a", values: { row: 4, column: 1, rows: 1, columns: 3 } }],
};

// as Excel moves the references of a formula
test.each<[string, Shift, Partial<BarChart> | null]>([
  [
    "a row above all",
    { along: "rows", at: 0, count: 2 },
    {
      place: { row: 12, column: 0, rows: 10, columns: 4 },
      categories: { row: 3, column: 1, rows: 1, columns: 3 },
    },
  ],
  ["a row below all", { along: "rows", at: 30, count: 1 }, CHART],
  [
    "a row inside its place",
    { along: "rows", at: 12, count: 1 },
    { place: { row: 10, column: 0, rows: 11, columns: 4 } },
  ],
  [
    "a column between its numbers",
    { along: "columns", at: 2, count: 1 },
    { categories: { row: 1, column: 1, rows: 1, columns: 4 } },
  ],
  [
    "a row less above",
    { along: "rows", at: 2, count: -1 },
    { place: { row: 9, column: 0, rows: 10, columns: 4 }, categories: CHART.categories },
  ],
  [
    "rows less across its upper edge",
    { along: "rows", at: 8, count: -4 },
    { place: { row: 8, column: 0, rows: 8, columns: 4 } },
  ],
  ["its categories' row less", { along: "rows", at: 1, count: -1 }, null],
])("%s", (_, shift, expected) => {
  if (expected === null) expect(movedChart(CHART, shift)).toBeNull();
  else expect(movedChart(CHART, shift)).toMatchObject(expected);
});

test.each([
  [47, { most: 50, step: 10 }],
  [100, { most: 100, step: 20 }],
  [0.3, { most: 0.3, step: 0.1 }],
  [0, { most: 1, step: 1 }],
])("an axis for %d ends at a round number", (longest, { most, step }) => {
  const found = scale(longest);
  expect(found.most).toBeCloseTo(most, 9);
  expect(found.step).toBeCloseTo(step, 9);
});
