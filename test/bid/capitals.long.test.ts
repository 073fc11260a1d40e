import { capitals } from "../../src/bid/capitals";
import type { SheetPage } from "../../src/sheet/page";
import { AMOUNTS } from "./amounts";
import { inLibreOffice } from "./in-libreoffice";

/** Amounts in column A, their words in column B. */
const page = (amounts: readonly number[]): SheetPage => ({
  name: "Amounts",
  rows: amounts.map((amount, at) => [
    { value: amount, look: "value" },
    { value: { formula: `=${capitals(`$A$${at + 1}`)}` }, look: "text" },
  ]),
  widths: [20, 60], heights: {}, merged: [], headerRows: 0, names: [], choices: [], tints: [], charts: [], footer: "",
}); // prettier-ignore

test("the formula is one that Excel takes: its length, its depth, and functions of every program", () => {
  const formula = capitals("$I$27");
  expect(formula.length).toBeLessThan(4000); // of 8,192
  expect(formula.match(/SUBSTITUTE\(/g)?.length).toBeLessThan(40); // of 64 in one another
  const called = new Set(formula.match(/[A-Z]+(?=\()/g));
  expect([...called].sort()).toEqual(["IF", "INT", "MID", "N", "ROUND", "SUBSTITUTE"]);
});

test("LibreOffice writes amounts as they are written by hand, and 1,500 others that read back as they were", async () => {
  const byHand = AMOUNTS.map(([amount]) => amount);
  const others = random(1500);
  const [found] = (await inLibreOffice([[page([...byHand, ...others])]])) ?? [];
  if (found === undefined) return;
  const written = (row: number): string => (found("Amounts", row, 1) ?? "") as string;
  expect(byHand.map((amount, at) => [amount, written(at)])).toEqual(AMOUNTS);
  const words = others.map((_, at) => written(byHand.length + at));
  expect(words.map(readBack)).toEqual(others);
  // no zero where none is said, no place without its digit
  for (const one of words) expect(one).not.toMatch(/零零|零[亿万整]|币零|^人民币$|零$|[仟佰拾]{2}/);
}, 180_000); // prettier-ignore

/** Amounts of every length, many of their digits 0. */
function random(count: number): number[] {
  let state = 20261127;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: count }, (_, at) => {
    const digits = Array.from({ length: 1 + (at % 13) }, () => (next() < 0.5 ? 0 : Math.floor(next() * 10)));
    return Number(`1${digits.join("")}`) / 100;
  });
}

/** What the words say, read by another way than they were written: from unit to unit. */
function readBack(words: string): number {
  const digits = "零壹贰叁肆伍陆柒捌玖";
  const units: Readonly<Record<string, number>> = { 仟: 1000, 佰: 100, 拾: 10 };
  let [whole, group, digit, cents] = [0, 0, 0, 0];
  for (const letter of words.replace("人民币", "").replace("整", "")) {
    const at = digits.indexOf(letter);
    if (at >= 0) digit = at;
    else if (letter in units) group += digit * (units[letter] ?? 0);
    else if (letter === "角" || letter === "分") cents += digit * (letter === "角" ? 10 : 1);
    else if (letter === "亿") whole = (group + digit) * 1e8;
    else if (letter === "万") whole += (group + digit) * 1e4;
    else if (letter === "元") whole += group + digit;
    if (at < 0) digit = 0;
    if ("亿万元".includes(letter)) group = 0;
  }
  return Math.round(whole * 100 + cents) / 100;
}
