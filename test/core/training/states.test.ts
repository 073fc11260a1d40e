import { sumOf } from "../../../src/core/figure";
import { loraTrainable } from "../../../src/core/training/lora";
import { completeSettings } from "../../../src/core/training/settings";
import { fullestStages, heldTensors, type KnownModel } from "../../../src/core/training/stages";
import { BASE_BYTES, modelStates, type TrainingMethod } from "../../../src/core/training/states";
import { modelOf } from "../../accuracy/training-models";
import { LLAMA_3_1_8B, TINY, TINY_EXPERTS } from "../training-models";
import { readTrainingSettings } from "../../../src/reading/training/words";
import { said } from "../../functions/said";

const QWEN3_30B_A3B = modelOf("Qwen3-30B-A3B");

/** Bytes of each kind of state, and how many numbers are trained. */
type Sizes = Record<"weights" | "gradients" | "optimizer" | "scratch" | "paged" | "trained", number>;

function statesOf(model: typeof TINY, words: string, method: TrainingMethod = "full", cards = 1): Sizes {
  const settings = completeSettings(readTrainingSettings(words));
  const [stage] = fullestStages(model as KnownModel, settings);
  if (stage === undefined) throw new Error("no stage");
  const states = modelStates({ held: heldTensors(stage), method, cards, settings });
  const { weights, gradients, optimizer, scratch, paged, trained } = states;
  return {
    weights: weights.size,
    gradients: gradients.size,
    optimizer: optimizer.size,
    scratch: sumOf(scratch),
    paged,
    trained,
  };
}

const sum = ({ weights, gradients, optimizer }: Sizes): number => weights + gradients + optimizer;
const heldOf = (model: typeof TINY) => {
  const [stage] = fullestStages(model as KnownModel, completeSettings({}));
  return stage === undefined ? [] : heldTensors(stage);
};

describe("states of Llama-3.1-8B, published", () => {
  const ZERO = "16 bytes a parameter: https://arxiv.org/abs/1910.02054 §3.1, stages §5";
  const rows = [
    { words: "zero=0", cards: 1, gib: 119.66, source: ZERO },
    { words: "zero=1", cards: 8, gib: 41.13, source: ZERO },
    { words: "zero=2", cards: 8, gib: 28.05, source: ZERO },
    { words: "zero=3", cards: 8, gib: 14.96, source: ZERO },
    {
      words: "fsdp=full framework=torchtitan",
      cards: 8,
      gib: 14.96,
      source: "FP32 weights, gradients, moments",
    },
    {
      words: "framework=megatron zero=1",
      cards: 8,
      gib: 56.09,
      source: "6 + 12 ÷ 8 bytes: Megatron-LM's dist_optimizer page",
    },
    {
      words: "framework=torchtune",
      cards: 1,
      gib: 59.83,
      source: "8 bytes a parameter: 119.66 ÷ 2, all in BF16",
    },
    {
      words: "framework=torchtune optimizer=adamw-8bit",
      cards: 1,
      gib: 44.9,
      source: "2 + 2 + 2 × (1 + 4 ÷ 2048) bytes × 8,030,261,248",
    },
    { words: "precision=fp32", cards: 1, gib: 119.66, source: "4 + 4 + 8 bytes" },
    { words: "optimizer=lion", cards: 1, gib: 89.74, source: "2 + 2 + 4 + 4 bytes" },
    { words: "optimizer=sgd", cards: 1, gib: 59.83, source: "2 + 2 + 4 bytes" },
  ];
  test.each(rows)("$words on $cards is $gib GiB", ({ words, cards, gib }) => {
    expect(sum(statesOf(LLAMA_3_1_8B, words, "full", cards)) / 1024 ** 3).toBeCloseTo(gib, 1);
  });
});

