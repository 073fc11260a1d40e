import type { Bid } from "../../../src/bid/bid";
import type { PagesResult } from "../../../src/hosts/sheet-host";
import { writeBid } from "../../../src/pane/bid/writing";
import type { SheetPage } from "../../../src/sheet/page";

const BID: Bid = {
  language: "en",
  form: "live",
  date: "2026-11-26",
  employees: 500,
  input: 2000,
  output: 800,
  history: 1200,
  options: [{ model: "Qwen3-32B", card: "H100" }],
};

const taking = (pages: readonly SheetPage[]): Promise<PagesResult> =>
  Promise.resolve({ status: "written", sheets: pages.map(({ name }) => `${name} (2)`) });

describe("a bid goes to the host whole", () => {
  test("and only the sheets that are seen are told, by the names they got", async () => {
    const result = await writeBid({ writePages: taking }, BID, "beside");
    expect(result).toMatchObject({ status: "written" });
    expect("sheets" in result && result.sheets).toEqual(
      ["Comparison", "Capacity", "Bill of materials", "Assumptions and sources", "Deviation table", "Sizing matrix", "TCO"].map((name) => `${name} (2)`),
    );
  }); // prettier-ignore

  test("a host that cannot says what to do", async () => {
    await expect(writeBid({ writePages: null }, BID, "ask")).rejects.toThrow("cannot take whole sheets yet");
    await expect(writeBid({ writePages: null }, { ...BID, language: "zh" }, "ask")).rejects.toThrow(
      "内嵌工作簿",
    );
  });

  test("an option that is refused is named", async () => {
    const options = [...BID.options, { model: "QwQ-23B", card: "H100" }];
    await expect(writeBid({ writePages: taking }, { ...BID, options }, "ask")).rejects.toThrow(
      'Option B: No model is called "QwQ-23B".',
    );
    await expect(writeBid({ writePages: taking }, { ...BID, options: [] }, "ask")).rejects.toThrow(
      "one to six",
    );
  });
});
