import { SHEETS } from "../../../src/bid/bid";
import { keptBid, recalledBid } from "../../../src/pane/bid/kept";
import { plainOption } from "../../../src/pane/bid/options";
import { FIRST_BID, nextBid, type BidEvent, type BidState } from "../../../src/pane/bid/state";

const option = plainOption("Qwen3-32B", "H100");
const written: BidState["writing"] = { status: "written", sheets: ["TCO"] };
const underWay: BidState["writing"] = { status: "under way", sheets: 7 };
const none: BidState["writing"] = { status: "none" };

const transitions: { name: string; from?: Partial<BidState>; event: BidEvent; to: Partial<BidState> }[] = [
  {
    name: "options that are chosen take the place of the suggested",
    from: { writing: written },
    event: { type: "options changed", options: [option] },
    to: { options: [option], writing: none },
  },
  {
    name: "the suggested come back",
    from: { options: [option] },
    event: { type: "options changed", options: null },
    to: { options: null },
  },
  {
    name: "what all options have is what the suggested will have",
    event: {
      type: "options changed",
      options: [
        { ...option, redundancy: "server" },
        { ...option, redundancy: "server" },
      ],
    },
    to: {
      options: [
        { ...option, redundancy: "server" },
        { ...option, redundancy: "server" },
      ],
      redundancy: "server",
    },
  },
  {
    name: "one that differs says nothing of all",
    from: { redundancy: "instance" },
    event: { type: "options changed", options: [{ ...option, redundancy: "server" }, option] },
    to: { options: [{ ...option, redundancy: "server" }, option] },
  },
  {
    name: "the suggested come back with what all had",
    from: { options: [], redundancy: "instance" },
    event: { type: "options changed", options: null },
    to: { options: null },
  },
  {
    name: "a name is picked once",
    event: { type: "picks changed", kind: "cards", names: ["H100", "C500", "H100"] },
    to: { picked: { models: [], cards: ["H100", "C500"] } },
  },
  {
    name: "live",
    from: { writing: written },
    event: { type: "form chosen", form: "live" },
    to: { form: "live", writing: none },
  },
  {
    name: "a sheet is left out",
    event: { type: "sheet ticked", sheet: "matrix" },
    to: { sheets: SHEETS.filter((sheet) => sheet !== "matrix") },
  },
  {
    name: "and comes back in its place",
    from: { sheets: ["comparison", "ownership"] },
    event: { type: "sheet ticked", sheet: "materials" },
    to: { sheets: ["comparison", "materials", "ownership"] },
  },
  {
    name: "a change does not end a write that is under way",
    from: { writing: underWay },
    event: { type: "form chosen", form: "live" },
    to: { form: "live", writing: underWay },
  },
];

test.each(transitions)("$name", ({ from = {}, event, to }) => {
  const before = { ...FIRST_BID, ...from };
  expect(nextBid(before, event)).toEqual({ ...before, ...to });
});

describe("what is kept of a bid", () => {
  const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  const back = (kept: unknown): BidState => recalledBid(JSON.parse(JSON.stringify(kept)), textOf);

  test("options, form and sheets; neither picks nor news", () => {
    const spare = { ...option, redundancy: "server" as const };
    const state: BidState = {
      ...FIRST_BID,
      options: [option, spare],
      redundancy: "instance",
      form: "live",
      sheets: ["matrix"],
    };
    const busy: BidState = { ...state, picked: { models: ["x"], cards: [] }, writing: written };
    expect(back(keptBid(busy))).toEqual(state);
    expect(back(keptBid(FIRST_BID))).toEqual(FIRST_BID);
  });

  test.each([
    ["nothing", null],
    ["a list", []],
    ["other words", { options: 7, form: "pdf", sheets: "all" }],
  ])("begins anew with %s", (_, kept) => {
    expect(back(kept)).toEqual(FIRST_BID);
  });

  test("puts what is usual in place of what is not sound, and leaves the seventh option out", () => {
    const kept = {
      options: [7, { model: "QwQ-32B", card: "H100", cards: 4, redundancy: "much" }],
      sheets: ["x"],
    };
    expect(back(kept)).toMatchObject({ options: [plainOption("QwQ-32B", "H100")], sheets: [] });
    expect(back({ options: Array(7).fill(option) }).options).toHaveLength(6);
  });
});
