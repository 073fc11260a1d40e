import { call } from "./excel";

type Table = readonly (readonly (number | string)[])[];
const row = (table: Table, name: string): readonly (number | string)[] =>
  table.find(([first]) => first === name) ?? [];
const article = [
  ["parameters (B)", 32],
  ["layers", 40],
  ["KV heads", 64],
  ["head dim", 128],
];

test("on cards, all layers of a model card lie on them, and nothing is said of -ngl", async () => {
  const table = (await call("VRAM.BREAKDOWN", article, "FP16", 16000, "H100", 2)) as Table;
  // 32e9 × 2 B ÷ 2
  expect(row(table, "Weights")[1]).toBe(32);
  expect(row(table, "Weights")[4]).toMatch(/^32,000,000,000 parameters × 2 bytes ÷ 2 ranks; FP16/);
  expect(table.filter(([, , , , how]) => String(how).includes("-ngl"))).toEqual([]);
});

describe("without a card it is the rule of thumb", () => {
  test("of the 32B article example: 64, 20.97, 8.50 / 16.99, 93.47 / 101.97, 96 / 128", async () => {
    const table = (await call("VRAM.BREAKDOWN", article, "FP16", 16000)) as Table;
    expect(table.map(([name]) => name)).toEqual([
      "Part",
      "Weights",
      "KV cache",
      "Overhead",
      "Total",
      "Capacity",
    ]);
    expect(table[0]).toEqual([
      "Part",
      "At least (GB)",
      "Recommended (GB)",
      "Share",
      "How it was computed",
      "Source",
    ]);
    // 84.97152 × 0.1 and × 0.2; 84.97152 × 1.1 and × 1.2
    const expected: readonly (readonly [string, number, number])[] = [
      ["Weights", 64, 64],
      ["KV cache", 20.97152, 20.97152],
      ["Overhead", 8.497152, 16.994304],
      ["Total", 93.468672, 101.965824],
      ["Capacity", 96, 128],
    ];
    for (const [name, least, recommended] of expected) {
      expect(row(table, name)[1]).toBeCloseTo(least, 9);
      expect(row(table, name)[2]).toBeCloseTo(recommended, 9);
    }
  });

  test("and says how, with the numbers in it", async () => {
    const table = (await call("VRAM.BREAKDOWN", article, "FP16", 16000)) as Table;
    expect(row(table, "Weights")[4]).toBe("32,000,000,000 parameters × 2 bytes; FP16");
    expect(row(table, "KV cache")[4]).toBe(
      "40 layers × 2 × 64 KV heads × 128 head dim × 16,000 tokens × 2 bytes",
    );
    expect(row(table, "Overhead")[4]).toMatch(/^10 % to 20 % × 84\.972 GB;/);
  });

  test("in Chinese, in GiB", async () => {
    const table = (await call(
      "VRAM.BREAKDOWN",
      article,
      "FP16",
      16000,
      null,
      null,
      null,
      null,
      null,
      "GiB",
      "zh",
    )) as Table;
    expect(table.map(([name]) => name)).toEqual(["项目", "权重", "KV 缓存", "开销", "合计", "配置容量"]);
    expect(row(table, "KV 缓存")[1]).toBe(19.53125);
    expect(row(table, "开销")[4]).toMatch(/79\.136 GiB/); // 84.97152e9 ÷ 2^30
  });

  test("hardware without a card is named and left aside", async () => {
    const table = (await call("VRAM.BREAKDOWN", "QwQ-32B", "FP16", 16000, null, 4)) as Table;
    expect(row(table, "Note")[4]).toMatch(/only where a card is named/);
  });

  test("a context beyond the model's own is a note", async () => {
    const table = (await call("VRAM.BREAKDOWN", "QwQ-32B", "FP16", 1_000_000)) as Table;
    expect(table.filter(([name]) => name === "Note").map((cells) => cells[4])).toContainEqual(
      expect.stringMatching(/1,000,000 tokens are beyond/),
    );
  });
});

