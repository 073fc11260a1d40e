import { InputError } from "../../src/core/errors";
import { trainBreakdownRows, trainingAnswer, type TrainingGiven } from "../../src/functions/train";
import { TRAIN_EN, TRAIN_ZH } from "../../src/functions/train-texts";
import { said } from "./said";

const given = (more: Partial<TrainingGiven>): TrainingGiven => ({
  model: "Llama-3.1-8B", method: "full", context: null, batch: null, card: null, cards: null, settings: null, unit: "GiB",
  ...more,
}); // prettier-ignore

const number = (more: Partial<TrainingGiven>): number => {
  const answer = trainingAnswer(given(more))[0]?.[0];
  if (typeof answer !== "number") throw answer instanceof Error ? answer : new Error("not a number");
  return answer;
};
const rows = (more: Partial<TrainingGiven>, language: unknown = null) =>
  trainBreakdownRows({ ...given(more), language });
const named = (table: ReturnType<typeof rows>, name: string) => table.find((row) => row[0] === name);

describe("the rule of thumb in a cell", () => {
  test("32B in FP16: 64, 64 and 160 to 224 GB", () => {
    const table = rows({ model: 32, method: "rule", unit: "GB" });
    expect(named(table, "Weights")?.slice(1, 4)).toEqual([64, 64, 64]);
    expect(named(table, "Gradients")?.slice(1, 4)).toEqual([64, 64, 64]);
    expect(named(table, "Activations")?.slice(1, 4)).toEqual([160, 192, 224]);
    expect(named(table, "Total")?.slice(1, 4)).toEqual([288, 320, 352]);
    expect(number({ model: "32B", method: "rule", unit: "GB" })).toBe(320);
  });
});

describe("a breakdown", () => {
  const table = rows({ card: "H100", cards: 8, settings: "zero=3", unit: "GiB" });

  test("has its rows in order, with a card what is free, then notes", () => {
    const names = table.map((row) => row[0]);
    expect(names.slice(0, 10)).toEqual([
      "Part", "Weights", "Gradients", "Optimizer states", "Activations", "Logits", "Framework", "Total",
      "Usable memory", "Free",
    ]); // prettier-ignore
    expect(names.slice(10).every((name) => name === "Note")).toBe(true);
    expect(new Set(table.map((row) => row.length))).toEqual(new Set([7]));
  });

  test("shares 14.96 GiB of states among 8 cards (ZeRO-3, 16 bytes a parameter)", () => {
    const states = ["Weights", "Gradients", "Optimizer states"].map((name) =>
      Number(named(table, name)?.[2]),
    );
    expect(states.reduce((sum, part) => sum + part, 0)).toBeCloseTo(14.96, 2);
  });

  test("adds up, and the total is what VRAM.TRAIN answers", () => {
    for (const column of [1, 2, 3]) {
      const sum = table.slice(1, 7).reduce((total, row) => total + Number(row[column]), 0);
      expect(named(table, "Total")?.[column]).toBeCloseTo(sum, 9);
    }
    expect(named(table, "Total")?.[2]).toBe(number({ cards: 8, settings: "zero=3", unit: "GiB" }));
    // Free = usable - total, column by column
    for (const column of [1, 2, 3])
      expect(named(table, "Free")?.[column]).toBeCloseTo(
        Number(named(table, "Usable memory")?.[column]) - Number(named(table, "Total")?.[column]),
        9,
      );
    expect(Number(named(table, "Free")?.[2])).toBeCloseTo(79.19 - Number(named(table, "Total")?.[2]), 1);
  });

  // Llama-3.1-8B in BF16, 512 tokens: the step needs gradients and a square root of each moment, 2 x 14.96 GiB
  test("says which moment is the peak, and what the others hold", () => {
    const settings = "transformers precision=pure-bf16 optimizer=adamw_torch";
    const notes = rows({ context: 512, settings }).filter((row) => row[0] === "Note").map((row) => String(row[5]));
    expect(notes.find((note) => note.startsWith("The peak"))).toMatch(/^The peak is in the optimizer's step\. .*14\.96 GiB when all gradients are there, 29\.92 GiB in the optimizer's step\./);
    const zh = rows({ context: 512, settings }, "zh").map((row) => String(row[5]));
    expect(zh.find((note) => note.startsWith("峰值在"))).toMatch(/^峰值在优化器更新时。.*29\.92 GiB/);
  }); // prettier-ignore

  test("what is not alive at the peak is 0, and says so", () => {
    const table = rows({
      context: 16_384, // 12 bytes × 128,256 logits a token are 23.5 GiB; all gradients are 14.96
      settings: "transformers precision=pure-bf16 gradient_checkpointing",
    });
    expect(named(table, "Gradients")?.slice(1, 4)).toEqual([0, 0, 0]);
    expect(String(named(table, "Gradients")?.[5])).toMatch(/none yet at the peak/);
    const step = rows({ context: 512, settings: "transformers precision=pure-bf16 optimizer=adamw_torch" });
    expect([named(step, "Activations")?.[2], named(step, "Logits")?.[2]]).toEqual([0, 0]);
  });

  test("explains each row in both languages, with no placeholder left", () => {
    const asked = [
      given({ card: "H100", cards: 8, settings: "zero=3" }),
      given({ method: "qlora", settings: "framework=unsloth loss=chunked checkpointing=selective" }),
      given({ method: "full", settings: "step=backward optimizer=paged-adamw zero=1 pp=2 checkpointing=none", cards: 2 }),
      given({ method: "full", settings: "offload=parameters fsdp=full", cards: 2 }),
      given({ method: "lora", settings: "torchtune", cards: 2 }),
      given({ method: "lora", settings: "load_in_4bit", cards: 2 }),
      given({ method: "rule" }),
    ]; // prettier-ignore
    for (const language of ["en", "zh"])
      for (const one of asked)
        for (const row of trainBreakdownRows({ ...one, language }).slice(1)) {
          expect(String(row[5])).not.toBe("");
          expect(String(row[5])).not.toMatch(/[{}[\]]|undefined|NaN/);
        }
    expect(rows({ method: "rule" }, "zh").map((row) => row[0])).toContain("优化器状态");
  });
});

