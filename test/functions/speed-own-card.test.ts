import { call } from "./excel";

const ON_CARD = [["memory", 48], ["bandwidth", 1000], ["算力", 200]] as const; // prettier-ignore

describe("what a card's range says counts", () => {
  const alone = (card: unknown, side: string | null = null) =>
    call("VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, card, 1, 8, null, null, side);
  const facts = [
    ["bandwidth", 1600],
    ["fp16", 313],
  ] as const;

  test("a name of the catalogue is that card, with the figures that are stated in the place of its own", async () => {
    const listed = await alone("910B3", "low");
    expect(
      await alone(
        [
          ["name", "910B3"],
          ["tdp", 350],
        ],
        "low",
      ),
    ).toBe(listed);
    expect(
      await alone(
        [
          ["名称", "昇腾910B3"],
          ["显存", 64],
          ["功耗(W)", 350],
        ],
        "low",
      ),
    ).toBe(listed);
    // C500's link is what the catalogue lacks
    expect(
      typeof (await call(
        "VRAM.SPEED",
        "Qwen3-8B",
        null,
        1000,
        1000,
        [
          ["name", "C500"],
          ["link", "PCIe 5.0"],
        ],
        2,
      )),
    ).toBe("number");
    // another memory makes it a card of its own, of the same class: 0.6 of the usual pace, not 0.78
    expect(await alone([["name", "910B3"], ["memory", 65], ...facts])).toBeLessThan(
      (await alone([["name", "House card"], ["memory", 65], ...facts])) as number,
    );
  });

  test("a card of the catalogue on PCIe talks over PCIe", async () => {
    const pair = (link: unknown) => call("VRAM.SPEED", "Qwen3-32B", null, 1000, 1000, [["name", "H100 SXM"], ["link", link]], 2, 32); // prettier-ignore
    // 16 lanes of 3.94 GB/s
    expect(await pair("PCIe 5.0")).toBeCloseTo((await pair(63.04)) as number, 9);
  });

  test("under a name that nobody knows it is measured before it is signed for", async () => {
    const card = [["name", "House card"], ["memory", 64], ...facts];
    const notes = (rows: unknown[][]) =>
      rows.filter(([part]) => part === "Note" || part === "备注").map((row) => row[5]);
    const rows = (await call("VRAM.SPEEDBREAKDOWN", "Qwen3-8B", null, 1000, 1000, card, 1, 8)) as unknown[][];
    expect(notes(rows)).toEqual(
      expect.arrayContaining([
        "Measure before you sign: no measured point is of a card given by its figures alone, so the widest band is used.",
        "Low and high are half and twice the estimate. Size a bid on the low end; a measured figure beats both.",
      ]),
    );
    const chinese = (await call(
      "VRAM.SPEEDBREAKDOWN",
      "Qwen3-8B",
      null,
      1000,
      1000,
      card,
      1,
      8,
      null,
      null,
      "zh",
    )) as unknown[][];
    expect(notes(chinese)).toEqual(
      expect.arrayContaining([
        "须实测：此卡仅由数值给出，没有任何实测点属于这样的卡，因此采用最宽的区间。",
        "低值与高值为估算值的一半与两倍。投标请按低值；有实测数据时以实测为准。",
      ]),
    );
    // the band of the cards of no class: half and twice
    expect(((await alone(card)) as number) / ((await alone(card, "low")) as number)).toBeCloseTo(2, 9);
  });

  test.each([
    [
      ["带宽(GB/s)", 1600],
      ["算力(TFLOPS)", 313],
      ["热设计功耗", 350],
    ],
    [
      ["带宽（TB/s）", 1.6],
      ["半精度算力", "313 TFLOPS"],
      ["最大功耗(kW)", 0.35],
    ],
    [
      ["内存带宽", "1.6 TB/s"],
      ["BF16算力", 313],
      ["功率", 350],
    ],
  ])("a unit may stand behind a label: %j %j %j", async (...rows) => {
    const memory = ["显存(GB)", 64];
    expect(await alone([memory, ...rows])).toBe(await alone([["memory", 64], ...facts]));
    expect(await call("VRAM.POWER", [memory, ...rows], 8)).toBeCloseTo(2.8, 12);
  });

  const speed = (link: unknown) =>
    call(
      "VRAM.THROUGHPUT",
      "Qwen3-8B",
      null,
      4000,
      100,
      [...ON_CARD, ["互联", link]],
      2,
      16,
    ) as Promise<number>;
  test("PCIe 5.0 x16 is 63 GB/s, twice PCIe 4.0", async () => {
    expect(await speed("PCIe 5.0")).toBeGreaterThan(await speed("PCIe 4.0"));
    expect(await speed(63.04)).toBeCloseTo(await speed("PCIe 5.0 x16"), 9);
  });
  test("a card without a compute rate still tells one user's speed", async () => {
    const row = ON_CARD.slice(0, 2);
    // nobody knows which kind of card it is: 0.78 of the usual pace. (7.568e9 × 2 B + 147,456 B × 1,500) ÷ (800 GB/s × 0.78)
    // are 24.6 ms; (36 × 30 µs + 2.5 ms) ÷ 0.78
    expect(await call("VRAM.SPEED", "Qwen3-8B", null, 1000, 1000, row)).toBeCloseTo(34.2, 0);
  });
});
