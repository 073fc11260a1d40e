import { bidPages } from "../../../src/bid/pages";
import { createBidAnswers } from "../../../src/pane/bid/answer";
import type { BidOnSheet } from "../../../src/pane/bid/followed";
import { bidOnSheet, lookForBid, takenFrom } from "../../../src/pane/bid/on-sheet";
import { FIRST_STATE, next, type PaneState } from "../../../src/pane/state";
import type { Language } from "../../../src/reading/language";
import type { SeenCells } from "../../../src/sheet/written";
import { WORKED } from "../../bid/worked";

/** The sheet Capacity as a host shows it, with formulas that have not calculated yet. */
function capacity(language: Language, change: Readonly<Record<string, unknown>> = {}): SeenCells {
  const [page] = bidPages({ ...WORKED, language, sheets: ["capacity"] });
  const values = (page?.rows ?? []).map((row) => row.map((cell) => (typeof cell?.value === "object" ? null : cell?.value)));
  for (const [address, value] of Object.entries(change)) {
    const [, column = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    const line = (values[Number(row) - 1] ??= []);
    line[column.charCodeAt(0) - 65] = value as string;
  }
  return { from: { row: 0, column: 0 }, formulas: values, values };
} // prettier-ignore

const read = (change: Readonly<Record<string, unknown>> = {}, language: Language = "en"): BidOnSheet | null =>
  bidOnSheet("Capacity", capacity(language, change));

const answers = createBidAnswers();
const peopleOf = (state: PaneState) => answers(state).people;
/** The pane after it has looked at a sheet. */
const after = (state: PaneState, found: BidOnSheet | null): PaneState =>
  takenFrom(found, state, peopleOf(state)).reduce(next, state);

describe("a bid that is changed in its sheet", () => {
  // rows as they stand in the sheet: B5 scenario, B6 employees, B7 access, B10 peak, B16 speed, B17 first token, B21 tender
  test.each(["en", "zh"] as const)("is read by its words, and not by what formulas came to: %s", (language) => {
    expect(read({}, language)).toMatchObject({
      scenario: "own", employees: 500, input: 2000, output: 800, history: 1200, speed: 20, firstToken: 2, tender: null,
      traffic: { access: 1, peak: 2 }, use: { active: 0.2, hourly: 12 },
    });
    expect(read({ B6: 800, B16: 10, B21: 100 }, language)).toMatchObject({ employees: 800, speed: 10, tender: 100 });
  }); // prettier-ignore

  test("another sheet, and one of which a number is none just now, are left aside", () => {
    expect(
      bidOnSheet("x", { from: { row: 0, column: 0 }, formulas: [], values: [["Comparison"]] }),
    ).toBeNull();
    expect(read({ B6: "many" })).toBeNull();
    expect(read({ B6: null })).toBeNull();
    expect(bidOnSheet("x", { ...capacity("en"), from: { row: 1, column: 0 } })).toBeNull();
  });

  test("comes into the pane, also what it has no fields for", () => {
    const state = after(FIRST_STATE, read({ B6: 800, B7: 0.5, B10: 1, B21: 60 }));
    expect(state.inputs).toMatchObject({ employees: "800", tender: "60", prompt: "2000 + 1200" });
    expect(peopleOf(state).traffic).toMatchObject({ access: 0.5, peak: 1, concurrency: 60 });
    // 800 x 0.5 x 0.2 x 12 / 3600 = 0.267 a second
    expect(answers(state).demand.rate).toBeCloseTo(0.2667, 4);
  });

  test("fields that say the same already stay as they were typed, and news of a write stays", () => {
    const writing = { status: "written", sheets: ["Capacity"] } as const;
    const typed = { ...FIRST_STATE, inputs: { ...FIRST_STATE.inputs, prompt: "2k + 1.2k" }, bid: { ...FIRST_STATE.bid, writing } };
    const state = after(typed, read());
    expect(state.inputs).toEqual(typed.inputs);
    expect(state.bid.writing).toEqual(writing);
  }); // prettier-ignore

  test("what is typed in the pane stays until the sheet says something else", () => {
    const seen = after(FIRST_STATE, read());
    const typed = next(seen, { type: "input changed", field: "employees", text: "600" });
    expect(after(typed, read()).inputs.employees).toBe("600");
    // also after the pane was opened anew: it keeps what the sheet said
    const reopened = { ...typed, bid: { ...typed.bid, onSheet: null } };
    expect(after(reopened, read()).inputs.employees).toBe("600");
    expect(after(typed, read({ B6: 900 })).inputs.employees).toBe("900");
  });

  test("another scenario of the pane has its own use, and a sheet that is gone has none", () => {
    const state = after(FIRST_STATE, read({ B7: 0.5 }));
    const rag = next(state, { type: "input changed", field: "scenario", text: "rag" });
    expect(peopleOf(rag).traffic).toMatchObject({ access: 0.5, hourly: 60 });
    expect(peopleOf(after(state, null)).traffic.access).toBe(1);
  });

  test("is looked for where it is selected, then where it was, then by its name", async () => {
    const sheets: Readonly<Record<string, SeenCells>> = { Capacity: capacity("en"), "Capacity (2)": capacity("en", { B6: 700 }) };
    const none: SeenCells = { from: { row: 0, column: 0 }, formulas: [], values: [] };
    const host = { around: ({ sheet }: { sheet: string }) => sheets[sheet] ? Promise.resolve(sheets[sheet]) : Promise.reject(new Error("no such sheet")) };
    const asked = { host, language: "zh", followed: null, place: { sheet: "Notes", address: "A1" }, seen: none, elsewhere: true } as const;
    expect(await lookForBid(asked)).toMatchObject({ sheet: "Capacity", employees: 500 });
    expect(await lookForBid({ ...asked, followed: { sheet: "Capacity (2)", says: "" } })).toMatchObject({ employees: 700 });
    const selected = { place: { sheet: "Mine", address: "B6" }, seen: capacity("zh", { B6: 50 }) };
    expect(await lookForBid({ ...asked, ...selected })).toMatchObject({ sheet: "Mine", employees: 50 });
    expect(await lookForBid({ ...asked, elsewhere: false })).toBe("not looked");
  }); // prettier-ignore
});
