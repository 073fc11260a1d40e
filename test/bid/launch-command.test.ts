import { figuresOf } from "../../src/bid/figures";
import { launchCommand, launchFormula } from "../../src/bid/launch-command";
import { deployed } from "../../src/core/serving/room";
import { engineFor } from "../../src/reading/engine/engine-line";
import { WORKED } from "./worked";

const rows: readonly { model: string; card: string; engine: string; command: string; source: string }[] = [
  {
    model: "Qwen3-32B",
    card: "H100",
    engine: "",
    command: "vllm serve Qwen/Qwen3-32B -tp 2 --max-model-len 4000 --gpu-memory-utilization 0.92",
    source: "https://docs.vllm.ai/en/latest/configuration/engine_args/",
  },
  {
    model: "Qwen3-32B",
    card: "Atlas 800I A2",
    engine: "MindIE",
    command:
      'NPU_MEMORY_FRACTION=0.8 "BackendConfig": {"ModelDeployConfig": {"maxSeqLen": 4000, "ModelConfig": [{"modelWeightPath": "Qwen/Qwen3-32B", "worldSize": 2, "tp": 2}]}}',
    source: "https://www.hiascend.com/document/detail/en/mindie/230/LLMframe/llmdev/mindie_service0285.html",
  },
  {
    model: "Qwen3-32B",
    card: "H100",
    engine: "TensorRT-LLM --max_batch_size 128",
    command:
      "trtllm-serve Qwen/Qwen3-32B --tp_size 2 --max_seq_len 4000 --kv_cache_free_gpu_memory_fraction 0.9 --max_batch_size 128",
    source: "https://nvidia.github.io/TensorRT-LLM/commands/trtllm-serve/trtllm-serve.html",
  },
];

const optionOf = (option: { model: string; card: string; engine?: string; cards?: number }) => {
  const [figures] = figuresOf({ ...WORKED, options: [option] }).options;
  if (figures === undefined) throw new Error("no option");
  return figures;
};

test.each(rows)("$card $engine", ({ command, model, card, engine }) => {
  expect(optionOf({ model, card, engine, cards: 2 }).launch).toBe(command);
});

test.each(["", "vLLM --max-num-seqs 64", "SGLang", "SGLang --tp 8 --dp 2 --enable-dp-attention", "TensorRT-LLM", "MindIE"])("what starts %s is read back as the same layout, context and share", (engine) => {
  const card = engine === "MindIE" ? "Atlas 800I A2" : "H100";
  const { launch, model, precision, constants, ...option } = optionOf({ model: "Qwen3-32B", card, engine, cards: 8 });
  const read = engineFor(launch, option.card);
  const question = { model, precision, kvPrecision: null, card: option.card, cards: null, context: 4000, concurrency: 1 };
  const told = deployed({ ...question, engine: read });
  const meant = deployed({ ...question, cards: 8, engine: option.engine });
  expect(read.version.family).toBe(option.engine.version.family);
  expect(told.layout).toEqual(meant.layout);
  expect(told.cards).toBe(constants.cards);
  expect(read.settings.maxContext).toBe(4000);
  const [device, before] = [told.devices[0], meant.devices[0]];
  // a share is written with three digits, and never more of the card than was counted with
  expect(device?.available).toBeLessThanOrEqual((before?.available ?? 0) + 1);
  expect(device?.available).toBeGreaterThan((before?.available ?? 0) - 0.0011 * option.card.usablePerDevice);
}); // prettier-ignore

test("llama.cpp is told the context of all its slots together", () => {
  const asked = { family: "llama.cpp", model: "/models/x", flags: "", ranks: 1, context: 4000, share: 1, precision: "Q4_K_M", quantised: true } as const; // prettier-ignore
  // https://github.com/ggml-org/llama.cpp/tree/master/tools/server: -c is shared out over -np slots
  expect(launchCommand({ ...asked, settings: { slots: 4 } })).toBe("llama-server -m /models/x.gguf -c 16000 -np 4 -ngl 999");
  expect(launchFormula({ ...asked, settings: { slots: 4 } }, "$B$4")).toBe('"llama-server -m /models/x.gguf -c "&$B$4*4&" -np 4 -ngl 999"');
}); // prettier-ignore

test("as a formula the command follows the cell with the context, quotes and all, and no text is longer than Excel takes", () => {
  const { launched } = optionOf({ model: "Qwen3-32B", card: "Atlas 800I A2", engine: "MindIE", cards: 2 });
  expect(launchFormula(launched, "$B$4")).toContain('"NPU_MEMORY_FRACTION=0.8 ""BackendConfig"": {""ModelDeployConfig"": {""maxSeqLen"": "&$B$4&", ""ModelConfig""');
  const texts = launchFormula({ ...launched, model: `/models/${"x".repeat(600)}` }, "$B$4").match(/"(?:[^"]|"")*"/g) ?? [];
  expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(255);
}); // prettier-ignore
