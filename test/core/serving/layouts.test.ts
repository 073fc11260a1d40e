import { CARD_ROWS } from "../../../src/catalog/cards";
import { MODEL_ROWS } from "../../../src/catalog/models";
import { serverSizes, usualServer } from "../../../src/core/engines/servers";
import { InputError } from "../../../src/core/errors";
import { alternatives } from "../../../src/core/serving/alternatives";
import { smallestFleet } from "../../../src/core/serving/fleet";
import { countsOf, mostRequests, serve, smallestCards } from "../../../src/core/serving/inference";
import type { ServingQuestion } from "../../../src/core/serving/question";
import { readEngine } from "../../../src/reading/engine/engine-line";
import { findCard, findModel } from "../../../src/reading/names/find";

type Asked = Omit<ServingQuestion, "cards">;

const asked = (of: string, on: string, more: Partial<Asked> = {}, engine = ""): Asked => {
  const card = findCard(on);
  const question = {
    model: findModel(of),
    precision: null,
    context: 32_768,
    concurrency: 1,
    kvPrecision: null,
  };
  return { ...question, card, engine: readEngine(engine, card), ...more };
};

/**
 * The smallest numbers of H20 96GB that hold so many requests of 32,768 tokens. By hand for DeepSeek-R1 in FP8 on
 * TP8 x PP2: 671e9 bytes ÷ 16 are 42 GB a card; 32 x 32,768 tokens x 61 ÷ 2 layers x 576 x 2 bytes are 37 GB, and 80 GB of
 * the 94 that vLLM may fill; TP8 x PP1 would need 84 + 74, TP16 84 ÷ 2 + 74. 64 requests double the cache, and take a third
 * server. The others are the same sum: weights ÷ cards + requests x cache of a stage, below what vLLM may fill.
 */
test.each([
  ["DeepSeek-R1", 32, 16],
  ["DeepSeek-R1", 64, 24],
  ["DeepSeek-V3.2", 64, 24],
  ["Kimi-K2.5", 64, 24],
  ["Qwen3-235B-A22B", 64, 16],
  ["GLM-5.2", 64, 40],
] as const)("%s with %i requests takes %i cards, whole servers of 8", (model, concurrency, cards) => {
  const question = asked(model, "H20 96GB", { concurrency });
  expect(smallestCards(question)).toBe(cards);
  const { perServer, servers, flags } = serve({ ...question, cards });
  expect([perServer, servers, flags]).toEqual([8, cards / 8, `-tp 8 -pp ${cards / 8}`]);
});

describe("servers", () => {
  // a usual H20 server has 8 (HGX), a PPU one 16 (https://help.aliyun.com/zh/document_detail/3030339.html)
  test.each([
    ["H20 96GB", 8, [8, 16]],
    ["BW1000", 8, [8, 16]],
    ["C500X", 8, [8, 16]],
    ["Kunlun P800", 8, [8, 16]],
    ["PPU-ZW810E", 16, [8, 16]],
    ["Ascend 910C", 8, [8]],
    ["GB200", 4, [4]],
    ["L20", 8, [2, 4, 8, 10]],
  ] as const)("%s is mostly bought by %i; racks are never assumed", (name, usual, sizes) => {
    expect(usualServer(findCard(name))).toBe(usual);
    expect(serverSizes(findCard(name))).toEqual(sizes);
  });

  test("so many cards in one server are kept: TP16 where 16 sit together", () => {
    const question = asked("DeepSeek-R1", "H20 96GB", { concurrency: 4, perServer: 16 });
    expect(serve({ ...question, cards: 16 }).flags).toBe("-tp 16");
    expect(serve({ ...question, cards: 16, perServer: 8 }).flags).toBe("-tp 8 -pp 2");
  });

  test("a rack is one server where somebody says so", () => {
    const question = asked("DeepSeek-R1", "GB200", { perServer: 72 });
    expect(serve({ ...question, cards: 32 }).flags).toBe("-tp 32");
    // 4 a tray otherwise
    expect(serve({ ...question, cards: 32, perServer: null }).flags).toBe("-tp 4 -pp 8");
  });

  test("flags that state a layout are kept", () => {
    const question = asked("DeepSeek-R1", "H20 96GB", { concurrency: 8 }, "vLLM -tp 16");
    expect(smallestCards(question)).toBe(16);
    expect(serve({ ...question, cards: null }).flags).toBe("-tp 16");
    expect(() => serve({ ...question, cards: 8 })).toThrow(InputError);
  });

  // an H100 is sold by 4 and by 8 (HGX): 671 GB ÷ 12 are 56 GB of the 78 that vLLM may fill, ÷ 8 are 84
  test("boxes of 4 make up the numbers between whole servers of 8", () => {
    const question = asked("DeepSeek-R1", "H100", { context: 8192 });
    expect(smallestCards(question)).toBe(12);
    const { flags, perServer, servers } = serve({ ...question, cards: 12 });
    expect([flags, perServer, servers]).toEqual(["-tp 4 -pp 3", 4, 3]);
    expect(smallestCards({ ...question, perServer: 8 })).toBe(16);
  });

  test("what full servers hold is not put into smaller boxes", () => {
    const at = (cards: number): unknown => {
      const { flags, perServer, servers } = serve({ ...asked("DeepSeek-R1", "H200"), cards });
      return [flags, perServer, servers];
    };
    expect(at(8)).toEqual(["-tp 8", 8, 1]);
    expect(at(16)).toEqual(["-tp 8 -pp 2", 8, 2]);
  });

  test("10 cards are no whole servers of 8 and no boxes of 4: nothing that CARDS passed over", () => {
    const question = asked("QwQ-32B", "H100");
    expect(countsOf(question)).not.toContain(10);
    expect(() => serve({ ...question, cards: 10 })).toThrow(InputError);
  });

  // 16 boxes of 4 are 64 cards: beyond, whole servers alone
  test("no more than 16 boxes are joined", () => {
    const counts = countsOf(asked("QwQ-32B", "H100"));
    expect(counts.filter((cards) => cards % 8 === 4 && cards > 8)).toEqual([12, 20, 28, 36, 44, 52, 60]);
  });

  test("llama.cpp's layers are dealt over three boxes of 4", () => {
    const { servers, perServer } = serve({ ...asked("QwQ-32B", "H100", {}, "llama.cpp"), cards: 12 });
    expect([servers, perServer]).toEqual([3, 4]);
  });
});

