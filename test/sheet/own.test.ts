import { ARGUMENTS, readOne } from "../../src/functions/shared";
import { OWN_EN } from "../../src/pane/own/texts-en";
import { OWN_ZH } from "../../src/pane/own/texts-zh";
import { configDraft, labelled, cardDraft, modelDraft } from "../../src/pane/own/draft";
import { nameFor } from "../../src/pane/own/files";
import { ownEntries, ownPage, ownTable, type NewOwn } from "../../src/sheet/own";
import { pricesIn, pricesPage } from "../../src/sheet/own-prices";
import { processorTime } from "../tools/processor-time";
import type { PageCell } from "../../src/sheet/page";

/** What a sheet shows of cells: the apostrophe that says "text" is not part of it. */
const shown = (rows: readonly (readonly PageCell[])[]): unknown[][] =>
  rows.map((row) =>
    row.map((cell) => (typeof cell?.value === "string" ? cell.value.replace(/^'/, "") : (cell?.value ?? null))),
  ); // prettier-ignore

const dated = (own: Omit<NewOwn, "date">): NewOwn => ({ ...own, date: "2026-11-26" });

describe.each([
  ["en", OWN_EN],
  ["zh", OWN_ZH],
] as const)("%s: labels of the sheet are labels that readers know", (language, texts) => {
  test("a model in numbers", () => {
    const typed = { parameters: "32.8", layers: "64", heads: "40", kvHeads: "8", headDim: "128", context: "40,960", precision: "BF16" };
    const draft = modelDraft("mine", "typed", labelled(texts.modelNumbers, typed));
    const [entry] = ownEntries("model", "Own models", shown(ownPage(dated(draft.own), language).rows));
    expect(entry).toMatchObject({ name: "mine", reference: "'Own models'!$A$4:$B$13" });
    const model = readOne(ARGUMENTS.model, entry?.value);
    expect(model).toMatchObject({ name: "mine", parameters: 32.8e9, contextLimit: 40_960, precision: "BF16" });
    // 2 x 64 layers x 8 heads x 128
    expect(model.layers).toMatchObject([{ count: 64, layer: { mixers: [{ kind: "full", kvHeads: 8, keyDim: 128 }] } }]);
  });

  test("all numbers of a model with experts are read", () => {
    const typed = { parameters: "30", layers: "48", heads: "32", kvHeads: "4", headDim: "128", hidden: "2048", intermediate: "6144", vocabulary: "151936", experts: "128", active: "8", expertWidth: "768", context: "40960", precision: "BF16" };
    const draft = modelDraft("moe", "typed", labelled(texts.modelNumbers, typed));
    expect(draft.kind === "model" && draft.model).toMatchObject({ parameters: 30e9, contextLimit: 40_960 });
  });

  test("a card in numbers", () => {
    const typed = { memory: "96", usable: "95.1", bandwidth: "4000", fp16: "148", tdp: "500", devices: "1", price: "120000" };
    const draft = cardDraft("New card", "typed", labelled(texts.cardNumbers, typed));
    const [entry] = ownEntries("card", "Own cards", shown(ownTable(dated(draft.own), language).rows));
    expect(entry).toMatchObject({ name: "New card", reference: "'Own cards'!$A$1:$B$10" });
    const card = readOne(ARGUMENTS.card, entry?.value);
    expect(card).toMatchObject({ name: "New card", memoryGb: 96, bandwidthGbPerSecond: 4000, fp16Tflops: 148, tdpW: 500 });
    expect(card.usablePerDevice / 2 ** 30).toBeCloseTo(95.1, 6);
  });
}); // prettier-ignore

// Qwen/Qwen3-0.6B's own file, the keys that shape it: https://huggingface.co/Qwen/Qwen3-0.6B/blob/main/config.json
const CONFIG = JSON.stringify(
  { architectures: ["Qwen3ForCausalLM"], model_type: "qwen3", hidden_size: 1024, intermediate_size: 3072, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128, vocab_size: 151936, tie_word_embeddings: true, max_position_embeddings: 40960, torch_dtype: "bfloat16" },
  null,
  2,
); // prettier-ignore

describe("config.json in a cell", () => {
  test("is one cell that formulas refer to, and the same model", () => {
    const draft = configDraft(CONFIG, "tiny", "config.json");
    const rows = shown(ownPage(dated(draft.own), "en").rows);
    const [entry] = ownEntries("model", "Own models", rows);
    expect(entry).toMatchObject({ name: "tiny", reference: "'Own models'!$B$5" });
    expect(readOne(ARGUMENTS.model, entry?.value).parameters).toBe(draft.kind === "model" && draft.model.parameters);
    expect(entry?.value).not.toContain("\n");
  });

  test("one that is longer than a cell is cut to what is read of it", () => {
    const long = JSON.stringify({ ...(JSON.parse(CONFIG) as object), id2label: Array.from({ length: 9000 }, (_, i) => `label ${String(i)}`) });
    const { own } = configDraft(long, "long", "config.json");
    expect("config" in own.content && own.content.config.length).toBeLessThan(2000);
  });

  // 64,000 blanks without a new line were looked at from each of them: 3 s
  test("blanks stay as they are, and lines that begin anew are one blank", () => {
    const wide = CONFIG.replace("28", `${" ".repeat(64_000)}28`);
    expect(processorTime(() => configDraft(wide, "wide", "config.json"), 2)).toBeLessThan(500);
    const { own } = configDraft(CONFIG.replace("1024,", "\t 1024 \r\n\n ,"), "lines", "config.json");
    expect("config" in own.content && own.content.config).toContain('"hidden_size": \t 1024 , "intermediate');
  });

  test.each([
    ["my-model.json", "{}", "my-model"],
    ["config.json", '{"_name_or_path": "org/great-7b"}', "great-7b"],
    ["config (1).json", '{"model_type": "llama"}', "llama"],
    ["config.json", "{}", "config"],
  ])("%s with %s is called %s", (file, text, name) => {
    expect(nameFor(file, text)).toBe(name);
  });
}); // prettier-ignore

describe("what somebody else wrote never becomes a formula", () => {
  const hostile = ['=HYPERLINK("http://x")', "+1+1", "-1", "@SUM(1)", "\t=1", "\r=1", "'=1", "=cmd|' /C calc'!A0"];
  test.each(hostile)("%j as a name, a source, a label and a value", (text) => {
    const own: NewOwn = { kind: "model", name: text, source: text, date: "2026-11-26", content: [[text, text]] };
    for (const rows of [ownPage(own, "en").rows, ownTable(own, "zh").rows, pricesPage([text], "en", "2026-11-26").rows]) {
      for (const cell of rows.flat()) {
        expect(typeof cell?.value === "object" && cell.value !== null).toBe(false);
        if (typeof cell?.value === "string") expect(cell.value).not.toMatch(/^[=+\-@\t\r]/);
      }
    }
  });
}); // prettier-ignore

describe("sheets as people leave them", () => {
  test("edited blocks count as they stand; notes between them and broken ones do not", () => {
    const rows = [
      ["Own models", null],
      ["My notes", "=1"],
      [],
      ["Model", "a"],
      ["Layers", 40],
      ["KV heads", 8],
      ["", ""],
      ["模型", "b"],
      ["config.json", "{}"],
      [null, null],
      ["Model", ""],
      ["Layers", 3],
      [],
      ["Model", "alone"],
      [],
      ["Model", "c"],
      ["Parameters (B)", 7],
    ];
    expect(ownEntries("model", "Sheet'1", rows).map(({ name, reference }) => [name, reference])).toEqual([
      ["a", "'Sheet''1'!$A$4:$B$6"],
      ["b", "'Sheet''1'!$B$9"],
      ["c", "'Sheet''1'!$A$16:$B$17"],
    ]);
    expect(ownEntries("card", "x", rows)).toEqual([]);
  });

  test("a sheet of a million blocks is read to an end", () => {
    const rows = Array.from({ length: 300_000 }, (_, at) => [["Model", "m"], ["Layers", 1], [null, null]][at % 3] ?? []); // prettier-ignore
    expect(ownEntries("model", "x", rows)).toHaveLength(200);
  });
});

describe("price lists", () => {
  test("two columns, in numbers as people write them; what is no price is passed over", () => {
    expect(
      pricesIn([
        ["Item", "Price"],
        ["AI servers", 1_250_000],
        ["Management switch", "12,000"],
        ["平台许可", "1.5万"],
        ["CPU servers", "¥ 80000.50"],
        ["存储", "８０００元"],
        ["no price", null],
        ["text", "ask"],
        ["below", -5],
        ["nothing", 0],
        ["formula", "=1+1"],
        [null, 7],
        ["AI servers", 1],
        ["", 3],
      ]),
    ).toEqual([
      { item: "AI servers", price: 1_250_000 },
      { item: "Management switch", price: 12_000 },
      { item: "平台许可", price: 15_000 },
      { item: "CPU servers", price: 80_000.5 },
      { item: "存储", price: 8000 },
    ]);
  });

  test("an empty list has the items and no price", () => {
    const page = pricesPage(["AI servers", "Deployment"], "en", "2026-11-26");
    expect(page.rows.slice(3, 5).map(([item, price]) => [item?.value, price?.value])).toEqual([
      ["AI servers", null],
      ["Deployment", null],
    ]);
    expect(pricesIn(shown(page.rows))).toEqual([]);
  });

  test("ten thousand rows and endless items are bounded", () => {
    expect(pricesIn(Array.from({ length: 10_000 }, (_, at) => [`item ${String(at)}`, 1]))).toHaveLength(500);
    expect(pricesIn([["x".repeat(1000), 5], ["y", "9".repeat(5000)]])).toEqual([]); // prettier-ignore
  });
});
