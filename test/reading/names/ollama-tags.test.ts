import type { Precision } from "../../../src/core/formats/precision";
import { weightBytes } from "../../../src/core/weights/weights";
import { readOne } from "../../../src/reading/arguments/argument";
import { ARGUMENTS } from "../../../src/reading/arguments/arguments";
import { libraryPrecision, libraryTag } from "../../../src/reading/names/ollama-tags";
import type { Model } from "../../../src/core/shape/model";
import { call } from "../../functions/excel";

const modelOf = (name: string): Model => readOne(ARGUMENTS.model, name);

/**
 * What ollama.com/library prints beside a bare tag, in GB of two digits, for models of text (a vision tower lies in the
 * same blob). Source: https://github.com/Jeffser/Alpaca/blob/main/src/ollama_models.py, June 2026
 */
const SIZES: readonly (readonly [tag: string, precision: Precision, gigabytes: number])[] = [
  ["llama3.3:70b", "Q4_K_M", 43], ["llama3.1:8b", "Q4_K_M", 4.9], ["llama3.1:70b", "Q4_K_M", 43], ["llama3.1:405b", "Q4_K_M", 243],
  ["llama3.2:1b", "Q8_0", 1.3], ["llama3.2:3b", "Q4_K_M", 2.0], ["llama3:8b", "Q4_0", 4.7], ["llama3:70b", "Q4_0", 40],
  ["llama2:7b", "Q4_0", 3.8], ["llama2:13b", "Q4_0", 7.4], ["llama2:70b", "Q4_0", 39], ["codellama:34b", "Q4_0", 19],
  ["qwq:32b", "Q4_K_M", 20], ["qwen3:4b", "Q4_K_M", 2.5], ["qwen3:14b", "Q4_K_M", 9.3], ["qwen3:30b", "Q4_K_M", 19],
  ["qwen3:32b", "Q4_K_M", 20], ["qwen3:235b", "Q4_K_M", 142], ["qwen3-coder:30b", "Q4_K_M", 19], ["qwen3-coder:480b", "Q4_K_M", 290],
  ["qwen2.5:7b", "Q4_K_M", 4.7], ["qwen2.5:32b", "Q4_K_M", 20], ["qwen2.5:72b", "Q4_K_M", 47], ["qwen2.5-coder:14b", "Q4_K_M", 9.0],
  ["qwen2:7b", "Q4_0", 4.4], ["qwen2:72b", "Q4_0", 41], ["qwen3-embedding:0.6b", "Q8_0", 0.639], ["qwen3-embedding:4b", "Q4_K_M", 2.5],
  ["gemma2:2b", "Q4_0", 1.6], ["gemma2:9b", "Q4_0", 5.4], ["gemma2:27b", "Q4_0", 16], ["gemma:7b", "Q4_0", 5.0],
  ["gemma3:1b", "Q4_K_M", 0.815], ["gemma3:270m", "Q8_0", 0.292], ["mistral:7b", "Q4_K_M", 4.4], ["mistral-nemo:12b", "Q4_0", 7.1],
  ["mixtral:8x7b", "Q4_0", 26], ["mixtral:8x22b", "Q4_0", 80], ["codestral:22b", "Q4_0", 13], ["mistral-large:123b", "Q4_K_M", 73],
  ["phi4:14b", "Q4_K_M", 9.1], ["deepseek-r1:1.5b", "Q4_K_M", 1.1], ["deepseek-r1:8b", "Q4_K_M", 5.2], ["deepseek-r1:14b", "Q4_K_M", 9.0],
  ["deepseek-r1:32b", "Q4_K_M", 20], ["deepseek-r1:70b", "Q4_K_M", 43], ["deepseek-r1:671b", "Q4_K_M", 404], ["deepseek-v3:671b", "Q4_K_M", 404],
  ["deepseek-coder:6.7b", "Q4_0", 3.8], ["deepseek-coder:33b", "Q4_0", 19], ["deepseek-llm:67b", "Q4_0", 38], ["yi:9b", "Q4_0", 5.0],
  ["command-r:35b", "Q4_0", 19], ["command-r-plus:104b", "Q4_0", 59], ["gpt-oss:20b", "F16", 13.8], ["gpt-oss:120b", "F16", 65.3],
  ["smollm2:135m", "F16", 0.271], ["smollm2:1.7b", "Q8_0", 1.8], ["tinyllama:1.1b", "Q4_0", 0.638], ["falcon3:1b", "Q8_0", 1.8],
  ["falcon3:10b", "Q4_K_M", 6.3], ["olmo2:13b", "Q4_K_M", 8.4], ["granite3.3:8b", "Q4_K_M", 4.9], ["exaone3.5:32b", "Q4_K_M", 19],
  ["starcoder2:15b", "Q4_0", 9.1], ["internlm2:20b", "Q4_0", 11], ["solar:10.7b", "Q4_0", 6.1], ["qwen3-next:80b", "Q4_K_M", 50],
  ["nemotron-3-super:120b", "Q4_K_M", 87], ["olmo-3.1:32b", "Q4_K_M", 19],
]; // prettier-ignore

