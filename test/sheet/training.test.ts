import { trainBreakdownRows } from "../../src/functions/train";
import { contentOf } from "./content";
import { tableHeight, tableWidth, type SheetTable } from "../../src/sheet/table";
import { trainingTable, type TrainingInputs, type TrainingOrder } from "../../src/sheet/training";
import type { Language } from "../../src/reading/language";

const run = { context: 4096, batch: 1, card: "H100", cards: 2, smallest: false };
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
const labelled = (given: SheetTable, label: string): unknown =>
  contentOf(given).find(([name]) => name === label)?.[1];
const answering = (given: SheetTable): unknown =>
  contentOf(given)
    .flat()
    .find((cell) => typeof cell === "object" && cell?.formula.startsWith("=VRAM.TRAINBREAKDOWN"));

describe("a live training breakdown", () => {
  // B4 is the title, B5 the verdict; from B6 down model, method, context, batch, card, cards, settings, unit, values in column C
  it("refers to the input cells above it, in the order of the contract", () => {
    expect(answering(table())).toEqual({ formula: '=VRAM.TRAINBREAKDOWN(C6,C7,C8,C9,C10,C11,C12,C13,"en")' });
  });

  it("moves with the place it is written to", () => {
    expect(answering(table({ at: "Z1", language: "zh" }))).toEqual({
      formula: '=VRAM.TRAINBREAKDOWN(AA3,AA4,AA5,AA6,AA7,AA8,AA9,AA10,"zh")',
    });
  });

  it("leaves the card out where none is named", () => {
    const given = table({}, { run: { context: 4096, batch: 1, card: null, cards: 1, smallest: false } });
    expect(answering(given)).toEqual({ formula: '=VRAM.TRAINBREAKDOWN(C6,C7,C8,C9,,C10,C11,C12,"en")' });
    expect(labelled(given, "Card")).toBeUndefined();
  });

  it("asks the rule of thumb for a model and nothing of a run", () => {
    const given = table({}, { model: "32B", method: "rule", run: null, settings: "" });
    expect(answering(given)).toEqual({ formula: '=VRAM.TRAINBREAKDOWN(C6,C7,,,,,C8,C9,"en")' });
    expect(labelled(given, "Settings")).toBeNull();
  });

  it("asks for the cells it will spill into, and some to grow", () => {
    const given = table();
    // title, verdict, 10 inputs and a blank row; header, 6 parts, total, usable memory, free, notes; 4 spare
    expect([tableHeight(given), tableWidth(given)]).toEqual([13 + spilled("en").length + 4, 7]);
  });
});

describe("the number of cards", () => {
  const smallest = table({}, { run: { ...run, smallest: true } });

  it("goes on being worked out where it was the smallest that fits", () => {
    expect(labelled(smallest, "Cards")).toEqual({ formula: "=VRAM.TRAINCARDS(C6,C7,C8,C9,C10,C12)" });
    expect(answering(smallest)).toEqual({
      formula: '=VRAM.TRAINBREAKDOWN(C6,C7,C8,C9,C10,IFERROR(C11,""),C12,C13,"en")',
    });
  });

  it("is a number where one was asked for", () => {
    expect(labelled(table(), "Cards")).toBe(2);
  });
});

describe("the verdict on top", () => {
  const said = (language: Language, asked: TrainingInputs["run"] = run) =>
    contentOf(table({ mode: "values", language }, { run: asked }))[1]?.[0];

  // an H100 shows 79.19 GiB (as software printed it on this card)
  it("says whether the run fits, and how near", () => {
    expect(said("en")).toMatch(/^Fits: 2 x H100, [\d.]+ of 79\.2 GiB each expected \([\d.]+ to [\d.]+\)$/);
    expect(said("zh")).toMatch(/^放得下：2 张 H100，单卡预计 [\d.]+ \/ 79\.2 GiB（[\d.]+–[\d.]+）$/);
  });

  it("says what is needed where no card is named", () => {
    expect(said("en", { ...run, card: null })).toMatch(/^[\d.]+ GiB expected \([\d.]+ to [\d.]+\)$/);
  });

  it("is a formula that finds its rows by name in a live table", () => {
    const formula = contentOf(table())[1]?.[0] as { formula: string };
    for (const name of ["Total", "Usable memory"]) expect(formula.formula).toContain(`MATCH("${name}",B17:B`);
  });
});

describe("a training breakdown in values", () => {
  it.each(["en", "zh"] as const)("is what the function answers, unrounded (%s)", (language) => {
    const given = table({ mode: "values", language });
    expect(contentOf(given).slice(13)).toEqual(spilled(language));
    expect(
      contentOf(given)
        .flat()
        .some((cell) => typeof cell === "object" && cell !== null),
    ).toBe(false);
  });

  it("has its parts in the order of the contract, and a style for every row", () => {
    const given = table({ mode: "values" });
    expect(contentOf(given).slice(13, 23).map(([name]) => name)).toEqual([
      "Part", "Weights", "Gradients", "Optimizer states", "Activations", "Logits", "Framework", "Total",
      "Usable memory", "Free",
    ]); // prettier-ignore
    const looks = given.rows.map(([first]) => first?.look);
    expect(looks.slice(13, 23)).toEqual([
      "header",
      ...Array<string>(6).fill("label"),
      "total",
      "label",
      "label",
    ]);
    expect(new Set(looks.slice(23))).toEqual(new Set(["note"]));
    expect(given.widths).toHaveLength(7);
  });

  // the article: 64 + 64 + 160 = 288 GB at least, 352 at most
  it("shows the rule of thumb's low and high", () => {
    const given = table(
      { mode: "values" },
      { model: "32B", method: "rule", run: null, settings: "", unit: "GB" },
    );
    const total = contentOf(given).find(([name]) => name === "Total");
    expect([total?.[1], total?.[3]]).toEqual([288, 352]);
  });

  it("is Chinese throughout in Chinese", () => {
    const given = table({ mode: "values", language: "zh" });
    expect(contentOf(given)[0]?.[0]).toBe("训练显存估算：Qwen3-8B");
    expect(labelled(given, "训练设置")).toBe("optimizer=adamw zero=3 rank=16");
    expect(
      contentOf(given)
        .slice(13, 16)
        .map(([name]) => name),
    ).toEqual(["项目", "权重", "梯度"]);
  });
});
