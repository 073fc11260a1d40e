import { rowHeight } from "../../src/sheet/heights";

/**
 * A line is 15 points, and 3 stand around them. A column of 11 digits of 7 pixels, less 9 for its edges, is 68 pixels or
 * 51 points: of letters of 10 points 5.1 times their size. In thousandths of it an "a" is 556, a Chinese letter 1000, and
 * a letter of "CAPITALS" 604 on the average (Helvetica.afm: C 722, A 667, P 667, I 278, T 611, L 556, S 667).
 */
describe("a row is as high as its longest text", () => {
  test.each([
    ["one line", "eleven lett", null],
    ["a word that does not fit goes on the next line whole", "aaaa bbbb cccc", 2 * 15 + 3],
    ["so does a part of an address", "https://x/aaaaaaa/b", 2 * 15 + 3],
    ["what is longer than a line is broken", "a".repeat(23), 3 * 15 + 3],
    ["Chinese letters stand alone", "显存占用方式", 2 * 15 + 3],
    ["nine letters have room", "aaaaaaaaa", null],
    ["ten have not", "aaaaaaaaaa", 2 * 15 + 3],
    ["narrow ones have more", "i".repeat(22), null],
    ["eight capitals have room", "CAPITALS", null],
    ["nine have not", "CAPITALSX", 2 * 15 + 3],
    ["lines of its own", "a\nb\nc", 3 * 15 + 3],
    ["a space at the end of a line takes no room", "aaaaaaaaaaa bbb", 2 * 15 + 3],
  ])("%s: %j", (_, value, height) => {
    expect(rowHeight([{ value, look: "text" }], [11], [])).toBe(height);
  });
});

test("a heading is bold, and its letters wider", () => {
  expect(rowHeight([{ value: "aaaaaaaaa", look: "header" }], [11], [])).toBe(2 * 15 + 3);
  expect(rowHeight([{ value: "aaaaaaaa", look: "header" }], [11], [])).toBeNull();
});

test("a formula has the room of what it gave, and a title that of its letters of 14 points", () => {
  const value = { formula: '="aaaa"' };
  expect(rowHeight([{ value, look: "text", result: "aaaa bbbb cccc" }], [11], [])).toBe(2 * 15 + 3);
  expect(rowHeight([{ value, look: "text" }], [11], [])).toBeNull();
  expect(rowHeight([{ value: "TCO", look: "title" }], [11], [])).toBe(20);
});
