import { readEngine } from "../../../src/reading/engine/engine-line";
import { readOne } from "../../../src/reading/arguments/argument";
import { ARGUMENTS } from "../../../src/reading/arguments/arguments";
import { findCard, findModel } from "../../../src/reading/names/find";
import { mostRequests, serve, smallestCards } from "../../../src/core/serving/inference";
import type { ServingQuestion } from "../../../src/core/serving/question";
import { gib, toGib } from "../../../src/core/units";
import { said } from "../../functions/said";

/** A question in one line: model, engine, card, number of cards. */
function asked(
  of: string,
  engine: string,
  more: Partial<ServingQuestion> & { on?: string } = {},
): ServingQuestion {
  const card = findCard(more.on ?? "H100");
  return { model: findModel(of), precision: null, context: 8192, concurrency: 1, kvPrecision: null, cards: null, ...more, card, engine: readEngine(engine, card) }; // prettier-ignore
}

const part = (question: ServingQuestion, name: string): number =>
  toGib(serve(question).parts.find((one) => one.name === name)?.size ?? gib(0));

describe("--dtype never re-prices quantised weights", () => {
  test.each([
    ["Qwen2.5-72B-Instruct-AWQ", "-tp 2 --dtype half", "L40S"], // vLLM asks for half beside AWQ
    ["DeepSeek-R1", "-tp 16 --dtype bfloat16", "H100"],
    ["gpt-oss-120b", "-tp 2 --dtype bfloat16", "H100"],
  ])("%s, vllm serve m %s", (model, flags, on) => {
    const plain = flags.replace(/ --dtype.*/, "");
    const weights = (engine: string): number => part(asked(model, engine, { on }), "Weights");
    expect(weights(`vllm serve m ${flags}`)).toBe(weights(`vllm serve m ${plain}`));
  });
  test("32 bit doubles what is not quantised: 8.19e9 parameters of Qwen3-8B × 4 bytes", () => {
    const weights = part(asked("Qwen3-8B", "vLLM --dtype float32"), "Weights");
    expect(weights).toBeCloseTo((8_190_735_360 * 4) / 2 ** 30, 0);
  });
  test("a method for a file that is quantised already changes nothing, for one that is not it does", () => {
    const weights = (model: string, engine: string): number => part(asked(model, engine), "Weights");
    expect(weights("Qwen2.5-72B-Instruct-AWQ", "vLLM -q fp8")).toBe(
      weights("Qwen2.5-72B-Instruct-AWQ", "vLLM"),
    );
    expect(weights("Qwen3-8B", "vLLM --quantization fp8")).toBeLessThan(weights("Qwen3-8B", "vLLM") * 0.65);
  });
});

describe("decode context parallel", () => {
  test("DeepSeek-V3 on 16: 61 layers × 576 numbers × 2 bytes × 8,192 tokens ÷ 16 ranks", () => {
    const question = asked("DeepSeek-V3", "vllm serve x -tp 16 -dcp 16");
    expect(part(question, "KV cache")).toBeCloseTo((61 * 576 * 2 * 8192) / 16 / 2 ** 30, 6);
  });
  test("KV heads that are not copied cannot be shared further: Qwen3-32B has 8", () => {
    expect(said(() => serve(asked("Qwen3-32B", "vLLM -tp 8 -dcp 2")))).toMatch(
      /8 KV heads on 8 ranks.*Use 1 or fewer/,
    );
    expect(part(asked("Qwen3-32B", "vLLM -tp 16 -dcp 2"), "KV cache")).toBeCloseTo(
      part(asked("Qwen3-32B", "vLLM -tp 8"), "KV cache") / 2,
      6,
    );
  });
});

test("DeepSeek V4's cache has pages of its own, which -dcp is not counted for", () => {
  expect(said(() => serve(asked("DeepSeek-V4-Pro", "vLLM -tp 8 -dcp 8")))).toMatch(/-dcp moves memory/);
});

