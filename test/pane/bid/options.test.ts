import {
  collected,
  commonRedundancy,
  moved,
  placeIn,
  plainOption,
  withMore,
  without,
  withCards,
  withRedundancy,
} from "../../../src/pane/bid/options";
import { FIRST_INPUTS } from "../../../src/pane/state";

const [a, b, c] = ["H100", "C500", "910C"].map((card) => plainOption("QwQ-32B", card)) as [
  ReturnType<typeof plainOption>,
  ReturnType<typeof plainOption>,
  ReturnType<typeof plainOption>,
];

describe("the options of a comparison", () => {
  it("are what Estimate asks", () => {
    const inputs = { ...FIRST_INPUTS, precision: "FP8", cards: "4", engine: " SGLang " };
    expect(collected(inputs)).toEqual({
      model: "QwQ-32B",
      precision: "FP8",
      kvPrecision: "",
      card: "H100",
      cards: "4",
      engine: "SGLang",
      redundancy: "none",
    });
  });

  it("stand there once, whatever their redundancy", () => {
    const spare = { ...b, redundancy: "server" as const };
    expect(placeIn([a, spare], b)).toBe(1);
    expect(placeIn([a, spare], c)).toBe(-1);
    expect(withMore([a, spare], [b, c, c])).toEqual([a, spare, c]);
  });

  it("that are added have the redundancy of all others, where those have one", () => {
    const [first, second] = [a, b].map((option) => ({ ...option, redundancy: "instance" as const }));
    if (first === undefined || second === undefined) throw new Error("two options");
    expect(withMore([first, second], [c])[2]).toEqual({ ...c, redundancy: "instance" });
    expect(withMore([first, b], [c])[2]).toEqual(c);
    expect(withMore([], [c])).toEqual([c]);
  });

  it("are six at most: those that were there first", () => {
    const seven = Array.from({ length: 7 }, (_, at) => plainOption("QwQ-32B", String(24 + at)));
    expect(withMore([a], seven)).toEqual([a, ...seven.slice(0, 5)]);
  });

  it.each([
    { name: "down", at: 0, step: 1 as const, to: [b, a, c] },
    { name: "up", at: 2, step: -1 as const, to: [a, c, b] },
    { name: "up at the top", at: 0, step: -1 as const, to: [a, b, c] },
    { name: "down at the bottom", at: 2, step: 1 as const, to: [a, b, c] },
  ])("move $name", ({ at, step, to }) => {
    expect(moved([a, b, c], at, step)).toEqual(to);
  });

  it("go, and have a redundancy each", () => {
    expect(without([a, b, c], 1)).toEqual([a, c]);
    expect(withRedundancy([a, b], 1, "instance")).toEqual([a, { ...b, redundancy: "instance" }]);
  });
});

test("a copy of one option takes other cards", () => {
  expect(withCards([a, b], 1, "8")).toEqual([a, { ...b, cards: "8" }]);
});

test("what all options have is one redundancy, unless they differ", () => {
  const [first, second] = [{ ...a, redundancy: "server" } as const, b];
  expect(commonRedundancy([])).toBeNull();
  expect(commonRedundancy([first, first])).toBe("server");
  expect(commonRedundancy([first, second])).toBeNull();
});
