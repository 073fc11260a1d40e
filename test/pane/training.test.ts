import { trainingAnswer } from "../../src/functions/train";
import { attempt } from "../../src/pane/reading";
import { FIRST_INPUTS, type Field, type Inputs } from "../../src/pane/state";
import { trainingFor, type TrainingRule, type TrainingRun } from "../../src/pane/training";

const answer = (change: Partial<Inputs>) => trainingFor({ ...FIRST_INPUTS, ...change });

function run(change: Partial<Inputs>): TrainingRun {
  const given = answer(change);
  if (given.kind !== "training") throw new Error(given.kind === "waiting" ? given.error.message : given.kind);
  return given;
}

function rule(change: Partial<Inputs>): TrainingRule {
  const given = answer({ method: "rule", ...change });
  if (given.kind !== "training rule") throw new Error(given.kind);
  return given;
}

/** What the cell function answers to the same words. */
const inCell = (model: string, method: string, cards: number, settings: string): unknown =>
  trainingAnswer({
    model,
    method,
    context: 4096,
    batch: 1,
    card: "H100",
    cards,
    settings,
    unit: "bytes",
  })[0]?.[0];

describe("a training run", () => {
  it("is there before anything is typed", () => {
    expect(answer({}).kind).toBe("training");
  });

  it.each([
    { change: {}, settings: "optimizer=adamw zero=3" },
    // one card shares with nobody
    { change: { trainingCards: "1" }, settings: "optimizer=adamw" },
    { change: { sharding: "fsdp=full", checkpointing: "none" }, settings: "optimizer=adamw fsdp=full checkpointing=none" },
    { change: { method: "lora", framework: "torchtune" }, settings: "optimizer=adamw zero=3 rank=16 framework=torchtune" },
    { change: { method: "qlora", sharding: "", rank: "64" }, settings: "optimizer=adamw rank=64" },
    { change: { sharding: "", framework: "torchtune" }, settings: "optimizer=adamw zero=0 framework=torchtune" },
    { change: { method: "freeze", words: " layers=4 offload=optimizer " }, settings: "optimizer=adamw zero=3 layers=4 offload=optimizer" },
  ])("takes what VRAM.TRAIN answers to $settings", ({ change, settings }) => {
    const given = run({ model: "Qwen3-8B", ...change });
    expect(given.settings).toBe(settings);
    expect(given.memory.total).toBe(inCell("Qwen3-8B", given.method, given.cards, settings));
  }); // prettier-ignore

  it("lets typed words win over the fields", () => {
    expect(run({ words: "zero=0", trainingCards: "8" }).memory.total).toBe(
      run({ sharding: "", trainingCards: "8" }).memory.total,
    );
  });

  it("chooses the smallest usual number of cards and knows what the next smaller would need", () => {
    const { cards, fit, smaller, memory, usable } = run({});
    expect(fit).not.toBe("no");
    expect(memory.total).toBeLessThanOrEqual(usable ?? 0);
    expect([1, 2, 4, 8, 16, 24, 32, 40, 48, 56, 64]).toContain(cards);
    expect(smaller?.memory.total).toBeGreaterThan(usable ?? 0);
    expect(run({ trainingCards: String(smaller?.cards) }).fit).toBe("no");
  });

  it("says when only the high end does not fit, and which number holds it", () => {
    const { fit, wholeBand, memory, usable, cards } = run({ sequence: "8192" });
    expect(fit).toBe("expected");
    expect(memory.high).toBeGreaterThan(usable ?? 0);
    expect(wholeBand).toBeGreaterThan(cards);
    expect(run({ sequence: "8192", trainingCards: String(wholeBand) }).fit).toBe("whole band");
  });

  // 32.76e9 numbers × (2 + 2 + 12) bytes of states are 488 GiB: no card holds them unshared, however many there are
  it("shows one card where more do not help, and the changes that would", () => {
    const given = run({ sharding: "" });
    expect(given).toMatchObject({ cards: 1, fit: "no", smaller: null, wholeBand: null });
    for (const { field, value, cards } of given.ways)
      expect(run({ sharding: "", [field]: value, trainingCards: String(cards) }).fit).not.toBe("no");
    expect(given.ways.map(({ field }) => field)).toContain("sharding");
  });

  it("offers more cards where a number was chosen, and no change that does not help", () => {
    const { ways } = run({ trainingCards: "3" });
    expect(ways[0]).toMatchObject({ field: "trainingCards", cards: run({}).cards });
    expect(ways.map(({ value }) => value)).not.toContain("full"); // checkpointing is full by itself already
  });

  it("never offers a heavier method", () => {
    const { ways } = run({ method: "qlora", model: "DeepSeek-V3", sharding: "" });
    expect(ways.map(({ value }) => value)).not.toContain("lora");
  });

  it("needs no card", () => {
    expect(run({ card: "" })).toMatchObject({ card: null, usable: null, fit: null, cards: 1, ways: [] });
  });

  // tensor parallel over 2 asks for 2, 4, 6 ... cards; 5 divides Llama-2-13B's 40 heads and its 32,000 entries, and 40
  // is the first usual multiple
  it.each([
    ["QwQ-32B", "tp=2", 2],
    ["Llama-2-13B", "tp=5", 40],
  ])("%s: chooses a number that %s can share", (model, words, cards) => {
    expect(run({ card: "", model, words }).cards).toBe(cards);
  });

  it("refuses what serving refuses: 8 KV heads are neither shared nor copied evenly over 5 cards", () => {
    expect(() => run({ card: "", model: "QwQ-32B", words: "tp=5" })).toThrow(
      /count 8, kind KV heads.*tries 1,2,4,8/,
    );
  });

  // MI250X: two devices of 64 GiB; what a card holds is what both hold
  it("counts a card of two devices as one", () => {
    const { cards, memory, usable } = run({ card: "MI250X" });
    expect(memory.total).toBe(
      trainingAnswer({
        model: "QwQ-32B",
        method: "full",
        context: 4096,
        batch: 1,
        card: "MI250X",
        cards,
        settings: "optimizer=adamw zero=3",
        unit: "bytes",
      })[0]?.[0],
    );
    expect(usable).toBeGreaterThan(120e9);
  });
});

