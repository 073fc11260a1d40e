import bundles from "../build/bundles.json";
import golden from "../functions/functions.golden.json";
import { CARD_ROWS } from "../../src/catalog/cards";
import { MODEL_ROWS } from "../../src/catalog/models";
import { SERVER_ROWS } from "../../src/catalog/servers";
import { textOf } from "./pages";

// Figures that pages print and that somebody else's change makes wrong.
const kilobytes = (name: string, limit: "guard" | "budget" = "budget"): number =>
  (bundles.find((bundle) => bundle.name.startsWith(name))?.[limit] ?? NaN) / 1000;
const marked = (rows: readonly object[], mark: string): number => rows.filter((row) => mark in row).length;

/** docs/accuracy.md is written by a run, which fails where the page is another. */
const accuracy = (words: RegExp): number => Number(words.exec(textOf("docs/accuracy.md"))?.[1]);

const FIGURES: readonly (readonly [page: string, sentence: RegExp, figures: readonly number[]])[] = [
  ["docs/limits.md", /\d+ of (\d+) rows were held against/, [MODEL_ROWS.length]],
  ["docs/limits.md", /(\d+) rest on lists by others, (\d+) on no source/, [marked(MODEL_ROWS, "compiledByOthers"), marked(MODEL_ROWS, "unread")]],
  ["docs/limits.md", /Usable memory of \d+ of (\d+) cards/, [CARD_ROWS.length]],
  ["docs/limits.md", /power of (\d+) cards come from lists compiled by others, of (\d+) nobody/, [marked(CARD_ROWS, "compiledByOthers"), marked(CARD_ROWS, "unread")]],
  ["docs/limits.md", /^- Below (\d+) kB in gzip/m, [kilobytes("functions.js", "guard")]],
  ["docs/limits.md", /The aim is (\d+) kB/, [kilobytes("functions.js")]],
  ["docs/limits.md", /the grid \(below ([\d,]+) kB/, [kilobytes("the grid")]],
  ["docs/limits.md", /writing files \(below (\d+) kB\)/, [kilobytes("what reads and writes files")]],
  ["docs/limits.md", /tints \(below (\d+) kB\)/, [kilobytes("drop-downs and tints")]],
  ["docs/speed.md", /every cut of ([\d,]+) public points/, [accuracy(/^(\d+) public points; /m)]],
  ["CHANGELOG.md", /speeds within a factor of ([\d.]+) in the median and ([\d.]+) for four/, [accuracy(/^\| speeds, median factor \| ([\d.]+) /m), accuracy(/^\| speeds, 80 % within \| ([\d.]+) /m)]],
  ["docs/excel-checklist.md", /a list of (\d+) functions/, [golden.functions.length]],
  ["docs/excel-checklist.zh-CN.md", /(\d+) 个函数/, [golden.functions.length]],
]; // prettier-ignore

test.each(FIGURES)("%s: %s", (page, sentence, figures) => {
  const printed = sentence.exec(textOf(page))?.slice(1) ?? [];
  expect(printed.map((figure) => Number(figure.replace(",", "")))).toEqual(figures);
});

test("CHANGELOG promises no more than there is", () => {
  const points = /held against more than ([\d,]+) public points/.exec(textOf("CHANGELOG.md"))?.[1] ?? "";
  expect(accuracy(/^\d+ public points; (\d+) are compared/m)).toBeGreaterThan(Number(points.replace(",", "") || NaN));
  const sentence = /more than (\d+) models, (\d+) cards \(more than (\d+) Chinese\) and (\d+) servers/;
  const promised = (sentence.exec(textOf("CHANGELOG.md"))?.slice(1) ?? []).map(Number);
  const there = [MODEL_ROWS.length, CARD_ROWS.length, CARD_ROWS.filter(({ chinese }) => chinese).length, SERVER_ROWS.length];
  expect(promised).toHaveLength(there.length);
  for (const [i, count] of there.entries()) expect(count).toBeGreaterThan(promised[i] ?? NaN);
}); // prettier-ignore