describe("what stays with the host", () => {
  // 128 experts of three matrices of 2,880 × 2,880 in MXFP4, 17 bytes for 32 numbers
  const expertsOfLayer = (128 * 3 * 2880 * 2880 * 17) / 32 / 2 ** 30;
  const weights = (flags: string, cards = 1): number =>
    part(
      asked("gpt-oss-120b", `llama-server -m x.gguf -ngl 99 ${flags}`, { on: "RTX 3090", cards }),
      "Weights",
    );
  test("--n-cpu-moe leaves the experts of the first layers, --cpu-moe all 36", () => {
    expect(weights("") - weights("--n-cpu-moe 24")).toBeCloseTo(24 * expertsOfLayer, 6);
    expect(weights("") - weights("--cpu-moe")).toBeCloseTo(36 * expertsOfLayer, 6);
    expect(weights('-ot ".ffn_.*_exps.=CPU"')).toBeCloseTo(weights("--cpu-moe"), 9);
    expect(weights('-ot "blk\\.(0|1|2)\\.ffn_(up|down)_exps\\.=CPU"')).toBeCloseTo(
      weights("") - 2 * expertsOfLayer,
      6,
    );
  });
  test("of two cards the second has the experts that are left: 12 of its 18 layers", () => {
    expect(weights("--n-cpu-moe 24", 2)).toBeGreaterThan(12 * expertsOfLayer);
    expect(weights("--n-cpu-moe 24", 2)).toBeLessThan(24);
  });
  test("27 of 36 on one RTX 3090 stays under its 24 GB, as measured", () => {
    // https://www.hardware-corner.net/gpt-oss-offloading-moe-layers/
    const total = serve(
      asked("gpt-oss-120b", "llama-server -ngl 99 --n-cpu-moe 27", { on: "RTX 3090", cards: 1 }),
    ).total;
    expect(toGib(total)).toBeGreaterThan(16);
    expect(toGib(total)).toBeLessThan(22.3);
  });
  test("--cpu-moe at 131,072 tokens takes about 8 GB, as reported", () => {
    // https://gokawiil.com/article/74814: "--n-cpu-moe 36, everything else on the GPU, about 8GB", -c 0 is 131,072
    const total = serve(asked("gpt-oss-120b", "llama-server -ngl 999 --n-cpu-moe 36 -c 0 -fa", { on: "RTX 3090", cards: 1, context: 131_072 })).total; // prettier-ignore
    expect(total / 1e9).toBeGreaterThan(6);
    expect(total / 1e9).toBeLessThan(9);
  });
  test("--cpu-offload-gb takes so much off every device", () => {
    const whole = part(asked("Qwen3-32B", "vLLM -tp 2"), "Weights");
    expect(part(asked("Qwen3-32B", "vLLM -tp 2 --cpu-offload-gb 10"), "Weights")).toBeCloseTo(whole - 10, 6);
    expect(part(asked("Qwen3-32B", "vLLM -tp 2 --cpu-offload-gb 90"), "Weights")).toBe(0);
  });
  test("--no-kv-offload leaves the cache with the host", () => {
    expect(part(asked("Llama-3.1-8B", "llama.cpp --no-kv-offload"), "KV cache")).toBe(0);
  });
});

describe("rows of cells: Llama-3.1-8B keeps 1 GiB of 8,192 tokens", () => {
  test.each([
    ["llama-server -m x", 1],
    ["llama-server -m x -np 4", 4],
    ["llama-server -m x -np 4 --kv-unified", 1],
    ["OLLAMA_NUM_PARALLEL=4 ollama serve", 4],
    ["OLLAMA_NUM_PARALLEL=4 OLLAMA_KV_CACHE_TYPE=q8_0 ollama serve", 4 * (34 / 64)],
  ])("%s: %f GiB", (engine, size) => {
    expect(part(asked("Llama-3.1-8B", engine), "KV cache")).toBeCloseTo(size, 6);
  });
  test("--swa-full: every layer of gemma-3-27b keeps every token", () => {
    // 62 layers × 2 × 16 KV heads × 128 × 2 bytes × 32,768 tokens
    const question = asked("gemma-3-27b-it", "llama.cpp --swa-full", { context: 32_768 });
    expect(part(question, "KV cache")).toBeCloseTo((62 * 2 * 16 * 128 * 2 * 32_768) / 2 ** 30, 6);
  });
});