describe("the rule of thumb", () => {
  // 64 + 64 + 160 to 224 GB: the article's row for 32B (docs/formulas.md §2); an H100 of 79.2 GiB is 85 GB: 3.4 to 4.1 of them
  it("answers for all cards together", () => {
    const given = rule({ model: "32B" });
    expect([given.memory.low, given.memory.high]).toEqual([288e9, 352e9]);
    expect(given.cardsNeeded).toEqual({ low: 4, high: 5 });
  });

  it("asks for nothing but a model", () => {
    expect(
      rule({ card: "", sequence: "?", batch: "", rank: "x", trainingCards: "0" }).cardsNeeded,
    ).toBeNull();
  });
});

describe("the field that an answer waits for", () => {
  const waits: { change: Partial<Inputs>; field: Field }[] = [
    { change: { model: "QwQ-23B" }, field: "model" },
    { change: { model: "32B" }, field: "model" }, // a size has no layers
    { change: { method: "full-ish" }, field: "method" },
    { change: { sequence: "4Q" }, field: "sequence" },
    { change: { batch: "0" }, field: "batch" },
    { change: { batch: "1e308" }, field: "batch" },
    { change: { card: "H1000000" }, field: "card" },
    { change: { trainingCards: "1.5" }, field: "trainingCards" },
    { change: { trainingCards: "3", words: "tp=2" }, field: "trainingCards" },
    { change: { optimizer: "adamw-9bit" }, field: "optimizer" },
    { change: { sharding: "zero=4" }, field: "sharding" },
    { change: { checkpointing: "some" }, field: "checkpointing" },
    { change: { method: "lora", rank: "0" }, field: "rank" },
    { change: { method: "lora", rank: "9999" }, field: "rank" }, // above the hidden size of 5,120
    { change: { framework: "notepad" }, field: "framework" },
    { change: { words: "foo=3" }, field: "words" },
    { change: { words: "tp=3" }, field: "words" }, // 40 heads cannot be shared over 3
    { change: { unit: "furlong" }, field: "unit" },
  ];

  it.each(waits)("$change waits for $field", ({ change, field }) => {
    expect(answer(change)).toMatchObject({ kind: "waiting", field });
  });

  it("is not one that the method does not use", () => {
    expect(answer({ rank: "x" }).kind).toBe("training");
  });

  it("is not one that only a change on offer would use", () => {
    expect(run({ sharding: "", rank: "x" }).fit).toBe("no");
  });
});

it("an attempt gives null only for what was refused on purpose", () => {
  expect(() =>
    attempt(() => {
      throw new TypeError("a bug");
    }),
  ).toThrow(TypeError);
});
