import { cellAddress, placeName, rangeAddress, readAddress } from "../../src/sheet/address";

// Excel's own limits and names: https://support.microsoft.com/office/excel-specifications-and-limits
describe("addresses", () => {
  it.each([
    { address: "A1", cell: { row: 0, column: 0 } },
    { address: "Z9", cell: { row: 8, column: 25 } },
    { address: "AA10", cell: { row: 9, column: 26 } },
    { address: "ZZ1", cell: { row: 0, column: 701 } }, // 26 × 26 + 26 − 1
    { address: "AAA1", cell: { row: 0, column: 702 } },
    { address: "XFD1048576", cell: { row: 1_048_575, column: 16_383 } }, // the last cell of a sheet
  ])("$address is read and written the same", ({ address, cell }) => {
    expect(readAddress(address)).toEqual(cell);
    expect(cellAddress(cell)).toBe(address);
  });

  it.each([
    { address: "$B$4", cell: { row: 3, column: 1 } },
    { address: "b4", cell: { row: 3, column: 1 } },
    { address: "B4:C9", cell: { row: 3, column: 1 } },
  ])("$address names B4", ({ address, cell }) => {
    expect(readAddress(address)).toEqual(cell);
  });

  it.each(["", "4", "B", "B0", "XFE1", "A1048577", "AAAA1", "Sheet1!B4", "B4x"])(
    "%j names no cell",
    (address) => {
      expect(readAddress(address)).toBeNull();
    },
  );

  it("names a range by its corners", () => {
    expect(rangeAddress({ row: 3, column: 1 }, 9, 6)).toBe("B4:G12");
    expect(rangeAddress({ row: 3, column: 1 }, 1, 1)).toBe("B4");
  });
});

describe("sheet names", () => {
  it.each([
    ["Sheet1", "Sheet1!B4"],
    ["报价", "报价!B4"],
    ["My quote", "'My quote'!B4"],
    ["Anna's", "'Anna''s'!B4"],
    ["2026", "'2026'!B4"],
    ["A1", "'A1'!B4"], // reads as a cell
    ["R1C1", "'R1C1'!B4"],
    ["a-b", "'a-b'!B4"],
  ])("%s", (sheet, expected) => {
    expect(placeName(sheet, "B4")).toBe(expected);
  });
});