describe("states of a model small enough for paper (1,704 numbers)", () => {
  const rows: { words: string; method?: TrainingMethod; cards?: number; expected: Partial<Sizes>; why: string }[] = [
    { words: "", expected: { weights: 3408, gradients: 3408, optimizer: 20448 }, why: "2, 2 and 4 + 8 bytes" },
    { words: "zero=2", cards: 4, expected: { weights: 3408, gradients: 852, optimizer: 5112 }, why: "÷ 4" },
    { words: "offload=optimizer", expected: { weights: 3408, optimizer: 0 }, why: "moments and master on the host" },
    { words: "fsdp=full offload=parameters", cards: 4, expected: { weights: 0, gradients: 0, optimizer: 0 }, why: "all on the host" },
    { words: "step=backward", expected: { gradients: 512, scratch: 0 }, why: "the largest matrix, 32 × 8 numbers of 2 bytes" },
    { words: "optimizer=paged-adamw master=none moments=fp32", expected: { optimizer: 0, paged: 13632 }, why: "8 bytes each, paged" },
    // o 8×8, down 8×16 ... 24 rows + columns: q 16, k 12, v 12, o 16, gate 24, up 24, down 24 = 128; norms 16 of one row;
    // two layers 288; embedding and head 40 each; norm 8: 376 numbers of 4 bytes
    { words: "optimizer=adafactor master=none", expected: { optimizer: 1504 }, why: "a number a row and one a column" },
    // matrices of layers 2 × 576 = 1,152 × 4; embedding, head, norms 552 × 8
    { words: "optimizer=muon master=none moments=fp32", expected: { optimizer: 9024 }, why: "one moment a matrix" },
    // tp=2: k and v have one head, so each card keeps both whole: a layer 64/2+32+32+64/2+384/2+16 = 336
    { words: "tp=2", cards: 2, expected: { weights: 2 * (2 * 336 + 256 + 8) }, why: "norms and the one KV head are copied" },
    { words: "pp=2 zero=0", cards: 2, expected: { weights: 2 * (592 + 256) }, why: "one layer and the embedding" },
    // q, v: rank × (8 + 8) + rank × (4 + 8) = 28 × 2 layers × rank 4 = 224 numbers
    { words: "rank=4 targets=q,v", method: "lora", expected: { trained: 224, weights: 3408 + 896, gradients: 896, optimizer: 1792 }, why: "FP32 adapters" },
    { words: "rank=4 targets=q,v adapters=bf16", method: "lora", expected: { weights: 3408 + 448, gradients: 448, optimizer: 896 }, why: "BF16 adapters" },
    // quantised: 2 × 576 numbers; rest 552 numbers of 2 bytes
    { words: "rank=4 targets=q,v base=int8", method: "qlora", expected: { weights: 1152 + 1104 + 896 }, why: "linears of blocks in 1 byte" },
    { words: "layers=1", method: "freeze", expected: { trained: 592, weights: 3408, gradients: 1184, optimizer: 7104 }, why: "the last layer" },
    // FP32 weights under LoRA: 1,704 numbers of 4 bytes and FP32 adapters
    { words: "precision=bf16-mixed rank=4 targets=q,v", method: "lora", expected: { weights: 4 * 1704 + 896 }, why: "an FP32 base" },
    { words: "params=fp32 rank=4 targets=q,v", method: "lora", expected: { weights: 4 * 1704 + 896 }, why: "the same by its own word" },
    // SHARD_GRAD_OP (PyTorch's FSDP documentation): the FP32 weights are shared, the 16-bit copy that computes is whole
    { words: "fsdp=grad precision=bf16-mixed", cards: 4, expected: { weights: 1704 + 3408, gradients: 1704 }, why: "an FP32 shard and a 16-bit copy" },
    { words: "fsdp=grad", cards: 4, expected: { weights: 3408, gradients: 852 }, why: "16-bit weights stay whole" },
    { words: "optimizer=adamw", expected: { scratch: 3408 }, why: "16-bit gradients are widened for an FP32 master" },
    { words: "grads=fp32", expected: { scratch: 0 }, why: "FP32 gradients need not be" },
    { words: "rank=4 targets=q,v extra=head adapters=fp32", method: "lora", expected: { trained: 480, weights: 3408 + 896 + 512 }, why: "a trained copy of the head, 256 numbers in BF16" },
  ]; // prettier-ignore
  test.each(rows)("$words: $why", ({ words, method, cards, expected }) => {
    expect(statesOf(TINY, words, method, cards)).toMatchObject(expected);
  });

  test("expert parallelism shares experts whole, and ZeRO shares each by its own ranks", () => {
    // experts: 2 layers × 4 × 96 = 768 numbers; the rest: 2 × (192 + 32 + 16) + 512 + 8 = 1,000
    const alone = statesOf(TINY_EXPERTS, "zero=1 ep=4", "full", 4);
    expect(alone.weights).toBe(2 * (768 / 4 + 1000));
    expect(alone.optimizer).toBe(12 * (768 / 4 + 1000 / 4));
  });
});

describe("LoRA's trainable numbers", () => {
  const rows = [
    {
      model: LLAMA_3_1_8B,
      rank: 16,
      targets: "all-linear",
      expected: 41_943_040,
      source: "32 layers × 16 × (8,192 + 5,120 + 5,120 + 8,192 + 3 × 18,432)",
    },
    // 32 layers × 8 × ((4096 + 4096) + (4096 + 1024))
    { model: LLAMA_3_1_8B, rank: 8, targets: "q_proj,v_proj", expected: 3_407_872, source: "by hand" },
    { model: TINY, rank: 4, targets: "q,v", expected: 224, source: "by hand" },
  ];
  test.each(rows)("$targets at rank $rank is $expected", ({ model, rank, targets, expected }) => {
    expect(loraTrainable(heldOf(model), rank, targets)).toBe(expected);
  });

  /**
   * PEFT 0.21 on Qwen3-30B-A3B, rank 16, all linear: 48 × 16 × (6,144 + 2 × 2,560 + 6,144 of attention + the router's 2,176
   * + 128 experts × (2 × (2,048 + 1,536) + 2,816)); gate and up are one matrix of rank 32. Printed by PEFT in a run.
   */
  test("fused experts have adapters of twice the rank, and the router one", () => {
    const trained = (words: string): number =>
      statesOf(QWEN3_30B_A3B, `${words} rank=16 targets=all-linear`, "lora").trained;
    expect(trained("peft")).toBe(996_507_648);
    // 48 × 16 × (17,408 + 128 × 3 × 2,816): each expert's three matrices apart
    expect(trained("ms-swift")).toBe(843_841_536);
  });

  test("an unknown target names the known ones", () => {
    expect(said(() => loraTrainable(heldOf(TINY), 4, "q,wq"))).toMatch(/targets=wq is not known.*all-linear/);
  });
});

test("NF4 is 4.5 bits, 4.127 with scales quantised again (Dettmers et al. 2023 §3)", () => {
  expect(8 * BASE_BYTES.nf4).toBe(4.5);
  expect(8 * BASE_BYTES["nf4-dq"]).toBeCloseTo(4.127, 3);
});
