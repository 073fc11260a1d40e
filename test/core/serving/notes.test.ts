import { serve } from "../../../src/core/serving/inference";
import { calculated } from "./pinned/calculator";
import { cardOf, FIVE_LAYERS, mixed, ODD_VOCABULARY, withMixers } from "./pinned/models";
import { question, type Asked } from "./pinned/row";
import { attention } from "../models-by-hand";

/** Numbers are worked out from the text, words are as they stand. */
type Values = Readonly<Record<string, number | { readonly worked: string } | string>>;
interface Case {
  readonly of: string;
  readonly asked: Asked;
  /** Every note, in order. */
  readonly rules: readonly string[];
  /** What the notes say, by rule. */
  readonly values?: Readonly<Record<string, Values>>;
}

/** Llama-3.1-8B on one H100 in vLLM 0.19: worked out in pinned/vllm-rows.ts. */
const POOL = "(79.19 GiB × 0.9 − 16,094,076,928 − (14.8 × 1,024 × 128,256 + 2 × 8,192 × 4,096) − 0.25 GiB)";
const MOE = { of: "Qwen3-30B-A3B", engine: "vLLM" } as const;

const CASES: readonly Case[] = [
  {
    of: "a plain question: what the pool holds",
    asked: { engine: "vLLM 0.19" },
    rules: ["cache-pool"],
    values: {
      "cache-pool": {
        engine: "vLLM 0.18–0.19",
        poolSize: { worked: POOL },
        requests: { worked: `⌊${POOL} ÷ (16 × 131,072)⌋ ÷ 512` },
        context: 8192,
      },
    },
  },
  { of: "engines without a pool have none to tell of", asked: { engine: "llama.cpp" }, rules: [] },
  { of: "TensorRT-LLM has a pool", asked: { engine: "TensorRT-LLM" }, rules: ["cache-pool"] },
  { of: "the longest context a model was trained for", asked: { engine: "vLLM", context: 131_072 }, rules: ["cache-pool"] }, // prettier-ignore
  {
    of: "one token more",
    asked: { engine: "vLLM", context: 131_073 },
    rules: ["context-beyond-model", "cache-pool"],
    values: { "context-beyond-model": { context: 131_073, limit: 131_072, model: "Llama-3.1-8B" } },
  },
  { of: "a model that does not say how long it may get", asked: { engine: "vLLM", of: ODD_VOCABULARY, context: 200_000 }, rules: ["cache-pool"] }, // prettier-ignore
  { of: "a flag that says the same context", asked: { engine: "vLLM --max-model-len 8192" }, rules: ["cache-pool"] }, // prettier-ignore
  {
    of: "a flag that says another",
    asked: { engine: "vLLM --max-model-len 4096" },
    rules: ["flag-context", "cache-pool"],
    values: { "flag-context": { flag: 4096, context: 8192 } },
  },
  { of: "as many requests as a step takes", asked: { engine: "vLLM --max-num-seqs 256", context: 128, requests: 256 }, rules: ["cache-pool"] }, // prettier-ignore
  {
    of: "one request more waits",
    asked: { engine: "vLLM --max-num-seqs 256", context: 128, requests: 257 },
    rules: ["requests-wait", "cache-pool"],
    values: { "requests-wait": { concurrency: 257, sequences: 256 } },
  },
  { of: "llama.cpp has cells, no steps to wait for", asked: { engine: "llama.cpp", context: 1, requests: 2000 }, rules: [] }, // prettier-ignore
  {
    of: "a shape whose matrices are not known",
    asked: { engine: "vLLM", of: { ...mixed(2, 0), frame: null } },
    rules: ["shape-incomplete", "cache-pool"],
    values: { "shape-incomplete": { model: "2 full, 0 sliding" } },
  },
  {
    of: "a card nobody is sure of",
    asked: { engine: "vLLM", on: cardOf(80, { confidence: "low" }) },
    rules: ["card-low-confidence", "cache-pool"],
    values: { "card-low-confidence": { card: "80 GiB" } },
  },
  {
    of: "two devices on a card, and an engine nobody measured",
    asked: { engine: "MindIE", on: cardOf(60, { devices: 2 }) },
    rules: ["card-of-devices", "engine-assumed", "cache-pool"],
    values: { "card-of-devices": { card: "60 GiB", devices: 2 }, "engine-assumed": { engine: "MindIE" } },
  },
  // start-up logs of vLLM were read on NVIDIA's, AMD's and Apple's, on nobody else's
  { of: "vLLM on rocm", asked: { engine: "vLLM", on: cardOf(80, { platform: "rocm" }) }, rules: ["cache-pool"] }, // prettier-ignore
  { of: "vLLM on intel", asked: { engine: "vLLM", on: cardOf(80, { platform: "intel" }) }, rules: ["engine-assumed", "cache-pool"] }, // prettier-ignore
  { of: "vLLM on other-npu", asked: { engine: "vLLM", on: cardOf(80, { platform: "other-npu" }) }, rules: ["engine-assumed", "cache-pool"] }, // prettier-ignore

  // why it does not fit
  {
    of: "weights above the card",
    asked: { engine: "vLLM", of: "Llama-3.3-70B" },
    rules: ["weights-do-not-fit"],
    values: {
      "weights-do-not-fit": {
        weightsSize: { worked: "2 × 70,553,706,496 + 131,072 × 128 × 2" },
        usableSize: { worked: "79.19 GiB" },
      },
    },
  },
  {
    of: "weights that leave nothing",
    asked: { engine: "vLLM 0.19", on: cardOf(15.5) },
    rules: ["nothing-left-for-cache"],
    values: {
      "nothing-left-for-cache": {
        weightsSize: 16_094_076_928,
        usableSize: { worked: "15.5 GiB" },
        activationsSize: { worked: "14.8 × 256 × 128,256 + 2 × 2,048 × 4,096" },
      },
    },
  },
  {
    of: "requests above the pool",
    asked: { engine: "vLLM 0.19", requests: 100 },
    rules: ["cache-does-not-fit", "cache-pool"],
    values: {
      "cache-does-not-fit": {
        missingSize: { worked: `100 × 8,192 × 131,072 − ${POOL}` },
        requests: { worked: `⌊${POOL} ÷ (16 × 131,072)⌋ ÷ 512` },
        context: 8192,
      },
    },
  },

  // layouts
  {
    of: "layers left to the host",
    asked: { engine: "llama.cpp -ngl 16", precision: "Q8_0" },
    rules: ["layers-on-host"],
    values: { "layers-on-host": { layers: 16, depth: 32 } },
  },
  { of: "more layers asked for than there are", asked: { engine: "llama.cpp -ngl 99", precision: "Q8_0" }, rules: [] }, // prettier-ignore
  { of: "all layers asked for", asked: { engine: "llama.cpp -ngl -1", precision: "Q8_0" }, rules: [] },
  { of: "one server", asked: { engine: "vLLM", cards: 8 }, rules: ["cache-pool"] },
  {
    of: "two servers",
    asked: { engine: "vLLM", cards: 16 },
    rules: ["several-servers", "cache-pool"],
    values: { "several-servers": { servers: 2, devices: 8 } },
  },
  {
    of: "servers of cards of two devices; 8 KV heads on 16 of them",
    asked: { engine: "vLLM", on: cardOf(60, { devices: 2 }), cards: 16 },
    rules: ["several-servers", "card-of-devices", "heads-copied", "cache-pool"],
    values: { "several-servers": { servers: 2, devices: 16 }, "heads-copied": { ranks: 16, heads: 8 } },
  },
  {
    of: "experts whose blocks of scales would be cut: 1,536 over 8 is no multiple of 128",
    asked: { engine: "vLLM", of: "Qwen3-235B-A22B", precision: "FP8", cards: 8 },
    rules: ["experts-dealt-out", "heads-copied", "cache-pool"],
    values: { "experts-dealt-out": { kind: "experts", width: 1536, block: 128, devices: 8 } },
  },
  {
    of: "a dense layer's blocks: 10,944 over 2 is no multiple of 128",
    asked: { engine: "vLLM", of: "GLM-4.5-Air", precision: "FP8", cards: 2 },
    rules: ["uneven-blocks", "cache-pool"],
    values: { "uneven-blocks": { kind: "dense", width: 10_944, block: 128, devices: 2 } },
  },
  {
    of: "groups of INT4 are blocks too",
    asked: { engine: "vLLM", of: "GLM-4.5-Air", precision: "INT4", cards: 2 },
    rules: ["uneven-blocks", "cache-pool"],
  },
  { of: "alone a card cuts none", asked: { engine: "vLLM", of: "GLM-4.5-Air", precision: "INT4" }, rules: ["cache-pool"] }, // prettier-ignore
  { of: "whole blocks: 27,648 over 8 is 27 × 128", asked: { engine: "vLLM", of: "QwQ-32B", precision: "FP8", cards: 8 }, rules: ["cache-pool"] }, // prettier-ignore
  { of: "a scale a row is no block", asked: { engine: "vLLM", of: "GLM-4.5-Air", precision: "INT8", cards: 2 }, rules: ["cache-pool"] }, // prettier-ignore

  // KV heads on several ranks
  { of: "four KV heads on four cards", asked: { ...MOE, cards: 4 }, rules: ["cache-pool"] },
  {
    of: "four KV heads on eight cards",
    asked: { ...MOE, cards: 8 },
    rules: ["heads-copied", "cache-pool"],
    values: { "heads-copied": { ranks: 8, heads: 4 } },
  },
  {
    of: "the fewest KV heads of all layers",
    asked: { engine: "vLLM", of: withMixers("2 and 8", attention(8, 16, 8), attention(2, 16, 8)), cards: 4 },
    rules: ["heads-copied", "cache-pool"],
    values: { "heads-copied": { ranks: 4, heads: 2 } },
  },
  { of: "no KV heads to copy", asked: { engine: "vLLM", of: "Kimi-Linear-48B-A3B", cards: 4 }, rules: ["latent-copied", "cache-pool"] }, // prettier-ignore
  {
    of: "draft layers",
    asked: { engine: `vLLM --speculative-config {"method":"mtp"}`, of: "GLM-4.5-Air", precision: "INT8", cards: 2 }, // prettier-ignore
    rules: ["draft-loaded", "cache-pool"],
  },
];

