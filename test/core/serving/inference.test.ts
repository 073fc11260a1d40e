import fc from "fast-check";
import { findCard, findModel } from "../../../src/reading/names/find";
import { readEngine } from "../../../src/reading/engine/engine-line";
import {
  countsOf,
  longestContext,
  mostRequests,
  serve,
  smallestCards,
} from "../../../src/core/serving/inference";
import type { ServingQuestion } from "../../../src/core/serving/question";
import { gib, toGib } from "../../../src/core/units";
import { said } from "../../functions/said";

const question = (more: Partial<Omit<ServingQuestion, "engine">> & { engine?: string; on?: string; of?: string } = {}): ServingQuestion => {
  const card = { ...findCard(more.on ?? "H100"), ...more.card };
  return {
    model: findModel(more.of ?? "Llama-3.1-8B"),
    precision: null,
    context: 8192,
    concurrency: 1,
    kvPrecision: null,
    cards: 1,
    ...more,
    card,
    engine: readEngine(more.engine ?? "", card),
  };
}; // prettier-ignore

const part = (asked: ServingQuestion, name: string): number =>
  toGib(serve(asked).parts.find((one) => one.name === name)?.size ?? gib(0));

test("vLLM 0.19 on an H100, against its log: weights 14.99, activations 1.89, pool 58.11 GiB", () => {
  // https://github.com/llm-d-incubation/llm-d-planner, accuracy/results/v0.19.0, Llama-3.1-8B on one H100, u 0.95
  const asked = question({ engine: "vLLM 0.19 --gpu-memory-utilization 0.95" });
  expect(part(asked, "Weights")).toBeCloseTo(14.99, 1);
  expect(part(asked, "Activations")).toBeCloseTo(1.89, 1);
  expect(part(asked, "Runtime")).toBeCloseTo(0.51 + 0.25, 2);
  expect(mostRequests(asked)).toBeCloseTo(58.11, 0);
});

test("the sampler's constant by version: 38.4, 14.8 and 11.5 bytes a logit", () => {
  // Qwen3-14B logs: 5.64 GiB on 0.15 and 0.16, 2.23 on 0.17 and 0.18
  const activations = (engine: string): number => part(question({ of: "Qwen3-14B", engine }), "Activations");
  expect(activations("vLLM 0.16")).toBeCloseTo(5.64, 1);
  expect(activations("vLLM 0.17")).toBeCloseTo(2.23, 1);
  expect(activations("vLLM 0.20")).toBeLessThan(1.8);
});

test("graphs come out of the budget from 0.21 on", () => {
  const at = (engine: string): number =>
    mostRequests(question({ engine: `${engine} --gpu-memory-utilization 0.9` }));
  const graphs = part(question({ engine: "vLLM 0.21" }), "Graphs");
  expect(at("vLLM 0.20") - at("vLLM 0.21")).toBeCloseTo(graphs, 1); // one request of 8,192 tokens is 1 GiB
  expect(part(question({ engine: "vLLM --enforce-eager" }), "Graphs")).toBe(0);
});

describe("cards are counted by what the heads allow", () => {
  test("QwQ-32B in 16 bit with 16,000 tokens fits one H100, with eight such requests two", () => {
    expect(smallestCards(question({ of: "QwQ-32B", context: 16_000 }))).toBe(1);
    expect(smallestCards(question({ of: "QwQ-32B", context: 32_768, concurrency: 8 }))).toBe(2);
  });

  test("three cards cannot share 40 heads", () => {
    expect(said(() => serve(question({ of: "QwQ-32B", cards: 3 })))).toBe(
      "QwQ-32B has 40 heads: 3 cards cannot share them. Try 2, 4 or 8.",
    );
  });

  test("a card of two devices counts both: 910C", () => {
    const asked = question({ of: "Qwen3-32B", on: "910C" });
    const serving = serve(asked);
    expect(serving.usable).toBe(2 * asked.card.usablePerDevice);
    expect(serving.notes.map((note) => note.rule)).toContain("card-of-devices");
  });

  test("weights that do not fit say what they need and what there is", () => {
    expect(said(() => mostRequests(question({ of: "DeepSeek-R1", cards: 8 })))).toMatch(
      /DeepSeek-R1 in FP8 does not fit on 8 x H100.*the weights alone need 79\.\d GiB a card, 79\.2 GiB are usable/,
    );
  });
});

