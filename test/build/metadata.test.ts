import { readFileSync } from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { VERSION } from "../../src/functions/version";

interface Fn {
  id: string;
  description: string;
  helpUrl?: string;
  parameters: { name: string; description: string; optional?: boolean }[];
  options?: Record<string, boolean>;
}
interface Metadata {
  functions: Fn[];
  allowCustomDataForDataTypeAny?: boolean;
  allowErrorForDataTypeAny?: boolean;
}
interface Texts {
  help: Record<string, Record<string, string>[]>;
  functions: Record<string, Record<string, string>>;
}
type Finish = (
  generated: Metadata,
  base: string,
  texts: Texts,
) => { languages: Record<string, Metadata>; complaints: string[] };

// eslint-disable-next-line @typescript-eslint/no-require-imports -- webpack's configuration is CommonJS
const FILES = require("../../src/functions/sources.cjs") as string[];
const sources = FILES.map((file) => path.join(__dirname, "../..", file));
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a webpack plugin is CommonJS
const { finishMetadata } = require("../../src/functions/metadata-plugin.cjs") as { finishMetadata: Finish };

const BASE = "https://intranet.example/vram/";
const root = path.resolve(__dirname, "../..");

/** One function, as custom-functions-metadata writes it. */
const generated = (): Metadata => ({
  allowCustomDataForDataTypeAny: true,
  functions: [
    {
      id: "VRAM.PARAMS",
      description: "Memory of the weights.",
      parameters: [
        { name: "model", description: "What is deployed." },
        { name: "unit", description: "GB or GiB.", optional: true },
      ],
      ...{ name: "VRAM.PARAMS", result: { dimensionality: "matrix" } },
    },
  ],
});
const written = (): Texts => ({
  help: {
    model: [{ en: "What is deployed.", "zh-CN": "模型。" }],
    unit: [{ en: "GB or GiB.", "zh-CN": "单位。" }],
  },
  functions: { "zh-CN": { "VRAM.PARAMS": "权重。" } },
});

test("the flag that crashes Excel 2021 is taken out", () => {
  const { languages, complaints } = finishMetadata(generated(), BASE, written());
  expect(complaints).toEqual([]);
  expect(languages[""]).not.toHaveProperty("allowCustomDataForDataTypeAny");
});

// without it Excel does not call a function at all when one cell of a range holds an error
test("errors are handed over, in every language", () => {
  const { languages } = finishMetadata(generated(), BASE, written());
  for (const metadata of Object.values(languages)) expect(metadata.allowErrorForDataTypeAny).toBe(true);
});

test("what follows an optional argument is optional for Excel, and says that it is needed", () => {
  const metadata = generated();
  metadata.functions[0]?.parameters.push({ name: "model", description: "What is deployed." });
  const { languages, complaints } = finishMetadata(metadata, BASE, written());
  expect(complaints).toEqual([]);
  const [english, chinese] = ["", "zh-CN"].map((locale) => languages[locale]?.functions[0]?.parameters ?? []);
  expect(english?.map(({ optional }) => optional)).toEqual([undefined, true, true]);
  expect(english?.map(({ description }) => description)).toEqual(["What is deployed.", "GB or GiB.", "What is deployed. Needed."]);
  expect(chinese?.map(({ description }) => description)).toEqual(["模型。", "单位。", "模型。必填。"]);
}); // prettier-ignore

test("the Chinese copy has Chinese help and the same ids, names and order", () => {
  const { languages, complaints } = finishMetadata(generated(), BASE, written());
  expect(complaints).toEqual([]);
  expect(languages["zh-CN"]?.functions).toEqual([
    {
      id: "VRAM.PARAMS",
      name: "VRAM.PARAMS",
      description: "权重。",
      helpUrl: `https://intranet.example/vram/help/zh-CN/VRAM.PARAMS.html?${VERSION}`,
      parameters: [
        { name: "model", description: "模型。" },
        { name: "unit", description: "单位。", optional: true },
      ],
      result: { dimensionality: "matrix" },
    },
  ]);
  expect(languages[""]?.functions[0]?.helpUrl).toBe(
    `https://intranet.example/vram/help/VRAM.PARAMS.html?${VERSION}`,
  );
});

test.each<[string, (metadata: Metadata, texts: Texts) => void, string]>([
  [
    "a function without its Chinese",
    (_, texts) => delete texts.functions["zh-CN"]?.["VRAM.PARAMS"],
    "zh-CN: no translation for VRAM.PARAMS. Add it to zh-CN.json.",
  ],
  [
    "a parameter without its Chinese",
    (_, texts) => delete texts.help["unit"]?.[0]?.["zh-CN"],
    "zh-CN: no translation for VRAM.PARAMS, parameter unit.",
  ],
  [
    "help that no function says",
    (metadata) => metadata.functions[0]?.parameters.pop(),
    'argument-help.json, unit: no function says "GB or GiB.".',
  ],
  [
    "help that only a function says",
    (metadata) => Object.assign(metadata.functions[0]?.parameters[0] ?? {}, { description: "A model." }),
    'VRAM.PARAMS, model: "A model." is no help of model in argument-help.json.',
  ],
  [
    "a translation of a function that is gone",
    (_, texts) => Object.assign(texts.functions["zh-CN"] ?? {}, { "VRAM.OLD": "旧。" }),
    "zh-CN: there is no function VRAM.OLD.",
  ],
  [
    "an id shorter than Excel takes",
    (metadata) => Object.assign(metadata.functions[0] ?? {}, { name: "KV" }),
    "functions.json/functions/0/name must match pattern",
  ],
  [
    "a description longer than Excel takes",
    (metadata) => Object.assign(metadata.functions[0] ?? {}, { description: "x".repeat(1025) }),
    "functions.json/functions/0/description must NOT have more than 1024 characters",
  ],
  [
    "a streaming function",
    (metadata) => Object.assign(metadata.functions[0] ?? {}, { options: { stream: true } }),
    "functions.json/functions/0 must NOT have additional properties",
  ],
])("%s fails the build", (_what, change, complaint) => {
  const metadata = generated();
  const texts = written();
  change(metadata, texts);
  const { complaints } = finishMetadata(metadata, BASE, texts);
  expect(complaints.join("\n")).toContain(complaint);
});

test("our own functions pass", async () => {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(sources, true);
  expect(errors).toEqual([]);
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(path.join(root, "src/functions", file), "utf8"));
  const texts = { help: read("argument-help.json"), functions: { "zh-CN": read("zh-CN.json") } } as Texts;
  const { complaints } = finishMetadata(JSON.parse(metadataJson) as Metadata, BASE, texts);
  expect(complaints).toEqual([]);
});

test("ids stay apart when a file stores them with underscores", async () => {
  const { metadataJson } = await generateCustomFunctionsMetadata(sources, true);
  const stored = (JSON.parse(metadataJson) as Metadata).functions.map(({ id }) => id.replaceAll(".", "_"));
  expect(new Set(stored).size).toBe(stored.length);
});