test.each(CASES)("$of", ({ asked, rules, values = {} }) => {
  const { notes } = serve(question(asked));
  expect(notes.map(({ rule }) => rule)).toEqual(rules);
  for (const [rule, expected] of Object.entries(values)) {
    const said = notes.find((note) => note.rule === rule)?.values ?? {};
    expect(Object.keys(said).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) {
      if (typeof value !== "object") expect(said[key]).toBe(value);
      else expect(Number(said[key]) / calculated(value.worked)).toBeCloseTo(1, 9);
    }
  }
});

test("the sentence of a cache has the pages it is made of: gemma-3-27b, 1 full and 6 sliding groups", () => {
  const { parts } = serve(question({ engine: "vLLM 0.19", of: "gemma-3-27b" }));
  const terms = parts.find(({ name }) => name === "KV cache")?.how.terms;
  expect(terms).toMatchObject({ requests: 1, pages: 512 + 6 * 513, pageSize: 10 * 16 * 8192, blockTokens: 16, groups: 1 + 6 }); // prettier-ignore
});

describe("what the process takes says where both numbers are from", () => {
  const source = (asked: Asked): string =>
    serve(question(asked)).parts.find(({ name }) => name === "Runtime")?.source ?? "";
  // the file of vLLM that prints what its start-up logs say
  const logs = "https://github.com/vllm-project/vllm/blob/v0.19.1/vllm/v1/worker/gpu_worker.py";
  const ascend = "https://github.com/vllm-project/vllm-ascend/blob/182b75e/vllm_ascend/utils.py";
  test.each([
    [{ engine: "vLLM" }, logs],
    [{ engine: "vllm-ascend" }, `${logs}; ${ascend}`],
    [{ engine: "Transformers" }, "own runs on one H100 and one H200"],
    [{ engine: "llama.cpp" }, "https://github.com/ggml-org/llama.cpp/blob/25d5b0c/tools/server/README.md"],
  ] as const)("%j", (asked, expected) => {
    expect(source(asked)).toBe(expected);
  });
  test("a library that takes nothing has no source", () => {
    expect(source({ engine: "llama.cpp", of: FIVE_LAYERS, cards: 2 })).not.toContain(";");
  });
});

