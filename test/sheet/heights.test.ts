import { rowHeight } from "../../src/sheet/heights";

/** A line is 15 points, and 3 stand around them; a column of 11 has room for 10 digits, 11 letters of 0.9 or 5 Chinese ones. */
describe("a row is as high as its longest text", () => {
  test.each([
    ["one line", "eleven lett", null],
    ["a word that does not fit goes on the next line whole", "aaaa bbbb cccc", 2 * 15 + 3],
    ["so does a part of an address", "https://x/aaaaaaaa/bb", 2 * 15 + 3],
    ["what is longer than a line is broken", "a".repeat(23), 3 * 15 + 3],
    ["Chinese letters stand alone", "显存占用方式", 2 * 15 + 3],
    ["eight capitals of 1.15 have room", "CAPITALS", null],
    ["nine have not", "CAPITALSX", 2 * 15 + 3],
    ["lines of its own", "a\nb\nc", 3 * 15 + 3],
    ["a space at the end of a line takes no room", "aaaaaaaaaaa bbb", 2 * 15 + 3],
  ])("%s: %j", (_, value, height) => {
    expect(rowHeight([{ value, look: "text" }], [11], [])).toBe(height);
  });
});

test("a formula has the room of what it gave, and a title that of its letters of 14 points", () => {
  const value = { formula: '="aaaa"' };
  expect(rowHeight([{ value, look: "text", result: "aaaa bbbb cccc" }], [11], [])).toBe(2 * 15 + 3);
  expect(rowHeight([{ value, look: "text" }], [11], [])).toBeNull();
  expect(rowHeight([{ value: "TCO", look: "title" }], [11], [])).toBe(20);
});
