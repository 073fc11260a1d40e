import { attempt, call, refused } from "./excel";

const H100 = "H100 SXM";

/** By hand from docs/speed.md, as test/core/speed.test.ts has them term by term; 1,000 tokens in, 1,000 out. */
const BY_HAND: readonly (readonly [value: number, within: number, id: string, ...args: unknown[]])[] = [
  [109.4, 0.005, "VRAM.SPEED", "Llama-3.1-8B", "BF16", 1000, 1000, H100, 1, 1],
  [43.33, 0.005, "VRAM.SPEED", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 32],
  // the ends of the band of NVIDIA's data-centre cards: ÷ 1.7 and × 1.5
  [109.4 / 1.7, 0.005, "VRAM.SPEED", "Llama-3.1-8B", "BF16", 1000, 1000, H100, 1, 1, null, null, "low"],
  [109.4 * 1.5, 0.005, "VRAM.SPEED", "Llama-3.1-8B", "BF16", 1000, 1000, H100, 1, 1, null, null, "高"],
  [1373, 0.005, "VRAM.THROUGHPUT", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 32],
  [0.2512, 0.005, "VRAM.TTFT", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 32],
  // up to 32 users a third and three times
  [0.2512 * 3, 0.005, "VRAM.TTFT", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 32, null, null, "high"],
  // 8 × 700 W; 5.6 × 1.5
  [5.6, 1e-12, "VRAM.POWER", H100, 8],
  [8.4, 1e-12, "VRAM.POWER", H100, 8, "50%"],
  // 20 ÷ (1,390 × 3,600) × 10^6; (20 + 0.7 × 0.8) ÷ (1,390 × 3,600 × 0.5) × 10^6
  [3.9968025579536, 1e-9, "VRAM.TOKENCOST", 1390, 20],
  [8.2174260591527, 1e-9, "VRAM.TOKENCOST", 1390, 20, 0.5, 0.7, 0.8],
  // memory holds 76, of which each gets more than 20
  [76, 0, "VRAM.MAXUSERS", "Qwen3-32B", "FP8", 1000, 1000, H100, 1],
  // 300 users: four copies of one card
  [4, 0, "VRAM.SPEEDCARDS", "Qwen3-32B", "FP8", 1000, 1000, H100, 300],
  [0, 0, "VRAM.MAXUSERS", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 10_000],
];

test.each(BY_HAND.map(([value, within, id, ...args]) => ({ value, within, id, args })))(
  "$id $args is $value",
  async ({ value, within, id, args }) => {
    const found = (await call(id, ...args)) as number;
    expect(Math.abs(found - value)).toBeLessThanOrEqual(within * value + 1e-12);
  },
);

describe("a local engine", () => {
  const USERS = [1, 2, 3, 8, 32, 64];
  const told = async (card: string, side: string) =>
    ((await call("VRAM.SPEED", "Llama-3.1-8B", "FP16", 1000, 1000, card, 1, [USERS], null, "llama.cpp", side)) as number[][])[0] ?? [];

  test.each(["RTX 6000 Ada", "H100 SXM", "Strix Halo", "MI300X", "910B3"])("serves nobody of a crowd on %s faster than one alone", async (card) => {
    for (const side of ["low", "mid", "high"]) {
      const speeds = await told(card, side);
      expect(speeds.every(Number.isFinite)).toBe(true);
      expect(speeds).toEqual([...speeds].sort((a, b) => b - a));
    }
  });

  // 94 points with one user, none of them of such a card: the band is that of its class
  test.each([["910B3", 2, 2], ["MI300X", 1.9, 1.6], ["RTX 6000 Ada", 1.25, 1.35]] as const)("has the band of its points on %s: ÷ %d, × %d", async (card, below, above) => {
    const [[low], [mid], [high]] = await Promise.all([told(card, "low"), told(card, "mid"), told(card, "high")]);
    expect([Number(mid) / Number(low), Number(high) / Number(mid)]).toEqual([expect.closeTo(below, 9), expect.closeTo(above, 9)]);
  });

  test("is measured before it is signed for on a Chinese card", async () => {
    const rows = (await call("VRAM.SPEEDBREAKDOWN", "Llama-3.1-8B", "FP16", 1000, 1000, "910B3", 1, 1, null, "llama.cpp", "zh")) as unknown[][];
    expect(rows.some((row) => /^须实测/.test(String(row[5])))).toBe(true);
  });
}); // prettier-ignore

test("ranges spill, an error in its own cell", async () => {
  const column = (await call("VRAM.SPEED", [["Qwen3-8B"], [32]], null, 1000, 500, H100)) as unknown[][];
  expect(typeof column[0]?.[0]).toBe("number");
  expect(column[1]?.[0]).toBeInstanceOf(Error);
});