describe("flags", () => {
  test("cards that contradict the flags are an error", () => {
    expect(said(() => serve(question({ cards: 2, engine: "vLLM -tp 4" })))).toMatch(
      /2 cards \(2 devices\) contradict the flags TP 4/,
    );
  });
  test("without cards the flags' ranks count", () => {
    expect(serve(question({ cards: null, engine: "vLLM -tp 4" })).cards).toBe(4);
  });
  test("a cache type of the flags holds where the formula names none", () => {
    const half = part(question({ engine: "vLLM --kv-cache-dtype fp8" }), "KV cache");
    expect(half).toBeCloseTo(part(question(), "KV cache") / 2, 9);
    expect(part(question({ kvPrecision: "BF16", engine: "vLLM --kv-cache-dtype fp8" }), "KV cache")).toBeCloseTo(2 * half, 9); // prettier-ignore
  });
});

describe("data parallel", () => {
  test("copies of a dense model each hold all of it", () => {
    const asked = question({ cards: 8, engine: "vllm serve m --data-parallel-size 8" });
    expect(part(asked, "Weights")).toBeCloseTo(14.99, 1); // as on one card
    expect(mostRequests(asked)).toBe(8 * Math.floor(mostRequests(question())));
  });
  test("TP 4 and DP 2 make eight cards, half a model's weights on four", () => {
    const serving = serve(question({ of: "Llama-3.3-70B", cards: 8, engine: "vLLM -tp 4 -dp 2" }));
    expect(toGib(serving.parts[0]?.size ?? gib(0))).toBeCloseTo(32.9, 0); // 70.55e9 × 2 B ÷ 4
  });
  test("vLLM shares experts over all copies, SGLang over none", () => {
    const weights = (engine: string): number =>
      part(question({ of: "Qwen3-30B-A3B", cards: 4, engine }), "Weights");
    expect(weights("vLLM -dp 4")).toBeLessThan(20);
    expect(weights("SGLang --dp 4")).toBeCloseTo(
      part(question({ of: "Qwen3-30B-A3B", engine: "SGLang" }), "Weights"),
      0,
    );
  });
});

describe("layers left on the host", () => {
  const at = (flag: string): [number, number] => {
    const asked = question({ precision: "Q4_K_M", on: "RTX 4090", engine: `llama.cpp ${flag}` });
    return [part(asked, "Weights"), part(asked, "KV cache")];
  };
  test("-ngl 0 puts nothing on the card, 16 of 32 layers half of the cache", () => {
    expect(at("-ngl 0")).toEqual([0, 0]);
    expect(at("-ngl 16")[1]).toBeCloseTo(0.5, 9); // 1 GiB for 32 layers at 8,192 tokens
    expect(at("-ngl 16")[0]).toBeLessThan(at("-ngl 99")[0] / 2);
    expect(at("-ngl 99")).toEqual(at(""));
  });
});

test("blocks of scales that would be cut make the experts go out whole", () => {
  // Qwen3-235B-A22B: 1,536 wide experts over 8 cards are 192 each, no multiple of 128
  const serving = serve(question({ of: "Qwen3-235B-A22B", precision: "FP8", cards: 8 }));
  expect(serving.notes.map((note) => note.rule)).toContain("experts-dealt-out");
});

test("before 0.8 vLLM's batches were small on every card: 1.26 GiB in a log of December 2024", () => {
  // https://github.com/vllm-project/vllm/issues/10511: Llama-3-8B on a card of 79.22 GiB
  // within 0.1 GiB: the tokens of a step, 2,048 or 8,192, are not in that log
  expect(Math.abs(part(question({ engine: "vLLM 0.6" }), "Activations") - 1.26)).toBeLessThan(0.1);
});

