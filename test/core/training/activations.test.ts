import { completeSettings } from "../../../src/core/training/settings";
import { stageActivations } from "../../../src/core/training/activations";
import { stageLogits } from "../../../src/core/training/logits";
import { fullestStages, type KnownModel } from "../../../src/core/training/stages";
import type { TrainingMethod } from "../../../src/core/training/states";
import { LLAMA_3_1_8B, TINY, TINY_EXPERTS } from "../training-models";
import { readTrainingSettings } from "../../../src/reading/training/words";

function ask(model: typeof TINY, words: string, context: number, batch = 1, method: TrainingMethod = "full") {
  const settings = completeSettings(readTrainingSettings(words));
  const stages = fullestStages(model as KnownModel, settings);
  const [stage] = stages;
  const last = stages.at(-1);
  if (stage === undefined || last === undefined) throw new Error("no stage");
  const { forward, backward } = stageLogits({ stage: last, method, context, batch, settings });
  return {
    ...stageActivations({ stage, method, context, batch, settings }),
    logits: backward.size,
    loss: forward.size,
  };
}

// a layer at work has 4h gradients around its parts beside it: 139,264 + 32,768 = 172,032
describe("Llama-3.1-8B, fused kernels: 8h + 4·a·d + 4·k·d + 6·f = 139,264 bytes a token and layer", () => {
  const rows = [
    { words: "kernels=fused checkpointing=none", kept: 32 * 139_264, live: 0, why: "every layer" },
    {
      words: "kernels=fused checkpointing=full",
      kept: 32 * 2 * 4096,
      live: 172_032,
      why: "2h a layer and one layer",
    },
    {
      words: "kernels=fused checkpointing=offload",
      kept: 2 * 2 * 4096,
      live: 172_032,
      why: "two inputs stay",
    },
    // 8·4096 stay whole; the other 106,496 are cut in two
    {
      words: "kernels=fused checkpointing=none tp=2",
      kept: 32 * (32_768 + 53_248),
      live: 0,
      why: "norms are not cut",
    },
    {
      words: "kernels=fused checkpointing=none tp=2 sp=1",
      kept: 32 * 69_632,
      live: 0,
      why: "sequence parallelism cuts all",
    },
    {
      words: "kernels=fused checkpointing=none cp=4",
      kept: 8 * 139_264,
      live: 0,
      why: "a quarter of the tokens",
    },
    {
      words: "kernels=fused checkpointing=none precision=fp32",
      kept: 64 * 139_264,
      live: 0,
      why: "4 bytes a number",
    },
    // 2 × (2h + a·d + (q + k + v + 2f) ÷ 2) = 2 × (8,192 + 4,096 + 17,408)
    {
      words: "kernels=fused checkpointing=selective",
      kept: 32 * 59_392,
      live: 172_032,
      why: "every second product",
    },
    // 8 layers, 4 micro-batches wait in the first stage
    {
      words: "kernels=fused checkpointing=none pp=4",
      kept: 8 * 4 * 139_264,
      live: 0,
      why: "1F1B fills the pipeline",
    },
    {
      words: "kernels=fused checkpointing=none pp=4 microbatches=1",
      kept: 8 * 139_264,
      live: 0,
      why: "one micro-batch",
    },
    // 1 + (4 - 1) ÷ (4 × 8) of 4 micro-batches, Narayanan et al. §2.2
    {
      words: "kernels=fused checkpointing=none pp=4 vpp=8",
      kept: 8 * 4 * 1.09375 * 139_264,
      live: 0,
      why: "interleaved",
    },
  ];
  test.each(rows)("$words: $why", ({ words, kept, live }) => {
    expect(ask(LLAMA_3_1_8B, words, 1)).toMatchObject({ kept, live });
  });

  test("4,096 tokens without checkpointing are 17.0 GiB, with it 1.0 + 0.66 GiB", () => {
    expect(ask(LLAMA_3_1_8B, "kernels=fused checkpointing=none", 4096).kept / 1024 ** 3).toBe(17);
    expect(ask(LLAMA_3_1_8B, "kernels=fused checkpointing=full", 4096)).toMatchObject({ kept: 1024 ** 3, live: 0.65625 * 1024 ** 3 });
  }); // prettier-ignore

  test("eager attention adds 5 bytes for each head and pair of tokens", () => {
    const more = ask(LLAMA_3_1_8B, "kernels=fused checkpointing=none attention=eager", 1024).kept;
    expect(more - ask(LLAMA_3_1_8B, "kernels=fused checkpointing=none", 1024).kept).toBe(
      32 * 5 * 32 * 1024 * 1024,
    );
  });

  test("layers below the first trained one keep nothing", () => {
    const kept = ask(LLAMA_3_1_8B, "kernels=fused checkpointing=none layers=2", 1, 1, "freeze").kept;
    expect(kept).toBe(2 * 139_264);
    // of two stages, the first has no trained layer
    expect(ask(LLAMA_3_1_8B, "kernels=fused checkpointing=none layers=2 pp=2", 1, 1, "freeze").kept).toBe(0);
  });

  test("each FP32 adapter keeps its own copy of its input; dropout keeps a mask more", () => {
    const plain = ask(
      LLAMA_3_1_8B,
      "kernels=fused checkpointing=none adapters=bf16 targets=q,v",
      1,
      1,
      "lora",
    ).kept;
    expect(plain).toBe(32 * 139_264);
    const copies = ask(
      LLAMA_3_1_8B,
      "kernels=fused checkpointing=none adapters=fp32 targets=q,v",
      1,
      1,
      "lora",
    ).kept;
    expect(copies - plain).toBe(32 * 2 * 4 * 4096);
    const dropped = ask(
      LLAMA_3_1_8B,
      "kernels=fused checkpointing=none adapters=bf16 targets=q,v dropout=0.05",
      1,
      1,
      "lora",
    );
    expect(dropped.kept - plain).toBe(32 * 2 * 3 * 4096);
  });
});

