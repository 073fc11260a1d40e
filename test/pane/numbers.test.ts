import { bytes, gb, gib } from "../../src/core/units";
import { numbersIn } from "../../src/pane/numbers";

describe("numbers as the reader writes them", () => {
  const { size, bare, count, share, billions, requests } = numbersIn("en");

  it.each([
    [size(gb(58.94), "GB"), "58.9\u00A0GB"],
    [size(gib(79.19), "GiB"), "79.2\u00A0GiB"],
    [size(gb(1342.4), "GB"), "1,342\u00A0GB"], // four digits need no tenths
    [bare(bytes(0), "GB"), "0.0"],
    [bare(gb(0.04), "GB"), "<0.1"], // what is there must not read as nothing
    [count(16_000), "16,000"],
    [share(0.2), "20%"],
    [billions(32_763_876_352), "32.8"],
    [billions(671_026_419_200), "671"],
    [requests(4.39), "4.3"], // a request that does not quite fit is not rounded up
    [requests(2), "2"],
    [requests(150.9), "150"],
  ])("%s", (written, expected) => {
    expect(written).toBe(expected);
  });

  it("groups thousands in Chinese as in English", () => {
    expect(numbersIn("zh").count(16_000)).toBe("16,000");
  });
});
