import { InputError } from "../../src/core/errors";
import { EN } from "../../src/functions/explanations-en";
import { ZH } from "../../src/functions/explanations-zh";
import { breakdownTable, type BreakdownInputs, type BreakdownOrder } from "../../src/sheet/breakdown";
import type { SpeedSection } from "../../src/sheet/speed";
import { speedTextsIn } from "../../src/sheet/speed-texts";
import type { SheetTable } from "../../src/sheet/table";
import { tablesIn, withReserve } from "../../src/sheet/written";
import { contentOf } from "./content";
import { seenTable } from "./seen";

/** Figures that are easily known again. */
const speed: SpeedSection = {
  asked: { prompt: 2000, answer: 800, wanted: 20 },
  perUser: { mid: 25, band: [15, 40] },
  all: { mid: 900, band: [500, 1400] },
  minute: { mid: 67.5, band: [37.5, 105] },
  first: { mid: 2, band: [0.7, 6] },
  users: { mid: 50, band: [8, 60] },
  power: { mid: 0.8, band: null },
  notes: [
    { rule: "speed-measure", values: { points: 97 } },
    { rule: "speed-band", values: { points: 97 } },
    { rule: "speed-left-out", values: {} },
  ],
};
const inputs: BreakdownInputs = {
  model: "Qwen3-32B",
  precision: "BF16",
  context: 2800,
  concurrency: 37,
  kvPrecision: "FP16",
  stored: { precision: "BF16", kvPrecision: "FP16" },
  hardware: { card: "910B3", cards: 2, smallest: false, engine: "" },
  reserve: 0,
  unit: "GB",
  speed,
};

const table = (order: Partial<BreakdownOrder> = {}, change: Partial<BreakdownInputs> = {}): SheetTable =>
  breakdownTable({
    inputs: { ...inputs, ...change },
    at: "B4",
    mode: "live",
    language: "en",
    date: "2026-11-26",
    ...order,
  });

/** The speed rows, head first. */
function rows(given: SheetTable, head = "Speed") {
  const all = contentOf(given);
  return all.slice(all.findIndex(([name]) => name === head));
}

describe("a live table with a speed", () => {
  // B4 title, B5 verdict; C6 model, C7 precision, C8 context, C9 concurrency, C10 KV, C11 card, C12 cards, C13 engine,
  // C14 reserve, C15 unit, C16 prompt, C17 answer, C18 wanted
  it("asks the functions about the input cells", () => {
    const given = rows(table());
    const first = 4 + table().rows.length - given.length;
    const formula = (row: number) => given[row]?.slice(1, 4);
    const asked = 'C6,C7,C16,C17,C11,IFERROR(C12,""),C9,C10,C13';
    const three = (id: string) =>
      ["", ',"low"', ',"high"'].map((side) => ({ formula: `=VRAM.${id}(${asked}${side})` }));
    expect(formula(1)).toEqual(three("SPEED"));
    expect(formula(2)).toEqual(three("THROUGHPUT"));
    const all = first + 2;
    expect(formula(3)).toEqual(["C", "D", "E"].map((column) => ({ formula: `=60*${column}${all}/C17` })));
    expect(formula(4)).toEqual(three("TTFT"));
    expect(formula(5)?.[0]).toEqual({
      formula: '=VRAM.MAXUSERS(C6,C7,C16,C17,C11,IFERROR(C12,""),C18,,C10,C13)',
    });
    expect(formula(6)).toEqual([{ formula: '=VRAM.POWER(C11,IFERROR(C12,""))' }, null, null]);
    expect(given).toHaveLength(8);
  });

  it("stands under the rows that the table may grow into", () => {
    // three inputs more than a table without a speed
    const all = contentOf(table());
    const head = all.findIndex(([name]) => name === "Speed");
    expect(all.slice(head - 4, head).flat()).toEqual(Array(24).fill(null));
    expect(contentOf(table({}, { speed: null })).length + 3).toBe(head);
  });

  // the formulas of the note look for notes by how they begin
  it.each([
    ["en", EN],
    ["zh", ZH],
  ] as const)("finds its notes by their first words (%s)", (language, said) => {
    const { measure, band } = speedTextsIn(language);
    expect(said["speed-measure"].startsWith(measure)).toBe(true);
    expect(said["speed-band"].startsWith(band)).toBe(true);
  });

  it("is high enough for the note that it will show", () => {
    const given = table();
    const last = given.rows.length - 1;
    expect(given.merged).toContainEqual({ row: last, column: 0, rows: 1, columns: 6 });
    expect(given.heights[last]).toBeGreaterThan(15);
  });
});