/** docs/functions.md §13. */
const ON_CARD = [["memory", 48], ["bandwidth", 1000], ["算力", 200]] as const; // prettier-ignore
const REFUSED: readonly (readonly [code: string, message: RegExp, id: string, ...args: unknown[]])[] = [
  ["#VALUE!", /Answer is empty/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 0, H100],
  ["#VALUE!", /size alone has no speed/, "VRAM.SPEED", 32, "FP8", 1000, 1000, H100],
  ["#VALUE!", /44,000 tokens together; Qwen3-32B is made for 40,960/, "VRAM.SPEED", "Qwen3-32B", null, 40_000, 4000, H100],
  ["#VALUE!", /writes no answers/, "VRAM.SPEED", "Qwen3-Embedding-8B", null, 1000, 1000, H100],
  ["#VALUE!", /Side "middle" is not known/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, H100, 1, 1, null, null, "middle"],
  ["#N/A", /hold 76 of Qwen3-32B/, "VRAM.SPEED", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 100],
  ["#N/A", /hold 76 of Qwen3-32B/, "VRAM.TTFT", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 100],
  ["#N/A", /bandwidth of 48 GB is not known.*"bandwidth" \(GB\/s\)/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, 48],
  ["#N/A", /"link" \(GB\/s one way, or "PCIe 5.0"\)/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, ON_CARD, 2],
  ["#N/A", /"fp16" \(dense TFLOPS\)/, "VRAM.TTFT", "Qwen3-8B", null, 1000, 1000, ON_CARD.slice(0, 2)],
  ["#N/A", /"tdp" \(W\)/, "VRAM.POWER", ON_CARD],
  ["#VALUE!", /A link of "NVLink" is not known/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, [...ON_CARD, ["互联", "NVLink"]], 2],
  ["#VALUE!", /bandwidth "1000000000000" is more than any card has/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, [["memory", 48], ["bandwidth", 1e12]]],
  ["#N/A", /engine works on 64 of the 128 requests/, "VRAM.TTFT", "Llama-3.1-8B", null, 1000, 1000, H100, 1, 128, null, "vLLM --max-num-seqs 64"],
  ["#N/A", /does not fit on 1 x .*does not know FP8, so that 16 bit is counted/, "VRAM.SPEED", "Qwen3-32B", "FP8", 1000, 1000, "910B3"],
  ["#VALUE!", /Use must be above 0/, "VRAM.TOKENCOST", 1390, 20, "0%"],
  ["#VALUE!", /Throughput is empty or 0. Give a number above 0/, "VRAM.TOKENCOST", 0, 20],
  ["#N/A", /none is told above 128/, "VRAM.TTFT", "Qwen3-0.6B", null, 1000, 1000, H100, 1, 129],
  ["#N/A", /How fast Transformers serves/, "VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, H100, 1, 1, null, "Transformers"],
  ["#N/A", /host memory/, "VRAM.SPEED", "Qwen3-8B", "Q4_K_M", 1000, 1000, H100, 1, 1, null, "llama.cpp -ngl 10"],
  ["#N/A", /does not fit on 1 x/, "VRAM.SPEED", "DeepSeek-R1", null, 1000, 1000, H100],
  ["#N/A", /does not reach 500 tokens/, "VRAM.SPEEDCARDS", "Qwen3-32B", "BF16", 1000, 1000, "L4", 1, 500],
  // one card reaches 20 tokens a second; a prompt of 4,000 tokens alone takes longer than 0.1 s
  ["#N/A", /no number of them brings the first token within 0.1 s/, "VRAM.SPEEDCARDS", "Qwen3-32B", "FP8", 4000, 500, H100, 100, 20, 0.1],
  // 133 on 4 by the estimate, 1.7 times less at the low end
  ["#N/A", /reaches 120 tokens a second on H100.* by the estimate, not at the low end/, "VRAM.SPEEDCARDS", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 120, null, null, null, "low"],
  ["#N/A", /that the engine's flags state. Remove -tp/, "VRAM.SPEEDCARDS", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, 90, null, null, "vLLM -tp 1"],
]; // prettier-ignore
test.each(REFUSED.map(([code, message, id, ...args]) => ({ code, message, id, args })))(
  "$id $args is $code",
  async ({ code, message, id, args }) => {
    expect(await attempt(id, ...args)).toEqual({
      error: code,
      message: expect.stringMatching(message) as string,
    });
  },
);

test("several cards without a known link are passed over where one by itself serves", async () => {
  const cards = (users: number, engine: string | null = null) => call("VRAM.SPEEDCARDS", "Llama-3.1-8B", null, 1000, 1000, "C500", users, null, null, null, engine);
  const most = (await call("VRAM.MAXUSERS", "Llama-3.1-8B", null, 1000, 1000, "C500", 1)) as number;
  // a copy a card
  expect(await cards(2 * most + 1)).toBe(3);
  expect(await cards(2 * most + 1, "vLLM -tp 1")).toBe(3);
}); // prettier-ignore

test("a limit of the engine is no lack of memory", async () => {
  const limit = async (users: number, engine: string | null) => {
    const rows = (await call("VRAM.SPEEDBREAKDOWN", "Llama-3.1-8B", null, 1000, 1000, H100, 1, users, null, engine)) as unknown[][];
    return [rows.find(([part]) => part === "Limit")?.[1], rows.some(([part]) => part === "First token")];
  };
  // 64 of 65 are in flight, and memory holds 229
  expect((await limit(65, "vLLM --max-num-seqs 64"))[0]).not.toBe("memory");
  expect(await limit(64, "vLLM --max-num-seqs 64")).toEqual([expect.not.stringMatching("memory"), true]);
  expect((await limit(65, "vLLM --max-num-seqs 64"))[1]).toBe(false);
}); // prettier-ignore

test("a context beyond the model's is answered where the engine is told so", async () => {
  const told = "vLLM --max-model-len 60000";
  expect(typeof (await call("VRAM.SPEED", "Qwen3-32B", "FP8", 40_000, 10_000, H100, 2, 1, null, told))).toBe(
    "number",
  );
  expect(
    await attempt("VRAM.SPEED", "Qwen3-32B", "FP8", 40_000, 25_000, H100, 2, 1, null, told),
  ).toMatchObject({
    error: "#VALUE!",
    message: expect.stringMatching(/made for 60,000/) as string,
  });
});

test("8-bit weights on a card without 8-bit units are read at 8 bit and multiplied at 16", async () => {
  const rows = (await call("VRAM.SPEEDBREAKDOWN", "Qwen3-8B", "FP8", 1000, 1000, "A100")) as unknown[][];
  expect(rows.find(([part]) => part === "Compute")?.[5]).toMatch(/312 TFLOPS/);
  expect(rows.some(([part, , , , , how]) => part === "Note" && /unpacks the weights/.test(String(how)))).toBe(
    true,
  );
});

/**
 * 64 users, 5 tokens in and 2 out: two steps and 64 prompts take less than the wait of 40 ms before a first token, so a
 * token takes a step: (15.01 GB + 64 x 131,072 B x 6) / 2,680 GB/s + 64 x 3.91 us + 3.46 ms = 9.33 ms, and its compute
 */
test("an answer that is shorter than the wait before it comes as fast as its steps", async () => {
  const found = await call("VRAM.SPEED", "Llama-3.1-8B", "BF16", 5, 2, H100, 1, 64);
  expect(found).toBeCloseTo(107, 0);
});

test("CONSTANTS ends with what speed needs; without a bandwidth these are #N/A that say so, and memory stands", async () => {
  const column = async (...args: unknown[]) => ((await call("VRAM.CONSTANTS", ...args)) as unknown[][]).map(([cell]) => cell);
  const known = await column("Llama-3.1-8B", "BF16", H100);
  expect(known).toHaveLength(14 + 28);
  for (const cell of known) expect(typeof cell).toBe("number");
  const unknown = await column("Qwen3-8B", "BF16", 80);
  expect(unknown).toHaveLength(14 + 28);
  for (const cell of unknown.slice(0, 14)) expect(typeof cell).toBe("number");
  for (const cell of unknown.slice(14)) {
    expect(cell).toMatchObject({ code: "#N/A" });
    expect((cell as Error).message).toMatch(/bandwidth/);
  }
}); // prettier-ignore

test("requests beyond --max-num-seqs wait, and all of them together get 0.78", async () => {
  const all = (users: number, engine: string) =>
    call("VRAM.THROUGHPUT", "Qwen3-32B", "FP8", 1000, 1000, H100, 1, users, null, engine) as Promise<number>;
  const [full, more] = [await all(32, "vLLM --max-num-seqs 32"), await all(60, "vLLM --max-num-seqs 32")];
  expect(more / full).toBeCloseTo(0.78, 12);
});

test("the table says what it rests on, in both languages, and what it leaves out", async () => {
  const notes = async (card: string, language: string) =>
    (
      (await call(
        "VRAM.SPEEDBREAKDOWN",
        "Qwen3-8B",
        null,
        1000,
        500,
        card,
        1,
        4,
        null,
        null,
        language,
      )) as unknown[][]
    )
      .filter(([part]) => part === "Note" || part === "备注")
      .map(([, , , , , how]) => String(how))
      .join(" ");
  expect(await notes(H100, "en")).not.toMatch(/Measure before you sign/);
  expect(await notes(H100, "en")).toMatch(/four of five of the 972 public points/);
  expect(await notes("910B3", "en")).toMatch(/Measure before you sign/);
  expect(await notes("910B3", "zh")).toMatch(/须实测/);
  expect(await notes("RTX 4090", "en")).toMatch(/Measure before you sign: the band rests on 16/);
  expect(await notes(H100, "en")).toMatch(/speculative decoding, prefix caching/);
});

test("a card of unknown power still has a table", async () => {
  const rows = (await call("VRAM.SPEEDBREAKDOWN", "Qwen3-8B", null, 1000, 500, "910C")) as unknown[][];
  expect(rows.map(([part]) => part)).toContain("Per user");
  expect(rows.map(([part]) => part)).not.toContain("Power");
});

test("a table that cannot answer says why in words", async () => {
  expect(await refused("VRAM.SPEEDBREAKDOWN", "Qwen3-8B", null, 1000, 500, 48)).toMatchObject({
    error: "#N/A",
  });
});
