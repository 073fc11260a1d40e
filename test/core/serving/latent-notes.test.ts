import { serve } from "../../../src/core/serving/inference";
import { question, type Asked } from "./pinned/row";

/** A token of DeepSeek-V3: 61 layers × (512 + 64) × 2 bytes; 8,192 of them, whole pages of 16. */
const REQUEST = 8192 * 70_272;

const asked = (engine: string, requests: number, more: Partial<Asked> = {}): Asked => ({
  engine, of: "DeepSeek-V3", on: "H200", cards: 8, requests, ...more,
}); // prettier-ignore

const notesOn = (one: Asked) => {
  const { notes } = serve(question(one));
  return notes.filter(({ rule }) => rule.startsWith("latent-"));
};
const copied = (ranks: number, requests: number, more: object = {}) => ({
  rule: "latent-copied",
  values: { ranks, times: 0, cacheSize: requests * REQUEST, dealtSize: 0, flags: "", ...more },
});
const dealtOut = (ranks: number) => ({ rule: "latent-dealt-out", values: { ranks } });

test.each([
  // the fullest of 8 copies has two of 9 requests
  ["held by every rank", asked("vLLM", 9), [copied(8, 9, { dealtSize: 2 * REQUEST, flags: "-tp 1 -dp 8 --enable-expert-parallel" })]],
  ["in SGLang's own words", asked("SGLang --tp 8", 9), [copied(8, 9, { dealtSize: 2 * REQUEST, flags: "--tp 8 --dp 8 --enable-dp-attention" })]],
  ["one request cannot be dealt out", asked("vLLM", 1), [copied(8, 1)]],
  ["tokens shared out over all ranks lie nowhere twice", asked("vLLM -tp 8 -dcp 8", 9), []],
  ["over two of eight ranks, half of them on each", asked("vLLM -tp 8 -dcp 2", 8), [copied(8, 4, { times: 4 })]],
  ["whole within copies of four ranks", asked("vLLM -tp 4 -dp 2 --enable-expert-parallel", 8), [dealtOut(2), copied(4, 4)]],
  ["copies of one rank", asked("vLLM -tp 1 -dp 8 --enable-expert-parallel", 8), [dealtOut(8)]],
  ["dealt out by SGLang", asked("SGLang --tp 8 --dp 8 --enable-dp-attention", 9), [dealtOut(8)]],
  ["one rank", asked("vLLM", 4, { of: "DeepSeek-V2-Lite", cards: 1 }), []],
  ["no latent", asked("vLLM", 4, { of: "Qwen3-30B-A3B" }), []],
] as const)("%s", (_, one, expected) => {
  expect(notesOn(one)).toEqual(expected);
}); // prettier-ignore

test("a latent among other layers", () => {
  const one = asked("vLLM", 4, { of: "Kimi-Linear-48B-A3B", cards: 4 });
  expect(notesOn(one).map(({ rule }) => rule)).toEqual(["latent-copied"]);
});
