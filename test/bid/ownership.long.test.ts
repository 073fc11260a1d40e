import { SHEET_NAMES } from "../../src/bid/book";
import { calculatedBids } from "./calculated-bids";
import { WORKED } from "./worked";

const H100 = { ...WORKED, options: [{ model: "Qwen3-32B", card: "H100" }] };
const FILLED = { Bid_Tco_purchase: 1_000_000, Bid_Tco_maintenance: 0.05, Bid_Tco_kwPerServer: 10, Bid_Tco_priceKwh: 1 }; // prettier-ignore
const CASES = {
  empty: { bid: H100, contents: {} },
  filled: { bid: H100, contents: { ...FILLED, Bid_MeasuredThroughput_A: 2000 } },
  estimated: { bid: { ...H100, language: "zh" }, contents: FILLED },
  unknown: { bid: { ...WORKED, options: [{ model: "Qwen3-32B", card: "C500" }] }, contents: FILLED },
  warranted: {
    bid: { ...H100, prices: [{ item: "Warranty, years 4 and 5", price: 30_000 }] },
    contents: FILLED,
  },
  // A100: 400 W, 910B4: 310 W and C500: 350 W a card, eight in a server
  other: { bid: WORKED, contents: { Bid_Option: "Option A" } },
  alone: { bid: { ...WORKED, sheets: ["ownership"] }, contents: { Bid_Tco_option: "Option D" } },
} as const;

interface Sheet {
  readonly said: string;
  readonly cost: unknown;
  readonly throughput: unknown;
  readonly servers: unknown;
  readonly kwPerServer: unknown;
  /** Years 1 to 5 and their sum. */
  readonly years: Readonly<Record<(typeof LINES)[number], unknown[]>>;
}
const LINES = ["purchase", "power", "racks", "maintenance", "staff", "total"] as const;
let done: Partial<Record<keyof typeof CASES, Sheet>> = {};

beforeAll(async () => {
  const bids = await calculatedBids(CASES);
  done = Object.fromEntries(
    Object.entries(bids).map(([name, { found, named }]): [string, Sheet] => {
      const { language } = CASES[name as keyof typeof CASES].bid;
      const cell = (called: string, down = 0, right = 0): unknown => named(`Bid_Tco_${called}`, right, down) ?? "";
      // a gap, the heading and the years stand between the last parameter and the first line
      const year = (line: number): unknown[] => [0, 1, 2, 3, 4, 5].map((right) => cell("use", 4 + line, right));
      return [name, {
        said: String(found(SHEET_NAMES[language].ownership, 1, 0)),
        years: Object.fromEntries(LINES.map((line, at) => [line, year(at)])) as Sheet["years"],
        throughput: cell("throughput"), servers: cell("servers"), kwPerServer: cell("kwPerServer"), cost: cell("use", 10),
      }];
    }),
  );
}, 180_000); // prettier-ignore

const BLANK = ["", "", "", "", "", ""];

test("nothing that lacks a price shows a 0", () => {
  if (done.empty === undefined) return;
  expect(Object.values(done.empty.years)).toEqual([BLANK, BLANK, BLANK, BLANK, BLANK, BLANK]);
  expect(done.empty.cost).toBe("");
});

// power 1 server x 10 kW x 0.6 x 1.35 x 8,760 h = 70,956 a year
test("what is filled in is summed, and maintenance begins in year 4", () => {
  const { filled } = done;
  if (filled === undefined) return;
  expect(filled.years.power).toEqual([70_956, 70_956, 70_956, 70_956, 70_956, 354_780]);
  expect(filled.years.maintenance).toEqual(["", "", "", 50_000, 50_000, 100_000]);
  expect([filled.years.racks, filled.years.staff]).toEqual([BLANK, BLANK]);
  expect(filled.years.total[5]).toBe(1_454_780);
  // two copies of 2,000 tokens/s at 30 %: 189,216 million in five years
  expect(filled.throughput).toBe(4000);
  expect(filled.cost).toBeCloseTo(1_454_780 / 189_216, 6);
  expect(filled.said).toMatch(/7\.69 for a million output tokens\.$/);
});

test("warranty that the bill has sold is in the purchase, and not counted a second time", () => {
  if (done.warranted === undefined) return;
  expect(done.warranted.years.maintenance).toEqual(BLANK);
  expect(done.warranted.years.total[5]).toBe(1_354_780);
});

test("without a measured throughput the cost is that of the low end, and says so; without an estimate there is none", () => {
  const { estimated, unknown } = done;
  if (estimated === undefined || unknown === undefined) return;
  expect(Number(estimated.throughput)).toBeGreaterThan(0);
  expect(Number(estimated.cost)).toBeGreaterThan(0);
  expect(estimated.said).toMatch(/（按估算下限）。$/);
  expect([unknown.throughput, unknown.cost]).toEqual(["", ""]);
  expect(unknown.said).toMatch(/none is measured, and there is no estimate\.$/);
});

test("servers and power are those of the option chosen, in a sheet that stands alone as well", () => {
  const { other, alone } = done;
  if (other === undefined || alone === undefined) return;
  // seven copies of two A100 by the speed of one user: 14 cards are two servers
  expect([other.servers, other.kwPerServer]).toEqual([2, 3.2]);
  expect([alone.servers, alone.kwPerServer]).toEqual([1, 2.8]);
});