describe("hybrids that do not start: a block for each sequence", () => {
  // what the engine says is there, "exceeds available Mamba cache blocks (...)"; ours lies within 6 %
  test.each([
    ["Qwen3.6-27B", "FP8", "H100", 1, "vLLM 0.19 --gpu-memory-utilization 0.95", 856, 512], // https://github.com/vllm-project/recipes/pull/551
    ["Qwen3.6-27B", "BF16", "H100 NVL", 1, "vLLM 0.25", 614, 512], // https://github.com/kaito-project/kaito/issues/2319
    ["Nemotron-3-Super-120B-A12B", "FP8", "H100", 2, "vLLM 0.19", 524, 256], // https://github.com/NVIDIA-AI-Blueprints/retail-shopping-assistant/pull/95
  ] as const)("%s in %s on %s x %d, %s: %d", (of, precision, on, cards, engine, log, lower) => {
    const { notes } = serve(question({ of, precision, on, cards, engine }));
    const said = notes.find(({ rule }) => rule === "sequences-above-blocks");
    expect(said?.values).toMatchObject({ sequences: 1024, lower });
    expect(lower).toBeLessThan(log);
    expect(Math.abs(Number(said?.values.blocks) / log - 1)).toBeLessThan(0.06);
  }); // prettier-ignore

  test.each([
    ["the flag that mends it", "Qwen3.6-27B", "vLLM 0.19 --gpu-memory-utilization 0.95 --max-num-seqs 512"],
    ["no graphs are captured", "Qwen3.6-27B", "vLLM 0.19 --gpu-memory-utilization 0.95 --enforce-eager"],
    ["attention alone", "Qwen3-32B", "vLLM 0.19 --gpu-memory-utilization 0.95"],
    ["another engine", "Qwen3.6-27B", "SGLang"],
  ])("nothing is said: %s", (_, of, engine) => {
    const { notes } = serve(question({ of, precision: "FP8", engine }));
    expect(notes.map(({ rule }) => rule)).not.toContain("sequences-above-blocks");
  });
});
