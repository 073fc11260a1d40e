import { readFileSync } from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { LABELS } from "../../src/reading/arguments/labels";
import { LANGUAGE_TAGS } from "../../src/reading/language";
import { TRAINING_ARGUMENTS } from "../../src/reading/arguments/arguments";
import { catalogueDate, VERSION } from "../../src/functions/version";
import "./excel";

const root = path.resolve(__dirname, "../..");
const golden = path.join(__dirname, "functions.golden.json");

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly optional?: boolean;
  readonly type: string;
  readonly dimensionality: string;
}
interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly parameters: readonly Parameter[];
  }[];
}
/** What every argument's help says, and what every function does in Chinese. */
const read = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(root, "src/functions", file), "utf8"));
const HELP = read("argument-help.json") as Readonly<
  Record<string, readonly { en: string; "zh-CN": string }[]>
>;
const CHINESE = read("zh-CN.json") as Readonly<Record<string, string>>;

// eslint-disable-next-line @typescript-eslint/no-require-imports -- webpack's configuration reads it too, and is CommonJS
const sources = require("../../src/functions/sources.cjs") as string[];
const generated = generateCustomFunctionsMetadata(
  sources.map((file) => path.join(root, file)),
  true,
);
const metadata = async (): Promise<Metadata> => JSON.parse((await generated).metadataJson) as Metadata;

/** The contract's parameters, [] for optional ones: they are a file format, so only ever appended to. */
const CONTRACT: Readonly<Record<string, string>> = {
  "VRAM.PARAMS": "model, [precision], [unit]",
  "VRAM.KV": "model, context, [concurrency], [kv_precision], [unit]",
  "VRAM.KVSHAPE": "layers, kv_heads, head_dim, context, [concurrency], [kv_precision], [unit]",
  "VRAM.TOTAL": "model, [precision], context, [concurrency], [kv_precision], [reserve], [unit]",
  "VRAM.SPEC": "name, field",
  "VRAM.MODELS": "[filter]",
  "VRAM.CARDLIST": "[filter]",
  "VRAM.VERSION": "",
  "VRAM.CARDS":
    "model, [precision], context, card, [concurrency], [kv_precision], [engine], [per_server], [reserve]",
  "VRAM.SERVERS":
    "model, [precision], context, card, [concurrency], [kv_precision], [engine], [per_server], [reserve]",
  "VRAM.PERCARD":
    "model, [precision], context, card, [cards], [concurrency], [kv_precision], [engine], [unit]",
  "VRAM.MAXCONTEXT": "model, [precision], card, [cards], [concurrency], [kv_precision], [engine], [reserve]",
  "VRAM.MAXCONCURRENCY": "model, [precision], context, card, [cards], [kv_precision], [engine], [reserve]",
  "VRAM.CONSTANTS": "model, [precision], card, [cards], [kv_precision], [engine]",
  "VRAM.BREAKDOWN":
    "model, [precision], context, [card], [cards], [concurrency], [kv_precision], [engine], [unit], [language], [reserve]",
  "VRAM.TRAIN": "model, method, [context], [batch], [card], [cards], [settings], [unit]",
  "VRAM.TRAINCARDS": "model, method, [context], [batch], card, [settings]",
  "VRAM.TRAINBREAKDOWN": "model, method, [context], [batch], [card], [cards], [settings], [unit], [language]",
  "VRAM.SPEED":
    "model, [precision], prompt, answer, card, [cards], [concurrency], [kv_precision], [engine], [side]",
  "VRAM.THROUGHPUT":
    "model, [precision], prompt, answer, card, [cards], [concurrency], [kv_precision], [engine], [side]",
  "VRAM.TTFT":
    "model, [precision], prompt, answer, card, [cards], [concurrency], [kv_precision], [engine], [side]",
  "VRAM.MAXUSERS":
    "model, [precision], prompt, answer, card, [cards], [speed], [first], [kv_precision], [engine], [side]",
  "VRAM.SPEEDCARDS":
    "model, [precision], prompt, answer, card, concurrency, [speed], [first], [kv_precision], [engine], [side]",
  "VRAM.POWER": "card, [cards], [overhead]",
  "VRAM.TOKENCOST": "throughput, price, [use], [power], [price_kwh]",
  "VRAM.SPEEDBREAKDOWN":
    "model, [precision], prompt, answer, card, [cards], [concurrency], [kv_precision], [engine], [language]",
};

