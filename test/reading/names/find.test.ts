import { CARD_ROWS } from "../../../src/catalog/cards";
import { MODEL_ROWS } from "../../../src/catalog/models";
import { NotFoundError } from "../../../src/core/errors";
import { findCard, findModel, searchCards, searchModels } from "../../../src/reading/names/find";
import { processorTime } from "../../tools/processor-time";
import { NameIndex } from "../../../src/reading/names/name-index";
import { said } from "../../functions/said";

/** An index of names alone. */
const PLAIN = (kind: "model" | "card") =>
  ({ noun: kind, kind, words: () => [], maker: () => "", agrees: () => false }) as const;

/** What people type, and the row they mean. */
const MODELS: readonly (readonly [typed: string, id: string])[] = [
  ["QwQ-32B", "Qwen/QwQ-32B"],
  ["qwq:32b", "Qwen/QwQ-32B"],
  ["  ＱｗＱ－３２Ｂ ", "Qwen/QwQ-32B"],
  ["Qwen/QwQ-32B", "Qwen/QwQ-32B"],
  ["千问QwQ-32B", "Qwen/QwQ-32B"],
  ["qwen3 32b", "Qwen/Qwen3-32B"],
  ["通义千问3-32B", "Qwen/Qwen3-32B"],
  ["qwen3:30b-a3b", "Qwen/Qwen3-30B-A3B"],
  ["Qwen2.5-72B", "Qwen/Qwen2.5-72B-Instruct"],
  ["Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct"],
  ["llama3.1:8b", "meta-llama/Llama-3.1-8B-Instruct"],
  ["meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-8B-Instruct"],
  ["LLM-Research/Meta-Llama-3.1-8B-Instruct", "meta-llama/Llama-3.1-8B-Instruct"],
  ["羊驼 3.3 70B", "meta-llama/Llama-3.3-70B-Instruct"],
  ["DeepSeek R1", "deepseek-ai/DeepSeek-R1"],
  ["deepseek-r1:671b", "deepseek-ai/DeepSeek-R1"],
  ["DeepSeek满血版", "deepseek-ai/DeepSeek-R1"],
  ["深度求索 V3", "deepseek-ai/DeepSeek-V3"],
  ["DeepSeek-V3.1-Terminus", "deepseek-ai/DeepSeek-V3.1"],
  ["deepseek-r1:32b", "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B"],
  ["智谱 GLM-4.5", "zai-org/GLM-4.5"],
  ["ZhipuAI/GLM-4.5-Air", "zai-org/GLM-4.5-Air"],
  ["月之暗面 Kimi K2", "moonshotai/Kimi-K2-Instruct"],
  ["gpt-oss:120b", "openai/gpt-oss-120b"],
  ["gemma3:27b", "google/gemma-3-27b-it"],
  ["文心 4.5 21B", "baidu/ERNIE-4.5-21B-A3B-PT"],
  ["满血版DeepSeek", "deepseek-ai/DeepSeek-R1"],
  ["deepseek r1 32b蒸馏", "deepseek-ai/DeepSeek-R1-Distill-Qwen-32B"],
  ["R1 distill qwen 14b", "deepseek-ai/DeepSeek-R1-Distill-Qwen-14B"],
  ["DeepSeek R1 70B", "deepseek-ai/DeepSeek-R1-Distill-Llama-70B"],
  ["千问3 32B", "Qwen/Qwen3-32B"],
  ["通义千问2.5-7B", "Qwen/Qwen2.5-7B-Instruct"],
  ["GLM4.5 Air", "zai-org/GLM-4.5-Air"],
  ["Kimi-K2-0905", "moonshotai/Kimi-K2-Instruct-0905"],
  ["腾讯混元 80B", "tencent/Hunyuan-A13B-Instruct"],
  ["nvidia/Kimi-K2.5-NVFP4", "nvidia/Kimi-K2.5-NVFP4"],
  ["Mistral-7B-v0.1", "mistralai/Mistral-7B-v0.1"],
  ["mistral:7b", "mistralai/Mistral-7B-Instruct-v0.3"],
  ["QwQ-32B-Preview", "Qwen/QwQ-32B-Preview"],
  ["Meta-Llama-3.1-405B-Instruct-FP8", "meta-llama/Llama-3.1-405B-Instruct-FP8"],
  ["codellama:13b", "codellama/CodeLlama-13b-Instruct-hf"],
  ["gemma:2b", "google/gemma-2b-it"],
  ["Magistral-Small", "mistralai/Mistral-Small-3.2-24B-Instruct-2506"],
  ["InternVL2.5-38B", "OpenGVLab/InternVL3-38B"],
];

test.each(MODELS)("%s means %s", (typed, id) => {
  expect(findModel(typed).id).toBe(id);
});

test.each([
  ["QwQ-32B-AWQ", "Qwen/QwQ-32B", "INT4"],
  ["Qwen/Qwen3-32B-FP8", "Qwen/Qwen3-32B", "FP8"],
  ["Qwen2.5-7B-Instruct-GPTQ-Int8", "Qwen/Qwen2.5-7B-Instruct", "INT8-g128"],
  ["nvidia/DeepSeek-R1-0528-NVFP4", "deepseek-ai/DeepSeek-R1-0528", "NVFP4"],
  ["unsloth/Meta-Llama-3.1-8B-Instruct-bnb-4bit", "meta-llama/Llama-3.1-8B-Instruct", "NF4-DQ"],
  ["unsloth/Qwen2.5-7B-Instruct-unsloth-bnb-4bit", "Qwen/Qwen2.5-7B-Instruct", "NF4-DQ"],
  ["Qwen3-32B-FP8-Static-PerTensor", "Qwen/Qwen3-32B", "FP8-tensor"],
  ["GLM-5-Channel-FP8-w8a8", "zai-org/GLM-5", "FP8"],
])("a name that ends in a format says how it was released: %s", (typed, id, precision) => {
  expect(findModel(typed)).toMatchObject({ id, precision });
});

