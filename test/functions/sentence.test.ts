import { fill, listed, piecesOf } from "../../src/functions/sentence";

const filled = (sentence: string, values: Readonly<Record<string, number>>): string =>
  fill(piecesOf(sentence), {
    write: (name, last) => `${values[name] ?? "?"}${last ?? ""}`,
    amount: (name) => values[name] ?? 0,
  });

test.each([
  ["{cards} cards[ranks>1  of {ranks} ranks]", { cards: 2, ranks: 4 }, "2 cards of 4 ranks"],
  ["{cards} cards[ranks>1  of {ranks} ranks]", { cards: 2, ranks: 1 }, "2 cards"],
  ["{cards} cards[ranks>1  of {ranks} ranks]", { cards: 2 }, "2 cards"],
  ["{cards} 张卡[ranks>1 ，每 {ranks} 张]。", { cards: 2, ranks: 4 }, "2 张卡，每 4 张。"],
  ["Try {tries| or }.", { tries: 8 }, "Try 8 or ."],
  ["no value at all", {}, "no value at all"],
])("%s with %j", (sentence, values, expected) => {
  expect(filled(sentence, values)).toBe(expected);
});

test("lists are joined as the language joins them", () => {
  expect(listed(["2", "4", "8"], "en", " or ")).toBe("2, 4 or 8");
  expect(listed(["2", "4", "8"], "en")).toBe("2, 4, 8");
  expect(listed(["en", "zh"], "zh")).toBe("en、zh");
  expect(listed(["one"], "en", " or ")).toBe("one");
});