describe("warnings, not silence", () => {
  const rules = (asked: ServingQuestion): string[] => serve(asked).notes.map((note) => note.rule);
  const cases: readonly (readonly [string, string, ServingQuestion])[] = [
    ["a context beyond the model's", "context-beyond-model", question({ context: 200_000 })],
    ["a format the card must unpack", "format-unpacked", question({ precision: "FP8", on: "A100" })],
    ["a format the card holds in 16 bit", "format-not-native", question({ precision: "FP8", on: "910B3" })],
    [
      "latents held by every rank",
      "latent-copied",
      question({ of: "DeepSeek-V3", on: "H200", cards: 8, concurrency: 16 }),
    ],
    ["KV heads held twice", "heads-copied", question({ of: "Qwen3-30B-A3B", cards: 8 })],
    [
      "more requests than slots",
      "requests-wait",
      question({ concurrency: 300, engine: "vLLM --max-num-seqs 256" }),
    ],
    ["an engine nobody measured", "engine-assumed", question({ on: "910B3" })],
  ];
  test.each(cases)("%s", (_, rule, asked) => {
    expect(rules(asked)).toContain(rule);
  });
  test("FP8 on a card without it takes the room of 16 bit", () => {
    const stored = (precision: "FP8" | "BF16"): number =>
      part(question({ precision, on: "910B3" }), "Weights");
    expect(stored("FP8")).toBe(stored("BF16"));
  });
});

describe("forwards and backwards agree to the page", () => {
  const models = [
    "Llama-3.1-8B",
    "QwQ-32B",
    "gemma-3-27b",
    "Qwen3-Next-80B-A3B",
    "DeepSeek-V2-Lite",
    "gpt-oss-20b",
  ];
  const engines = [
    "",
    "Transformers",
    "llama.cpp -fa off -ub 2048",
    "llama.cpp -ngl 12",
    "vLLM 0.19",
    "vLLM 0.9",
    "SGLang",
    "TensorRT-LLM",
    "llama.cpp",
    "vLLM --kv-cache-dtype fp8",
    "SGLang --tp 2 --dp-size 2 --enable-dp-attention",
    "vLLM -dp 4 --enable-expert-parallel",
  ];
  const any = fc.record({
    of: fc.constantFrom(...models),
    engine: fc.constantFrom(...engines),
    on: fc.constantFrom("H100", "H200", "RTX PRO 6000", "910B3", "MI300X"),
    cards: fc.constantFrom(1, 2, 4, 8),
    context: fc.integer({ min: 1, max: 120_000 }),
    concurrency: fc.integer({ min: 1, max: 400 }),
  });
  const answered = <T>(ask: () => T): T | null => {
    try {
      return ask();
    } catch {
      return null;
    }
  };

  test("what MAXCONCURRENCY says fits, fits; one more does not", () => {
    fc.assert(
      fc.property(any, (terms) => {
        const most = answered(() => mostRequests(question(terms)));
        if (most === null) return;
        const whole = Math.floor(most);
        if (whole >= 1) expect(serve(question({ ...terms, concurrency: whole })).fits).toBe(true);
        expect(serve(question({ ...terms, concurrency: whole + 1 })).fits).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test("MAXCONTEXT fits, and a page more does not unless the model ends there", () => {
    fc.assert(
      fc.property(any, (terms) => {
        const longest = answered(() => longestContext(question(terms)));
        if (longest === null) return;
        expect(serve(question({ ...terms, context: longest })).fits).toBe(true);
        if (longest === question(terms).model.contextLimit) return;
        expect(serve(question({ ...terms, context: longest + 1 })).fits).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test("CARDS is the smallest count that fits", () => {
    fc.assert(
      fc.property(any, (terms) => {
        const found = answered(() => smallestCards(question(terms)));
        if (found === null) return;
        expect(serve(question({ ...terms, cards: found })).fits).toBe(true);
        for (const cards of countsOf(question(terms))) {
          if (cards >= found) break;
          const fewer = answered(() => serve(question({ ...terms, cards })).fits);
          expect(fewer ?? false).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("parts add up to the total, and fitting is staying below the budget", () => {
    fc.assert(
      fc.property(any, (terms) => {
        const serving = answered(() => serve(question(terms)));
        if (serving === null) return;
        expect(serving.parts.reduce((sum, one) => sum + one.size, 0)).toBeCloseTo(serving.total, 0);
        if (terms.cards === 1) expect(serving.fits).toBe(serving.total <= serving.budget + 1);
      }),
      { numRuns: 150 },
    );
  });
});