// 8.19e9 parameters x 2 bytes are 15.3 GiB, more than one device's 15.2 and 5.1 on each of three; 32 heads cut in three are
// no whole heads, so the 36 layers are: 12 a device
describe("a card of three devices", () => {
  test.each([
    [1, "-tp 1 -pp 3"],
    [4, "-tp 4 -pp 3"],
  ] as const)("%i share the heads in powers of two, its devices the layers", (cards, flags) => {
    const question = asked("Qwen3-8B", "SC7 HP75", { context: 4096, precision: "BF16" });
    expect(smallestCards(question)).toBe(1);
    expect(serve({ ...question, cards })).toMatchObject({ fits: true, servers: 1, flags });
  });
});

describe("copies", () => {
  // vLLM works on 1,024 sequences at once on an H100: 3,000 need three copies, and a server of 8 holds eight
  test("more requests than a step takes are served by copies", () => {
    const fleet = smallestFleet(asked("Llama-3.1-8B", "H100", { context: 128, concurrency: 3000 }));
    expect(fleet).toEqual({ servers: 1, perServer: 8, copies: 3, cards: 1 });
  });

  test("so do more than --max-num-seqs allows", () => {
    const engine = "vLLM --max-num-seqs 100";
    const fleet = smallestFleet(asked("Llama-3.1-8B", "H100", { context: 128, concurrency: 900 }, engine));
    expect(fleet).toEqual({ servers: 2, perServer: 8, copies: 9, cards: 1 });
  });

  // an encoder keeps nothing between steps, so that one copy takes any number of requests, and none would be too few
  test("what keeps no cache takes one copy", () => {
    const fleet = smallestFleet(asked("bge-m3", "H100", { context: 512, concurrency: 5 }, "Transformers"));
    expect(fleet).toEqual({ servers: 1, perServer: 8, copies: 1, cards: 1 });
  });

  // one copy of DeepSeek-R1 in FP8 fills two servers of H20, and 64 requests three
  test("one copy over servers", () => {
    const fleet = smallestFleet(asked("DeepSeek-R1", "H20 96GB", { concurrency: 64 }));
    expect(fleet).toEqual({ servers: 3, perServer: 8, copies: 1, cards: 24 });
  });

  // heads are cut in powers of two: of 6 cards 4 share a layer, so that 12 cards at work stand in three servers, not two
  test.each([3, 6, 10, 12])("in servers of %i, as many as the layout of one copy spans", (perServer) => {
    const question = asked("DeepSeek-R1", "H20 96GB", { concurrency: 64, perServer });
    const { servers, copies, cards } = smallestFleet(question);
    expect(cards).toBeGreaterThan(perServer);
    expect(servers).toBe((copies * cards) / 2 ** Math.floor(Math.log2(perServer)));
    expect(servers).toBe(copies * serve({ ...question, cards }).servers);
  });

  // sold in servers of 8 and 16: 8 that share every layer need no more than the usual one
  test.each([
    ["-tp 8 -pp 2", 8, 2],
    ["-tp 8 -dp 2 --enable-expert-parallel", 8, 2],
    ["-tp 16", 16, 1],
    ["-tp 4 -pp 2", 8, 1],
  ] as const)("flags %s on H20 stand in servers of %i: %i", (flags, perServer, servers) => {
    const question = asked("DeepSeek-R1", "H20 96GB", {}, `vLLM ${flags}`);
    expect(serve({ ...question, cards: null })).toMatchObject({ perServer, servers });
  });
});

