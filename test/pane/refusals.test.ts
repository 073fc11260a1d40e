import { InputError } from "../../src/core/errors";
import { SENTENCES } from "../../src/functions/messages";
import { estimateFor } from "../../src/pane/estimate";
import { PANE_SENTENCES, saidInPane, saidUnder } from "../../src/pane/refusals";
import { FIRST_INPUTS, type Inputs } from "../../src/pane/state";
import { TEXTS } from "../../src/pane/texts";
import { trainingFor } from "../../src/pane/training";

/** Advice that only a cell can follow. */
const CELLS_OWN =
  /quotes|model card|KVSHAPE|argument|\bcells?\b|\brange|引号|模型卡|VRAM\.|参数处|单元格|区域/;

/** Sentences that no field of the pane can bring about: they speak of ranges, cells, or functions that it does not ask. */
const NEVER_IN_PANE =
  /^(model-(lacks|size|precision)|card-without-memory|reserve-none|one-cell|no-partner|cells-high|result-high|cell-unreadable)$/;

const names = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)/g)].map(([, name = ""]) => name).sort();

test.each(Object.entries(PANE_SENTENCES))("%s says no more than the error knows, and the same in both languages", (rule, [en, zh]) => {
  expect(Object.keys(SENTENCES)).toContain(rule);
  expect(names(SENTENCES[rule]?.[0] ?? "")).toEqual(expect.arrayContaining(names(en)));
  expect(names(zh)).toEqual(names(en));
  expect(en).not.toMatch(CELLS_OWN);
  expect(zh).not.toMatch(CELLS_OWN);
  expect(zh).toMatch(/。$/);
}); // prettier-ignore

test("what a cell is advised is not advised in the pane", () => {
  const own = Object.entries({ ...SENTENCES, ...PANE_SENTENCES }).filter(
    ([rule]) => !NEVER_IN_PANE.test(rule),
  );
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(([, said]) => said.some((sentence) => CELLS_OWN.test(sentence)))).toEqual([]);
});

/** What stands under a field for inputs that cannot be read, as the form words it. */
const under = (change: Partial<Inputs>, language: "en" | "zh", ask: typeof estimateFor | typeof trainingFor = estimateFor): string => {
  const answer = ask({ ...FIRST_INPUTS, ...change });
  if (answer.kind !== "waiting") throw new Error("nothing was refused");
  return saidUnder(answer.error, TEXTS[language].labels[answer.field], language);
}; // prettier-ignore

test.each<[Partial<Inputs>, en: string, zh: string]>([
  [{ model: "" }, 'Nothing is chosen. Pick one from the list, or type a name such as "QwQ-32B".', "尚未选择。请从列表中选择，或输入名称，例如“QwQ-32B”。"],
  [{ context: "" }, "Context is empty or 0. Give a whole number above 0.", "上下文为空或 0。请给出大于 0 的整数。"],
  [{ kvPrecision: "FP61" }, 'KV cache "FP61" is not known. Did you mean "FP16"?', "KV 缓存“FP61”无法识别。是否指 \"FP16\"？"],
  [{ card: "qqqqqqqq" }, 'No card is called "qqqqqqqq". Pick one from the list.', "目录中没有名为“qqqqqqqq”的加速卡。请从列表中选择。"],
  [{ reserve: "20" }, "Reserve must be from 0 to 1 (20 % is 0.2); got 20.", "预留比例必须在 0 到 1 之间（20% 即 0.2），现在是 20。"],
])("%j", (change, en, zh) => {
  expect([under(change, "en"), under(change, "zh")]).toEqual([en, zh]);
}); // prettier-ignore

test("on the training tab as well", () => {
  expect(under({ sequence: "0" }, "zh", trainingFor)).toBe("序列长度必须大于 0，现在是 0。");
  expect(under({ model: "32" }, "en", trainingFor)).toMatch(/Pick a model from the list, paste its config\.json, or choose the rule of thumb/);
  // another argument is not called as the field is in which it was typed
  expect(under({ words: "batch=4" }, "en", trainingFor)).toBe('"batch=4" is not a setting. Batch has a field of its own: fill it in there.');
}); // prettier-ignore

test("a reason without a field is in the pane's words too", () => {
  expect(saidInPane(new InputError("row-without-shape", { model: "Ling-3.0-flash" }), "en")).toBe(
    "The catalogue knows only the size of Ling-3.0-flash. Paste its config.json.",
  );
});
