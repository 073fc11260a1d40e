import { estimateFor, onAllCards, type Deployed, type Estimate } from "../../src/pane/estimate";
import { fewestServers } from "../../src/functions/serving";
import type { Waiting } from "../../src/pane/reading";
import { taken } from "../../src/pane/taken";
import { FIRST_INPUTS, type Field, type Inputs } from "../../src/pane/state";

/** Eight requests, for which one card is not enough. */
const ASKED: Inputs = { ...FIRST_INPUTS, concurrency: "8" };
const answer = (change: Partial<Inputs>): Estimate | Waiting => estimateFor({ ...ASKED, ...change });

function onCards(change: Partial<Inputs>): Deployed {
  const given = answer(change);
  if (given.kind !== "on cards") throw new Error(given.kind === "waiting" ? given.error.message : given.kind);
  return given;
}

// the first sheet asks the same (hosts/web/first-sheet.ts): QwQ-32B on H100, 16,000 tokens, one request, in GB
test("the pane opens with the question of the first sheet, and its answer", () => {
  expect(FIRST_INPUTS).toMatchObject({
    model: "QwQ-32B",
    card: "H100",
    context: "16000",
    concurrency: "1",
    unit: "GB",
  });
  const given = onCards({ concurrency: "1" });
  // docs/functions.md §11: 65.527752704 and 4.194304 GB, which one H100 of 85 GB holds
  expect([given.weights, given.kvCache, given.serving.cards]).toEqual([65.527752704e9, 4.194304e9, 1]);
});

describe("a reserve with a card", () => {
  it("is none when the box is blank, as in the functions", () => {
    expect(onCards({}).serving.reserveHow.size).toBe(0);
  });

  // 20 % of an engine's limit of 0.92 x 79.19 GiB, less what it keeps, must stay free: what fits tightly no longer does
  it("keeps its share of the limit free, and more cards are chosen where that takes them", () => {
    const { serving, fleet } = onCards({ concurrency: "1", reserve: "20%" });
    expect(serving.reserveHow.size).toBeCloseTo(0.2 * serving.limitHow.size, 0);
    expect([serving.cards, serving.fits]).toEqual([2, true]);
    expect(fleet).toEqual({ servers: 1, perServer: 8, copies: 1, cards: 2 });
  });

  it("is 20 % in the rule of thumb when the box is blank, and what is typed otherwise", () => {
    const total = (reserve: string) =>
      (answer({ card: "", concurrency: "1", reserve }) as { ruleOfThumb: number }).ruleOfThumb;
    // docs/functions.md §11: (65.527752704 + 4.194304) x 1.2
    expect(total("")).toBeCloseTo(83.6664680448e9, 0);
    expect(total("50%")).toBeCloseTo(69.722056704e9 * 1.5, 0);
  });
});

test("the fewest servers are those of VRAM.SERVERS", () => {
  const asked = { model: "QwQ-32B", card: "H100", context: 16_000, concurrency: 400 };
  const servers = fewestServers({
    ...asked,
    precision: null,
    kvPrecision: null,
    engine: null,
    perServer: null,
    reserve: null,
  });
  expect(servers).toEqual([[onCards({ concurrency: "400" }).fleet?.servers]]);
});