test("a token visits two experts: 2 × 2h there and back, 2 × 3f in them, 4 scores", () => {
  // 4h = 32, q + k + v + result = 8 + 4 + 4 + 8 = 24, there and back 32, scores 4, experts 2 × 3 × 4 = 24
  expect(ask(TINY_EXPERTS, "kernels=fused checkpointing=none", 1).kept).toBe(2 * 2 * (32 + 24 + 32 + 4 + 24));
});

describe("logits of 10 tokens and 32 entries", () => {
  const rows = [
    { words: "", expected: 10 * 32 * 12, why: "log-softmax 4 and two gradients of 4" },
    { words: "outputs=kept", expected: 10 * 32 * 14, why: "and the 16-bit logits" },
    { words: "precision=fp32", expected: 10 * 32 * 12, why: "all of it is FP32" },
    { words: "transformers-4.44", expected: 10 * 32 * 14, why: "4 + 4 + 4, and the 16-bit logits" },
    { words: "framework=megatron", expected: 10 * 32 * 8, why: "2 + 4 + 2, in place" },
    { words: "framework=megatron tp=2", expected: 10 * 16 * 8, why: "the vocabulary is shared" },
    { words: "loss=chunked", expected: 10 * 32 * 7, why: "2 + 4 + 8 ÷ 8" },
    {
      words: "loss=chunked compile",
      expected: 10 * 32 * 2.25,
      why: "2 + 2 ÷ 8: log-softmax is computed anew",
    },
    { words: "loss=liger", expected: 10 * 8 * 8, why: "8 bytes of tokens × hidden" },
    { words: "framework=torchtune", expected: 10 * 32 * 2.25, why: "its loss is chunked and compiled" },
  ];
  test.each(rows)("$words: $why", ({ words, expected }) => {
    expect(ask(TINY, words, 5, 2).logits).toBe(expected);
  });
});

// what the forward pass has put there by the time the loss is known
test.each([
  ["", 10 * 32 * 10, "16-bit logits 2, in FP32 4, log-softmax 4"],
  ["precision=fp32", 10 * 32 * 8, "FP32 logits 4, log-softmax 4"],
  ["transformers-4.44", 10 * 32 * 12, "logits in FP32, shifted, log-softmax"],
])("%s: the loss takes %d bytes: %s", (words, expected) => {
  expect(ask(TINY, words, 5, 2).loss).toBe(expected);
});

test("GPTQ bases of transformers 4.44 have 16-bit logits: 2 + 2 + 2 + 2 bytes", () => {
  expect(ask(TINY, "transformers-4.44 base=int4 rank=4", 5, 2, "qlora").logits).toBe(10 * 32 * 8);
});

/**
 * transformers' LlamaDecoderLayer, saved tensor by saved tensor; h = q = 4,096, kv = 1,024, a = 32 heads, f = 14,336.
 * Norms 2 × (FP32 input 4h + normalised 2h), inputs of q, k, v and of gate, up 2 × 2h, attention 4q + 4kv + 4a, MLP 8f.
 */
