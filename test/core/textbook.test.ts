import { nextCapacity, textbookKvBytes, withReserve } from "../../src/core/textbook";
import { gb, toUnit } from "../../src/core/units";

test("the textbook's KV cache: 40 × 2 × 64 × 128 × 16,000 × 2 bytes", () => {
  const shape = {
    layers: 40,
    kvHeads: 64,
    headDim: 128,
    context: 16000,
    sequences: 1,
    precision: "FP16",
  } as const;
  expect(textbookKvBytes(shape)).toBe(20_971_520_000);
  expect(textbookKvBytes({ ...shape, sequences: 3, precision: "FP8" })).toBe((20_971_520_000 * 3) / 2);
});

test("a reserve of 20 % on 64 and 20.97152 GB", () => {
  const total = withReserve({ weights: gb(64), kvCache: gb(20.97152), reserve: 0.2 });
  expect(toUnit(total, "GB")).toBeCloseTo(101.965824, 9);
});

test.each([
  [1, 24],
  [24, 24],
  [24.1, 32],
  [64.5, 80],
  [93.47, 96],
  [101.97, 128],
  [161, 192],
  [513, 640],
  [641, 768],
  [1025, 1280],
  [1537, 2048],
])("for %d GB the next usual total is %d GB", (needed, capacity) => {
  expect(nextCapacity(gb(needed))).toBe(capacity);
});