const CARDS: readonly (readonly [typed: string, name: string])[] = [
  ["H100", "H100 SXM5 80GB"],
  ["h100-80g", "H100 SXM5 80GB"],
  ["A100-80G", "A100 SXM4 80GB"],
  ["NVIDIA A100 80GB", "A100 SXM4 80GB"],
  ["A100", "A100 SXM4 80GB"],
  ["H20", "H20 96GB (China)"],
  ["4090", "GeForce RTX 4090 24GB"],
  ["RTX4090", "GeForce RTX 4090 24GB"],
  ["昇腾910B3", "Ascend 910B3 64GB (Atlas 800T A2)"],
  ["910B", "Ascend 910B3 64GB (Atlas 800T A2)"],
  ["华为昇腾910B", "Ascend 910B3 64GB (Atlas 800T A2)"],
  ["MXC500", "MetaX C500 64GB (PCIe)"],
  ["沐曦C500", "MetaX C500 64GB (PCIe)"],
  ["海光K100_AI", "DCU K100_AI 64GB"],
  ["寒武纪MLU370-X8", "MLU370-X8 48GB"],
  ["摩尔线程S4000", "MTT S4000 48GB"],
  ["昆仑芯P800", "P800 96GB"],
  ["天数智芯BI150", "Iluvatar BI-V150 64GB"],
  ["燧原S60", "Enflame S60 48GB"],
  ["H20 141G", "H20-3e 141GB (China)"],
  ["海光 BW1000", "DCU BW1000 64GB"],
  ["寒武纪370", "MLU370-X8 48GB"],
  ["A100 SXM 40G", "A100 SXM4 40GB"],
  ["Mac Studio 512GB", "Apple M3 Ultra 512GB unified"],
];

test.each(CARDS)("%s is the card %s", (typed, name) => {
  expect(findCard(typed).name).toBe(name);
});

test("a name that is not there names the nearest one", () => {
  expect(() => findModel("QwQ-23B")).toThrow(NotFoundError);
  expect(said(() => findModel("QwQ-23B"))).toBe('No model is called "QwQ-23B". Nearest: "QwQ-32B".');
  expect(said(() => findCard("H10O"))).toMatch(/Nearest: "H100/);
});

test.each(["gemma 2 7b", "llama 4 8b", "qwen 72b", "书生浦语 20B"])(
  "%s is no model, though some names hold its words",
  (typed) => {
    expect(() => findModel(typed)).toThrow(NotFoundError);
  },
);

test("a search reads no shapes", () => {
  expect(searchModels("").length).toBeGreaterThan(300);
  // the shapes of all rows take ten times as long
  expect(processorTime(() => searchModels(""))).toBeLessThan(50);
});

// a blank in front says the same and takes the way through the index
test.each([
  [
    "models",
    new NameIndex<{ id: string; name: string; aliases?: readonly string[] }>(MODEL_ROWS, PLAIN("model")),
  ],
  [
    "cards",
    new NameIndex<{ id: string; name: string; aliases?: readonly string[] }>(CARD_ROWS, PLAIN("card")),
  ],
] as const)("%s: a name as it is written means what any other spelling of it means", (_, index) => {
  for (const { id, name, aliases } of index.rows)
    for (const written of [id, name, ...(aliases ?? [])])
      expect([written, index.find(written)?.id]).toEqual([written, index.find(` ${written}`)?.id]);
});

test("a name as it is written is found without the index", () => {
  const rows = ["one", "two"].map((id) => ({
    id,
    name: id.toUpperCase(),
    get aliases(): string[] {
      throw new Error("only the index and an alias need the aliases");
    },
  }));
  const index = new NameIndex(rows, PLAIN("model"));
  expect([index.find("one"), index.find("TWO")]).toEqual(rows);
  expect(() => index.find("Two")).toThrow("only the index");
});

test("a page of text is no name, and costs little", () => {
  let text = "lorem ipsum ".repeat(2000);
  const look = (): void => {
    // an answer is remembered: each look is for another text
    expect(() => findModel((text += "a"))).toThrow(NotFoundError);
  };
  expect(processorTime(look)).toBeLessThan(50);
});

test.each([
  ["qwen 32", "Qwen3-32B"],
  ["32 qwen", "QwQ-32B"],
  ["通义", "Qwen3-32B"],
  ["r1 distill", "DeepSeek-R1-Distill-Llama-70B"],
  ["智谱 4.5", "GLM-4.5"],
])("searching %s finds %s", (query, name) => {
  expect(searchModels(query).map((model) => model.name)).toContain(name);
});

test("the name itself comes first, and a size before a version", () => {
  expect(searchModels("qwen3-32b")[0]?.name).toBe("Qwen3-32B");
  expect(searchModels("qwen 32").findIndex(({ name }) => name === "Qwen3-32B")).toBeLessThan(5);
  expect(searchCards("昇腾").length).toBeGreaterThan(8);
});

test("looking a name up again takes less than a microsecond", () => {
  findModel("Qwen3-32B");
  const times = 100_000;
  const again = (): void => {
    for (let i = 0; i < times; i++) findModel("Qwen3-32B");
  };
  expect(processorTime(again) * 1000).toBeLessThan(times);
});
