import { figure, type RuleName } from "../../src/core/figure";
import type { Note } from "../../src/core/parts";
import { explain, worked } from "../../src/functions/explanations";
import { FIGURES_EN } from "../../src/functions/figures-en";
import { FIGURES_ZH } from "../../src/functions/figures-zh";
import { EN } from "../../src/functions/explanations-en";
import { ZH } from "../../src/functions/explanations-zh";

test.each(Object.entries(EN))("%s names the same values in both languages", (rule, sentence) => {
  const values = (text: string): string[] => [...new Set(text.match(/\{\w+\}|\[\w+>\d/g))].sort();
  expect(values(ZH[rule as keyof typeof EN])).toEqual(values(sentence));
});

test("sizes appear in the unit asked for, numbers as people write them", () => {
  const note: Note = {
    rule: "cache-pool",
    values: { engine: "vLLM", poolSize: 10 * 2 ** 30, requests: 4.333333, context: 16000 },
  };
  // 10 × 2^30 bytes are 10.737 GB
  expect(explain(note, { language: "en", unit: "GB" })).toBe(
    "vLLM has 10.74 GB left for the cache: 4.333 requests of 16,000 tokens.",
  );
  expect(explain(note, { language: "zh", unit: "GiB" })).toBe(
    "vLLM 留给缓存 10 GiB：可容纳 4.333 个 16,000 token 的请求。",
  );
});

test("a clause in brackets is there only above its bound", () => {
  const terms = { parameters: 32e9, bytesEach: 2, precision: "FP16", stages: 1 };
  const say = (ranks: number): string =>
    worked(figure("weights-count", { ...terms, ranks }), { language: "en", unit: "GB" });
  expect(say(1)).toMatch(/^32,000,000,000 parameters × 2 bytes;/);
  expect(say(4)).toMatch(/^32,000,000,000 parameters × 2 bytes ÷ 4 ranks;/);
});

test("a figure inside another is printed in its place, its remark at the end", () => {
  const each = figure("process", { driverSize: 2 ** 29, librariesSize: 2 ** 28, ranks: 2 });
  const both = figure("times-devices", { devices: 2, each });
  expect(both.size).toBe(2 * (2 ** 29 + 2 ** 28));
  expect(worked(both, { language: "en", unit: "GiB" })).toBe(
    "2 devices × (0.5 GiB for process and driver + 0.25 GiB for libraries); before a tensor is allocated, among 2 ranks",
  );
});

test.each(Object.entries(FIGURES_EN))("%s prints the same terms in both languages", (rule, sentence) => {
  const terms = (text: string): string[] => [...new Set(text.match(/\{\w+\}|\[\w+>\d/g))].sort();
  expect(terms(FIGURES_ZH[rule as RuleName])).toEqual(terms(sentence));
});

test("a small fraction of a unit is written in the next smaller one, percentages as the language writes them", () => {
  const pages = figure("cache-pages", { requests: 8, pages: 1000, pageSize: 2 * 2 ** 20, context: 16000, blockTokens: 16, groups: 1, ranks: 1, precision: "FP16", concurrency: 8, copies: 1 }); // prettier-ignore
  expect(worked(pages, { language: "en", unit: "GiB" })).toMatch(/^8 × 1,000 pages × 2 MiB;/);
  expect(worked(pages, { language: "en", unit: "GB" })).toMatch(/^8 × 1,000 pages × 2\.0972 MB;/);
  const overhead = figure("textbook-overhead", { share: 0.1, neededSize: 10 * 2 ** 30, leastShare: 0.1, mostShare: 0.2 }); // prettier-ignore
  expect(worked(overhead, { language: "zh", unit: "GiB" })).toMatch(/^10% 至 20% × 10 GiB；/);
});

// what is not there has no number: whoever works a sentence out must not find one in it
const NOTHING = ["cache-none", "cache-on-host", "graphs-none", "training-weights-offloaded", "training-gradients-offloaded", "training-optimizer-offloaded", "training-optimizer-all-paged", "training-optimizer-none", "nothing-trained", "nothing-kept", "logits-none", "logits-gone", "activations-gone", "gradients-later", "rule-left-out"] as const; // prettier-ignore
test.each(NOTHING)("%s is 0, and said in words alone", (rule) => {
  const none = figure(rule, {});
  expect(none.size).toBe(0);
  for (const language of ["en", "zh"] as const)
    expect(worked(none, { language, unit: "GB" })).toMatch(/^[^\d{}[\]]+$/);
});

test("a training part worked out by hand: ZeRO-3 on 8 cards, with what is shared and what is not", () => {
  const share = { kind: "BF16", bytesEach: 2 };
  const shares = [
    figure("frozen-numbers", { ...share, numbers: 8_030_261_248, ranks: 8 }),
    figure("trained-numbers", { ...share, numbers: 1000, ranks: 1 }),
  ];
  const weights = figure("training-weights", { shares, tensorRanks: 1, expertRanks: 1, stages: 1 });
  expect(weights.size).toBe(8_030_261_248 / 4 + 2000);
  expect(worked(weights, { language: "en", unit: "GB" })).toBe(
    "8,030,261,248 frozen numbers in BF16 × 2 bytes ÷ 8 ranks + 1,000 trained numbers in BF16 × 2 bytes; matrix by matrix on the fullest card",
  );
});
