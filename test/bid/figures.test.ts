import type { ListedPrice } from "../../src/bid/bid";
import { bestOption } from "../../src/bid/chosen";
import { demandOf } from "../../src/bid/demand";
import { figuresOf } from "../../src/bid/figures";
import { bidPages } from "../../src/bid/pages";
import { planOf } from "../../src/bid/plan";
import { MATRIX_CONTEXTS, MATRIX_REQUESTS } from "../../src/bid/matrix";
import { betterCopies } from "../../src/bid/copies";
import { WORKED } from "./worked";

/** Worked out by hand with the rules of docs/functions.md §7 and of a Poisson arrival. */
describe("from people to requests", () => {
  test("500 people, 20 % of them active, 12 requests an hour, twice that at the peak", () => {
    // 500 x 0.2 x 12 x 2 / 3,600 = 0.667 a second; 2 + 800 / 20 = 42 s; 28 in flight; 28 + 1.645 x 5.292 = 36.7
    const demand = demandOf(WORKED);
    expect(demand.context).toBe(4000);
    expect(demand.rate).toBeCloseTo(0.6667, 4);
    expect(demand.seconds).toBe(42);
    expect(demand.inFlight).toBeCloseTo(28, 10);
    expect(demand.design).toBe(37);
    expect(demand.output).toBeCloseTo(533.33, 2);
  });

  test("5,000 people: 280 in flight, 308 at 95 %; a tender that asks for 400 has the last word", () => {
    expect(demandOf({ ...WORKED, employees: 5000 }).design).toBe(308);
    expect(demandOf({ ...WORKED, employees: 5000, traffic: { concurrency: 400 } }).design).toBe(400);
  });
});

describe("options", () => {
  test("two cards of a copy, as many requests as MAXCONCURRENCY counts whole, and one copy is enough", () => {
    const { options } = figuresOf(WORKED);
    expect(options.map(({ constants }) => constants.cards)).toEqual([2, 2, 2, 2]);
    expect(options.map(({ plan }) => plan.most)).toEqual(options.map(({ counted }) => Math.floor(counted)));
    expect(options.map(({ plan }) => [plan.instances, plan.servers])).toEqual([[1, 1], [1, 1], [1, 1], [1, 1]]);
  }); // prettier-ignore

  // 400 / 78, 400 / 75, 400 / 46, 400 / 44; two cards of a copy, eight of a server
  test.each([
    [78, 6, 2],
    [75, 6, 2],
    [46, 9, 3],
    [44, 10, 3],
  ])("400 requests, %d in a copy, take %d copies on %d servers", (most, instances, servers) => {
    // a request of 4,000 tokens takes 500 MiB of a card
    const constants = { cards: 2, copies: 1, weightsGib: 30, besideGib: 3, limitGib: 33 + (most + 0.5) * 0.48828125, tokenKib: 128, page: 16, windowKib: 0, window: 0, stateGib: 0, secondKib: 0, second: 0, windowPage: 1, batch: 256 }; // prettier-ignore
    const plan = planOf({
      constants,
      context: 4000,
      design: 400,
      reserve: 0,
      perServer: 8,
      redundancy: "none",
    });
    expect(plan).toMatchObject({ most, instances, servers });
  });

  test("redundancy is an option's own: a copy more, or a server more", () => {
    const plan = (redundancy: "none" | "instance" | "server") =>
      figuresOf({ ...WORKED, options: [{ model: "Qwen3-32B", card: "H100", redundancy }] }).options[0]?.plan;
    expect(plan("none")).toMatchObject({ cards: 2, servers: 1 });
    expect(plan("instance")).toMatchObject({ cards: 4, servers: 1 });
    expect(plan("server")).toMatchObject({ cards: 2, servers: 2 });
  });

  test("DeepSeek-R1 on H20 with 96 GB: one copy on two servers of eight", () => {
    const [option] = figuresOf({ ...WORKED, options: [{ model: "DeepSeek-R1", card: "H20" }] }).options;
    expect(option?.constants.cards).toBe(16);
    expect(option?.plan.servers).toBe(2);
    expect(option?.perServer).toBe(8);
  });

  test("DeepSeek-R1 in INT8 on 16 cards of 800I A2 with the vendor's flags has its own command", () => {
    const engine = "vllm-ascend -dp 4 -tp 4 --enable-expert-parallel";
    const options = [{ model: "DeepSeek-R1", precision: "W8A8", card: "Atlas 800I A2", cards: 16, engine }];
    const [option] = figuresOf({ ...WORKED, input: 2096, options }).options;
    expect(option?.constants.copies).toBe(4);
    expect(option?.launch).toBe(
      "vllm serve /models/DeepSeek-R1-INT8 -tp 4 -dp 4 --enable-expert-parallel --max-model-len 4096 --gpu-memory-utilization 0.9 --quantization ascend",
    );
  });

  test("what does not fit has no copies and no servers", () => {
    const [option] = figuresOf({ ...WORKED, options: [{ model: "DeepSeek-R1", precision: "BF16", card: "T4", cards: 8 }] }).options;
    expect(option?.plan).toMatchObject({ most: 0, instances: 0, servers: 0 });
  }); // prettier-ignore
});

