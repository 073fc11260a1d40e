import { trainBreakdownRows } from "../../src/functions/train";
import type { SheetTable } from "../../src/sheet/table";
import { trainingTable, type TrainingInputs, type TrainingOrder } from "../../src/sheet/training";
import type { Language } from "../../src/reading/language";

const run = { context: 4096, batch: 1, card: "H100", cards: 2 };
const inputs: TrainingInputs = {
  model: "Qwen3-8B",
  method: "lora",
  run,
  settings: "optimizer=adamw zero=3 rank=16",
  unit: "GiB",
};

const table = (order: Partial<TrainingOrder> = {}, change: Partial<TrainingInputs> = {}): SheetTable =>
  trainingTable({
    inputs: { ...inputs, ...change },
    at: "B4",
    mode: "live",
    language: "en",
    date: "2026-11-23",
    ...order,
  });

const spilled = (language: Language) => trainBreakdownRows({ ...inputs, ...run, language });
const labelled = ({ rows }: SheetTable, label: string): unknown => rows.find(([name]) => name === label)?.[1];
const lastRow = ({ rows }: SheetTable): unknown => rows.at(-1)?.[0];

describe("a live training breakdown", () => {
  // B4 is the title; from B5 down model, method, context, batch, card, cards, settings, unit, values in column C
  it("refers to the input cells above it, in the order of the contract", () => {
    expect(lastRow(table())).toEqual({ formula: '=VRAM.TRAINBREAKDOWN(C5,C6,C7,C8,C9,C10,C11,C12,"en")' });
  });

  it("moves with the place it is written to", () => {
    expect(lastRow(table({ at: "Z1", language: "zh" }))).toEqual({
      formula: '=VRAM.TRAINBREAKDOWN(AA2,AA3,AA4,AA5,AA6,AA7,AA8,AA9,"zh")',
    });
  });

  it("leaves the card out where none is named", () => {
    const given = table({}, { run: { context: 4096, batch: 1, card: null, cards: 1 } });
    expect(lastRow(given)).toEqual({ formula: '=VRAM.TRAINBREAKDOWN(C5,C6,C7,C8,,C9,C10,C11,"en")' });
    expect(labelled(given, "Card")).toBeUndefined();
  });

  it("asks the rule of thumb for a model and nothing of a run", () => {
    const given = table({}, { model: "32B", method: "rule", run: null, settings: "" });
    expect(lastRow(given)).toEqual({ formula: '=VRAM.TRAINBREAKDOWN(C5,C6,,,,,C7,C8,"en")' });
    expect(labelled(given, "Settings")).toBeNull();
  });

  it("asks for the cells it will spill into, and some to grow", () => {
    const given = table();
    // title, 10 inputs and a blank row; header, 6 parts, total, usable memory, free, notes; 4 spare
    expect(given.spill).toEqual({ rows: 12 + spilled("en").length + 4, columns: 7 });
    expect(given.styles).toHaveLength(12 + spilled("en").length);
  });
});

describe("a training breakdown in values", () => {
  it.each(["en", "zh"] as const)("is what the function answers, unrounded (%s)", (language) => {
    const given = table({ mode: "values", language });
    expect(given.rows.slice(12)).toEqual(spilled(language));
    expect(given.rows.flat().some((cell) => typeof cell === "object" && cell !== null)).toBe(false);
    expect(given.spill).toBeNull();
  });

  it("has its parts in the order of the contract, and a style for every row", () => {
    const given = table({ mode: "values" });
    expect(given.rows.slice(12, 22).map(([name]) => name)).toEqual([
      "Part", "Weights", "Gradients", "Optimizer states", "Activations", "Logits", "Framework", "Total",
      "Usable memory", "Free",
    ]); // prettier-ignore
    expect(given.styles.slice(12, 22)).toEqual([
      "header", ...Array<string>(6).fill("part"), "total", "part", "part",
    ]); // prettier-ignore
    expect(new Set(given.styles.slice(22))).toEqual(new Set(["note"]));
    expect(given.formats).toHaveLength(7);
    expect(given.widths).toHaveLength(7);
  });

  // the article: 64 + 64 + 160 = 288 GB at least, 352 at most
  it("shows the rule of thumb's low and high", () => {
    const given = table(
      { mode: "values" },
      { model: "32B", method: "rule", run: null, settings: "", unit: "GB" },
    );
    const total = given.rows.find(([name]) => name === "Total");
    expect([total?.[1], total?.[3]]).toEqual([288, 352]);
  });

  it("is Chinese throughout in Chinese", () => {
    const given = table({ mode: "values", language: "zh" });
    expect(given.rows[0]?.[0]).toBe("训练显存估算：Qwen3-8B");
    expect(labelled(given, "训练设置")).toBe("optimizer=adamw zero=3 rank=16");
    expect(given.rows.slice(12, 15).map(([name]) => name)).toEqual(["项目", "权重", "梯度"]);
  });
});