describe("alternatives need fewer cards", () => {
  const offered = (question: Asked, kind: string): unknown =>
    alternatives(question, []).found.find((one) => one.kind === kind);

  test("attention dealt out by request: 16 cards instead of 24 for DeepSeek-R1 on H20", () => {
    const question = asked("DeepSeek-R1", "H20 96GB", { concurrency: 64 });
    expect(offered(question, "attention")).toMatchObject({ cards: 16 });
    const { write } = offered(question, "attention") as { write: string };
    const told = asked("DeepSeek-R1", "H20 96GB", { concurrency: 64 }, `vLLM ${write}`);
    expect(smallestCards(told)).toBe(16);
    expect(serve({ ...told, cards: null }).fits).toBe(true);
  });

  // https://docs.vllm.ai/projects/ascend/en/latest/tutorials/DeepSeek-V3.1.html: W8A8 on two Atlas 800 A2 of 8 x 64 GB
  test("W8A8 where FP8 is not native: 16 cards instead of 32 for DeepSeek-R1 on 910B3", () => {
    const question = asked("DeepSeek-R1", "Ascend 910B3");
    expect(smallestCards(question)).toBe(32);
    expect(offered(question, "precision")).toMatchObject({ kind: "precision", cards: 16, write: "INT8" });
  });

  test("a fuller device: 8 cards for Qwen3-235B in BF16 on 910B4-1", () => {
    const question = asked("Qwen3-235B-A22B", "Ascend 910B4-1", { precision: "BF16", context: 8192 });
    expect(offered(question, "utilisation")).toMatchObject({
      kind: "utilisation",
      cards: 8,
      write: "--gpu-memory-utilization 0.95",
    });
  });

  // GLM-5 in BF16 on 8 x MI300X is documented as running: weights of 177 GiB leave 6 for cache, step and graphs at 0.95, of
  // which 6.2 are needed, and 8 at 0.96 (docs/formulas.md §8, §12)
  test("a fuller device: 8 cards for GLM-5 in BF16 on MI300X, the smallest share that holds it", () => {
    const question = asked("GLM-5", "MI300X", { precision: "BF16", context: 8192 });
    expect(offered(question, "utilisation")).toMatchObject({
      cards: 8,
      write: "--gpu-memory-utilization 0.96",
    });
  });

  test("a larger card is offered by its name", () => {
    const question = asked("DeepSeek-R1", "H20 96GB", { concurrency: 64 });
    const larger = findCard("H20-141");
    const one = alternatives(question, [larger]).found.find(({ kind }) => kind === "card");
    expect(one).toMatchObject({ kind: "card", cards: 16, write: larger.name, card: larger });
  });

  test("one card needs none", () => {
    expect(alternatives(asked("Llama-3.1-8B", "H100"), []).found).toEqual([]);
  });
});

/**
 * The contract, over the catalogue: CARDS = n, so a table on n says that it fits, the requests held on n are no fewer than
 * asked, and every smaller candidate says no.
 */
describe("the functions agree on every model and card", () => {
  const ENGINES = [
    "",
    "vLLM 0.19",
    "SGLang",
    "TensorRT-LLM",
    "llama.cpp",
    "Transformers",
    "vLLM --kv-cache-dtype fp8",
  ];
  const turn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  const answered = <T>(compute: () => T): T | null => {
    try {
      return compute();
    } catch (error) {
      if (error instanceof InputError) return null;
      throw error;
    }
  };
  const questions = MODEL_ROWS.flatMap(({ name }, n) => {
    const on = turn(CARD_ROWS, 7 * n).name;
    const context = turn([2000, 8192, 32_768], n);
    return [0, 1].map((i) => ({
      name,
      on: i === 0 ? on : turn(["H20 96GB", "H100", "Ascend 910B3", "Ascend 910C", "L20", "PPU-ZW810E"], n),
      engine: turn(ENGINES, n + 3 * i),
      more: {
        context,
        concurrency: 1 + ((n * 13) % 90),
        reserve: turn([0, 0, 0.1], n + i),
        perServer: i === 0 ? turn([null, null, 4, 16], n) : null,
      },
    }));
  });

  test("over the catalogue", () => {
    let answers = 0;
    const faults: unknown[] = [];
    for (const { name, on, engine, more } of questions) {
      const question = asked(name, on, more, engine);
      const cards = answered(() => smallestCards(question));
      if (cards === null) continue;
      answers++;
      const serving = serve({ ...question, cards });
      const held = answered(() => mostRequests({ ...question, cards }));
      const smaller = countsOf(question)
        .filter((count) => count < cards)
        .filter((count) => answered(() => serve({ ...question, cards: count }))?.fits === true);
      const holds = held === null || held >= question.concurrency;
      if (!serving.fits || serving.free < -1 || !holds || smaller.length > 0)
        faults.push({ name, on, engine, more, cards, fits: serving.fits, free: serving.free, held, smaller });
    }
    expect(faults).toEqual([]);
    expect(answers).toBeGreaterThan(MODEL_ROWS.length);
  }, 120_000);
});