describe("the matrix of Qwen3-32B on 800I A2, in copies of two", () => {
  const [option] = figuresOf({ ...WORKED, options: [{ model: "Qwen3-32B", card: "Atlas 800I A2", cards: 2 }] }).options;
  if (option === undefined) throw new Error("no option");
  const { constants, perServer } = option;
  const cardsFor = (context: number, design: number): number =>
    planOf({ constants, context, design, reserve: 0, perServer, redundancy: "none" }).cards;

  // most requests of a copy 93, 46, 23, 11, 5; cards = 2 x requests / most, rounded up
  test.each([
    [2048, [2, 2, 2, 2, 4, 6]],
    [4096, [2, 2, 2, 4, 6, 12]],
    [8192, [2, 2, 4, 6, 12, 24]],
    [16_384, [2, 4, 6, 12, 24, 48]],
    [32_768, [4, 8, 14, 26, 52, 104]],
  ])("%d tokens", (context, expected) => {
    expect(MATRIX_CONTEXTS).toContain(context);
    expect(MATRIX_REQUESTS.map((design) => cardsFor(context, design))).toEqual(expected);
  });

  // a copy of 8: 56.8 - 61.05 / 8 - 3.05 (two to three GiB run beside) hold 46 requests of 8 / 8 GiB; 256 need 6 of them.
  // One copy of 40 would do it with 40, over five servers
  test("at 32,768 x 256 six copies of a server do it", () => {
    expect(betterCopies(option, { context: 32_768, design: 256, reserve: 0 })).toEqual({ cards: 48, each: 8 });
  });

  // 671 GB of weights are more than 8 x 56.8 GiB, and less than 16: two servers, and no copy over more of them
  test.each([
    [16, null],
    [32, { cards: 16, each: 16 }],
  ])("a model that no server holds lies over as few as hold it: from copies of %d", (cards, better) => {
    const options = [{ model: "DeepSeek-R1", card: "Atlas 800I A2", precision: "W8A8", cards }];
    const [large] = figuresOf({ ...WORKED, options }).options;
    if (large === undefined) throw new Error("no option");
    expect(betterCopies(large, { context: 4096, design: 8, reserve: 0 })).toEqual(better);
  });
}); // prettier-ignore

describe("a reserve is a share of the engine's limit that stays free", () => {
  const options = [{ model: "Qwen3-32B", card: "Atlas 800I A2", cards: 2 }];
  const kept = (reserve: number) => figuresOf({ ...WORKED, options, traffic: { reserve } }).options[0];

  // limit 56.8, weights 30.5225, the rest 3.0917 GiB a card; 4,000 tokens in pages of 128 are 0.5 GiB
  test.each([
    [0, 46, 1, 2], // 23.186 / 0.5
    [0.12, 32, 2, 4], // (49.984 - 33.614) / 0.5 = 32.7, and 37 are asked for
    [0.2, 23, 2, 4], // (45.44 - 33.614) / 0.5 = 23.7
    [0.3, 12, 4, 8], // (39.76 - 33.614) / 0.5 = 12.3
    [0.42, 0, 0, 0], // 32.944 hold not even the weights
  ])(
    "%d of it: %d requests of 4,000 tokens in a copy, 37 need %d copies",
    (reserve, most, instances, cards) => {
      const option = kept(reserve);
      expect(option?.plan).toMatchObject({ most, instances, cards });
      // the row that checks it asks VRAM.MAXCONCURRENCY with the same reserve
      expect(Math.floor(option?.counted ?? -1)).toBe(most);
    },
  );

  test("the sheets have it as an input, and offer better copies with it", () => {
    const pages = bidPages({ ...WORKED, options, traffic: { reserve: 0.1 } });
    const [comparison] = pages;
    const name = comparison?.names.find(({ name }) => name === "Bid_ReserveShare");
    expect(comparison?.rows[name?.row ?? -1]?.[1]).toMatchObject({ value: 0.1, look: "input" });
    const [option] = figuresOf({ ...WORKED, options, traffic: { reserve: 0.1 } }).options;
    if (option === undefined) throw new Error("no option");
    // 32,768 tokens are 4 GiB of two cards: 4 requests a copy beside the reserve, so 64 copies of 2 for 256
    const better = betterCopies(option, { context: 32_768, design: 256, reserve: 0.1 });
    // all 256 in one copy are 256 x 8 GiB and the weights of 61.05, in 51.12 GiB a card less what runs
    expect(better?.cards).toBeGreaterThanOrEqual(Math.ceil((256 * 8 + 61.05) / 51.12));
    expect(better?.cards).toBeLessThan(128);
  });
});

describe("the best option", () => {
  const { options } = figuresOf({ ...WORKED, options: ["H100", "H200"].map((card) => ({ model: "Qwen3-32B", card })) });
  const best = (...prices: ListedPrice[]) => bestOption(options, prices).card.name;

  test("is that of the fewest servers; of as many the first, or the cheaper once prices are known", () => {
    expect(options.map(({ order }) => order.servers)).toEqual([1, 1]);
    expect(best()).toMatch(/^H100/);
    expect(best({ item: "H100", price: 300 }, { item: "H200", price: 200 })).toMatch(/^H200/);
    expect(best({ item: "H100", price: 200 }, { item: "H200", price: 300 })).toMatch(/^H100/);
    // a price comes before none
    expect(best({ item: "H200", price: 300 })).toMatch(/^H200/);
  });
}); // prettier-ignore
