import { serve } from "../../../src/core/serving/inference";
import { calculated } from "./pinned/calculator";
import { CACHE_ROWS } from "./pinned/cache-rows";
import { LAYOUT_ROWS } from "./pinned/layout-rows";
import { OTHER_ROWS } from "./pinned/other-rows";
import { ANSWERS, question, type Row } from "./pinned/row";
import { VLLM_ROWS } from "./pinned/vllm-rows";

/** Half of the last digit that is printed. */
const halfDigit = (printed: string): number =>
  0.5 * 10 ** -(/\.(\d+)/.exec(printed)?.[1]?.length ?? 0) * (1 + 1e-9);

const named = ({ engine, of = "Llama-3.1-8B", on = "H100", cards = 1, what }: Row): string => {
  const model = typeof of === "string" ? of : of.name;
  const card = typeof on === "string" ? on : on.name;
  return `${engine || "blank"}: ${what} of ${model} on ${cards ?? ""} ${card}`;
};

const rows = (list: readonly Row[]): [string, Row][] => list.map((row) => [named(row), row]);

describe.each([
  ["vLLM", VLLM_ROWS],
  ["the others", OTHER_ROWS],
  ["caches", CACHE_ROWS],
  ["several devices", LAYOUT_ROWS],
])("worked out by hand: %s", (_, list) => {
  test.each(rows(list))("%s", (__, row) => {
    const [left = "", right] = row.worked.split(" = ");
    const expected = calculated(left);
    const unit = calculated(`1 ${/[A-Za-z]+$/.exec(right ?? "")?.[0] ?? "bytes"}`);
    // the arithmetic gives what is written behind it
    if (right !== undefined)
      expect(Math.abs(expected - calculated(right))).toBeLessThanOrEqual(halfDigit(right) * unit);
    const answer = ANSWERS[row.what](question(row));
    expect(Math.abs(answer - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
    if (row.log !== undefined)
      expect(Math.abs(answer / unit - row.log.says)).toBeLessThanOrEqual(row.log.within);
  });
});

test.each([
  ["vLLM", "DeepSeek-V4-Flash", "FP8"],
  ["SGLang", "DeepSeek-V4-Flash", "FP8"],
  ["Transformers", "DeepSeek-V4-Flash", "FP16"],
  ["vLLM", "DeepSeek-V3", "FP16"],
])("%s keeps the cache of %s in %s unless told otherwise (docs/formulas.md §9)", (engine, of, expected) => {
  expect(serve(question({ engine, of, on: "B200", cards: 4 })).kvPrecision).toBe(expected);
});
