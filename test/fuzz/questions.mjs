// @ts-check
// What the fuzz run asks. Every kind mixes what people write with noise: cut, doubled, reversed and joined pieces.
import fc from "fast-check";

const NAMES = ["QwQ-32B", "DeepSeek-R1", "Qwen3-30B-A3B", "gemma-3-27b", "gpt-oss-120b", "满血版", "千问3", "llama3.1:8b", "bge-m3"]; // prettier-ignore
const CARDS = [
  "H100",
  "昇腾910B3",
  "H20",
  "4090",
  "MI300X",
  "MXC500",
  "DGX Spark",
  "48GB",
  "A100-80G",
  "910C",
];
const WORDS = [
  ...NAMES, ...CARDS, "INT4", "FP8", "W8A8", "AWQ", "Q4_K_M", "量化版", "released", "（", "）", "[", "]", "@", ":", "/", "-", "_",
  "7B", "671B", "320亿", "1.5T", "GB", "GiB", "x", "×", "4 x", "\u0000", "\u202e", "=", "'", "\t", "💥", "İ", "ﬀ", "1e999", "-0", "NaN",
]; // prettier-ignore
const FLAGS = [
  "vllm serve", "docker run --gpus all vllm/vllm-openai:v0.19.1", "python -m sglang.launch_server", "llama-server", "ollama run",
  "trtllm-serve", "MindIE", "--tensor-parallel-size", "-tp", "-pp", "-dp", "-dcp", "--max-model-len", "--gpu-memory-utilization",
  "--kv-cache-dtype", "--dtype", "--speculative-config", "{\"method\":\"mtp\"", "num_speculative_tokens", "}", "--cpu-offload-gb",
  "--n-cpu-moe", "-ot", "exps=CPU", "-ngl", "-c", "0", "-1", "auto", "1M", "16K", "95%", "20G", "# no", "\\\n", "&&", "|", "${TP:-2}",
  "export TP=4", "$TP", "\"", "'", "`", "$(", "command:", "- --", "[\"vllm\",", "OLLAMA_NUM_PARALLEL=4", "=", "999999999999", "nan",
]; // prettier-ignore
const KEYS = [
  "model_type", "architectures", "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim",
  "intermediate_size", "vocab_size", "num_experts", "num_experts_per_tok", "moe_intermediate_size", "kv_lora_rank", "sliding_window",
  "layer_types", "quantization_config", "quant_method", "bits", "group_size", "ignore", "config_groups", "text_config",
  "vision_config", "torch_dtype", "rope_scaling", "index_topk", "compress_ratios", "__proto__", "constructor", "toString",
]; // prettier-ignore
const VALUES = ["llama", "qwen3", "deepseek_v3", "gpt_oss", "Qwen3ForCausalLM", "bfloat16", "gptq", "awq", "fp8", "compressed-tensors", "re:.*lm_head", "re:(a+)+$", "nope"]; // prettier-ignore

const mess = (/** @type {readonly string[]} */ words, most = 12) =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...words) }, fc.string({ maxLength: 6 })), {
      maxLength: most,
    })
    .chain((parts) => fc.constantFrom(" ", "", "\n", "-").map((between) => parts.join(between)));
const long = (/** @type {readonly string[]} */ words) =>
  fc.tuple(mess(words, 6), fc.integer({ min: 1, max: 32_000 })).map(([text, length]) => text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length)); // prettier-ignore
const odd = fc.oneof(
  fc.constantFrom(
    null,
    "",
    0,
    -1,
    0.5,
    1,
    8,
    1e9,
    1e308,
    true,
    false,
    "16,000",
    "128K",
    "1.6万",
    "20 %",
    "１６",
  ),
  fc.double({ noNaN: true }),
  fc.integer(),
);
const cell = fc.oneof(odd, mess(WORDS, 4));
const range = fc.oneof(
  cell,
  fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
);