describe("Llama-3.1-8B in plain PyTorch, bytes a token and layer", () => {
  const [h, q, kv, a, f] = [4096, 4096, 1024, 32, 14336];
  const rows: [string, TrainingMethod, number, number, string][] = [
    ["precision=pure-bf16", "full", 16 * h + 4 * q + 4 * kv + 4 * a + 8 * f, 8 * h, "all in BF16"],
    ["precision=bf16-mixed", "full", 26 * h + 4 * q + 4 * kv + 4 * a + 8 * f, 10 * h, "FP32 weights: five cast inputs"],
    ["precision=fp32", "full", 24 * h + 8 * q + 8 * kv + 16 * f + 4 * a, 12 * h, "no autocast; one token's scores"],
    ["layers=32", "freeze", 16 * h + 4 * q + 4 * kv + 4 * a + 8 * f, 4 * h, "the last norm is frozen"],
    // adapters on every linear read 5h + q + f numbers; rank 8 leaves 2 × 8 bytes each of seven
    ["targets=all-linear rank=8 precision=bf16", "lora", 8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 2 * (5 * h + q + f) + 112, 4 * h, "autocast brings inputs back to 2 bytes"],
    ["targets=all-linear rank=8 precision=pure-bf16", "lora", 8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 4 * (5 * h + q + f) + 112, 4 * h, "FP32 adapters read FP32 copies"],
    ["targets=all-linear rank=8 precision=pure-bf16 adapters=bf16", "lora", 8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 4 * h + 2 * f + 112, 4 * h, "inputs once, however many read them"],
    ["targets=q,v rank=8 precision=bf16 dropout=0.05", "lora", 8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 3 * 2 * h + 32, 4 * h, "dropout keeps a mask"],
    // NF4 linears keep 4 bytes of what they read: h, q, h and f
    ["targets=q,v rank=8 adapters=bf16 base=nf4", "qlora", 8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 4 * (2 * h + q + f) + 2 * h + 32, 4 * h, "NF4"],
    ["targets=q,v rank=8 adapters=bf16 base=int4", "qlora", 8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 2 * (2 * h + q + f) + 2 * h + 32, 4 * h, "GPTQ"],
  ]; // prettier-ignore
  test.each(rows)("%s, %s", (words, method, layer, once) => {
    expect(ask(LLAMA_3_1_8B, `transformers ${words}`, 1, 1, method).kept).toBe(32 * layer + once);
  });

  // FP32 weights under autocast: 16-bit copies of all linears and the head, 7,504,658,432 numbers; of the head alone later
  test("autocast keeps 16-bit copies of the weights", () => {
    const { forward, backward, kept } = ask(
      LLAMA_3_1_8B,
      "transformers precision=bf16-mixed checkpointing=full",
      1,
    );
    expect(forward.size - kept).toBe(2 * 7_504_658_432);
    expect(backward.size - kept).toBe(2 * 128_256 * h);
    expect(kept).toBe(32 * 4 * h + 10 * h);
  });

  test("LoRA on FP32 weights computes from FP32 between layers", () => {
    const { kept, forward } = ask(
      LLAMA_3_1_8B,
      "transformers precision=bf16-mixed targets=q,v rank=8",
      1,
      1,
      "lora",
    );
    expect(kept).toBe(32 * (8 * h + 4 * q + 4 * kv + 4 * a + 6 * f + 2 * 2 * h + 32) + 4 * h);
    expect(forward.size - kept).toBe(2 * 7_504_658_432);
  });

  test("eager attention keeps 6 bytes a head and pair of tokens, 16 while it is computed again", () => {
    const more = (words: string, of: "kept" | "live"): number =>
      ask(LLAMA_3_1_8B, `transformers precision=pure-bf16 attention=eager ${words}`, 64)[of] -
      ask(LLAMA_3_1_8B, `transformers precision=pure-bf16 ${words}`, 64)[of];
    // keys and values are repeated for every head: (32 - 8) × 2 × 128 numbers more
    expect(more("", "kept")).toBe(32 * 64 * (6 * 32 * 64 + 2 * 24 * 2 * 128));
    expect(more("checkpointing=full", "live")).toBe(64 * (16 * 32 * 64 + 2 * 24 * 2 * 128));
  });
});