describe("sentences", () => {
  test.each(Object.entries(TRAIN_EN))("%s names the same values in both languages", (rule, sentence) => {
    const values = (text: string): string[] => [...new Set(text.match(/\{\w+\}|\[\w+>\d/g))].sort();
    expect(values(TRAIN_ZH[rule as keyof typeof TRAIN_EN])).toEqual(values(sentence));
  });
});

describe("ranges spill", () => {
  test("contexts down, cards across", () => {
    const table = trainingAnswer(given({ context: [[4096], [32768]], cards: [[1, 8]], settings: "zero=3" }));
    expect(table.map((row) => row.length)).toEqual([2, 2]);
    expect(Number(table[1]?.[0])).toBeGreaterThan(Number(table[0]?.[0]));
    expect(Number(table[0]?.[1])).toBeLessThan(Number(table[0]?.[0]));
  });

  test("an error stays in its own cell", () => {
    const [row] = trainingAnswer(given({ settings: [["zero=3", "zero=4"]] }));
    expect(typeof row?.[0]).toBe("number");
    expect(row?.[1]).toBeInstanceOf(InputError);
  });
});

describe("bad input says what is known", () => {
  const bad: [string, Partial<TrainingGiven>, RegExp][] = [
    ["a batch below 0", { batch: -1 }, /Batch must be above 0; got -1/],
    [
      "an unknown method",
      { method: "finetune" },
      /Method "finetune" is not known\. Known are full, lora, qlora, freeze, rule/,
    ],
    ["no method", { method: null }, /Method is empty/],
    ["ZeRO 4", { settings: "zero=4" }, /zero=4 is not known\. zero takes 0, 1, 2, 3/],
    ["an unknown word", { settings: "speed=9" }, /Setting "speed=9" is not known\. Known are/],
    [
      "a rank above the hidden size",
      { method: "lora", settings: "rank=9999" },
      /rank=9999 is above the hidden size/,
    ],
    ["tp that does not divide", { settings: "tp=5", cards: 5 }, /32 heads: tp=5 cannot share them/],
    ["a size alone", { model: 32 }, /cannot be computed from a size alone/],
    ["an unknown model", { model: "QwQ-23B" }, /No model is called "QwQ-23B"/],
    ["an unknown card", { card: "H1000" }, /H1000/],
  ];
  test.each(bad)("%s", (_, more, message) => {
    expect(said(() => number(more))).toMatch(message);
    expect(said(() => rows(more))).toMatch(message);
  });
});

test("a card of two devices holds what both hold", () => {
  const one = number({ cards: 2, settings: "zero=3" });
  expect(number({ card: "Ascend 910C", cards: 1, settings: "zero=3" })).toBeCloseTo(2 * one, 9);
});