test("the generator finds no fault", async () => {
  expect((await generated).errors).toEqual([]);
});

test.each(Object.entries(CONTRACT))("%s takes %s", async (id, parameters) => {
  const found = (await metadata()).functions.find((fn) => fn.id === id);
  expect(found?.name).toBe(id);
  expect(
    found?.parameters.map(({ name, optional }) => (optional === true ? `[${name}]` : name)).join(", "),
  ).toBe(parameters);
});

test("every argument is a range, so that one call answers a table", async () => {
  for (const fn of (await metadata()).functions) {
    for (const { type, dimensionality } of fn.parameters)
      expect([type, dimensionality]).toEqual(["any", "matrix"]);
  }
});

test("ids in the metadata are the ids associated and the ids translated", async () => {
  const functions = (await import("../../src/functions/functions")) as unknown as Readonly<
    Record<string, unknown>
  >;
  const { associate } = await generated;
  const ids = (await metadata()).functions.map(({ id }) => id);
  expect(associate.map(({ id }) => id)).toEqual(ids);
  expect(Object.keys(CHINESE)).toEqual(ids);
  expect(Object.keys(CONTRACT)).toEqual(ids);
  for (const { functionName } of associate) expect(typeof functions[functionName]).toBe("function");
});

test("every argument is called in its help as in its messages, within Excel's lengths", () => {
  const rows = Object.entries(TRAINING_ARGUMENTS).map(([key, { label }]) => [key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`), label] as const);
  expect(Object.keys(HELP).sort()).toEqual(rows.map(([name]) => name).sort());
  for (const [name, label] of rows) {
    for (const { en, "zh-CN": zh } of HELP[name] ?? []) {
      expect(zh.startsWith(`${LABELS[label]}：`)).toBe(true);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      for (const text of [en, zh]) expect(text.length).toBeLessThanOrEqual(512);
    }
  }
}); // prettier-ignore

test("what a function says of an argument is a row of the help, and every row is said", async () => {
  const said = (await metadata()).functions.flatMap(({ parameters }) => parameters.map(({ name, description }) => `${name}: ${description}`));
  const rows = Object.entries(HELP).flatMap(([name, texts]) => texts.map(({ en }) => `${name}: ${en}`));
  expect([...new Set(said)].sort()).toEqual([...rows].sort());
}); // prettier-ignore

test("every function has an example on its help page", () => {
  expect(Object.keys(read("examples.json") as object)).toEqual(Object.keys(CONTRACT));
});

/** The JSDoc is the English help. */
const TRANSLATIONS = Object.values(LANGUAGE_TAGS).filter((tag) => tag !== "en");
test.each(TRANSLATIONS)("the help is there in %s", (tag) => {
  expect(Object.keys(read(`${tag}.json`) as object)).toEqual(Object.keys(CONTRACT));
  for (const text of Object.values(HELP).flat()) expect(Object.keys(text)).toContain(tag);
});

test("every function is translated, in Chinese", () => {
  for (const text of Object.values(CHINESE)) expect(text).toMatch(/\p{Script=Han}/u);
});

test("ids stay apart where a file turns dots into underscores, and look like no cell", async () => {
  const ids = (await metadata()).functions.map(({ id }) => id);
  expect(new Set(ids.map((id) => id.replace(/\./g, "_"))).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^VRAM\.[A-Z]{2,30}$/);
});

test("Excel's help is what was reviewed", async () => {
  // after a change that is meant, put what the generator wrote into functions.golden.json and read the difference
  expect(await metadata()).toEqual(JSON.parse(readFileSync(golden, "utf8")));
});

test("the version is that of package.json, and the catalogue's day is a day", () => {
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  expect(VERSION).toBe(version);
  expect(Number.isNaN(Date.parse(catalogueDate()))).toBe(false);
});
