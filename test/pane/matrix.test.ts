import { InputError } from "../../src/core/errors";
import { smallestCount, maxConcurrency } from "../../src/functions/serving";
import { estimateFor, type Deployed } from "../../src/pane/estimate";
import { severalOf } from "../../src/pane/several";
import { FIRST_INPUTS, type Inputs } from "../../src/pane/state";

function onCards(change: Partial<Inputs>): Deployed {
  const given = estimateFor({ ...FIRST_INPUTS, ...change });
  if (given.kind !== "on cards") throw new Error(given.kind);
  return given;
}

describe("what one field holds", () => {
  // K is 1,024 where a context is read (docs/functions.md §4)
  const read = (text: string): number => (/K$/.test(text) ? parseInt(text, 10) * 1024 : Number(text));

  test.each([
    ["16000", ["16000"]],
    ["16,000", ["16,000"]],
    ["16 000", ["16 000"]],
    ["16k tokens", ["16k tokens"]],
    ["2K; 8K", ["2K", "8K"]],
    ["2K、8K", ["2K", "8K"]],
    ["4,096, 8,192", ["4,096", "8,192"]],
    ["2K / 8K", ["2K", "8K"]],
    ["2K-16K", ["2K", "4096", "8192", "16K"]],
    ["2K–5K", ["2K", "4096", "5K"]],
    ["1...4", ["1", "2", "4"]],
    ["8K-2K", ["8K-2K"]],
    ["", [""]],
  ])("%s", (text, expected) => {
    expect(severalOf(text, read)).toEqual(expected);
  });

  test("is never more than a pane can show", () => {
    expect(severalOf("1-1000000", Number)).toHaveLength(8);
    expect(severalOf("1;2;3;4;5;6;7;8;9;10", Number)).toHaveLength(8);
  });
});

describe("the matrix", () => {
  // every cell is what VRAM.CARDS answers, the last column what VRAM.MAXCONCURRENCY does
  test("is what the functions answer", () => {
    const contexts = [2048, 4096, 8192];
    const concurrencies = [8, 64];
    const { matrix, serving } = onCards({
      card: "H100",
      model: "Qwen3-32B",
      context: "2K-8K",
      concurrency: "64; 8",
    });
    expect(matrix?.concurrencies).toEqual(concurrencies);
    const cell = {
      model: "Qwen3-32B",
      card: "H100",
      precision: null,
      kvPrecision: null,
      engine: null,
      reserve: null,
    };
    for (const [row, context] of contexts.entries()) {
      expect(matrix?.rows[row]?.context).toBe(context);
      const cards = concurrencies.map(
        (concurrency) => smallestCount({ ...cell, context, concurrency, perServer: null })[0]?.[0],
      );
      expect(matrix?.rows[row]?.cards).toEqual(cards);
      expect(matrix?.rows[row]?.most).toBe(
        maxConcurrency({ ...cell, context, cards: serving.cards })[0]?.[0],
      );
    }
  });

  // by hand: two 800I A2 leave about 57 GiB each to vLLM-Ascend, of which 30.5 are weights and 3 buffers; a token is
  // 128 KiB a card, so 23.5 GiB hold 94 requests of 2,048 tokens, and half as many of twice the length
  test("halves the requests as the context doubles", () => {
    const { matrix } = onCards({
      model: "Qwen3-32B",
      card: "Atlas 800I A2 64GB",
      cards: "2",
      context: "2K-32K",
    });
    const most = matrix?.rows.map((row) => row.most ?? 0) ?? [];
    expect(most).toHaveLength(5);
    expect(Math.abs((most[0] ?? 0) - 94)).toBeLessThan(2);
    for (const [at, requests] of most.entries()) expect(requests).toBeCloseTo((most[0] ?? 0) / 2 ** at, 1);
  });

  test("has the answer for its largest, and is none for one of each", () => {
    expect(onCards({ context: "4K; 16000", concurrency: "2; 8" })).toMatchObject({
      context: 16_000,
      concurrency: 8,
    });
    expect(onCards({ context: "16,000" }).matrix).toBeNull();
  });

  test("a value that cannot be read is the field's own fault", () => {
    const given = estimateFor({ ...FIRST_INPUTS, context: "4K; many" });
    expect(given).toMatchObject({ kind: "waiting", field: "context" });
    expect((given as { error: unknown }).error).toBeInstanceOf(InputError);
  });

  test("says none where no number of cards holds it", () => {
    const { matrix } = onCards({
      model: "DeepSeek-R1",
      card: "RTX 4090",
      context: "4K; 100K",
      concurrency: "1; 4000",
    });
    expect(matrix?.rows.at(-1)?.cards.at(-1)).toBeNull();
  });
});
