import type { PagesResult } from "../../../src/hosts/sheet-host";
import { takenSaid } from "../../../src/pane/bid/taken-said";
import { BID_TEXTS } from "../../../src/pane/bid/texts";
import { TEXTS } from "../../../src/pane/texts";
import type { Language } from "../../../src/reading/language";

type Taken = Extract<PagesResult, { status: "taken" }>;

/** As an earlier bid has them. */
const NAMES = ["Bid_Buyer", ...Array.from({ length: 54 }, (_, at) => `Bid_Price_${at}`)];
const NOTHING: Taken = {
  status: "taken",
  sheets: [],
  names: [],
  holders: [],
  free: ["Comparison (2)", "TCO (2)"],
};

const said = (there: Partial<Taken>, language: Language = "en"): string =>
  takenSaid({ ...NOTHING, ...there }, BID_TEXTS[language], TEXTS[language]);

describe("what is in the workbook already", () => {
  test("a bid of the same names: its sheets, and what each answer does", () => {
    const there = { sheets: ["Comparison", "TCO"] };
    expect(said(there)).toBe(
      "A bid is already in this workbook: Comparison, TCO. Replace writes over it, and what was added there by hand is lost. Beside keeps it, and the new sheets are called Comparison (2) and so on.",
    );
    expect(said({ sheets: ["方案对比", "总拥有成本"], free: ["方案对比 (2)", "总拥有成本 (2)"] }, "zh")).toBe(
      "工作簿中已有一份标书：方案对比、总拥有成本。“覆盖”会将其改写，手动添加的内容将不再保留。“另存”保留原有内容，新表名为“方案对比 (2)”等。",
    );
  });

  test("a bid in the other language: its sheets, and none of its 55 names", () => {
    const there = { names: NAMES, holders: ["方案对比", "总拥有成本"] };
    expect(said(there)).toBe(
      "A bid is already in this workbook: 方案对比, 总拥有成本. Replace leaves other sheets as they are, but the names of input cells then mean those of the new sheets. Beside keeps it, and the new sheets are called Comparison (2) and so on.",
    );
    for (const language of ["en", "zh"] as const) expect(said(there, language)).not.toContain("Bid_");
  });

  test("both: which of the sheets are written over", () => {
    const there = { sheets: ["Comparison"], names: NAMES, holders: ["Money"] };
    expect(said(there)).toContain("workbook: Comparison, Money. Replace writes over Comparison, and");
    expect(said(there, "zh")).toContain("：Comparison、Money。“覆盖”会改写Comparison，");
  });

  test("one sheet is no bid, and names without a sheet are counted", () => {
    const there = { sheets: ["TCO"], free: ["TCO (2)"] };
    expect(said(there)).toContain("In the workbook already: TCO. Replace writes over it");
    expect(said(there)).toMatch(/the new sheet is called TCO \(2\)\.$/);
    expect(said({ names: NAMES })).toContain("55 names are in the workbook already, Bid_Buyer among them.");
    expect(said({ names: NAMES.slice(0, 1) }, "zh")).toContain("工作簿中已有名称 Bid_Buyer。");
  });
});
