import { readCard } from "../../src/reading/ranges/custom-card";
import { findCard } from "../../src/reading/names/find";
import { NotFoundError } from "../../src/core/errors";
import { toGib } from "../../src/core/units";
import { said } from "../functions/said";

/** Usable memory that others published: logs of the software itself. */
test.each([
  { name: "H100", gib: 79.19, source: "vLLM v0.19 start-up logs: 75.23 GiB at 0.95" },
  {
    name: "910B3",
    gib: 60.96,
    source: "torch_npu total, https://github.com/vllm-project/vllm-ascend/issues/1670",
  },
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

test("a range under a catalogue's name is that card, and states what it has otherwise", () => {
  const changed = readCard([["name", "C500"], ["link", "PCIe 5.0"]]);
  expect(changed).toEqual({ ...findCard("C500"), link: "PCIe", pcie: 5, stated: ["link", "pcie", "linkGbPerSecond"] });
  expect(readCard([["name", "H100"], ["colour", "red"]])).toEqual(findCard("H100"));
  const smaller = readCard([["name", "910B3"], ["memory", 32]]);
  expect(smaller).toMatchObject({ memoryGb: 32, platform: "ascend", chinese: true, unlisted: false, bandwidthGbPerSecond: null });
  expect(readCard([["name", "Box X"], ["memory", 32]]).unlisted).toBe(true);
}); // prettier-ignore

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

// nvidia-smi counts in MiB; makers print TB, TB/s, PFLOPS and kW where a number would grow long
test.each([
  [["usable memory", "81920 MiB"], 80],
  [["usable memory", "80"], 80],
  [["usable memory", "80 GiB"], 80],
  [["usable memory", "0.5 TiB"], 512],
  // printed × 0.95
  [["memory", "1TB"], 950],
  [["显存", "48 G"], 45.6],
])("the unit of %j is read: %d GiB are usable", (row, usable) => {
  expect(toGib(readCard([row]).usablePerDevice)).toBeCloseTo(usable, 9);
});

test("the units of speed and power are read", () => {
  const card = readCard([
    ["memory", "80 GB"],
    ["bandwidth", "3.35 TB/s"],
    ["fp16", "1.5 PFLOPS"],
    ["tdp", "0.7 kW"],
    ["devices", "2 GPUs"],
  ]);
  expect([card.bandwidthGbPerSecond, card.fp16Tflops, card.tdpW, card.devices]).toEqual([3350, 1500, 700, 2]);
  const plain = readCard([
    ["memory", 80],
    ["bandwidth", "3,350 GB/s"],
    ["fp16", "989 TFLOPS"],
    ["tdp", "700 W"],
  ]);
  expect([plain.bandwidthGbPerSecond, plain.fp16Tflops, plain.tdpW]).toEqual([3350, 989, 700]);
});
