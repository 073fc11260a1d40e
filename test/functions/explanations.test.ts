import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { explain, RULES } from "../../src/functions/explanations";
import { EN } from "../../src/functions/explanations-en";
import { ZH } from "../../src/functions/explanations-zh";

const src = path.resolve(__dirname, "../../src");

/** Rules as the code names them: `rule: "..."`, both arms of a choice, and the first word of note(...) and rule(...). */
function rulesNamed(folder: string): string[] {
  return readdirSync(path.join(src, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const code = readFileSync(path.join(src, folder, file), "utf8");
      const places = code.match(/\brule: [^,}]*|\b(?:note|rule)\("[a-z-]+"/g) ?? [];
      return places
        .flatMap((place) => place.match(/"[a-z]+(-[a-z]+)+"/g) ?? [])
        .map((word) => word.slice(1, -1));
    });
}

const named = [...new Set(["core", "reading", "functions"].flatMap(rulesNamed))].filter(
  (rule) => !rule.startsWith("train-"),
);

test("every rule that the code names has a sentence, and no sentence is left over", () => {
  expect(named.filter((rule) => !RULES.includes(rule))).toEqual([]);
  expect(RULES.filter((rule) => !named.includes(rule))).toEqual([]);
});

test.each(Object.entries(EN))("%s names the same values in both languages", (rule, sentence) => {
  const values = (text: string): string[] => [...new Set(text.match(/\{\w+\}|\[\w+>\d/g))].sort();
  expect(values(ZH[rule as keyof typeof EN])).toEqual(values(sentence));
});

test("sizes appear in the unit asked for, numbers as people write them", () => {
  const note = {
    rule: "cache-pool",
    values: { engine: "vLLM", poolGib: 10, requests: 4.333333, context: 16000 },
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
  const values = { parameters: 32e9, precision: "FP16", stages: 1 };
  const say = (tensorParallel: number): string =>
    explain({ rule: "weights-count", values: { ...values, tensorParallel } }, { language: "en", unit: "GB" });
  expect(say(1)).toBe("32B parameters in FP16");
  expect(say(4)).toBe("32B parameters in FP16 ÷ 4 ranks");
});

test("a rule without a sentence is our bug and surfaces", () => {
  expect(() => explain({ rule: "no-such-rule", values: {} }, { language: "en", unit: "GB" })).toThrow(
    "no-such-rule",
  );
});

test("a small fraction of a unit is written in the next smaller one, percentages as the language writes them", () => {
  const page = { rule: "cache-blocks", values: { requests: 8, units: 1000, unitMib: 2, context: 16000, blockTokens: 16, groups: 1, precision: "FP16" } }; // prettier-ignore
  expect(explain(page, { language: "en", unit: "GiB" })).toMatch(/^8 × 1,000 pages × 2 MiB:/);
  expect(explain(page, { language: "en", unit: "GB" })).toMatch(/^8 × 1,000 pages × 2\.097 MB:/);
  const share = {
    rule: "textbook-overhead",
    values: { neededGib: 10, leastShare: 0.1, recommendedShare: 0.2 },
  };
  expect(explain(share, { language: "zh", unit: "GiB" })).toMatch(/^10 GiB 的 10% 与 20%：/);
});