describe("the answer", () => {
  it("is there before anything is typed", () => {
    expect(answer({}).kind).toBe("on cards");
  });

  // 65.527752704 GB of weights (docs/functions.md §11) leave 19.5 of an H100's 85 GB; 8 requests of 16,000 tokens take
  // 8 × 4.194304 = 33.6 GB (docs/functions.md §11), so one card cannot hold it, and half of both on each of two can
  it("chooses the smallest number of cards and knows why the next smaller does not", () => {
    const { serving, smaller, nearest } = onCards({});
    expect(serving).toMatchObject({ cards: 2, fits: true });
    expect(smaller).toMatchObject({ cards: 1, fits: false });
    expect(nearest).toBeNull();
  });

  it("says nothing of smaller numbers where one card is enough", () => {
    expect(onCards({ concurrency: "1" })).toMatchObject({ serving: { cards: 1, fits: true }, smaller: null });
  });

  it("keeps to a number of cards that was chosen, and says what would fit", () => {
    const { serving, nearest } = onCards({ cards: "1" });
    expect(serving).toMatchObject({ cards: 1, fits: false });
    expect(nearest?.cards).toBe(2);
    expect(nearest?.context).toBeLessThan(16_000);
    expect(nearest?.concurrency).toBeLessThan(8);
    expect(onCards({ cards: "1", context: String(nearest?.context) }).serving.fits).toBe(true);
    expect(onCards({ cards: "1", concurrency: String(nearest?.concurrency) }).serving.fits).toBe(true);
  });

  it("shows what is in the way where no number of cards is enough", () => {
    const { serving, nearest } = onCards({ context: "131072", concurrency: "1000000" });
    expect(serving.fits).toBe(false);
    expect(nearest?.cards).toBeNull();
  });

  // FP8 is held in BF16 on an Ascend, and the note says of which card, as the table does in that language
  it.each([
    ["en", "Ascend 910B3 64GB (Atlas 800T A2)"],
    ["zh", "昇腾 910B3 64GB"],
  ] as const)("calls a card in its notes as readers of %s do", (language, name) => {
    const given = estimateFor({ ...FIRST_INPUTS, card: "910B3", precision: "FP8" }, language);
    if (given.kind !== "on cards") throw new Error(given.kind);
    const note = given.serving.notes.find(({ rule }) => rule === "format-not-native");
    expect(note?.values.card).toBe(name);
  });

  // 24 cards of H20 hold 64 requests as they stand, 16 with DP attention (test/core/serving/layouts.test.ts)
  it("offers what needs fewer cards, and one press asks it", () => {
    const inputs = {
      ...FIRST_INPUTS,
      model: "DeepSeek-R1",
      card: "H20 96GB",
      context: "32768",
      concurrency: "64",
    };
    const { alternatives, serving } = onCards(inputs);
    expect([serving.cards, alternatives.now]).toEqual([24, 24]);
    expect(alternatives.found.map(({ kind }) => kind)).toEqual(["attention", "card"]);
    for (const one of alternatives.found) {
      const then = onCards({ ...inputs, ...taken(one, inputs) });
      expect(then.serving).toMatchObject({ cards: one.cards, fits: true });
    }
  });

  it("adds flags to what the engine was told already", () => {
    const fuller = { kind: "utilisation", cards: 1, write: "--gpu-memory-utilization 0.95" } as const;
    const card = onCards({}).card;
    expect(taken({ ...fuller, card }, { ...FIRST_INPUTS, engine: "vLLM 0.19 " }).engine).toBe(
      "vLLM 0.19 --gpu-memory-utilization 0.95",
    );
    expect(taken({ ...fuller, card }, FIRST_INPUTS).engine).toBe("--gpu-memory-utilization 0.95");
  });

  it("counts all cards as full as the fullest", () => {
    const given = onCards({});
    expect(onAllCards(given)).toBe(2 * given.serving.total);
  });

  // docs/functions.md §11: VRAM.TOTAL("QwQ-32B","FP16",16000) is 83.6664680448
  it("is the rule of thumb without a card", () => {
    const given = answer({ card: "", precision: "FP16", concurrency: "1" });
    expect(given).toMatchObject({
      kind: "rule of thumb",
      ruleOfThumb: 83.6664680448e9,
      weights: 65.527752704e9,
    });
  });

  it("is the weights alone for a size: 32e9 × 2 bytes", () => {
    expect(answer({ model: "32B" })).toMatchObject({ kind: "weights alone", weights: 64e9 });
  });

  // Llama-3.1-8B's published shape: 8,030,261,248 numbers, 16,060,522,496 bytes in 16 bit (docs/functions.md §11)
  it("reads a pasted config.json", () => {
    const config = {
      model_type: "llama",
      hidden_size: 4096,
      intermediate_size: 14_336,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      vocab_size: 128_256,
      max_position_embeddings: 131_072,
      tie_word_embeddings: false,
      torch_dtype: "bfloat16",
    };
    expect(onCards({ model: JSON.stringify(config) }).weights).toBe(16_060_522_496);
  });

  it("follows the engine's flags as a cell does", () => {
    expect(onCards({ engine: "vLLM --kv-cache-dtype fp8" }).kvPrecision).toBe("FP8");
  });
});

describe("the field that an answer waits for", () => {
  const waits: { change: Partial<Inputs>; field: Field }[] = [
    { change: { model: "QwQ-23B" }, field: "model" },
    { change: { model: "" }, field: "model" },
    { change: { model: '{"model_type":' }, field: "model" },
    { change: { precision: "FB16" }, field: "precision" },
    { change: { kvPrecision: "Q4_K_M" }, field: "kvPrecision" },
    { change: { context: "16Q" }, field: "context" },
    { change: { context: "" }, field: "context" },
    { change: { context: "-1" }, field: "context" },
    { change: { context: "1e308" }, field: "context" },
    { change: { concurrency: "0" }, field: "concurrency" },
    { change: { concurrency: "1.5" }, field: "concurrency" },
    { change: { card: "H1000000" }, field: "card" },
    { change: { cards: "3" }, field: "cards" }, // 40 heads cannot be shared over 3
    { change: { cards: "x" }, field: "cards" },
    { change: { engine: "notepad" }, field: "engine" },
    { change: { reserve: "20" }, field: "reserve" },
    { change: { unit: "furlong" }, field: "unit" },
  ];

  it.each(waits)("$change waits for $field", ({ change, field }) => {
    const given = answer(change);
    expect(given).toMatchObject({ kind: "waiting", field });
    expect(given.kind === "waiting" && given.error.message.length).toBeGreaterThan(10);
  });

  it("names the first wrong field, in the order of the form", () => {
    expect(answer({ model: "?", context: "?" })).toMatchObject({ field: "model" });
  });
});
