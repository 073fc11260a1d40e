import { smallestCount } from "../../src/functions/serving";
import { breakdown } from "../../src/functions/breakdown";
import { breakdownTable, type BreakdownInputs, type BreakdownOrder } from "../../src/sheet/breakdown";
import { Refusal } from "../../src/sheet/refusal";
import { tableHeight, tableWidth, type SheetTable } from "../../src/sheet/table";

const inputs: BreakdownInputs = {
  model: "QwQ-32B",
  precision: "BF16",
  context: 16_000,
  concurrency: 8,
  kvPrecision: "FP16",
  stored: { precision: "BF16", kvPrecision: "FP16" },
  hardware: { card: "H100", cards: 2, smallest: false, engine: "vLLM 0.19" },
  unit: "GB",
};

const table = (order: Partial<BreakdownOrder> = {}, change: Partial<BreakdownInputs> = {}): SheetTable =>
  breakdownTable({
    inputs: { ...inputs, ...change },
    at: "B4",
    mode: "live",
    language: "en",
    date: "2026-11-23",
    ...order,
  });

const labelled = ({ rows }: SheetTable, label: string): unknown => rows.find(([name]) => name === label)?.[1];
const lastRow = ({ rows }: SheetTable): unknown => rows.at(-1)?.[0];

describe("a live breakdown", () => {
  // B4 is the title; from B5 down the labels, with their values in column C, in the order of the rows
  it("refers to the input cells above it", () => {
    expect(lastRow(table())).toEqual({ formula: '=VRAM.BREAKDOWN(C5,C6,C7,C10,C11,C8,C9,C12,C13,"en")' });
  });

  it("has a title that follows the model's cell", () => {
    expect(table().rows[0]).toEqual([{ formula: '="GPU memory: "&C5' }]);
  });

  it("moves with the place it is written to", () => {
    expect(lastRow(table({ at: "Z1" }))).toEqual({
      formula: '=VRAM.BREAKDOWN(AA2,AA3,AA4,AA7,AA8,AA5,AA6,AA9,AA10,"en")',
    });
  });

  it("goes on working out the smallest number of cards", () => {
    const given = table({}, { hardware: { card: "H100", cards: 2, smallest: true, engine: "" } });
    expect(labelled(given, "Cards")).toEqual({ formula: "=VRAM.CARDS(C5,C6,C7,C10,C8,C9,C12)" });
  });

  it.each([
    ["en", "Precision", "released", "KV precision", "default"],
    ["zh", "权重精度", "发布精度", "KV 缓存精度", "默认"],
  ] as const)("holds the word for what was left out, in %s", (language, label, word, kvLabel, kvWord) => {
    const left = { precision: null, kvPrecision: null };
    const live = table({ language }, left);
    expect([labelled(live, label), labelled(live, kvLabel)]).toEqual([word, kvWord]);
    const values = table({ language, mode: "values" }, left);
    expect([labelled(values, label), labelled(values, kvLabel)]).toEqual(["BF16", "FP16"]);
  });

  // QwQ-32B was released in BF16, DeepSeek-R1 in FP8: 12 cards hold that, where 24 would be needed for BF16
  it("follows its model, though another is typed into the cell", () => {
    const word = labelled(table({}, { precision: null }), "Precision");
    const cards = (precision: unknown): unknown =>
      smallestCount({
        model: "DeepSeek-R1",
        precision,
        context: 16_000,
        card: "H100",
        concurrency: 8,
        kvPrecision: null,
        engine: null,
        perServer: null,
        reserve: null,
      });
    expect([cards(word), cards("BF16")]).toEqual([[[12]], [[24]]]);
  });

  it("names no card where there is none", () => {
    const given = table({}, { hardware: null });
    expect(lastRow(given)).toEqual({ formula: '=VRAM.BREAKDOWN(C5,C6,C7,,,C8,C9,,C10,"en")' });
    expect(labelled(given, "Card")).toBeUndefined();
  });

  it("asks for the cells it will spill into, and some to grow", () => {
    const given = table();
    // title, 11 inputs and a blank row; header, verdict, 5 parts, total, 5 rows, notes; 4 spare
    const spilled = breakdown({ ...flat(inputs), language: "en", reserve: null });
    expect(given.spill).toEqual({ rows: 13 + spilled.length + 4, columns: 6 });
    expect([tableHeight(given), tableWidth(given)]).toEqual([given.spill?.rows, 6]);
    expect(given.styles).toHaveLength(13 + spilled.length);
  });

  it("stamps the version with a formula and states the date", () => {
    expect(labelled(table(), "VRAM version")).toEqual({ formula: "=VRAM.VERSION()" });
    expect(labelled(table(), "Date")).toBe("2026-11-23");
  });

  it("uses nothing that a grid other than Excel trips over", () => {
    const formulas = table({}, { hardware: { card: "H100", cards: 2, smallest: true, engine: "" } })
      .rows.flat()
      .flatMap((cell) => (typeof cell === "object" && cell !== null ? [cell.formula] : []));
    expect(formulas).toHaveLength(4);
    for (const formula of formulas) expect(formula).not.toMatch(/#|\[@|SORT|;/);
  });
});

describe("a breakdown in values", () => {
  const values = table({ mode: "values" });

  it("is what the function answers, unrounded", () => {
    const spilled = breakdown({ ...flat(inputs), language: "en", reserve: null });
    expect(values.rows.slice(13)).toEqual(spilled);
    expect(values.spill).toBeNull();
  });

  it("holds no formula", () => {
    expect(values.rows.flat().some((cell) => typeof cell === "object" && cell !== null)).toBe(false);
  });

  it("has its parts in the order of the contract, and a style for every row", () => {
    expect(values.rows.slice(13, 26).map(([name]) => name)).toEqual([
      "Part", "Verdict", "Weights", "KV cache", "Activations", "Runtime", "Graphs", "Total", "Usable memory",
      "Limit", "Reserve", "Free", "Servers",
    ]); // prettier-ignore
    expect(values.styles.slice(13, 26)).toEqual([
      "header", "note", "part", "part", "part", "part", "part", "total", "part", "part", "part", "part", "part",
    ]); // prettier-ignore
    expect(values.styles.slice(0, 13)).toEqual(["title", ...Array<string>(12).fill("stated")]);
    expect(new Set(values.styles.slice(26))).toEqual(new Set(values.rows.length > 26 ? ["note"] : []));
  });

  // 65.527752704 GB (docs/functions.md §11) over two cards
  it("writes numbers as numbers", () => {
    expect(values.rows[15]?.[2]).toBeCloseTo(65.527752704, 0);
    expect(labelled(values, "Context (tokens)")).toBe(16_000);
  });
});

describe("the rule of thumb", () => {
  // docs/functions.md §9: the 32B card says 64 + 20.97 GB; QwQ-32B itself: 65.527752704 + 4.194304, with 10 % and 20 % on top
  it("shows at least and recommended", () => {
    const given = table({ mode: "values" }, { hardware: null, concurrency: 1 });
    const total = given.rows.find(([name]) => name === "Total");
    expect(total?.[1]).toBeCloseTo(69.722056704 * 1.1, 9);
    expect(total?.[2]).toBeCloseTo(69.722056704 * 1.2, 9);
    expect(given.styles[given.rows.indexOf(total ?? [])]).toBe("total");
  });
});

describe("both languages", () => {
  it("are Chinese throughout in Chinese", () => {
    const given = table({ language: "zh", mode: "values" });
    expect(labelled(given, "上下文 (token)")).toBe(16_000);
    expect(given.rows[0]?.[0]).toBe("显存估算：QwQ-32B");
    expect(given.rows.slice(13, 16).map(([name]) => name)).toEqual(["项目", "结论", "权重"]);
    expect(lastRow(table({ language: "zh" }))).toEqual({
      formula: '=VRAM.BREAKDOWN(C5,C6,C7,C10,C11,C8,C9,C12,C13,"zh")',
    });
  });
});

describe("what a user typed stays a text", () => {
  it.each(["live", "values"] as const)("in %s mode", (mode) => {
    const engine = "-tp 2"; // flags without a name in front are the usual engine's
    const given = table({ mode }, { hardware: { card: "H100", cards: 2, smallest: false, engine } });
    expect(labelled(given, "Engine")).toBe("'-tp 2");
  });

  it("titles a pasted config.json as one", () => {
    const config = JSON.stringify({
      model_type: "llama", hidden_size: 4096, intermediate_size: 14336, num_hidden_layers: 32,
      num_attention_heads: 32, num_key_value_heads: 8, vocab_size: 128256,
    }); // prettier-ignore
    const given = table({}, { model: config });
    expect(given.rows[0]?.[0]).toBe("GPU memory: config.json");
    expect(labelled(given, "Model")).toBe(config);
  });
});

describe("what cannot be written", () => {
  it.each([
    { name: "no cell", order: { at: "Sheet1" } },
    { name: "beyond the last row", order: { at: "A1048570" } },
    { name: "beyond the last column", order: { at: "XFC1" } },
  ])("$name", ({ order }) => {
    expect(() => table(order)).toThrow(Refusal);
    expect(() => table({ ...order, language: "zh" })).toThrow(/[一-龥]/);
  });

  it("a config.json longer than a cell", () => {
    expect(() => table({}, { model: `{${" ".repeat(32_767)}}` })).toThrow("32,767");
  });
});

function flat(asked: BreakdownInputs) {
  const { model, precision, context, concurrency, kvPrecision, hardware, unit } = asked;
  const question = { model, precision, context, concurrency, kvPrecision, unit };
  return { ...question, card: hardware?.card, cards: hardware?.cards, engine: hardware?.engine };
}