describe("towers", () => {
  // gemma-3's SigLIP tower, 417 million parameters in 16 bit: https://arxiv.org/abs/2503.19786
  const weights = (flags: string): number => part(asked("gemma-3-27b-it", `vLLM -tp 2 ${flags}`), "Weights");
  test("are not loaded for language alone, and whole on every rank in data mode", () => {
    const tower = (0.417e9 * 2) / 2 ** 30;
    expect(weights("") - weights("--language-model-only")).toBeCloseTo(tower / 2, 1);
    expect(weights("--mm-encoder-tp-mode data") - weights("")).toBeCloseTo(tower / 2, 1);
    expect(weights("--limit-mm-per-prompt.image 0 --limit-mm-per-prompt.video 0")).toBe(weights("--language-model-only")); // prettier-ignore
  });
});

describe("pools, graphs and layouts", () => {
  test("--max-total-tokens bounds SGLang's pool", () => {
    expect(mostRequests(asked("Llama-3.1-8B", "SGLang --max-total-tokens 81920"))).toBeCloseTo(10, 6);
  });
  test("so many batch sizes are captured: 0.37 + 0.0165 × 32 layers × 4 ÷ 51 GiB", () => {
    const sizes = `--compilation-config '{"cudagraph_capture_sizes":[1,2,4,8]}'`;
    expect(part(asked("Llama-3.1-8B", `vLLM ${sizes}`), "Graphs")).toBeCloseTo(
      0.37 + (0.0165 * 32 * 4) / 51,
      6,
    );
    expect(part(asked("Llama-3.1-8B", "vLLM -O.cudagraph_mode=NONE"), "Graphs")).toBe(0);
  });
  test("a request keeps a checkpoint of its recurrent states with prefix caching, and none without", () => {
    const cache = (flag: string): number => part(asked("Qwen3-Next-80B-A3B-Instruct", `vLLM 0.19 -tp 4 ${flag}`), "KV cache"); // prettier-ignore
    expect(cache("--enable-prefix-caching")).toBeGreaterThan(cache("--no-enable-prefix-caching"));
  });
  test("TensorRT-LLM's attention DP: a rank has the attention whole and an eighth of the requests", () => {
    const cache = (flag: string): number => part(asked("DeepSeek-R1", `TensorRT-LLM --tp_size 8 ${flag}`, { concurrency: 8, on: "H200" }), "KV cache"); // prettier-ignore
    expect(cache("enable_attention_dp=true")).toBeCloseTo(cache("") / 8, 6);
  });
  test("a layout that the flags state is the number of cards", () => {
    expect(smallestCards(asked("Llama-3.1-8B", "vLLM -tp 4"))).toBe(4);
    expect(serve(asked("Llama-3.1-8B", "vLLM TP=4 PP=2")).cards).toBe(8);
  });
  test.each([
    ["vLLM -tp 4", 8, "TP 4"],
    ["vLLM -tp 4 -pp 2 -dp 3", 2, "TP 4, PP 2, DP 3"],
    ["SGLang --tp 3", 4, "TP 3"],
    ["SGLang --dp 3", 4, "DP 3"],
    ["Transformers -tp 2", 1, "TP 2"],
  ])("%s on %i cards contradicts itself", (engine, cards, flags) => {
    expect(said(() => serve(asked("Llama-3.1-8B", engine, { cards })))).toContain(
      `${cards} cards (${cards} devices) contradict the flags ${flags}.`,
    );
  });
  test("Ollama's library has four bits under a bare name, and its own for what is born in four", () => {
    const tag = { model: readOne(ARGUMENTS.model, "deepseek-r1:70b") };
    // https://github.com/ollama/ollama/issues/14719: deepseek-r1:70b is 43 GB on disk
    expect(part(asked("QwQ-32B", "Ollama", { ...tag, on: "RTX 3090", cards: 2 }), "Weights")).toBeCloseTo(43 / 2 / 1.0737, 0); // prettier-ignore
    expect(serve(asked("gpt-oss-20b", "Ollama", { on: "RTX 4090" })).precision).toBe("MXFP4_MOE");
    expect(serve(asked("qwen3:8b-q8_0", "Ollama", { on: "RTX 4090" })).precision).toBe("Q8_0");
    expect(part(asked("QwQ-32B", "vLLM -tp 4", tag), "Weights")).toBeGreaterThan(32);
  });
});
