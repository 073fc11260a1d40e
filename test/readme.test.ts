import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { call } from "./functions/excel";
import golden from "./functions/functions.golden.json";

const root = path.resolve(__dirname, "..");
const cardFiles = path.join(root, "src/catalog/cards");

/** The same promises in two languages: what one says and the other does not is found by the counts. */
const READMES = [
  { file: "README.md", models: /More than (\d+) models/, cards: /and (\d+) cards/, chinese: /(\d+) of the cards Chinese/ },
  { file: "README.zh-CN.md", models: /内置 (\d+) 多个模型/, cards: /与 (\d+) 款加速卡/, chinese: /其中国产卡 (\d+) 款/ },
].map((readme) => ({ ...readme, text: readFileSync(path.join(root, readme.file), "utf8") })); // prettier-ignore

/** `=VRAM.KV("QwQ-32B",,16000)` as its function and what its cells hold; a blank argument is null. */
function parsed(formula: string): [string, ...unknown[]] {
  const [, id, inside] = /^=(VRAM\.[A-Z]+)\((.*)\)$/.exec(formula) ?? [];
  if (id === undefined || inside === undefined) throw new Error(`no formula of one function: ${formula}`);
  const args = [...inside.matchAll(/(?:^|,)("[^"]*"|[^,]*)/g)].map(([, argument = ""]) => argument);
  return [id, ...args.map((argument) => (argument === "" ? null : (JSON.parse(argument) as unknown)))];
}

const numberIn = (text: string, words: RegExp): number => Number(words.exec(text)?.[1]);

describe.each(READMES)("$file", ({ text, models, cards, chinese }) => {
  const formulas = [...text.matchAll(/^\| `(=[^`]+)` \| ([^|]*) \|$/gm)].map(([, formula = "", result = ""]) => ({
    formula,
    result,
  })); // prettier-ignore

  test("has three formulas with their results", () => {
    expect(formulas).toHaveLength(3);
  });

  test.each(formulas)("$formula gives $result", async ({ formula, result }) => {
    const [stated = ""] = /\d+(\.\d+)?/.exec(result) ?? [];
    const value = (await call(...parsed(formula))) as number;
    expect(value.toFixed(stated.split(".")[1]?.length ?? 0)).toBe(stated);
  });

  test("counts models and cards as the catalogue has them", async () => {
    const rows = async (id: string): Promise<number> => ((await call(id)) as unknown[][]).length - 1;
    expect(await rows("VRAM.MODELS")).toBeGreaterThan(numberIn(text, models));
    expect(await rows("VRAM.CARDLIST")).toBe(numberIn(text, cards));
    const ofChina = readdirSync(cardFiles)
      .flatMap((file) => JSON.parse(readFileSync(path.join(cardFiles, file), "utf8")) as { chinese?: boolean }[])
      .filter((row) => row.chinese === true); // prettier-ignore
    expect(ofChina).toHaveLength(numberIn(text, chinese));
  });

  // own run of 2026-11-26 on one H100 (torch 2.11, transformers 5.17, random weights of the published shape): weights
  // 61.0275 GiB, cache 4,194,304,000 bytes, prefill's peak 68.06 GiB, process 69.75 GiB = 74.89 GB
  test("says what QwQ-32B really took, and what the rule of thumb says", async () => {
    const [measured = ""] = text.split("\n").filter((line) => /^\*\*(Measured:|实测：)\*\*/.test(line));
    const stated = [...measured.matchAll(/[\d.]+(?= (GiB|GB))/g)].map(([number]) => Number(number));
    const whole = async (model: unknown): Promise<number> =>
      (await call("VRAM.TOTAL", model, "BF16", 16000)) as number;
    const weights = (await call("VRAM.PARAMS", "QwQ-32B", "BF16", "GiB")) as number;
    const cache = (await call("VRAM.KV", "QwQ-32B", 16000, 1, "BF16", "GiB")) as number;
    const article = [
      ["parameters (B)", 32],
      ["layers", 40],
      ["KV heads", 64],
      ["head dim", 128],
    ];
    const hundreds = Math.round((await whole(article)) / 10) * 10; // 101.97: "about 100"
    const expected = [69.75, (69.75 * 2 ** 30) / 1e9, weights, cache, await whole("QwQ-32B"), hundreds];
    expect(stated).toHaveLength(expected.length);
    expect(stated).toEqual(expected.map((value, index) => Number(value.toFixed([2, 1, 2, 2, 0, 0][index]))));
  });

  test("says what an 80 GB card has", async () => {
    const stated = /79\.19(?= GiB)/.exec(text)?.[0];
    expect(((await call("VRAM.SPEC", "H100", "usable_memory")) as number).toFixed(2)).toBe(stated);
  });

  test("lists every function with its arguments", () => {
    const listed = [...text.matchAll(/^\| `VRAM\.([A-Z]+)\(([^)]*)\)` \|/gm)].map(([, id = "", args]) => [id, args]);
    const functions = new Map(golden.functions.map(({ id, parameters }) => [
      id.replace("VRAM.", ""),
      parameters.map((one) => ("optional" in one ? `[${one.name}]` : one.name)).join(", "),
    ]));
    expect(functions.get("TRAINBREAKDOWN")).toBe(`${functions.get("TRAIN") ?? ""}, [language]`);
    functions.set("TRAINBREAKDOWN", "the same, [language]"); // as in the row above it
    expect(listed.sort()).toEqual([...functions].sort());
  }); // prettier-ignore

  // the paragraph that begins with what a model, a card and an engine may be: its examples are typed by readers
  test("every name that it gives as an example is understood", async () => {
    const paragraph = text.split("\n").find((line) => /^(A )?\*\*(model|模型)\*\*/.test(line)) ?? "";
    const [ofModels = "", ofCards = "", ofEngines = ""] = paragraph
      .split(/\*\*(?:model|card|engine|模型|卡|引擎)\*\*/)
      .slice(1);
    const examples = (part: string): unknown[] =>
      [...part.matchAll(/`("[^"`]+"|\d+)`/g)].map(([, example = ""]) => JSON.parse(example) as unknown);
    expect([ofModels, ofCards, ofEngines].map((part) => examples(part).length >= 3)).toEqual([true, true, true]);
    const answers = await Promise.all([
      ...examples(ofModels).map((name) => call("VRAM.PARAMS", name, "FP8")),
      ...examples(ofCards).map((name) => call("VRAM.CARDS", "Qwen3-8B", "FP16", 4096, name)),
      ...examples(ofEngines).map((line) => call("VRAM.CARDS", "Qwen3-8B", "FP16", 4096, "H100", 1, null, line)),
    ]);
    for (const answer of answers) expect(answer).toBeGreaterThan(0);
  }); // prettier-ignore
});