describe("a table of values with a speed", () => {
  it("states the figures and says whether they are enough", () => {
    const given = rows(table({ mode: "values" }));
    expect(given[1]?.slice(0, 5)).toEqual([
      "Per user (tok/s)",
      25,
      15,
      40,
      "the low end misses the 20 wanted: size a bid on it",
    ]);
    expect(given.slice(2, 7).map((row) => row.slice(1, 4))).toEqual([
      [900, 500, 1400],
      [67.5, 37.5, 105],
      [2, 0.7, 6],
      [50, 8, 60],
      [0.8, null, null],
    ]);
    expect(given[7]?.[0]).toMatch(/^Measure before you sign: .* Low and high hold four of five/);
  });

  it.each([
    [15, 10, "太慢：期望 20"],
    [25, 10, "低值达不到期望的 20：投标按低值"],
    [30, 20, "够快：低值也达到期望的 20"],
  ])("%d, %d at the low end: %s", (mid, low, said) => {
    const perUser = { mid, band: [low, 99] } as const;
    const given = rows(table({ mode: "values", language: "zh" }, { speed: { ...speed, perUser } }), "速度");
    expect(given[1]?.[4]).toBe(said);
  });

  it("says why a figure is missing", () => {
    const perUser = new InputError("speed-needs-shape");
    const given = rows(table({ mode: "values" }, { speed: { ...speed, perUser, first: null } }));
    expect(given[1]?.slice(1, 5)).toEqual([null, null, null, "A size alone has no speed. Name a model, or give its config.json."]); // prettier-ignore
    expect(given[4]?.slice(1, 4)).toEqual([null, null, null]);
    expect(given[4]?.[4]).toMatch(/no figure above 128/);
  });
});

describe("the verdict on top", () => {
  const top = (given: SheetTable) => contentOf(given)[1]?.[0];

  it.each([
    ["en", 15, 10, " But too slow: each user gets about 15 tokens a second, 20 wanted."],
    [
      "en",
      25,
      9.96,
      " But the low end of the speed is 10.0 tokens a second a user, 20 wanted: size a bid on it.",
    ],
    ["zh", 4.25, 2, "但太慢：每用户约每秒 4.3 token，期望 20。"],
    ["zh", 25, 10, "但速度低值为每用户每秒 10 token，期望 20：投标按低值。"],
    ["en", 30, 20, ""],
  ] as const)("%s, %d, %d at the low end", (language, mid, low, said) => {
    const perUser = { mid, band: [low, 99] } as const;
    const order = { mode: "values", language } as const;
    const without = top(table(order, { speed: null })) as string;
    expect(top(table(order, { speed: { ...speed, perUser } }))).toBe(without + said);
  });

  it("follows the speed rows and the speed wanted in a live table", () => {
    const given = table();
    const first = 4 + given.rows.length - rows(given).length + 1;
    const { formula } = top(given) as { formula: string };
    const without = top(table({}, { speed: null })) as { formula: string };
    expect(formula).toContain(
      `&IFERROR(IF(C${first}<C18," But too slow: each user gets about "&TEXT(C${first},`,
    );
    expect(formula).toContain(`,IF(D${first}<C18," But the low end of the speed is "&TEXT(D${first},`);
    expect(formula.endsWith(',"")),"")')).toBe(true);
    expect(without.formula).not.toContain("slow");
  });
});

test("no card, no speed", () => {
  const all = contentOf(table({}, { hardware: null }));
  expect(all.flat()).not.toContain("Speed");
  expect(all.flat()).not.toContain("Prompt (tokens)");
});

describe.each(["en", "zh"] as const)("found again in a sheet (%s)", (language) => {
  const values = table({ language, mode: "values" });
  const live = table({ language });

  test("with its speed and what it asks", () => {
    for (const [written, mode] of [
      [live, "live"],
      [values, "values"],
    ] as const) {
      // values show what the live formulas will: its rows stand where the live table has them
      const shown = mode === "live" ? shownAs(live, values) : values;
      const [found] = tablesIn(seenTable("B4", written, shown));
      expect(found).toMatchObject({ row: 3, column: 1, rows: written.rows.length, live: mode === "live" });
      expect(["prompt", "answer", "wanted"].map((name) => found?.inputs.get(name as "prompt"))).toEqual([
        "2000",
        "800",
        "20",
      ]);
      expect(found && withReserve(found).rows).toBe(written.rows.length + 1);
    }
  });
});

/** The live table's rows with the values that it shows: three more blank rows before the speed than a table of values. */
function shownAs(live: SheetTable, values: SheetTable): SheetTable {
  const head = values.rows.length - 8;
  const blank = Array.from({ length: live.rows.length - values.rows.length }, () => []);
  return { ...values, rows: [...values.rows.slice(0, head), ...blank, ...values.rows.slice(head)] };
}
