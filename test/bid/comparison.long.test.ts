import { SHEET_NAMES } from "../../src/bid/book";
import { writtenBid } from "../../src/bid/pages";
import { CARD_ROWS } from "../../src/catalog/cards";
import { ARGUMENTS, readOne } from "../../src/functions/shared";
import { calculatedBids } from "./calculated-bids";
import { WORKED } from "./worked";

const H100 = { model: "Qwen3-32B", card: "H100" };

// two servers for the second of three; the first and the third are alike
const three = [H100, { ...H100, redundancy: "server" as const }, H100];
const prices = { Bid_ServerPrice_A: 2000, Bid_ServerPrice_B: 1000 };
const CASES = {
  en: { bid: { ...WORKED, options: three }, contents: {} },
  zh: { bid: { ...WORKED, language: "zh", options: three }, contents: {} },
  settled: { bid: { ...WORKED, options: [H100, H100] }, contents: prices },
  other: { bid: { ...WORKED, options: [H100, H100] }, contents: { ...prices, Bid_Option: "Option A" } },
} as const;

/** The sentence on top of the comparison, and its row of marks. */
let said: Partial<Record<keyof typeof CASES, { readonly sentence: string; readonly marks: unknown[] }>> = {};

beforeAll(async () => {
  const bids = await calculatedBids(CASES);
  said = Object.fromEntries(
    Object.entries(bids).map(([name, { found, line }]) => {
      const { language, options } = CASES[name as keyof typeof CASES].bid;
      const sentence = String(found(SHEET_NAMES[language].comparison, 1, 0));
      return [name, { sentence, marks: options.map((_, option) => line("mark", option) ?? "") }];
    }),
  );
}, 180_000);

test("options that need as many servers are named together, none of them in silence", () => {
  const { en, zh } = said;
  if (en === undefined || zh === undefined) return;
  expect(en.sentence).toMatch(/ holds 75 by memory\. .* Options A, C need as many servers/);
  expect(en.marks).toEqual(["Best", "", "As good"]);
  expect(zh.sentence).toContain("方案 A、C 所需服务器台数相同");
  expect(zh.marks).toEqual(["优选", "", "同等"]);
}); // prettier-ignore

test("a lower price settles it; an option that the bill quotes instead is said", () => {
  const { settled, other } = said;
  if (settled === undefined || other === undefined) return;
  expect(settled.sentence).toMatch(/^Option B is the choice: .* decides\.$/);
  expect(settled.marks).toEqual(["", "Best"]);
  expect(other.sentence).toMatch(/^Option B is the choice: .* The bill of materials quotes Option A\.$/);
});

test("a Chinese name of a card is read as the same card, so that a Chinese live bid may have it in its cells", () => {
  const named = CARD_ROWS.filter(({ nameZh }) => nameZh !== undefined);
  expect(named.length).toBeGreaterThan(50);
  for (const { id, nameZh = "" } of named) expect([nameZh, readOne(ARGUMENTS.card, nameZh)]).toMatchObject([nameZh, { id }]);
}); // prettier-ignore

test("a Chinese sheet calls cards and servers what Chinese buyers do, and a list of prices may use either name", () => {
  const option = { model: "Qwen3-32B", card: "Atlas 800I A2" };
  const prices = [{ item: "Atlas 800I A2 8x64GB", price: 900_000 }];
  const texts = (form: "portable" | "live"): unknown[] =>
    writtenBid({ ...WORKED, language: "zh", form, options: [option], prices }).pages.flatMap(({ rows }) => rows.flat()).map((cell) => cell?.value);
  expect(texts("portable")).toContain("Atlas 800I A2 推理服务器 (8*64GB)：8 × 昇腾 910B4-1 64GB");
  expect(texts("portable")).toContain(900_000);
  expect(texts("live")).toContain("昇腾 910B4-1 64GB");
}); // prettier-ignore
