import { cardOf, CARD_ROWS } from "../../src/catalog/cards";
import { speedTable, type SpeedPart } from "../../src/core/speed/rows";
import { settingOf } from "../../src/core/speed/setting";
import { speedAt, userSpeed } from "../../src/core/speed/speed";
import { mostUsers } from "../../src/core/speed/users";
import { readEngine } from "../../src/reading/engine/engine-line";
import { findCard, findModel } from "../../src/reading/names/find";
import type { Precision } from "../../src/core/formats/precision";

const setting = (model: string, precision: Precision, name: string, cards: number, concurrency: number) => {
  const card = findCard(name);
  return settingOf({
    model: findModel(model),
    precision,
    kvPrecision: null,
    prompt: 1000,
    answer: 1000,
    card,
    cards,
    concurrency,
    engine: readEngine("vLLM", card),
  });
};

/**
 * By hand from the formulas of docs/speed.md, 1,000 tokens in and out: H100 3,350 GB/s, 989 and 1,979 TFLOPS, link 450;
 * H200 4,800. Llama-3.1-8B: (8,030,261,248 − 128,256 × 4,096) × 2 B are 15.01 GB, and 131,072 B × 1,500 of cache:
 * 15.207 ÷ 2,680 = 5.674 ms; 32 × 30 µs + 2.5 ms; 2 × 7.505e9 × 1,000 ÷ 791.2e12 = 18.97 ms + 0.33 + 3.91.
 * GB of weights and cache; ms of memory, compute, activations, all-reduce, fixed, step, prompt; then s and tokens/s.
 */
const BY_HAND = [
  ["Llama-3.1-8B", "BF16", "H100", 1, 1, [15.01, 0.1966, 5.674, 0.01897, 0.0039, 0, 3.46, 9.138, 23.21, 0.0632, 109.4, 109.2]],
  ["Llama-3.1-8B", "BF16", "H100", 1, 64, [15.01, 12.58, 10.3, 1.214, 0.25, 0, 3.46, 14.01, 23.21, 0.2095, 65.34, 4130]],
  ["Qwen3-32B", "FP8", "H100", 1, 32, [32.77, 12.58, 16.92, 1.293, 0.313, 0, 4.42, 21.66, 51.51, 0.2512, 43.33, 1373]],
  ["Qwen3-32B", "FP8", "H100", 2, 32, [16.39, 6.292, 8.462, 0.6465, 0.313, 0.1332, 4.42, 13.33, 34.81, 0.1827, 70.05, 2216]],
  ["DeepSeek-R1", "FP8", "H200", 8, 1, [4.709, 0.1054, 1.254, 0.00981, 0.04555, 0.009717, 8.905, 10.21, 61.44, 0.1014, 97.91, 97.32]],
  ["DeepSeek-R1", "FP8", "H200", 8, 64, [73.19, 6.746, 20.82, 0.6278, 2.915, 0.6219, 8.905, 33.26, 61.44, 0.4885, 27.22, 1721]],
] as const; // prettier-ignore
const UNITS = [1e9, 1e9, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1, 1, 1];
const PARTS: readonly SpeedPart[] = ["Weights read", "KV read", "Memory", "Compute", "Activation traffic", "All-reduce", "Fixed time", "Step", "Prompt", "First token", "Per user", "All users"]; // prettier-ignore

describe.each(BY_HAND)("%s in %s on %s x %d, %d users", (model, precision, card, cards, users, values) => {
  const { rows } = speedTable(setting(model, precision, card, cards, users));
  test.each(PARTS.map((part, index) => [part, values[index] ?? NaN, UNITS[index] ?? 1] as const))(
    "%s is %d",
    (part, value, unit) => {
      const size = (rows.find((row) => row.part === part)?.how.size ?? NaN) / unit;
      // the hand's figures have four digits, its longest sums three
      if (value === 0) expect(size).toBe(0);
      else expect(Math.abs(size / value - 1)).toBeLessThan(0.006);
    },
  );
});

// rounded down where one more would fall below 20 tokens a second: THROUGHPUT worked by hand, issue 11
test.each([
  ["Qwen3-32B", "FP8", "H100", 1, 76, 0.03],
  ["DeepSeek-R1", "FP8", "H200", 8, 141, 0.04],
] as const)("%s in %s on %s x %d serves %d users at 20", (model, precision, card, cards, users, within) => {
  const found = mostUsers(setting(model, precision, card, cards, 1), { speed: 20, first: null, side: "mid" });
  expect(Math.abs(found / users - 1)).toBeLessThan(within);
});

describe("the numbers of a cell", () => {
  const one = setting("Qwen3-32B", "FP8", "H100", 1, 32);
  test("are those of the table", () => {
    const { rows } = speedTable(one);
    expect(rows.find(({ part }) => part === "Per user")?.how.size).toBeCloseTo(userSpeed(one), 9);
  });
  test("fall as users join, while all of them together get more", () => {
    const speeds = [1, 2, 8, 32, 76].map((users) => speedAt(one, users));
    const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
    expect(speeds.map(({ all }) => all)).toEqual(sorted(speeds.map(({ all }) => all)));
    expect(speeds.map(({ perUser }) => -perUser)).toEqual(sorted(speeds.map(({ perUser }) => -perUser)));
  });
  test("of several promises the strictest counts", () => {
    const at = (first: number | null, side: "mid" | "low") => mostUsers(one, { speed: 20, first, side });
    expect(at(0.2, "mid")).toBeLessThan(at(null, "mid"));
    expect(at(null, "low")).toBeLessThan(at(null, "mid"));
  });
});

// a card of several devices needs its link as well
test("every card of one device that has a bandwidth and a rate is answered", () => {
  for (const row of CARD_ROWS) {
    const card = cardOf(row);
    if (
      card.bandwidthGbPerSecond === null ||
      card.bf16Tflops === null ||
      card.memoryGb < 20 ||
      card.devices > 1
    )
      continue;
    const question = { model: findModel("Qwen3-4B"), precision: null, kvPrecision: null, prompt: 500, answer: 500, concurrency: 1, card, cards: 1 }; // prettier-ignore
    expect(speedAt(settingOf({ ...question, engine: readEngine("vLLM", card) }), 1).perUser).toBeGreaterThan(
      1,
    );
  }
});
