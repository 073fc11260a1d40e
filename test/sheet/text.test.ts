import { quoted, safeText } from "../../src/sheet/text";

describe("a text that a sheet keeps as a text", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["\n=1", "'\n=1"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["'quoted", "''quoted"],
    ["QwQ-32B", "QwQ-32B"],
    ["", ""],
  ])("%j", (text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  it("doubles quotes inside a formula", () => {
    expect(quoted('a "b"')).toBe('"a ""b"""');
  });
});