describe("with a card it is exact", () => {
  const parts = ["Weights", "KV cache", "Activations", "Runtime", "Graphs"];

  test("parts add up to the total, and with reserve and what is free to the engine's limit", async () => {
    const table = (await call(
      "VRAM.BREAKDOWN",
      "QwQ-32B",
      "FP16",
      16000,
      "H100",
      2,
      8,
      null,
      null,
      null,
      null,
      "10%",
    )) as Table;
    expect(table.slice(0, 13).map(([name]) => name)).toEqual([
      "Part", "Verdict", ...parts, "Total", "Usable memory", "Limit", "Reserve", "Free", "Servers",
    ]); // prettier-ignore
    const perCard = (name: string): number => Number(row(table, name)[1]);
    expect(parts.reduce((sum, name) => sum + perCard(name), 0)).toBeCloseTo(perCard("Total"), 9);
    expect(perCard("Total") + perCard("Reserve") + perCard("Free")).toBeCloseTo(perCard("Limit"), 9);
    expect(perCard("Reserve")).toBeCloseTo(0.1 * perCard("Limit"), 9);
    expect(parts.reduce((sum, name) => sum + Number(row(table, name)[3]), 0)).toBeCloseTo(1, 9);
    for (const name of [...parts, "Total", "Usable memory", "Limit", "Reserve", "Free"]) {
      expect(Number(row(table, name)[2])).toBeCloseTo(2 * perCard(name), 9);
    }
  });

  // DeepSeek-R1 in FP8, 32 x 32,768 tokens: two servers of 8 H20 (test/core/serving/layouts.test.ts)
  test("the verdict says whether it fits, how full, and on which servers", async () => {
    const table = (await call("VRAM.BREAKDOWN", "DeepSeek-R1", "FP8", 32_768, "H20 96GB", 16, 32)) as Table;
    expect(row(table, "Verdict")[4]).toMatch(
      /^Fits: \d\d(\.\d+)? % of the limit of 16 x H20.*; 2 servers of 8: -tp 8 -pp 2\./,
    );
    expect(row(table, "Servers").slice(1, 3)).toEqual(["", 2]);
    const on8 = (await call("VRAM.BREAKDOWN", "DeepSeek-R1", "FP8", 32_768, "H20 96GB", 8, 32)) as Table;
    expect(row(on8, "Verdict")[4]).toMatch(/^Does not fit: .*; one server of 8: -tp 8\. .*missing/);
    expect(Number(row(on8, "Free")[1])).toBeLessThan(0);
  });

  test("what needs fewer cards is a note, with what to write", async () => {
    const table = (await call("VRAM.BREAKDOWN", "DeepSeek-R1", "FP8", 32_768, "H20 96GB", 24, 64)) as Table;
    const notes = table.filter(([name]) => name === "Note").map((cells) => String(cells[4]));
    expect(notes).toContainEqual(
      expect.stringMatching(
        /^Fewer cards: 16 x H20 .* instead of 24 with -tp \d+ -dp \d+ --enable-expert-parallel/,
      ),
    );
  });

  test("a reserve is a share of the limit, and a blank is none", async () => {
    const asked = (reserve: unknown): Promise<unknown> =>
      call("VRAM.BREAKDOWN", "QwQ-32B", "BF16", 16_000, "H100", 2, 8, null, null, null, null, reserve);
    const [none, zero, fifth] = [await asked(null), await asked(0), await asked("20%")] as Table[];
    expect(zero).toEqual(none);
    expect(row(none ?? [], "Reserve")[1]).toBe(0);
    expect(Number(row(fifth ?? [], "Free")[1])).toBeCloseTo(
      Number(row(none ?? [], "Free")[1]) - 0.2 * Number(row(none ?? [], "Limit")[1]),
      9,
    );
  });

  // (65.527752704 + 4.194304) x 1.1 and x 1.3 (docs/functions.md §11)
  test("without a card the reserve is the overhead recommended", async () => {
    const table = (await call(
      "VRAM.BREAKDOWN",
      "QwQ-32B",
      "FP16",
      16_000,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      0.3,
    )) as Table;
    expect(row(table, "Total").slice(1, 3)).toEqual([
      expect.closeTo(76.6942624, 6),
      expect.closeTo(90.6386737, 6),
    ]);
  });

  test("its total is what PERCARD says", async () => {
    const question = ["Llama-3.1-8B", "BF16", 8192, "H200", 1, 4, null, "vLLM 0.19"];
    const table = (await call("VRAM.BREAKDOWN", ...question, "GiB")) as Table;
    expect(row(table, "Total")[1]).toBe(await call("VRAM.PERCARD", ...question, "GiB"));
  });

  test("rows are equally wide, and no sentence has a hole", async () => {
    for (const language of ["en", "zh"]) {
      const table = (await call("VRAM.BREAKDOWN", "DeepSeek-R1", "FP8", 16000, "H20", 8, 16, null, "vLLM --nope 1", "GiB", language)) as Table; // prettier-ignore
      for (const cells of table) {
        expect(cells).toHaveLength(6);
        for (const cell of cells) expect(String(cell)).not.toMatch(/[{}[\]]|undefined|NaN|Infinity/);
      }
    }
  });
});
