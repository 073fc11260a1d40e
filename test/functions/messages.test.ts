import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { InputError } from "../../src/core/errors";
import { setLanguage } from "../../src/functions/language";
import { messageOf, SENTENCES } from "../../src/functions/messages";
import { WORDS } from "../../src/functions/messages-cells";
import { attempt } from "./excel";

const src = path.resolve(__dirname, "../../src");

/** An error as the code makes it: the rule it names, and the values it fills in; null: they are not written there. */
interface Thrown {
  readonly at: string;
  readonly rule: string;
  readonly values: readonly string[] | null;
}

/** Every `new InputError("rule", { value ... })` in a room; both arms of a choice. */
function thrownIn(room: string): Thrown[] {
  const files = readdirSync(path.join(src, room), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(path.join(src, room, file), "utf8");
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const found: Thrown[] = [];
      const visit = (node: ts.Node): void => {
        ts.forEachChild(node, visit);
        if (!ts.isNewExpression(node) || !/^(Input|NotFound)Error$/.test(node.expression.getText())) return;
        const [rule, values] = node.arguments ?? [];
        const at = `${room}/${file}`;
        for (const named of rulesOf(rule, source)) found.push({ at, rule: named, values: namesOf(values) });
      };
      visit(source);
      return found;
    });
}

/** A rule in quotes, the two of a choice, or all that a table of the same file holds. */
function rulesOf(rule: ts.Expression | undefined, source: ts.SourceFile): string[] {
  if (rule === undefined) return [];
  if (ts.isStringLiteral(rule)) return [rule.text];
  if (ts.isConditionalExpression(rule)) return [rule.whenTrue, rule.whenFalse].flatMap((arm) => rulesOf(arm, source));
  if (ts.isBinaryExpression(rule)) return [rule.left, rule.right].flatMap((side) => rulesOf(side, source));
  if (!ts.isElementAccessExpression(rule)) throw new Error(`no rule can be read from ${rule.getText()}`);
  const table = new RegExp(`const ${rule.expression.getText()}\\b[^{]*\\{([^}]*)\\}`).exec(source.text)?.[1] ?? "";
  return [...table.matchAll(/: "([a-z-]+)"/g)].map((match) => match[1] ?? "");
} // prettier-ignore

function namesOf(values: ts.Expression | undefined): string[] | null {
  if (values === undefined) return [];
  if (!ts.isObjectLiteralExpression(values) || values.properties.some(ts.isSpreadAssignment)) return null;
  return values.properties.map((property) => property.name?.getText() ?? "");
}

const THROWN = ["core", "catalog", "reading", "functions"].flatMap(thrownIn);
const namesIn = (sentence: string): string[] =>
  [
    ...new Set([...sentence.matchAll(/\{(\w+)|\[(\w+)>/g)].map(([, filled, asked]) => filled ?? asked ?? "")),
  ].sort();

test("every rule that the code names has its sentences, and no sentence is left over", () => {
  const named = THROWN.map(({ rule }) => rule);
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter((rule) => !Object.hasOwn(SENTENCES, rule))).toEqual([]);
  expect(Object.keys(SENTENCES).filter((rule) => !named.includes(rule))).toEqual([]);
});

test.each(Object.entries(SENTENCES))("%s says the same in both languages", (_, [en, zh]) => {
  expect(namesIn(zh)).toEqual(namesIn(en));
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/\p{Script=Han}.*[。？]$/u);
  expect(zh).not.toMatch(/\p{Script=Han}[,.;:?]/u); // Chinese punctuation after Chinese words
});

test.each(THROWN.filter(({ values }) => values !== null))("$at fills all of $rule", ({ rule, values }) => {
  expect([...(values ?? [])].sort()).toEqual(namesIn(SENTENCES[rule]?.[0] ?? ""));
});

/** Words of ours as the code hands them over. */
const OWN = ["core", "catalog", "reading", "functions"].flatMap((room) =>
  readdirSync(path.join(src, room), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("messages"))
    .map((file) => readFileSync(path.join(src, room, file), "utf8")),
);
test.each(Object.keys(WORDS))("the word %s is one that the code says", (word) => {
  const quoted = [`"${word}"`, `'${word}'`, `{ ${word}: "`];
  expect(OWN.some((code) => quoted.some((form) => code.includes(form)))).toBe(true);
});

test("lists are joined as the language joins them, and a pasted page is cut", () => {
  const error = new InputError("heads-uneven", { model: "QwQ-32B", count: 40, kind: "heads", cards: 3, tries: [2, 4, 8] }); // prettier-ignore
  expect(messageOf(error, "en")).toBe("QwQ-32B has 40 heads: 3 cards cannot share them. Try 2, 4 or 8.");
  expect(messageOf(error, "zh")).toBe("QwQ-32B：注意力头数为 40，3 张卡无法均分。请改用 2、4 或 8 张卡。");
  const page = new InputError("choice-unknown", {
    name: "Unit",
    given: " page ".repeat(9999),
    known: ["GB"],
  });
  expect(messageOf(page, "en")).toBe(`Unit "${"page  ".repeat(10)}…" is not known. Known are GB.`);
});

test("a console shows the rule and its values", () => {
  expect(new InputError("size-low", { given: -8 }).message).toBe("size-low, given -8");
});

const card = (rows: readonly (readonly unknown[])[]): unknown => rows;
const R1_ON_8 = ["VRAM.MAXCONCURRENCY", "DeepSeek-R1", "FP8", 16000, "H100", 8] as const;

