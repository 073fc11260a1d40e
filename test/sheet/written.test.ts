import { breakdownTable, type BreakdownInputs } from "../../src/sheet/breakdown";
import { trainingTable, type TrainingInputs } from "../../src/sheet/training";
import { tableAt, tablesIn, withReserve } from "../../src/sheet/written";
import { contentOf } from "./content";
import { seenTable } from "./seen";

const serving: BreakdownInputs = {
  model: "QwQ-32B",
  precision: null,
  context: 16_000,
  concurrency: 8,
  kvPrecision: null,
  stored: { precision: "BF16", kvPrecision: "FP16" },
  hardware: { card: "H100", cards: 2, smallest: true, engine: "-tp 2" },
  reserve: 0.2,
  unit: "GB",
};
const training: TrainingInputs = {
  model: "Qwen3-8B",
  method: "lora",
  run: { context: 4096, batch: 1, card: "H100", cards: 1, smallest: true },
  settings: "optimizer=adamw rank=16",
  unit: "GiB",
};
const place = { at: "B4", date: "2026-11-26" } as const;

const written = (language: "en" | "zh", mode: "live" | "values") => {
  const values = breakdownTable({ ...place, inputs: serving, language, mode: "values" });
  return seenTable(
    "B4",
    mode === "values" ? values : breakdownTable({ ...place, inputs: serving, language, mode }),
    values,
  );
};

describe.each(["en", "zh"] as const)("a breakdown in %s", (language) => {
  test("is found from any of its cells, and from none beside it", () => {
    const seen = written(language, "live");
    const [table] = tablesIn(seen);
    expect(table).toMatchObject({ row: 3, column: 1, columns: 6, title: "serving", language, live: true });
    expect(tableAt(seen, { row: 3, column: 1 })).toEqual(table);
    expect(tableAt(seen, { row: 3 + (table?.rows ?? 0) - 1, column: 6 })).toEqual(table);
    for (const beside of [
      { row: 2, column: 1 },
      { row: 3, column: 0 },
      { row: 3, column: 7 },
      { row: 3 + (table?.rows ?? 0), column: 1 },
    ])
      expect(tableAt(seen, beside)).toBeNull();
  });

  test("says what its cells say", () => {
    const table = tableAt(written(language, "live"), { row: 3, column: 1 });
    expect(table?.inputs.get("model")).toBe("QwQ-32B");
    expect(table?.inputs.get("context")).toBe("16000");
    expect(table?.inputs.get("engine")).toBe("-tp 2");
    expect(table?.inputs.get("reserve")).toBe("0.2");
    expect([...(table?.worked ?? [])]).toEqual(["cards", "version"]);
  });

  // all the rows that the writer made, the spare ones included
  test("keeps the rows that it was written with", () => {
    const rows = breakdownTable({ ...place, inputs: serving, language, mode: "live" }).rows.length;
    const [live] = tablesIn(written(language, "live"));
    expect(live && withReserve(live).rows).toBe(rows);
    const [values] = tablesIn(written(language, "values"));
    expect(values).toMatchObject({ live: false });
    expect(values && withReserve(values).rows).toBe(rows - 4 + 1);
  });
});

test("a training table is another kind", () => {
  const order = { ...place, inputs: training, language: "en" } as const;
  const seen = seenTable(
    "B4",
    trainingTable({ ...order, mode: "live" }),
    trainingTable({ ...order, mode: "values" }),
  );
  const table = tableAt(seen, { row: 5, column: 2 });
  expect(table).toMatchObject({ title: "training", columns: 7, live: true });
  expect(table?.inputs.get("settings")).toBe("optimizer=adamw rank=16");
});

test("other people's cells are none of ours", () => {
  const lone = [["GPU memory: my own notes"], ["about 80"]];
  expect(tablesIn({ from: { row: 0, column: 0 }, formulas: lone, values: lone })).toEqual([]);
});

test("two tables below each other are two", () => {
  const values = contentOf(breakdownTable({ ...place, inputs: serving, language: "en", mode: "values" }));
  const both = [...values, Array(6).fill(null), ...values];
  const found = tablesIn({ from: { row: 0, column: 0 }, formulas: both, values: both });
  expect(found.map(({ row, rows }) => [row, rows])).toEqual([[0, values.length], [values.length + 1, values.length]]); // prettier-ignore
});
