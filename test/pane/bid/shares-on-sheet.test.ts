import { bidPages } from "../../../src/bid/pages";
import { bidToWrite, createBidAnswers } from "../../../src/pane/bid/answer";
import type { SharesOnSheet } from "../../../src/pane/bid/followed";
import { lookForShares, sharesOnSheet, takenShares } from "../../../src/pane/bid/shares-on-sheet";
import { FIRST_STATE, next, type PaneState } from "../../../src/pane/state";
import type { Language } from "../../../src/reading/language";
import type { SeenCells } from "../../../src/sheet/written";
import { WORKED } from "../../bid/worked";

const NONE: SeenCells = { from: { row: 0, column: 0 }, formulas: [], values: [] };

/** The sheet Comparison as a host shows it; rows as they stand: B11 the share to use, B12 what is kept free. */
function comparison(change: Readonly<Record<"B11" | "B12", unknown>> | object = {}, language: Language = "en"): SeenCells {
  const [page] = bidPages({ ...WORKED, language, sheets: ["comparison"] });
  const values = (page?.rows ?? []).map((row) => row.map((cell) => (typeof cell?.value === "object" ? null : cell?.value)));
  for (const [address, value] of Object.entries(change)) {
    const line = values[Number(address.slice(1)) - 1] ?? [];
    line[1] = value as number;
  }
  return { from: { row: 0, column: 0 }, formulas: values, values };
} // prettier-ignore

const read = (
  change: Readonly<Record<string, unknown>> = {},
  language: Language = "en",
): SharesOnSheet | null => sharesOnSheet("Comparison", comparison(change, language));

const answers = createBidAnswers();
const after = (state: PaneState, found: SharesOnSheet | null): PaneState =>
  takenShares(found, state, answers(state).people).reduce(next, state);
const trafficOf = (state: PaneState) => answers(state).people.traffic;

describe("shares that are changed in the comparison", () => {
  test.each(["en", "zh"] as const)("are read by their words: %s", (language) => {
    expect(read({}, language)).toMatchObject({ use: 0.7, reserve: 0 });
    expect(read({ B11: 0.5, B12: 0.1 }, language)).toMatchObject({ use: 0.5, reserve: 0.1 });
  });

  test("another sheet, and one of which a share is none just now, are left aside", () => {
    expect(sharesOnSheet("x", NONE)).toBeNull();
    for (const change of [{ B11: "most" }, { B11: 0 }, { B12: 1.2 }, { B12: null }])
      expect(read(change)).toBeNull();
    expect(sharesOnSheet("x", { ...comparison(), from: { row: 3, column: 0 } })).toBeNull();
  });

  test("come into the pane and into the next bid", () => {
    const state = after(FIRST_STATE, read({ B11: 0.5, B12: 0.1 }));
    expect(state.inputs.reserve).toBe("0.1");
    expect(trafficOf(state)).toMatchObject({ use: 0.5, reserve: 0.1 });
    const asked = { language: "en", form: "portable", date: "2026-11-27", sheets: ["comparison"], prices: [] } as const;
    const [page] = bidPages(bidToWrite(answers(state), asked));
    expect([page?.rows[10]?.[1]?.value, page?.rows[11]?.[1]?.value]).toEqual([0.5, 0.1]);
  }); // prettier-ignore

  test("what is typed in the pane stays until the sheet says something else; a sheet that is gone says nothing", () => {
    const seen = after(FIRST_STATE, read());
    expect(seen.inputs).toEqual(FIRST_STATE.inputs);
    const typed = next(seen, { type: "input changed", field: "reserve", text: "0.2" });
    expect(after(typed, read()).inputs.reserve).toBe("0.2");
    const reopened = { ...typed, bid: { ...typed.bid, shares: null } };
    expect(after(reopened, read()).inputs.reserve).toBe("0.2");
    expect(after(typed, read({ B12: 0.3 })).inputs.reserve).toBe("0.3");
    expect(trafficOf(after(after(FIRST_STATE, read({ B11: 0.5 })), null)).use).toBe(0.7);
  });

  test("are looked for where they are selected, then beside the sheet Capacity that is followed", async () => {
    const sheets: Readonly<Record<string, SeenCells>> = {
      Comparison: comparison(),
      "Comparison (2)": comparison({ B11: 0.6 }),
      "方案对比 (2)": comparison({ B11: 0.4 }, "zh"),
    };
    const host = {
      around: ({ sheet }: { sheet: string }) => (sheets[sheet] ? Promise.resolve(sheets[sheet]) : Promise.reject(new Error("no such sheet"))),
    };
    const asked = { host, language: "en", place: { sheet: "Notes", address: "A1" }, seen: NONE, elsewhere: true } as const;
    expect(await lookForShares(asked, "Capacity")).toMatchObject({ sheet: "Comparison", use: 0.7 });
    expect(await lookForShares(asked, "Capacity (2)")).toMatchObject({ use: 0.6 });
    expect(await lookForShares(asked, "容量规划 (2)")).toMatchObject({ use: 0.4 });
    expect(await lookForShares(asked, null)).toBeNull();
    expect(await lookForShares({ ...asked, elsewhere: false }, "Capacity")).toBe("not looked");
    const selected = { place: { sheet: "Mine", address: "B11" }, seen: comparison({ B11: 0.65 }) };
    expect(await lookForShares({ ...asked, ...selected }, "Capacity")).toMatchObject({ sheet: "Mine", use: 0.65 });
  }); // prettier-ignore
});
