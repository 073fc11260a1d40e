import { CARD_ROWS, cardOf } from "../../src/catalog/cards";
import { findCard } from "../../src/reading/names/find";
import { cardName, interconnect, memoryKnown, noteOf } from "../../src/functions/card-words";
import { call } from "./excel";

const CHINESE = /\p{Script=Han}/u;

/** NVLink of an H100: 18 links of 25 GB/s one way; PCIe generations as the makers print them. */
test.each([
  ["H100", "NVLink, 450 GB/s one way, 8 cards", "NVLink，单向 450 GB/s，8 卡"],
  ["GB200", "NVLink, 900 GB/s one way, 72 cards", "NVLink，单向 900 GB/s，72 卡"],
  ["L40S", "PCIe 4.0 x16", "PCIe 4.0 x16"],
  ["Arc Pro B60", "PCIe 5.0 x8", "PCIe 5.0 x8"],
  ["C500", "MetaXLink, 8 cards", "MetaXLink，8 卡"],
  ["M4 Max", "none", "无"],
])("%s is joined by %s", (name, english, chinese) => {
  expect(interconnect(findCard(name), "en")).toBe(english);
  expect(interconnect(findCard(name), "zh")).toBe(chinese);
});

test("links that nobody knows are unknown", () => {
  expect(interconnect(findCard("H800 PCIe"), "en")).toBeNull();
});

/** What a card of the user's own does not have. */
const ownCard = { usableBasis: null, usableAs: null, memorySource: null, source: "" };

test("usable memory says how it is known, and where it was read", () => {
  expect(memoryKnown(findCard("910B3"), "en")).toBe(
    "as software printed it on this card: https://github.com/vllm-project/vllm-ascend/issues/1670",
  );
  // of a log without an address, of which the maker's page is where to check the card
  expect(memoryKnown(findCard("C500"), "zh")).toBe(
    "估算：按 沐曦 曦云 C550 64GB 的可用比例；可核对：https://www.metax-tech.com",
  );
  // taken from another card: read where that one was
  expect(memoryKnown(findCard("MI325X"), "en")).toBe(
    "estimate: the share that Instinct MI300X 192GB keeps: https://github.com/ROCm/ROCm/issues/4203",
  );
  expect(memoryKnown(findCard("H100"), "en")).toBe("as printed in our own runs on this card");
  expect(memoryKnown({ ...findCard("H100"), ...ownCard }, "en")).toBe("as given");
  expect(memoryKnown(findCard("Arc B580"), "en")).toContain("estimate: 0.95");
});

test("a disputed figure stands beside what is counted, in the note and with the memory", async () => {
  expect(noteOf(findCard("910B2"), "en")).toBe(
    "Other rates add the vector units. Others say bandwidth 1,228 GB/s, FP16 376 TFLOPS",
  );
  expect(noteOf(findCard("RTX PRO 6000 Server"), "zh")).toBe("其他来源：带宽 1,792 GB/s");
  expect(memoryKnown(findCard("MLU590"), "en")).toBe(
    "total that the maker's tool prints on this card; to check: https://www.cambricon.com; others say memory 80 GB",
  );
  expect(noteOf(findCard("H100"), "en")).toBeNull();
  expect(await call("VRAM.SPEC", "MI308X", "note")).toContain("4,560 / 2,000");
});

test.each(CARD_ROWS.map((row) => [row.id, cardOf(row)] as const))("%s in both languages", (_, card) => {
  expect(`${cardName(card, "en")} ${memoryKnown(card, "en")} ${interconnect(card, "en") ?? ""}`).not.toMatch(CHINESE);
  expect(memoryKnown(card, "zh")).toMatch(CHINESE);
  // our own runs have no address
  for (const language of ["en", "zh"] as const)
    expect(card.usableBasis === "own" || memoryKnown(card, language).includes("https://")).toBe(true);
  if (card.chinese) expect(cardName(card, "zh")).toMatch(CHINESE);
}); // prettier-ignore

test.each([
  ["zh", "沐曦 曦云 C500 64GB (PCIe)"],
  ["en", "MetaX C500 64GB (PCIe)"],
])("a table in %s calls the card %s, and no other name", async (language, name) => {
  const other = language === "zh" ? "MetaX" : "曦云";
  const table = await call(
    "VRAM.BREAKDOWN", "Qwen3-8B", "BF16", 8000, "沐曦C500", 1, 1, null, null, null, language,
  ); // prettier-ignore
  const text = (table as unknown[][]).flat().join("\n");
  expect(text).toContain(name);
  expect(text).not.toContain(other);
});

/** One way, of one card; a rate in 16 bit that BF16 does not share. */
test.each([
  ["H100", "link", "NVLink"],
  ["H100", "link_bandwidth", 450],
  ["H100", "互联带宽", 450],
  ["H100", "link_domain", 8],
  ["H100", "pcie", 5],
  ["H100", "bf16_tflops", 989],
  ["Gaudi 3", "fp16_tflops", 459],
  ["Gaudi 3", "bf16_tflops", 1677],
  ["A16", "bandwidth", 800],
])("VRAM.SPEC(%s, %s) is %p", async (name, field, expected) => {
  expect(await call("VRAM.SPEC", name, field)).toBe(expected);
});
