import { InputError, NotFoundError } from "../../../src/core/errors";
import { longestContext, mostRequests, serve, smallestCards } from "../../../src/core/serving/inference";
import { attention } from "../models-by-hand";
import { dense } from "../shapes";
import { cardOf, FIVE_LAYERS, gatedDelta, MANY_LAYERS, SMALL, withMixers } from "./pinned/models";
import { question, type Asked } from "./pinned/row";

const ASK = { serve, mostRequests, longestContext, smallestCards };

interface Case {
  readonly of: string;
  readonly ask: keyof typeof ASK;
  readonly asked: Asked;
  readonly rule: string;
  readonly values?: Readonly<Record<string, unknown>>;
  /** Excel's #N/A instead of #VALUE!. */
  readonly nowhere?: true;
}

const heads = (count: number, kvHeads = count, vocabulary = 1001) =>
  dense({ ...SMALL, name: `${count} heads`, heads: count, kvHeads, vocabulary });

const CASES: readonly Case[] = [
  { of: "more devices than layers", ask: "serve", asked: { engine: "llama.cpp", of: FIVE_LAYERS, cards: 6 }, rule: "devices-above-layers", values: { model: "five layers", layers: 5, devices: 6 } }, // prettier-ignore
  { of: "more stages than layers", ask: "serve", asked: { engine: "vLLM -pp 8 -tp 1", of: FIVE_LAYERS, cards: 8 }, rule: "servers-above-layers", values: { model: "five layers", layers: 5, servers: 8 } }, // prettier-ignore
  { of: "heads", ask: "serve", asked: { engine: "vLLM", of: "QwQ-32B", cards: 3 }, rule: "heads-uneven", values: { model: "QwQ-32B", count: 40, kind: "heads", cards: 3, tries: [2, 4, 8] } }, // prettier-ignore
  { of: "KV heads: 4 are neither dealt over 6 nor copied on them", ask: "serve", asked: { engine: "vLLM", of: heads(12, 4, 6 * 64), cards: 6 }, rule: "heads-uneven", values: { model: "12 heads", count: 4, kind: "KV heads", cards: 6, tries: [2, 4] } }, // prettier-ignore
  { of: "recurrent layers, keys", ask: "serve", asked: { engine: "vLLM", of: "Qwen3-Next-80B-A3B", cards: 3 }, rule: "heads-uneven", values: { model: "Qwen3-Next-80B-A3B", count: 16, kind: "key heads in its recurrent layers", cards: 3, tries: [2, 4, 8] } }, // prettier-ignore
  { of: "recurrent layers, values", ask: "serve", asked: { engine: "vLLM", of: withMixers("6 and 4", gatedDelta(6, 4)), cards: 3 }, rule: "heads-uneven", values: { model: "6 and 4", count: 4, kind: "value heads in its recurrent layers", cards: 3, tries: [2] } }, // prettier-ignore
  { of: "vocabulary: 1,001 are 1,024 and not dealt over 3", ask: "serve", asked: { engine: "vLLM", of: heads(9), cards: 3 }, rule: "heads-uneven", values: { model: "9 heads", count: 1001, kind: "vocabulary entries", cards: 3, tries: [1] } }, // prettier-ignore
  { of: "nothing but one", ask: "serve", asked: { engine: "vLLM", of: heads(7), cards: 7 }, rule: "heads-uneven", values: { model: "7 heads", count: 1001, kind: "vocabulary entries", cards: 7, tries: [1] } }, // prettier-ignore
  { of: "tries up to eight: 9 and 15 would do as well", ask: "serve", asked: { engine: "vLLM", of: heads(45, 45, 45 * 64), cards: 2 }, rule: "heads-uneven", values: { model: "45 heads", count: 45, kind: "heads", cards: 2, tries: [3, 5] } }, // prettier-ignore
  { of: "the last four tries", ask: "serve", asked: { engine: "vLLM", of: heads(32, 32, 64 * 64), on: cardOf(80, { cardsPerServer: [16] }), cards: 33 }, rule: "heads-uneven", values: { model: "32 heads", count: 32, kind: "heads", cards: 33, tries: [4, 8, 16, 32] } }, // prettier-ignore

  { of: "weights above the cards", ask: "mostRequests", asked: { engine: "vLLM", of: "Llama-3.3-70B" }, rule: "weights-beyond-card", nowhere: true, values: { widened: 0, format: "", model: "Llama-3.3-70B", precision: "BF16", cards: 1, card: "H100 SXM5 80GB", weights: "131.4", usable: "79.2" } }, // prettier-ignore
  { of: "weights that leave nothing", ask: "mostRequests", asked: { engine: "vLLM", on: cardOf(15.5) }, rule: "no-room-for-cache", nowhere: true, values: { widened: 0, format: "", model: "Llama-3.1-8B", precision: "BF16", cards: 1, card: "15.5 GiB", weights: "15.0", usable: "15.5" } }, // prettier-ignore
  { of: "both devices of a card: twice 65.75 GiB in twice 60", ask: "mostRequests", asked: { engine: "vLLM", of: "Llama-3.3-70B", on: cardOf(60, { devices: 2 }) }, rule: "weights-beyond-card", nowhere: true, values: { widened: 0, format: "", model: "Llama-3.3-70B", precision: "BF16", cards: 1, card: "60 GiB", weights: "131.5", usable: "120.0" } }, // prettier-ignore
  { of: "one stage without room: 0.51 + 0.07 + 0.37 + 3 × 0.0165 GiB are above 0.99, with two layers below", ask: "mostRequests", asked: { engine: "vLLM -pp 2 -tp 1 --kv-cache-memory-bytes 1", of: FIVE_LAYERS, on: cardOf(0.99), cards: 2 }, rule: "no-room-for-cache", nowhere: true }, // prettier-ignore
  { of: "the same asked for its longest context", ask: "longestContext", asked: { engine: "vLLM -pp 2 -tp 1 --kv-cache-memory-bytes 100000", of: FIVE_LAYERS, on: cardOf(0.99), cards: 2 }, rule: "no-room-for-cache", nowhere: true }, // prettier-ignore
  { of: "a longest context without room", ask: "longestContext", asked: { engine: "vLLM", on: cardOf(15.5) }, rule: "no-room-for-cache", nowhere: true }, // prettier-ignore
  { of: "a model without a cache", ask: "mostRequests", asked: { engine: "vLLM", of: "bge-m3" }, rule: "cache-none", values: { model: "bge-m3" } }, // prettier-ignore
  { of: "a million requests of one token", ask: "longestContext", asked: { engine: "vLLM", requests: 1_000_000 }, rule: "not-one-token", nowhere: true, values: { concurrency: 1_000_000, model: "Llama-3.1-8B", cards: 1, card: "H100 SXM5 80GB" } }, // prettier-ignore
  { of: "states that no context makes larger", ask: "longestContext", asked: { engine: "SGLang", of: withMixers("states", gatedDelta(4, 4)) }, rule: "cache-bounded", values: { model: "states" } }, // prettier-ignore

  { of: "no number of cards: 32 layers in stages of 8 cards are 256", ask: "smallestCards", asked: { engine: "vLLM", requests: 1_000_000, context: 131_072 }, rule: "fits-nowhere", nowhere: true, values: { model: "Llama-3.1-8B", context: 131_072, concurrency: 1_000_000, cards: 256, card: "H100 SXM5 80GB" } }, // prettier-ignore
  { of: "at most 512 cards", ask: "smallestCards", asked: { engine: "vLLM", of: MANY_LAYERS, requests: 1_000_000, context: 131_072 }, rule: "fits-nowhere", nowhere: true, values: { model: "many layers", context: 131_072, concurrency: 1_000_000, cards: 512, card: "H100 SXM5 80GB" } }, // prettier-ignore
  { of: "as many cards as layers", ask: "smallestCards", asked: { engine: "llama.cpp", of: FIVE_LAYERS, requests: 1_000_000, context: 131_072 }, rule: "fits-nowhere", nowhere: true, values: { model: "five layers", context: 131_072, concurrency: 1_000_000, cards: 5, card: "H100 SXM5 80GB" } }, // prettier-ignore
  { of: "a card of two devices whose heads two do not share is refused for what it is", ask: "smallestCards", asked: { engine: "vLLM", of: withMixers("5 heads", attention(5, 16)), on: cardOf(60, { devices: 2 }) }, rule: "heads-uneven", values: { model: "5 heads", count: 5, kind: "heads", cards: 2, tries: [1] } }, // prettier-ignore
];

test.each(CASES)("$of", ({ ask, asked, rule, values, nowhere }) => {
  const refused = (() => {
    try {
      return ASK[ask](question(asked));
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(nowhere === true ? NotFoundError : InputError);
  expect(refused instanceof NotFoundError).toBe(nowhere === true);
  expect((refused as InputError).rule).toBe(rule);
  if (values !== undefined) expect((refused as InputError).values).toEqual(values);
});

test("as many devices or stages as layers are allowed", () => {
  expect(serve(question({ engine: "llama.cpp", of: FIVE_LAYERS, cards: 5 })).cards).toBe(5);
  expect(serve(question({ engine: "vLLM -pp 5 -tp 1", of: FIVE_LAYERS, cards: 5 })).cards).toBe(5);
});
