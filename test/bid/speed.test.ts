import { SPEED } from "../../src/bid/comparison-speed-texts";
import type { Bid } from "../../src/bid/bid";
import { figuresOf } from "../../src/bid/figures";
import { MATRIX_CONTEXTS } from "../../src/bid/matrix";
import { orderOf, type OrderQuestion } from "../../src/bid/order";
import { writtenBid } from "../../src/bid/pages";
import { namedSpeed, SPEED_CONSTANTS } from "../../src/bid/speed-constants";
import { copySpeed } from "../../src/bid/speed-plan";
import { FIRST_BAND, MOST_FIRST, QUEUED_FIRST } from "../../src/functions/shared";
import { LANGUAGES } from "../../src/reading/language";
import { calculatedBids, type CalculatedBid } from "./calculated-bids";
import { WORKED } from "./worked";

test.each(LANGUAGES)("the notes say core's own limits of a first token (%s)", (language) => {
  const { first, firstBand } = SPEED[language].lines;
  expect(first[1]).toContain(String(MOST_FIRST));
  for (const limit of [FIRST_BAND.few, FIRST_BAND.many, FIRST_BAND.users, QUEUED_FIRST]) expect(firstBand[1]).toContain(String(limit));
}); // prettier-ignore

describe("what is ordered", () => {
  const constants = { cards: 2, copies: 1, weightsGib: 30, besideGib: 3, limitGib: 73, tokenKib: 128, page: 16, windowKib: 0, window: 0, stateGib: 0, secondKib: 0, second: 0, windowPage: 1, batch: 256 }; // prettier-ignore
  // a step takes 20 ms and 1 more for each request, a prompt 1 ms; the low end is half of the estimate
  const speed = { ...namedSpeed(SPEED_CONSTANTS.map(() => 0)), groups: 1, dealt: 1, leftOut: 1, requestMs: 1, fixedMs: 20, promptUs: 1, startMs: 0, below: 2, above: 2 }; // prettier-ignore
  const plan = { requestGib: 0.5, most: 80, instances: 1, cards: 2, servers: 1, share: 0.7 };
  const asked: OrderQuestion = { plan, constants, speed, prompt: 1000, answer: 1001, design: 40, output: 500, use: 0.7, wanted: 20, perServer: 8, redundancy: "none" }; // prettier-ignore

  test("at 50 ms a token, 25 at the low end, four users: 40 requests take ten copies", () => {
    // 20 + B ms a step, and (20 + B + B - first) / 1,000 more of a cycle: 5 users 25.02 ms, 40 / 4 = 10 copies
    const found = orderOf(asked);
    expect(found.estimate?.users).toEqual({ low: 4, mid: 29, high: 79 });
    expect(found).toMatchObject({ userInstances: 10, instances: 10, cards: 20, servers: 3, decides: "speed", slow: false, inFlight: 4 });
    // a full copy: 80 x 1,001 / (1,001 x 100 ms + 80 ms) / 2 = 399.7; 500 / (399.7 x 0.7) = 1.79
    expect(found.estimate?.fullLow).toBeCloseTo(399.68, 2);
    expect(found.speedInstances).toBe(2);
  }); // prettier-ignore

  test("no number of copies helps where one user alone is too slow; without a fact memory decides", () => {
    expect(orderOf({ ...asked, wanted: 25 })).toMatchObject({ slow: true, userInstances: null, instances: 2, decides: "throughput" });
    expect(orderOf({ ...asked, speed: null })).toMatchObject({ estimate: null, instances: 1, decides: "memory", slow: false });
  }); // prettier-ignore
});

test("the assumptions say what each option's speed rests on, or which fact is missing", () => {
  const { pages } = writtenBid({ ...WORKED, sheets: ["assumptions"] });
  const speeds = pages.flatMap(({ rows }) => rows).filter(([label]) => label?.value === "Speed").map(([, said, , confidence]) => [said?.value, confidence?.value]);
  expect(speeds).toHaveLength(4);
  expect(speeds[0]).toEqual([expect.stringMatching(/^\d+ measured points; 4 of 5 from estimate \/ 1\.7 to estimate x 1\.5\.$/), "Estimate"]);
  expect(speeds[2]).toEqual([expect.stringMatching(/ from estimate \/ 2 to estimate x 2\.$/), "Measure first"]);
  expect(speeds[3]).toEqual([expect.stringMatching(/^No estimate\. The link of MetaX C500/), "To be measured"]);
}); // prettier-ignore

