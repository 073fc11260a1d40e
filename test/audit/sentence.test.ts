import { NotArithmetic, workedOut, type Span } from "./sentence";

const middle = ({ low, high }: Span): number => (low + high) / 2;

test.each([
  ["16 requests × 1,000 pages × 1.5 MiB; 16 tokens a page", 16 * 1000 * 1.5 * 2 ** 20],
  ["2 devices ×（3 GB + 500 MB）；每张卡两个设备", 7e9],
  ["14,000 numbers in BF16 × 2 B + 1,000 in Q4_K × 0.5625 B ÷ 8 cards", 28_000 + 562.5 / 8],
  ["1,024 个序列 × 词表 151,936 × 14.8 字节", 1024 * 151_936 * 14.8],
  ["20 % × 84.5 GB", 16.9e9],
])("%s", (sentence, value) => {
  expect(middle(workedOut(sentence)[0] ?? { low: NaN, high: NaN }) / value).toBeCloseTo(1, 7);
});

test("a range has two ends", () => {
  const [least = 0, most = 0] = workedOut("32 billion × 5 to 7 GB").map(middle);
  expect([least / 160e9, most / 224e9].map((share) => Math.round(share * 1e6))).toEqual([1e6, 1e6]);
});

test("rows are called by their names where no number stands", () => {
  const rows = new Map([
    ["usable memory", 80],
    ["total", 60],
  ]);
  expect(workedOut("usable memory − total", rows)).toEqual([{ low: 20, high: 20 }]);
});

test("five digits are what a printed number is good for", () => {
  const [{ low, high } = { low: 0, high: 0 }] = workedOut("1.0723 MiB");
  expect(high - low).toBeCloseTo(0.0001 * 2 ** 20, 9);
  // 2 bytes are 2 bytes, not 1.5 to 2.5
  expect(workedOut("2 B")[0]?.high).toBeLessThan(2.0001);
});

test.each([
  "matrix by matrix, 32 parameters in BF16, cut over 2 ranks",
  "the sum of the parts",
  "2 × × 3",
  "(2 + 3",
])("%s is no formula", (sentence) => {
  expect(() => workedOut(sentence)).toThrow(NotArithmetic);
});
