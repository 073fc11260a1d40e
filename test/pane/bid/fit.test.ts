import { figuresOf } from "../../../src/bid/figures";
import { fitOf } from "../../../src/pane/bid/fit";
import { BID_EN } from "../../../src/pane/bid/texts-en";
import { BID_ZH } from "../../../src/pane/bid/texts-zh";
import { WORKED } from "../../bid/worked";

// 800I A2: 21 tokens/s of a user alone, 10.7 at the low end; the link of C500 is on no record; R1 alone takes 640 GB
test("what fits and is too slow is no option that fits, and what has no estimate is to be tested", () => {
  const options = [...WORKED.options, { model: "DeepSeek-R1", card: "L4", cards: 1 }];
  expect(figuresOf({ ...WORKED, options }).options.map(fitOf)).toEqual(["met", "met", "slow", "untested", "none"]);
}); // prettier-ignore

test("it is said in both languages, with the speed that is wanted", () => {
  expect(BID_EN.slow("20")).toMatch(/^Fits, but is too slow: .*20 tokens a second/);
  expect(BID_ZH.slow("20")).toMatch(/^放得下但太慢：.*20 token\/秒/);
});