describe("in the cells", () => {
  const CONTENTS = {
    plain: {},
    // 910B4 at 30 tokens a second in the test, C500 at 22 and 800 in all: what was measured has the last word
    measured: { Bid_MeasuredSpeed_C: 30, Bid_MeasuredSpeed_D: 22, Bid_MeasuredThroughput_D: 800 },
    slow: { Bid_MeasuredSpeed_B: 13, Bid_MeasuredSpeed_D: 12, Bid_MeasuredThroughput_A: 90 },
    late: { Bid_MeasuredFirstToken_B: 3, Bid_MeasuredFirstToken_D: 3 },
    tooSlow: { Bid_Option: "Option C" },
    unknown: { Bid_Option: "Option D" },
    soon: { Bid_MeasuredFirstToken_B: 1.5, Bid_MeasuredSpeed_B: 25 },
    long: { Bid_PromptTokens: 10_000 },
    // measured among few: B at 25 and D at 30 tokens a second
    few: {
      Bid_MeasuredSpeed_B: 25,
      Bid_MeasuredInFlight_B: 2,
      Bid_MeasuredSpeed_D: 30,
      Bid_MeasuredInFlight_D: 16,
    },
  } as const;
  let found: Partial<Record<keyof typeof CONTENTS | "live", CalculatedBid["line"]>> = {};
  let sheets: Partial<Record<string, CalculatedBid["found"]>> = {};

  beforeAll(async () => {
    const cases: [string, { bid: Bid; contents: Record<string, number | string> }][] = Object.entries(
      CONTENTS,
    ).map(([name, contents]) => [name, { bid: WORKED, contents }]);
    cases.push(["live", { bid: { ...WORKED, form: "live" }, contents: { Bid_Card_A: "H20 96GB (China)" } }]);
    const bids = await calculatedBids(Object.fromEntries(cases) as Parameters<typeof calculatedBids>[0]);
    found = Object.fromEntries(Object.entries(bids).map(([name, bid]) => [name, bid?.line]));
    sheets = Object.fromEntries(Object.entries(bids).map(([name, bid]) => [name, bid?.found]));
  }, 180_000);

  test("memory's copies are those of BID's worked example; speed asks for more, and says so", () => {
    const { plain } = found;
    if (plain === undefined) return;
    const row = (key: string) => [0, 1, 2, 3].map((option) => plain(key, option) ?? "");
    expect(row("memoryInstances")).toEqual([1, 1, 1, 1]);
    expect(row("load")).toEqual([37, 37, 37, 37]);
    expect(row("decides")).toEqual(["Speed of one user", "Speed of one user", "Throughput", "Memory"]);
    expect(row("perUserBand").map((words) => /measure first$/.test(String(words)))).toEqual([false, false, true, false]);
    expect(row("basis")[3]).toMatch(/^No estimate: /);
    expect(row("verdict")[1]).toBe("Meets memory and speed per user by the low end; the speed of one user decides");
    expect(row("verdict")[2]).toMatch(/^Too slow/);
    expect(row("verdict")[3]).toBe("Fits by memory; speed to be tested");
    expect(row("perUser")[3]).toBe("");
  }); // prettier-ignore

  test("the plan tells copies by memory, by throughput and by speed, and which of them are needed", () => {
    const { plain, measured } = found;
    if (plain === undefined || measured === undefined) return;
    const copies = (of: typeof plain, letter: string) => [0, 1, 2, 3, 4].map((right) => of(`capacity copies ${letter}`, right) ?? "");
    // 533.3 tokens/s / (474.6 of a full copy at the low end x 0.7) = 1.6; 37 requests / 6 users at 20 tokens/s = 6.2
    expect(copies(plain, "A")).toEqual([1, 2, 7, 7, "Speed of one user"]);
    expect(copies(plain, "B")).toEqual([1, 1, 2, 2, "Speed of one user"]);
    // no number of copies makes one user of 800I A2 fast enough; C500 has no estimate
    expect(copies(plain, "C")).toEqual([1, 5, "", 5, "Throughput"]);
    expect(copies(plain, "D")).toEqual([1, "", "", 1, "Memory"]);
    expect(copies(measured, "D")).toEqual([1, 1, 1, 1, "Memory"]);
  }); // prettier-ignore

  test("a measured figure wins, and the copies follow it", () => {
    const { plain, measured, slow } = found;
    if (plain === undefined || measured === undefined || slow === undefined) return;
    expect(Number(measured("usersSized", 2))).toBeGreaterThanOrEqual(37);
    expect(measured("verdict", 2)).toMatch(/^Meets memory and speed per user/);
    // 533.3 / (800 x 0.7) is under one; the 37 in flight were fast enough
    expect([measured("usersSized", 3), measured("userInstances", 3), measured("speedInstances", 3)]).toEqual([37, 1, 1]);
    expect(measured("verdict", 3)).toBe("Meets memory and speed per user as measured; memory decides");
    expect(measured("served", 3)).toBe(22);
    expect(Number(slow("instances", 1))).toBeGreaterThan(Number(plain("instances", 1)));
    // without an estimate: it was measured with 37 in flight, and nothing is known of one alone
    expect(slow("verdict", 3)).toMatch(/^Slower than wanted, as measured/);
    // 533.3 / (90 x 0.7) = 8.5
    expect([slow("speedInstances", 0), slow("instances", 0), slow("decides", 0)]).toEqual([9, 9, "Throughput"]);
  }); // prettier-ignore

  test("a measured speed of one user scales the throughput of a full copy as well; without an estimate that stays open", () => {
    const { plain, measured, few } = found;
    if (plain === undefined || measured === undefined || few === undefined) return;
    const ratio = Number(measured("factor", 2)) / Number(plain("factor", 2));
    expect(Number(measured("fullAll", 2)) / Number(plain("fullAll", 2))).toBeCloseTo(ratio, 9);
    expect(Number(measured("speedInstances", 2))).toBeLessThan(Number(plain("speedInstances", 2)));
    expect(measured("verdict", 2)).toMatch(/ as measured; /);
    expect(few("verdict", 3)).toBe("Meets memory and speed per user as measured; throughput to be tested; the speed of one user decides");
  }); // prettier-ignore

  test("the sentence tells what is asked and what a copy holds, and why more cards are bought than are at work", () => {
    if (sheets.plain === undefined) return;
    // 75 of 4,000 tokens: the worked example; two copies of two cards, a server of eight
    expect(sheets.plain("Comparison", 1, 0)).toMatch(
      /^Option B is the choice: Qwen3-32B on H100 SXM5 80GB in 1 server of 8 cards\. Asked are 37 requests at once, each of 4,000 tokens; one copy of the model \(cards: 2\) holds 75 by memory\. Copies needed: 2; cards at work: 4 of 8, because servers are bought whole\. Meets memory/,
    );
  });

  test("the matrix says of each option what is ordered and why, or that it is too slow", () => {
    if (found.plain === undefined) return;
    expect(found.plain("matrix ordered B")).toBe(
      "This bid orders: copies 2, cards at work 4, servers 1. Meets memory and speed per user by the low end; the speed of one user decides.",
    );
    expect(sheets.plain?.("Sizing matrix", 1, 0)).toMatch(
      /^Bold: this bid, 37 requests of 4,000 tokens\. .* by memory alone/,
    );
    expect(found.plain("matrix ordered C")).toMatch(/ Too slow: not even one user gets the speed wanted\.$/);
  });

  test("the matrix says of each context whether one user alone gets the speed wanted, and is grey where not", () => {
    const { plain, measured } = found;
    if (plain === undefined || measured === undefined) return;
    const page = writtenBid(WORKED).pages.find(({ name }) => name === "Sizing matrix");
    const contexts = [4000, ...MATRIX_CONTEXTS];
    for (const { letter, speed } of figuresOf(WORKED).options) {
      const first = Number(writtenBid(WORKED).book.spot(`matrix own ${letter}`)?.row);
      const rule = page?.tints.find((tint) => "when" in tint && tint.block.row === first);
      expect(rule).toMatchObject({ when: `RIGHT($J${first + 1},8)="too slow"`, block: { column: 1, rows: 6, columns: 7 } });
      const said = contexts.map((_, down) => sheets.plain?.("Sizing matrix", first + down, 9) ?? "");
      // core's own: the low end of a copy that serves one; 800 tokens of answer, 20 tokens/s wanted
      const low = (context: number) => speed && copySpeed(speed, { prompt: context - 800, answer: 800, inFlight: 1 }).perUser / speed.below;
      expect(said).toEqual(contexts.map((context) => { const user = low(context); return user === null ? "" : `${user.toFixed(1)}${user < 20 ? ": too slow" : ""}`; }));
      // the bid's own context: as the comparison's verdict has it
      expect(said[0] === "10.7: too slow").toBe(letter === "C");
    }
    // no cell of workings is printed
    expect(page?.printedRows).toBeLessThan(Number(writtenBid(WORKED).book.spot("matrix alone A")?.row));
    // C at 30 tokens/s in a test is fast enough, and is no longer grey
    const row = Number(writtenBid(WORKED).book.spot("matrix own C")?.row);
    expect(sheets.measured?.("Sizing matrix", row, 9)).toMatch(/^\d+\.\d$/);
  }); // prettier-ignore

  test("context and concurrency that are offered hold together, and the command states the same context", () => {
    const { plain, long } = found;
    if (plain === undefined || long === undefined) return;
    // 33 users of a copy keep the speed at the low end, where memory alone holds 75
    expect([plain("usersSized", 1), plain("instances", 1), plain("most", 1)]).toEqual([33, 2, 75]);
    expect([plain("deviation context"), plain("deviation context", 1), plain("deviation concurrency")]).toEqual([4000, "None", 66]);
    expect(plain("launch B")).toMatch(/ --max-model-len 4000 /);
    // 10,000 + 800 + 1,200
    expect(long("launch B")).toMatch(/ --max-model-len 12000 /);
    expect(long("deviation context")).toBe(12_000);
    expect(Number(long("deviation concurrency"))).toBeLessThanOrEqual(Number(long("instances", Number(long("best")) - 1)) * Number(long("most", Number(long("best")) - 1)));
  }); // prettier-ignore

  test("a live option with another card says on the sheet of sources that they and the command are those of before", () => {
    if (sheets.live === undefined || found.live === undefined) return;
    const said = (row: number): string => String(sheets.live?.("Assumptions and sources", row, 0));
    expect(said(1)).toMatch(/ Changed after this sheet was written: Option A\. Sources, confidence and commands are those of before; write the bid again\.$/);
    expect([found.live("changed", 0), found.live("changed", 1)]).toEqual([1, 0]);
    expect([found.live("launch A"), found.live("launch B")]).toEqual(["changed after this sheet was written, write the bid again", expect.stringMatching(/^vllm serve/)]);
  }); // prettier-ignore

  test("a first token that was measured too late is no option that meets", () => {
    if (found.late === undefined) return;
    expect(found.late("verdict", 1)).toMatch(/^First token later/);
    // nor is it one without an estimate; and it is not the best, as it was
    expect(found.late("verdict", 3)).toMatch(/^First token later/);
    expect([found.plain?.("best", 0), found.late("best", 0)]).toEqual([2, 1]);
  });

  test("no number of copies offers requests that are too slow; without an estimate memory decides", () => {
    const { tooSlow, unknown } = found;
    if (tooSlow === undefined || unknown === undefined) return;
    expect([tooSlow("deviation concurrency"), tooSlow("deviation concurrency", 1)]).toEqual([0, "Worse"]);
    expect(unknown("deviation concurrency")).toBe(unknown("most", 3));
  });

  test("the deviation table offers what was measured of the option quoted, and proves nothing by an estimate", () => {
    const { plain, soon } = found;
    if (plain === undefined || soon === undefined) return;
    for (const line of ["firstToken", "speed", "throughput"])
      expect([plain(`deviation ${line}`, 0) ?? "", plain(`deviation ${line}`, 1)]).toEqual([
        "",
        "To be proven",
      ]);
    // option B is quoted: 1.5 s where 2 are wanted
    expect([soon("deviation firstToken", 0), soon("deviation firstToken", 1)]).toEqual([1.5, "Better"]);
    expect([soon("deviation speed", 0), soon("deviation speed", 1)]).toEqual([25, "Better"]);
  });

  test("what was measured among few requests is held against the estimate for as few, and proves nothing for more", () => {
    const { plain, few, soon } = found;
    if (plain === undefined || few === undefined || soon === undefined) return;
    // 16 were fast enough, nothing is known of more: 37 / 16
    expect([few("usersSized", 3), few("userInstances", 3)]).toEqual([16, 3]);
    // two users are served faster than 37 by the estimate, so that the same 25 says less
    expect(Number(few("factor", 1))).toBeLessThan(Number(soon("factor", 1)));
    expect(Number(few("instances", 1))).toBeGreaterThan(Number(soon("instances", 1)));
    expect([few("deviation speed", 0) ?? "", few("deviation speed", 1)]).toEqual(["", "To be proven"]);
  });
});