test.each(SIZES)("the library has %s in %s, %d GB", (tag, precision, gigabytes) => {
  const model = modelOf(tag);
  expect(model.libraryPrecision).toBe(precision);
  // two digits, and vocabularies that grew: 3.5 %; another format of the same width is 4 % away or more
  const ours = weightBytes({ model, precision }) / 1e9;
  expect(Math.abs(ours / gigabytes - 1)).toBeLessThan(0.035);
});

/** What `latest` is: the tag of the same size and digest in the library. */
test.each([
  ["llama3.1:latest", "llama3.1:8b"], ["llama3.2:latest", "llama3.2:3b"], ["qwen3:latest", "qwen3:8b"], ["gemma3:latest", "gemma3:4b"],
  ["deepseek-r1:latest", "deepseek-r1:8b"], ["gpt-oss:latest", "gpt-oss:20b"], ["qwen2.5-coder:latest", "qwen2.5-coder:7b"],
  ["mistral:latest", "mistral:7b"], ["mixtral:latest", "mixtral:8x7b"], ["gemma2:latest", "gemma2:9b"], ["qwen3.5:latest", "qwen3.5:9b"],
  ["phi4:latest", "phi4"], ["qwq:latest", "qwq"], ["llama3.3:latest", "llama3.3"],
])("%s is %s", (tag, name) => {
  expect(libraryTag(tag)?.name).toBe(name);
  expect(modelOf(tag).parameters).toBe(modelOf(name).parameters);
}); // prettier-ignore

test("SPEC speaks of the same model", async () => {
  expect(await call("VRAM.SPEC", "deepseek-r1:latest", "params")).toBe(8190735360);
  expect(await call("VRAM.SPEC", "llama3.2:latest", "layers")).toBe(28);
});

test("deepseek-r1:8b is the distillation of 2025-05, a Qwen3", () => {
  // /api/tags of a machine of June 2025: deepseek-r1:latest, family qwen3, 8.2B, 5,225,376,047 bytes
  expect(modelOf("deepseek-r1:8b").parameters).toBe(8190735360);
});

test.each([
  "llama3:8b-instruct-q4_K_M", "gemma3:27b-it-qat", "qwen3:8b-fp16", "gpt-oss:120b-cloud", "qwen3.8:27b-mlx",
  "unsloth/gpt-oss-120b-GGUF:F16", "hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q6_K", "songfy/llama3.1:8b", "Qwen/Qwen3-32B", "QwQ-32B",
])("%s is no bare tag of the library", (name) => {
  expect(libraryTag(name)).toBeNull();
}); // prettier-ignore

test("a tag of the library with its address is the same", () => {
  expect(libraryTag("ollama.com/library/deepseek-r1:70b")).toEqual({
    name: "deepseek-r1:70b",
    precision: "Q4_K_M",
  });
  expect(libraryTag("registry.ollama.ai/library/Llama3:8b-instruct")?.precision).toBe("Q4_0");
  expect(libraryPrecision("bge-m3", "567m")).toBe("F16");
});

describe("with the engine Ollama", () => {
  const perCard = async (model: string, precision: string | null, engine: string): Promise<number> =>
    Number(await call("VRAM.PERCARD", model, precision, 8192, "RTX 3090", 2, 1, null, engine, "GiB"));

  test("a bare tag is the library's file", async () => {
    // https://github.com/ollama/ollama/issues/14719: 43 GB on disk run on two 24 GB cards
    const size = await perCard("deepseek-r1:70b", null, "Ollama");
    expect(size).toBeGreaterThan(19.9);
    expect(size).toBeLessThan(23.6);
    expect(size).toBe(await perCard("deepseek-r1:70b", "Q4_K_M", "Ollama"));
  });

  test("any other engine, and any other name, is as released", async () => {
    expect(await perCard("deepseek-r1:70b", null, "llama.cpp")).toBeGreaterThan(60);
    expect(await perCard("DeepSeek-R1-Distill-Llama-70B", null, "Ollama")).toBeGreaterThan(60);
  });

  test("a precision that is given counts", async () => {
    expect(await perCard("deepseek-r1:70b", "Q8_0", "Ollama")).toBeGreaterThan(35);
  });
});
