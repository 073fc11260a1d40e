import { readCard } from "../../src/reading/ranges/custom-card";
import { findCard } from "../../src/reading/names/find";
import { NotFoundError } from "../../src/core/errors";
import { toGib } from "../../src/core/units";
import { said } from "../functions/said";

/** Usable memory that others published: logs of the software itself. */
test.each([
  { name: "H100", gib: 79.19, source: "vLLM v0.19 start-up logs: 75.23 GiB at 0.95" },
  { name: "910B3", gib: 61.27, source: "torch total in a vllm-ascend log" },
  { name: "RTX PRO 6000", gib: 94.97, source: "start-up log" },
])("the software of a $name sees $gib GiB ($source)", ({ name, gib }) => {
  expect(toGib(findCard(name).usablePerDevice)).toBeCloseTo(gib, 2);
});

test.each([
  ["910C", 2],
  ["MI250X", 2],
  ["300I Duo", 2],
  ["BI150", 2],
  ["H100", 1],
])("%s is %s devices to its software", (name, devices) => {
  expect(findCard(name).devices).toBe(devices);
});

// 48 × 0.95 = 45.6
test.each([[48], ["48"], ["48GB"], ["48 GB"], ["４８ＧＢ"], [" 48g "]])("%p is a card of 48 GB", (value) => {
  const card = readCard(value);
  expect(card.memoryGb).toBe(48);
  expect(toGib(card.usablePerDevice)).toBeCloseTo(45.6, 9);
  expect(card.confidence).toBe("low");
});

test("a size in GiB is what the software sees", () => {
  expect(toGib(readCard("64GiB").usablePerDevice)).toBe(64);
});

test("a number that is a card's name is that card", () => {
  expect(readCard("4090").name).toContain("4090");
});

test("a label/value range is a card, in either language", () => {
  const english = readCard([
    ["name", "Box X"],
    ["memory", "64 GB"],
    ["usable memory", 61],
    ["devices", 2],
    ["bandwidth", "1,600 GB/s"],
    ["colour", "red"],
  ]);
  expect(english).toMatchObject({ name: "Box X", memoryGb: 64, devices: 2, bandwidthGbPerSecond: 1600 });
  expect(toGib(english.usablePerDevice)).toBeCloseTo(30.5, 9); // 61 ÷ 2
  const chinese = readCard([
    ["显存", 64],
    ["可用显存", 61],
  ]);
  expect(toGib(chinese.usablePerDevice)).toBe(61);
});

test.each([
  [0, "does not exist"],
  [-8, "does not exist"],
  [1e308, "does not exist"],
  [NaN, "does not exist"],
  ["", "Names need quotes"],
  [null, "Names need quotes"],
  [[["colour", "red"]], "has no memory"],
  [[["memory", "much"]], "memory must be a number"],
  [
    [
      ["memory", 48],
      ["usable memory", 60],
    ],
    "above the card's memory",
  ],
])("%p is no card", (value, message) => {
  expect(said(() => readCard(value))).toContain(message);
});

test("a card that is not there is not found", () => {
  expect(() => readCard("Voodoo 2")).toThrow(NotFoundError);
});
