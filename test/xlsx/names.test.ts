import { processorClock } from "../tools/processor-time";
import { workable } from "../../src/xlsx/names";

const kept = (...names: readonly (readonly [string, string])[]): string[] =>
  workable(names.map(([name, range]) => ({ name, range }))).map(({ name }) => name);

test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
  ["cells of sheets", [["a", "S!$A$1"], ["b", "'My b sheet'!$B$1"], ["c", "S!A:C+SUM(S!$A:$C)+a*b"]], ["a", "b", "c"]],
  ["a sheet that is called as the name is", [["Rate", "Rate!$A$1"], ["x", "'x'!$A$1"]], ["Rate", "x"]],
  ["a text that says the name", [["a", '"a"&S!$A$1']], ["a"]],
  ["itself", [["a", "a+1"], ["b", "S!$A$1"]], ["b"]],
  ["two that stand for each other, and who asks them", [["aa", "BB+1"], ["bb", "AA+1"], ["c", "aa"], ["d", "1"]], ["d"]],
  ["a function that calls itself", [["f", "LAMBDA(x,f(x))"]], []],
  ["fifty in a row", Array.from({ length: 50 }, (_, i) => [`n_${i}`, i === 0 ? "1" : `n_${i - 1}+1`] as const), Array.from({ length: 50 }, (_, i) => `n_${i}`)],
  // n_8 stands for 2^9 - 1 = 511 names
  ["each twice the one before: a thousand million at the thirtieth", Array.from({ length: 30 }, (_, i) => [`n_${i}`, i === 0 ? "1" : `n_${i - 1}+n_${i - 1}`] as const), Array.from({ length: 8 }, (_, i) => `n_${i}`)],
])("%s", (_, names, expected) => {
  expect(kept(...names)).toEqual(expected);
}); // prettier-ignore

test("a hundred thousand names in a row are weighed in seconds", () => {
  const names = Array.from({ length: 100_000 }, (_, i) => ({ name: `n_${i}`, range: `n_${i + 1}+1` }));
  const spent = processorClock();
  // the last asks for one that is not there
  expect(workable(names)).toHaveLength(500);
  // 0.65 s alone and 1.7 on a busy machine; ten thousand million pairs would take minutes
  expect(spent()).toBeLessThan(5_000);
});
