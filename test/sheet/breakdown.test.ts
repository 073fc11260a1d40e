import { smallestCount } from "../../src/functions/serving";
import { breakdown } from "../../src/functions/breakdown";
import { breakdownTable, type BreakdownInputs, type BreakdownOrder } from "../../src/sheet/breakdown";
import { Refusal } from "../../src/sheet/refusal";
import { contentOf } from "./content";
import { tableHeight, tableWidth, type SheetTable } from "../../src/sheet/table";

const inputs: BreakdownInputs = {
  model: "QwQ-32B",
  precision: "BF16",
  context: 16_000,
  concurrency: 8,
  kvPrecision: "FP16",
  stored: { precision: "BF16", kvPrecision: "FP16" },
  hardware: { card: "H100", cards: 2, smallest: false, engine: "vLLM 0.19" },
  reserve: 0,
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

const labelled = (given: SheetTable, label: string): unknown =>
  contentOf(given).find(([name]) => name === label)?.[1];
/** The formula that answers, at the head of the block that it fills. */
const answering = (given: SheetTable): unknown =>
  contentOf(given)
    .flat()
    .find((cell) => typeof cell === "object" && cell?.formula.startsWith("=VRAM.BREAKDOWN"));

describe("a live breakdown", () => {
  // B4 is the title, B5 the verdict; from B6 down the labels, with their values in column C, in the order of the rows
  it("refers to the input cells above it", () => {
    expect(answering(table())).toEqual({
      formula: '=VRAM.BREAKDOWN(C6,C7,C8,C11,C12,C9,C10,C13,C15,"en",C14)',
    });
  });

  it("has a title that follows the model's cell", () => {
    expect(contentOf(table())[0]?.[0]).toEqual({ formula: '="GPU memory: "&C6' });
  });

  it("moves with the place it is written to", () => {
    expect(answering(table({ at: "Z1" }))).toEqual({
      formula: '=VRAM.BREAKDOWN(AA3,AA4,AA5,AA8,AA9,AA6,AA7,AA10,AA12,"en",AA11)',
    });
  });

  it("goes on working out the smallest number of cards", () => {
    const given = table({}, { hardware: { card: "H100", cards: 2, smallest: true, engine: "" } });
    expect(labelled(given, "Cards")).toEqual({ formula: "=VRAM.CARDS(C6,C7,C8,C11,C9,C10,C13,,C14)" });
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
    expect(answering(given)).toEqual({ formula: '=VRAM.BREAKDOWN(C6,C7,C8,,,C9,C10,,C12,"en",C11)' });
    expect(labelled(given, "Card")).toBeUndefined();
  });

  it("asks for the cells it will spill into, and some to grow", () => {
    const given = table();
    // title, verdict, 12 inputs and a blank row; header, verdict, 5 parts, total, 5 rows, notes; 4 spare
    const spilled = breakdown({ ...flat(inputs), language: "en", reserve: null });
    expect([tableHeight(given), tableWidth(given)]).toEqual([15 + spilled.length + 4, 6]);
    expect(
      given.rows
        .slice(15)
        .flat()
        .filter((cell) => (cell?.value ?? null) !== null),
    ).toHaveLength(1);
  });

  it("stamps the version with a formula and states the date", () => {
    expect(labelled(table(), "VRAM version")).toEqual({ formula: "=VRAM.VERSION()" });
    expect(labelled(table(), "Date")).toBe("2026-11-23");
  });

  it("uses nothing that a grid other than Excel trips over", () => {
    const given = table({}, { hardware: { card: "H100", cards: 2, smallest: true, engine: "" } });
    const formulas = contentOf(given)
      .flat()
      .flatMap((cell) => (typeof cell === "object" && cell !== null ? [cell.formula] : []));
    expect(formulas).toHaveLength(5);
    for (const formula of formulas) expect(formula).not.toMatch(/#|\[@|SORT|;/);
  });
});

describe("the cells of a live table", () => {
  const given = table();
  const second = (label: string) => given.rows.find(([first]) => first?.value === label)?.[1];

  it("part thousands, and are the colour of inputs where something may be typed", () => {
    expect(second("Context (tokens)")).toEqual({ value: 16_000, look: "input", format: "#,##0" });
    expect(second("Reserve")).toEqual({ value: 0, look: "input", format: "0.0%" });
    expect(second("Model")?.look).toBe("choice");
    expect(second("VRAM version")?.look).toBe("value");
    expect(second("Date")?.look).toBe("value");
  });

  it("offer what the catalogue has, and take anything else", () => {
    const offered = Object.fromEntries(
      given.choices.map(({ block, allowed, open }) => [
        contentOf(given)[block.row]?.[0] as string,
        { allowed, open },
      ]),
    );
    expect(Object.keys(offered)).toEqual(["Model", "Precision", "KV precision", "Card", "Engine", "Unit"]);
    expect(Object.values(offered).every(({ open }) => open === true)).toBe(true);
    const models =
      given.lists?.rows.map(([model]) => model?.value ?? null).filter((name) => name !== null) ?? [];
    expect(offered.Model?.allowed).toEqual({
      kind: "range",
      address: `'${given.lists?.name ?? ""}'!$A$2:$A$${models.length}`,
    });
    expect(models).toContain("QwQ-32B");
    expect(given.lists?.hidden).toBe(true);
  });

  it("are followed by a verdict that finds its row by name", () => {
    expect(contentOf(given)[1]?.[0]).toEqual({
      formula: expect.stringMatching(
        /^=IFERROR\(INDEX\(F19:F\d+,MATCH\("Verdict",B19:B\d+,0\)\),INDEX\(/,
      ) as unknown,
    });
  });

  // an explanation of 300 letters does not fit into 50 columns: the row is made as high as its lines
  it("have rows as high as what wraps in them", () => {
    const long = contentOf(table({ mode: "values" })).flatMap((row, at) =>
      ((row[4] as string | null) ?? "").length > 80 ? [at] : [],
    );
    expect(long.length).toBeGreaterThan(0);
    for (const row of long) expect(given.heights[row]).toBeGreaterThan(30);
  });
});

describe("a reserve with a card", () => {
  // 20 % of the limit stay free: of 75.23 GiB that is 15.05, whatever the model
  it("stands among the inputs and in the answer", () => {
    const given = table({ mode: "values" }, { reserve: 0.2 });
    const row = (name: string) =>
      contentOf(given)
        .filter(([first]) => first === name)
        .at(-1);
    expect(labelled(given, "Reserve")).toBe(0.2);
    expect(row("Reserve")?.[1]).toBeCloseTo(0.2 * Number(row("Limit")?.[1]), 6);
  });
});

describe("a breakdown in values", () => {
  const values = table({ mode: "values" });

  it("is what the function answers, unrounded", () => {
    const spilled = breakdown({ ...flat(inputs), language: "en", reserve: null });
    expect(contentOf(values).slice(15)).toEqual(spilled);
  });

  it("holds no formula", () => {
    expect(
      contentOf(values)
        .flat()
        .some((cell) => typeof cell === "object" && cell !== null),
    ).toBe(false);
  });

  it("has its parts in the order of the contract, and looks frozen", () => {
    expect(contentOf(values).slice(15, 28).map(([name]) => name)).toEqual([
      "Part", "Verdict", "Weights", "KV cache", "Activations", "Runtime", "Graphs", "Total", "Usable memory",
      "Limit", "Reserve", "Free", "Servers",
    ]); // prettier-ignore
    const looks = values.rows.map(([first]) => first?.look);
    expect(looks.slice(15, 28)).toEqual([
      "header", "note", "label", "label", "label", "label", "label", "total", "label", "label", "label", "label",
      "label",
    ]); // prettier-ignore
    expect(looks.slice(0, 2)).toEqual(["title", "verdict"]);
    expect(new Set(values.rows.slice(2, 14).map(([, second]) => second?.look))).toEqual(new Set(["value"]));
    expect(values.choices).toEqual([]);
  });

  // 65.527752704 GB (docs/functions.md §11) over two cards
  it("writes numbers as numbers", () => {
    expect(contentOf(values)[17]?.[2]).toBeCloseTo(65.527752704, 0);
    expect(labelled(values, "Context (tokens)")).toBe(16_000);
  });
});

describe("the rule of thumb", () => {
  // docs/functions.md §9: the 32B card says 64 + 20.97 GB; QwQ-32B itself: 65.527752704 + 4.194304, with 10 % and 20 % on top
  it("shows at least and recommended", () => {
    const given = table({ mode: "values" }, { hardware: null, concurrency: 1, reserve: 0.2 });
    const total = contentOf(given).find(([name]) => name === "Total");
    expect(total?.[1]).toBeCloseTo(69.722056704 * 1.1, 9);
    expect(total?.[2]).toBeCloseTo(69.722056704 * 1.2, 9);
    // and the sentence on top says both
    expect(contentOf(given)[1]?.[0]).toMatch(
      /^At least 76\.7, better 83\.7 GB; the next usual size is \d+\.0 GB\.$/,
    );
  });
});

describe("both languages", () => {
  it("are Chinese throughout in Chinese", () => {
    const given = table({ language: "zh", mode: "values" });
    expect(labelled(given, "上下文 (token)")).toBe(16_000);
    expect(contentOf(given)[0]?.[0]).toBe("显存估算：QwQ-32B");
    expect(
      contentOf(given)
        .slice(15, 18)
        .map(([name]) => name),
    ).toEqual(["项目", "结论", "权重"]);
    expect(answering(table({ language: "zh" }))).toEqual({
      formula: '=VRAM.BREAKDOWN(C6,C7,C8,C11,C12,C9,C10,C13,C15,"zh",C14)',
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
    expect(contentOf(given)[0]?.[0]).toBe("GPU memory: config.json");
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
