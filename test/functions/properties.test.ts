import fc from "fast-check";
import { attempt, call } from "./excel";

const MODELS = ["QwQ-32B", "Llama-3.1-8B", "DeepSeek-V3", "gemma-3-27b", "Qwen3-30B-A3B", "gpt-oss-120b"];
const model = fc.constantFrom(...MODELS);
const context = fc.integer({ min: 1, max: 300_000 });
const concurrency = fc.integer({ min: 1, max: 2000 });

const number = async (id: string, ...args: unknown[]): Promise<number> => (await call(id, ...args)) as number;

test("more tokens, more requests or more bits never need less", async () => {
  await fc.assert(
    fc.asyncProperty(model, context, context, concurrency, concurrency, async (name, c1, c2, n1, n2) => {
      const [shorter, longer] = [Math.min(c1, c2), Math.max(c1, c2)];
      const [fewer, more] = [Math.min(n1, n2), Math.max(n1, n2)];
      const base = await number("VRAM.KV", name, shorter, fewer, "FP8");
      expect(await number("VRAM.KV", name, longer, fewer, "FP8")).toBeGreaterThanOrEqual(base);
      expect(await number("VRAM.KV", name, shorter, more, "FP8")).toBeGreaterThanOrEqual(base);
      expect(await number("VRAM.KV", name, shorter, fewer, "FP16")).toBeGreaterThanOrEqual(base);
    }),
    { numRuns: 100 },
  );
});

test("weights grow with the bits of their precision", async () => {
  // each at least half a bit above the one before, scales and what stays in 16 bit included
  const ascending = ["Q2_K", "Q4_K_M", "Q6_K", "Q8_0", "BF16", "FP32"];
  for (const name of MODELS) {
    const sizes = await Promise.all(ascending.map((precision) => number("VRAM.PARAMS", name, precision)));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  }
});

test("the total is its parts and the reserve", async () => {
  await fc.assert(
    fc.asyncProperty(
      model,
      context,
      concurrency,
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (name, tokens, n, reserve) => {
        const weights = await number("VRAM.PARAMS", name, "FP8", "bytes");
        const kv = await number("VRAM.KV", name, tokens, n, "FP8", "bytes");
        const total = await number("VRAM.TOTAL", name, "FP8", tokens, n, "FP8", `${reserve * 100}%`, "bytes");
        expect(Math.abs(total - (weights + kv) * (1 + reserve))).toBeLessThanOrEqual(1e-9 * total);
      },
    ),
    { numRuns: 60 },
  );
});

test("units differ by their size only", async () => {
  const inUnit = (unit: string): Promise<number> => number("VRAM.KV", "QwQ-32B", 16000, 1, "FP16", unit);
  const bytes = await inUnit("bytes");
  expect(bytes).toBe(4_194_304_000);
  const sizes = { GB: 1e9, gib: 2 ** 30, MB: 1e6, MiB: 2 ** 20, tb: 1e12, TIB: 2 ** 40, Bytes: 1 };
  for (const [unit, size] of Object.entries(sizes)) expect(await inUnit(unit)).toBe(bytes / size);
});

/** Whatever a cell, a range or a broken host may hand over. */
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, "", 0, -1, 0.5, 1e308, -0, Number.NaN, Infinity, true, false, "#N/A", new Date(0), {}, { code: "#REF!" }, Symbol.iterator, 10n), // prettier-ignore
  fc.constantFrom<unknown>(
    "QwQ-32B",
    "FP16",
    "H100",
    "16,000",
    "１６０００",
    "1.6万",
    "128K",
    "GiB",
    "zh",
    "layers",
    32,
    16000,
    8,
  ),
  fc.constantFrom<unknown>("x".repeat(20_000), " ".repeat(20_000), "(".repeat(20_000), "{".repeat(20_000), `${"a ".repeat(9_999)}(`, "-".repeat(20_000), "9".repeat(20_000), "1,".repeat(10_000), "层数".repeat(10_000)), // prettier-ignore
  fc.constantFrom<unknown>("__proto__", "constructor", "toString", "{}", '{"hidden_size":-1}', '{"num_hidden_layers":1e308}', "vLLM --tensor-parallel-size -1", "vLLM --max-num-seqs"), // prettier-ignore
  fc.string(),
  fc.double(),
);
const anything = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(fc.array(scalar, { maxLength: 3 }), { maxLength: 3 }),
  fc.array(fc.tuple(scalar, scalar), { maxLength: 4 }),
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }), { maxLength: 2 }),
);

const FUNCTIONS = ["PARAMS", "KV", "KVSHAPE", "TOTAL", "SPEC", "MODELS", "CARDLIST", "CARDS", "PERCARD", "MAXCONTEXT", "MAXCONCURRENCY", "CONSTANTS", "BREAKDOWN"]; // prettier-ignore
/** Good first arguments, so that later ones are reached. */
const GOOD = fc.constantFrom<readonly unknown[]>(
  [],
  ["QwQ-32B"],
  ["QwQ-32B", "FP16"],
  ["QwQ-32B", 16000],
  ["QwQ-32B", "FP16", 16000],
  ["QwQ-32B", "FP16", "H100"],
  ["QwQ-32B", "FP16", 16000, "H100"],
  ["QwQ-32B", "FP16", 16000, "H100", 2, 8],
);

const isAnswer = (cell: unknown): boolean =>
  typeof cell === "number" ? Number.isFinite(cell) : typeof cell === "string" ? !/\bNaN\b|\bInfinity\b(?! Fabric)|undefined/.test(cell) : isCellError(cell); // prettier-ignore
const isCellError = (cell: unknown): boolean =>
  cell instanceof Error &&
  "code" in cell &&
  (cell.code === "#VALUE!" || cell.code === "#N/A") &&
  cell.message !== "";

test.each(FUNCTIONS)(
  "VRAM.%s answers any input with finite numbers, texts or our two errors",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(GOOD, fc.array(anything, { maxLength: 10 }), async (good, rest) => {
        const result = await attempt(`VRAM.${name}`, ...good, ...rest);
        if ("error" in result) {
          expect(["#VALUE!", "#N/A"]).toContain(result.error);
          expect(result.message).not.toBe("");
          return;
        }
        const cells = Array.isArray(result.value) ? (result.value as unknown[][]).flat() : [result.value];
        expect(cells.filter((cell) => !isAnswer(cell))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
);
