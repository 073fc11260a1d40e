import { findCard } from "../../../src/functions/shared";
import { suggestedOptions } from "../../../src/pane/bid/suggested";
import { FIRST_INPUTS, type Inputs } from "../../../src/pane/state";

const suggested = (change: Partial<Inputs>): string[] =>
  suggestedOptions({ ...FIRST_INPUTS, ...change }).map(({ card }) => card);

describe("options until somebody chooses", () => {
  // printed memory: H100 80, 910B4-1 64, C500 64; 910C 128, MI300X 192; H20 96
  test.each([
    ["H100", ["Ascend 910B4-1 64GB (Atlas 800I A2 64G)", "MetaX C500 64GB (PCIe)"]],
    ["H200", ["Ascend 910C 128GB (Atlas 800I/800T A3)", "P800 96GB"]],
    ["Ascend 910B3", ["MetaX C500 64GB (PCIe)", "H20 96GB (China)"]],
    ["MI300X", ["Ascend 910C 128GB (Atlas 800I/800T A3)", "H200 SXM 141GB"]],
    ["T4", ["Ascend 910B4-1 64GB (Atlas 800I A2 64G)", "MetaX C500 64GB (PCIe)"]],
  ])("%s beside a Chinese card of like memory and a third maker's", (card, others) => {
    const [own, ...rest] = suggested({ card });
    expect(own).toBe(card);
    expect(rest).toEqual(others);
    const makers = [card, ...rest].map((name) => findCard(name).maker);
    expect(new Set(makers).size).toBe(3);
    expect(rest.some((name) => findCard(name).chinese)).toBe(true);
  });

  test("the usual card where Estimate names none; the same model and precision for all", () => {
    const options = suggestedOptions({ ...FIRST_INPUTS, card: "", model: "Qwen3-32B", precision: "INT8" });
    expect(options[0]?.card).toBe("H100");
    expect(options.map(({ model, precision }) => [model, precision])).toEqual(
      Array(3).fill(["Qwen3-32B", "INT8"]),
    );
  });

  test("a card that cannot be read stands there as typed", () => {
    expect(suggested({ card: "no such card" })).toHaveLength(3);
  });
});
