import { fill } from "../../src/functions/sentence";

const english = { language: "en", write: String } as const;

test("values, lists and clauses", () => {
  expect(fill("{cards} cards[ranks>1  of {ranks} ranks]", { cards: 2, ranks: 4 }, english)).toBe(
    "2 cards of 4 ranks",
  );
  expect(fill("{cards} cards[ranks>1  of {ranks} ranks]", { cards: 2, ranks: 1 }, english)).toBe("2 cards");
  expect(fill("Try {tries| or }.", { tries: [2, 4, 8] }, english)).toBe("Try 2, 4 or 8.");
  expect(fill("可用：{known}。", { known: ["en", "zh"] }, { ...english, language: "zh" })).toBe(
    "可用：en、zh。",
  );
});

test("a value is written under its name, in lists as well; one that is missing is nothing", () => {
  const write = (value: number | string, name: string): string => `${name}=${value}`;
  expect(fill("{a}{gone} {b}", { a: 1, b: ["x", 2] }, { language: "en", write })).toBe("a=1gone= b=x, b=2");
});
