import { cacheSpecs } from "../../../src/core/serving/device-cache";
import { ONE_DEVICE } from "../../../src/core/layout";
import { pagedCache } from "../../../src/core/engines/paged-cache";
import { unitsOf, type PagingTerms } from "../../../src/core/mixers/cache";
import type { GatedDeltaNet } from "../../../src/core/mixers/gated-delta";
import type { LatentAttention } from "../../../src/core/mixers/latent";
import { gib } from "../../../src/core/units";
import { attention, runs, sliding } from "../models-by-hand";

const terms: PagingTerms = {
  blockTokens: 16,
  batchTokens: 8192,
  hybridCache: true,
  groupSlack: 1.25,
  stateBlocks: 1,
  ranks: 1,
};
const plain = { precision: "BF16", layout: ONE_DEVICE, stateBytes: null } as const;

test("plain attention: ⌈s ÷ 16⌉ blocks of 16 tokens over all layers", () => {
  const plan = pagedCache(cacheSpecs(runs([32, attention(8, 128)]), plain), terms);
  expect(plan.unitBytes).toBe(16 * 131_072); // Llama-3.1-8B: 32 × 2 × 8 × 128 × 2 B a token
  expect(unitsOf(plan, 8192)).toBe(512);
  expect(unitsOf(plan, 8193)).toBe(513);
});

describe("sliding windows in groups, against vLLM's own logs", () => {
  // https://github.com/llm-d-incubation/llm-d-planner, vLLM 0.19 logs at 8,192 tokens; shapes from the models' config.json
  const cases = [
    { name: "gemma-3-27b", full: 10, window: 1024, slide: 52, kvHeads: 16, dim: 128, poolGib: 19.53, blocks: 15_997, requests: 4.46 },
    { name: "gemma-3-12b", full: 8, window: 1024, slide: 40, kvHeads: 8, dim: 256, poolGib: 47.72, blocks: 48_867, requests: 15.88 },
    { name: "gemma-3-4b", full: 5, window: 1024, slide: 29, kvHeads: 4, dim: 256, poolGib: 62.51, blocks: 204_817, requests: 57.05 },
    { name: "gemma-2-2b", full: 13, window: 4096, slide: 13, kvHeads: 4, dim: 256, poolGib: 66.47, blocks: 83_770, requests: 81.73 },
    { name: "gemma-2-27b", full: 23, window: 4096, slide: 23, kvHeads: 16, dim: 128, poolGib: 20.59, blocks: 7335, requests: 7.16 },
  ]; // prettier-ignore
  test.each(cases)("$name", (model) => {
    const layers = runs([model.full, attention(model.kvHeads, model.dim)], [model.slide, sliding(model.kvHeads, model.dim, model.window)]); // prettier-ignore
    const plan = pagedCache(cacheSpecs(layers, plain), terms);
    const blocks = Math.floor(gib(model.poolGib) / plan.unitBytes);
    // the log prints the pool to two places: half a hundredth of a GiB is a few blocks
    expect(Math.abs(blocks - model.blocks)).toBeLessThanOrEqual(Math.ceil(gib(0.005) / plan.unitBytes));
    expect(blocks / unitsOf(plan, 8192)).toBeCloseTo(model.requests, 1);
  });
});

test("without the hybrid manager every layer keeps every token", () => {
  const layers = runs([10, attention(16, 128)], [52, sliding(16, 128, 1024)]);
  const plan = pagedCache(cacheSpecs(layers, plain), { ...terms, hybridCache: false });
  expect(unitsOf(plan, 65_536) * plan.unitBytes).toBe(62 * 65_536 * 2 * 16 * 128 * 2);
});

test("pages of two widths: the narrower kind takes more tokens into one", () => {
  // Gemma-4-31B: 10 global layers of 4 × 512, 50 sliding ones of 16 × 256
  const layers = runs([10, attention(4, 512)], [50, sliding(16, 256, 1024)]);
  const plan = pagedCache(cacheSpecs(layers, plain), terms);
  expect(plan.unitBytes).toBe(10 * 16 * 16_384);
  // ⌈262144 ÷ 32⌉ + 5 × (⌈(1023 + 8192) ÷ 16⌉ + 1) = 8192 + 5 × 577
  expect(unitsOf(plan, 262_144)).toBe(8192 + 5 * 577);
});

test("a recurrent state sets the attention's page", () => {
  // Qwen3-Next: 12 layers of 2 × 256, 36 with 32 states of 128 × 128 in FP32 and a convolution of 3 × 8192 in 16 bit
  const state: GatedDeltaNet = { kind: "gated-delta", keyHeads: 16, valueHeads: 32, keyDim: 128, valueDim: 128, convKernel: 4, stateBytes: 4, vectors: 0 }; // prettier-ignore
  const specs = cacheSpecs(runs([36, state], [12, attention(2, 256)]), plain);
  expect(specs.find((spec) => spec.stateBytes > 0)?.stateBytes).toBe(32 * 128 * 128 * 4 + 3 * 8192 * 2); // 2,146,304
  const plan = pagedCache(specs, terms);
  expect(plan.blockTokens).toBe(1056); // 16 × ⌈2146304 ÷ (16 × 2048)⌉, within the 544 to 1056 that vLLM prints
  expect(unitsOf(plan, 262_144)).toBe(Math.ceil(262_144 / 1056) + 3);
});

describe("on several ranks", () => {
  const ranks = (tensorParallel: number) => ({
    ...plain,
    layout: { ...ONE_DEVICE, tensorParallel, attentionParallel: tensorParallel },
  });
  test("KV heads are shared out, and copied when there are fewer of them than ranks", () => {
    const layers = runs([1, attention(8, 128, 64)]);
    const tokenBytes = (tp: number): number => cacheSpecs(layers, ranks(tp))[0]?.tokenBytes ?? 0;
    expect([1, 2, 8, 16].map(tokenBytes)).toEqual([4096, 2048, 512, 512]);
  });

  test("a latent is held whole by every rank, and dealt out by DP attention", () => {
    const latent: LatentAttention = { kind: "latent", heads: 128, queryRank: 1536, latentDim: 512, ropeDim: 64, nopeDim: 128, valueDim: 128, vectors: 0, gate: "none", indexer: null }; // prettier-ignore
    const [spec] = cacheSpecs(runs([61, latent]), ranks(8));
    expect((spec?.tokenBytes ?? 0) * 61).toBe(70_272); // SGLang log of Kimi-K2.5 TP8: 70,272 B a token on every rank
  });
});