/** @type {fc.Arbitrary<unknown>} */
const json =
  fc.letrec((/** @type {(key: string) => fc.Arbitrary<unknown>} */ tie) => ({
    json: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(odd, fc.constantFrom(...VALUES), fc.integer({ min: 0, max: 200_000 })),
      fc.array(tie("json"), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...KEYS), tie("json"), { maxKeys: 12 }),
    ),
  })).json ?? fc.constant(null);
const config = fc
  .tuple(fc.dictionary(fc.constantFrom(...KEYS), json, { maxKeys: 20 }), fc.integer({ min: 0, max: 40 }))
  .map(([body, cut]) => JSON.stringify(body).slice(0, cut === 40 ? -1 : undefined));

const LABELS = ["layers", "层数", "KV heads", "head dim", "parameters (B)", "参数量", "context", "memory", "显存", "usable memory", "bandwidth", "hidden_size", "kv_lora_rank", "x"]; // prettier-ignore
const labelled = fc.array(fc.tuple(fc.constantFrom(...LABELS), cell), { minLength: 1, maxLength: 10 });

/** @type {(id: string, ...args: fc.Arbitrary<unknown>[]) => fc.Arbitrary<readonly [string, ...unknown[]]>} */
const question = (id, ...args) => fc.tuple(fc.constant(id), ...args);
const name = fc.constantFrom(...NAMES);
const card = fc.constantFrom(...CARDS);
const blank = fc.constant(null);

export const ASKED = {
  arguments: fc.oneof(
    question("VRAM.PARAMS", range, range, range),
    question("VRAM.KV", range, range, range, range, range),
    question("VRAM.TOTAL", range, range, range, range, range, range, range),
    question("VRAM.CARDS", cell, cell, cell, cell, cell, cell, cell),
    question("VRAM.PERCARD", name, cell, cell, card, cell, cell, cell, cell, cell),
    question("VRAM.MAXCONTEXT", name, cell, card, cell, cell, cell, cell),
    question("VRAM.MAXCONCURRENCY", name, cell, cell, card, cell, cell, cell),
    question("VRAM.BREAKDOWN", name, cell, cell, card, cell, cell, cell, cell, cell, cell),
    question(
      "VRAM.TRAINBREAKDOWN",
      name,
      cell,
      cell,
      cell,
      cell,
      cell,
      mess([...WORDS, "zero=3", "framework=", "rank="]),
      cell,
      cell,
    ),
    question("VRAM.SPEC", range, range),
    question("VRAM.MODELS", cell),
    question("VRAM.CARDLIST", cell),
  ),
  "names of models": question("VRAM.PARAMS", fc.oneof(mess(WORDS), long(WORDS)), blank, blank),
  "names of cards": question(
    "VRAM.CARDS",
    name,
    blank,
    fc.constant(8192),
    fc.oneof(mess(WORDS), long(WORDS)),
    blank,
    blank,
    blank,
  ),
  "engine lines": question("VRAM.PERCARD", name, blank, fc.constant(8192), card, fc.constantFrom(null, 1, 8), fc.constant(4), blank, fc.oneof(mess(FLAGS, 25), long(FLAGS)), blank), // prettier-ignore
  "config.json": fc.oneof(
    question("VRAM.KV", config, fc.constant(4096), blank, blank, blank),
    question("VRAM.PARAMS", config, blank, blank),
    question(
      "VRAM.BREAKDOWN",
      config,
      blank,
      fc.constant(4096),
      card,
      fc.constant(8),
      blank,
      blank,
      blank,
      blank,
      blank,
    ),
  ),
  "label ranges": fc.oneof(
    question("VRAM.TOTAL", labelled, cell, fc.constant(4096), blank, blank, blank, blank),
    question(
      "VRAM.BREAKDOWN",
      labelled,
      blank,
      fc.constant(4096),
      labelled,
      cell,
      blank,
      blank,
      blank,
      blank,
      blank,
    ),
  ),
};