/** Typical slips, as a Chinese and as an English Excel shows them on hover. */
const cases: readonly { formula: readonly [string, ...unknown[]]; zh: string | RegExp; en: string | RegExp }[] = [
  // docs/functions.md §10: word for word
  {
    formula: ["VRAM.PARAMS", "QwQ-32B", "FB16"],
    en: /^Precision "FB16" is not known\. Did you mean ("FP16" or "BF16"|"BF16" or "FP16")\?$/,
    zh: /^权重精度“FB16”无法识别。是否指 ("FP16" 或 "BF16"|"BF16" 或 "FP16")？$/,
  },
  {
    formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, null],
    en: 'Card is empty. Names need quotes: "H100".',
    zh: '加速卡为空。名称要加英文引号："H100"。',
  },
  {
    formula: ["VRAM.KVSHAPE", 40, -8, 128, 16000],
    en: "KV heads must be above 0; got -8.",
    zh: "KV 头数必须大于 0，现在是 -8。",
  },
  {
    formula: ["VRAM.KV", 32, 16000],
    en: "A KV cache cannot be computed from a size alone. Give a model name, a model card, or use VRAM.KVSHAPE.",
    zh: "只有参数规模，算不出 KV 缓存。请给出模型名称或模型卡，或改用 VRAM.KVSHAPE。",
  },
  {
    formula: ["VRAM.KV", "Ling-3.0-flash", 16000],
    en: "The catalogue knows only the size of Ling-3.0-flash. Paste its config.json, or give a model card.",
    zh: "目录中只有 Ling-3.0-flash 的参数规模。请粘贴它的 config.json，或给出模型卡。",
  },
  {
    formula: ["VRAM.PERCARD", "QwQ-32B", "FP16", 16000, "H100", 3],
    en: "QwQ-32B has 40 heads: 3 cards cannot share them. Try 2, 4 or 8.",
    zh: "QwQ-32B：注意力头数为 40，3 张卡无法均分。请改用 2、4 或 8 张卡。",
  },
  {
    formula: ["VRAM.PARAMS", "QwQ-23B", "FP16"],
    en: 'No model is called "QwQ-23B". Nearest: "QwQ-32B".',
    zh: '目录中没有名为“QwQ-23B”的模型。最接近的是 "QwQ-32B"。',
  },
  {
    formula: R1_ON_8,
    en: /^DeepSeek-R1 in FP8 does not fit on 8 x H100[^:]*: the weights alone need \d\d\.\d GiB a card, 79\.2 GiB are usable\. Add cards/,
    zh: /^8 × H100.* 放不下 FP8 的 DeepSeek-R1：仅权重每张卡就要 \d\d\.\d GiB，可用 79\.2 GiB。请增加卡数/,
  },

  {
    formula: ["VRAM.KV", "QwQ-32B", "128Q"],
    en: 'Context "128Q" is not a number. Write digits, for example 16000, 16k (16,000) or 16K (16,384).',
    zh: "上下文“128Q”不是数字。请写数字，例如 16000、16k（16,000）、16K（16,384）或 1.6万。",
  },
  {
    formula: ["VRAM.SPEC", "H100", "layers"],
    en: /^Field "layers" is not known for cards\. Known are name, /,
    zh: /^加速卡没有字段“layers”。可用：name、/,
  },
  {
    formula: ["VRAM.KV", card([["参数量", "32B"], ["层数", 40]]), 16000],
    en: "The model card lacks KV heads and head dim. Add a row for each: label, value.",
    zh: "模型卡缺少：KV 头数、头维度。请各补一行（标签、数值）。",
  },
  {
    formula: ["VRAM.KV", card([["层数", "四十"], ["KV头数", 8], ["头维度", 128]]), 16000],
    en: 'model card: num_hidden_layers is "四十". It must be a whole number up to 300.',
    zh: '模型卡：num_hidden_layers 是 "四十"，应为不超过 300 的整数。',
  },
  {
    formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, "H100", 1, null, "vLLM -tp two"],
    en: '-tp is "two". It needs a whole number above 0.',
    zh: "-tp 的值是“two”，应为大于 0 的整数。",
  },
  {
    formula: ["VRAM.TRAIN", "Llama-3.1-8B", "lora", 2048, 1, "H100", 3, "tp=3"],
    en: "Llama-3.1-8B has 32 heads: tp=3 cannot share them. Use tp of 1, 2, 4, 8, 16, 32.",
    zh: "Llama-3.1-8B：注意力头数为 32，tp=3 无法均分。tp 可取 1、2、4、8、16、32。",
  },
  {
    formula: ["VRAM.TRAIN", "Llama-3.1-8B", "finetune"],
    en: 'Method "finetune" is not known. Known are full, lora, qlora, freeze, rule.',
    zh: "训练方式“finetune”无法识别。可用：full、lora、qlora、freeze、rule。",
  },
]; // prettier-ignore

describe("cells speak the reader's language", () => {
  afterEach(() => {
    setLanguage("en");
  });

  test.each(cases)("$formula", async ({ formula: [id, ...args], en, zh }) => {
    const says = async (): Promise<string> => {
      const result = await attempt(id, ...args);
      return "message" in result ? result.message : "no error";
    };
    const exactly = (text: string | RegExp): unknown => (text instanceof RegExp ? expect.stringMatching(text) : text);
    expect(await says()).toEqual(exactly(en));
    setLanguage("zh");
    expect(await says()).toEqual(exactly(zh));
  }); // prettier-ignore
});
