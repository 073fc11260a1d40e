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
  return {
    ...stageActivations({ stage, method, context, batch, settings }),
    logits: stageLogits({ stage: last, context, batch, settings }).how.size,
  };
}

describe("Llama-3.1-8B: 8h + 4·a·d + 4·k·d + 6·f = 139,264 bytes a token and layer", () => {
  const rows = [
    { words: "checkpointing=none", kept: 32 * 139_264, live: 0, why: "every layer" },
    { words: "checkpointing=full", kept: 32 * 2 * 4096, live: 139_264, why: "2h a layer and one layer" },
    { words: "checkpointing=offload", kept: 2 * 2 * 4096, live: 139_264, why: "two inputs stay" },
    // 8·4096 stay whole; the other 106,496 are cut in two
    { words: "checkpointing=none tp=2", kept: 32 * (32_768 + 53_248), live: 0, why: "norms are not cut" },
    {
      words: "checkpointing=none tp=2 sp=1",
      kept: 32 * 69_632,
      live: 0,
      why: "sequence parallelism cuts all",
    },
    { words: "checkpointing=none cp=4", kept: 8 * 139_264, live: 0, why: "a quarter of the tokens" },
    { words: "checkpointing=none precision=fp32", kept: 64 * 139_264, live: 0, why: "4 bytes a number" },
    // 2 × (2h + a·d + (q + k + v + 2f) ÷ 2) = 2 × (8,192 + 4,096 + 17,408)
    { words: "checkpointing=selective", kept: 32 * 59_392, live: 139_264, why: "every second product" },
    // 8 layers, 4 micro-batches wait in the first stage
    { words: "checkpointing=none pp=4", kept: 8 * 4 * 139_264, live: 0, why: "1F1B fills the pipeline" },
    { words: "checkpointing=none pp=4 microbatches=1", kept: 8 * 139_264, live: 0, why: "one micro-batch" },
    // 1 + (4 - 1) ÷ (4 × 8) of 4 micro-batches, Narayanan et al. §2.2
    { words: "checkpointing=none pp=4 vpp=8", kept: 8 * 4 * 1.09375 * 139_264, live: 0, why: "interleaved" },
  ];
  test.each(rows)("$words: $why", ({ words, kept, live }) => {
    expect(ask(LLAMA_3_1_8B, words, 1)).toMatchObject({ kept, live });
  });

  test("4,096 tokens without checkpointing are 17.0 GiB, with it 1.0 + 0.53 GiB", () => {
    expect(ask(LLAMA_3_1_8B, "checkpointing=none", 4096).kept / 1024 ** 3).toBe(17);
    expect(ask(LLAMA_3_1_8B, "checkpointing=full", 4096)).toMatchObject({ kept: 1024 ** 3, live: 0.53125 * 1024 ** 3 });
  }); // prettier-ignore

  test("eager attention adds 5 bytes for each head and pair of tokens", () => {
    const more = ask(LLAMA_3_1_8B, "checkpointing=none attention=eager", 1024).kept;
    expect(more - ask(LLAMA_3_1_8B, "checkpointing=none", 1024).kept).toBe(32 * 5 * 32 * 1024 * 1024);
  });

  test("layers below the first trained one keep nothing", () => {
    const kept = ask(LLAMA_3_1_8B, "checkpointing=none layers=2", 1, 1, "freeze").kept;
    expect(kept).toBe(2 * 139_264);
    // of two stages, the first has no trained layer
    expect(ask(LLAMA_3_1_8B, "checkpointing=none layers=2 pp=2", 1, 1, "freeze").kept).toBe(0);
  });

  test("each FP32 adapter keeps its own copy of its input; dropout keeps a mask more", () => {
    const plain = ask(LLAMA_3_1_8B, "checkpointing=none adapters=bf16 targets=q,v", 1, 1, "lora").kept;
    expect(plain).toBe(32 * 139_264);
    const copies = ask(LLAMA_3_1_8B, "checkpointing=none adapters=fp32 targets=q,v", 1, 1, "lora").kept;
    expect(copies - plain).toBe(32 * 2 * 4 * 4096);
    const dropped = ask(
      LLAMA_3_1_8B,
      "checkpointing=none adapters=bf16 targets=q,v dropout=0.05",
      1,
      1,
      "lora",
    );
    expect(dropped.kept - plain).toBe(32 * 2 * 3 * 4096);
  });
});

test("a token visits two experts: 2 × 2h there and back, 2 × 3f in them, 4 scores", () => {
  // 4h = 32, q + k + v + result = 8 + 4 + 4 + 8 = 24, there and back 32, scores 4, experts 2 × 3 × 4 = 24
  expect(ask(TINY_EXPERTS, "checkpointing=none", 1).kept).toBe(2 * 2 * (32 + 24 + 32 + 4 + 24));
});

describe("logits of 10 tokens and 32 entries", () => {
  const rows = [
    { words: "", expected: 10 * 32 * 14, why: "2 + 4 + 4 + 4 bytes" },
    { words: "framework=megatron", expected: 10 * 32 * 8, why: "2 + 4 + 2, in place" },
    { words: "framework=megatron tp=2", expected: 10 * 16 * 8, why: "the vocabulary is shared" },
    { words: "loss=chunked", expected: 10 * 32 * 5.5, why: "2 + 2 + 12 ÷ 8" },
    { words: "loss=liger", expected: 10 * 8 * 8, why: "8 bytes of tokens × hidden" },
    { words: "framework=torchtune", expected: 10 * 32 * 5.5, why: "its loss is chunked" },
  ];
  test.each(rows)("$words: $why", ({ words, expected }) => {
    expect(ask(TINY, words, 5, 2).logits).toBe(expected);
  });
});
