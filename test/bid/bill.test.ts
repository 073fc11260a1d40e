import type { Bid } from "../../src/bid/bid";
import { calculatedBids, type CalculatedBid } from "./calculated-bids";
import type { Calculated } from "./in-libreoffice";
import { WORKED } from "./worked";

/** Two options of one card: the second has a server more. */
const BID: Bid = {
  ...WORKED,
  language: "zh",
  options: [
    { model: "Qwen3-32B", card: "H100" },
    { model: "Qwen3-32B", card: "H100", redundancy: "server" },
  ],
  prices: [
    { item: "人工智能服务器", price: 1_000_000 },
    { item: "管理交换机", price: 12_000.5 },
    { item: "模型与日志存储", price: 5000 },
    { item: "通用服务器", price: 60_000 },
    { item: "平台软件许可", price: 1500 },
    { item: "部署实施", price: 2000 },
    { item: "运维培训", price: 2000 },
    { item: "第 4、5 年质保", price: 30_000 },
  ],
};

const BILL = "分项报价表";
/** Bids with other contents in their named cells. */
const few = BID.prices?.filter(({ item }) => item !== "通用服务器" && item !== "部署实施") ?? [];
const CASES = {
  A: { bid: BID, contents: { Bid_Discount: 0.05, Bid_Option: "方案 A" } },
  B: { bid: BID, contents: { Bid_Discount: 0.05, Bid_Option: "方案 B" } },
  none: { bid: { ...BID, prices: [] }, contents: {} },
  one: { bid: { ...BID, prices: few }, contents: { Bid_Price_cpu: 0 } },
  dollars: { bid: BID, contents: { Bid_Currency: "美元" } },
} as const;
let done: Partial<Record<keyof typeof CASES, CalculatedBid>> = {};

beforeAll(async () => {
  done = await calculatedBids(CASES);
}, 180_000);

/** What the sentence on top says. */
const sentence = (found: Calculated): unknown => found(BILL, 1, 0);

const texts = (found: Calculated): unknown[] =>
  Array.from({ length: 40 }, (_, row) => Array.from({ length: 11 }, (_, column) => found(BILL, row, column))).flat(); // prettier-ignore

/*
 * By hand, option A: hardware 1 x 1,000,000 + 12,000.50 + 6 TB x 5,000 + 60,000 = 1,102,000.50; services 8 x 1,500 + 10 x 2,000
 * + 2 x 2,000 + 2 x 30,000 = 96,000; less 5 % 1,138,100.475. Tax at 13 %: 115,044.25 + 1,380.59 + 3,451.33 + 6,902.65; at 6 %:
 * 679.25 + 1,132.08 + 226.42 + 3,396.23; 132,212.80 x 0.95 = 125,602.16. Option B: a server, 8 licences and 2 server-years more.
 */
test.each([
  ["A", 1, 1_138_100.48, "人民币壹佰壹拾叁万捌仟壹佰元零肆角捌分"],
  ["B", 2, 2_156_500.48, "人民币贰佰壹拾伍万陆仟伍佰元零肆角捌分"],
] as const)("a price list, 5 %% off and option %s: the bill, the deviation table and the cost of ownership speak of it", (letter, servers, sum, words) => {
  const { found, named: at } = done[letter] ?? {};
  if (found === undefined || at === undefined) return;
  expect(at("Bid_Total")).toBe(sum);
  expect(at("Bid_TotalInWords")).toBe(words);
  if (letter === "A") expect(at("Bid_Total", 1)).toBe(125_602.16);
  expect(sentence(found)).toBe("各项单价均已填写。");
  expect(found("技术偏离表", 2, 2)).toBe(`方案 ${letter}`);
  expect([at("Bid_Tco_option"), at("Bid_Tco_servers"), at("Bid_Tco_purchase")]).toEqual([`方案 ${letter}`, servers, sum]);
}); // prettier-ignore

test("as long as prices lack there is no sum in words, and the sentence names the cells; a typed 0 is a price", () => {
  const { none, one } = done;
  if (none === undefined || one === undefined) return;
  // nothing is ordered of the network and of spare cards
  expect(sentence(none.found)).toBe("8 项未填单价，总价不完整。请填写 G7、G9、G10、G11、G15、G16、G17、G18，或填写下方价格表；免费项目填 0。");
  expect([none.named("Bid_Total"), none.named("Bid_TotalInWords")]).toEqual(["", ""]);
  expect(sentence(one.found)).toBe("1 项未填单价，总价不完整。请填写 G16，或填写下方价格表；免费项目填 0。");
  // and the cost of ownership does not speak of a complete sum
  expect(one.found("总拥有成本", 1, 0)).toMatch(/^合计不完整，请填写：分项报价表缺少的单价 1 项（采购金额 B6）、/);
  // 1,102,000.50 - 60,000 and 96,000 - 20,000
  expect([one.named("Bid_Total"), one.named("Bid_TotalInWords")]).toEqual([1_118_000.5, ""]);
}); // prettier-ignore

test("the currency's cell heads every column of prices; capital numerals are for yuan alone", () => {
  const { dollars } = done;
  if (dollars === undefined) return;
  expect(texts(dollars.found)).toEqual(
    expect.arrayContaining(["单价（含税，美元）", "合价（美元）", "其中税额（美元）"]),
  );
  expect(dollars.named("Bid_Total")).toBe(1_198_000.5);
  expect(dollars.named("Bid_TotalInWords")).toBe("");
});
