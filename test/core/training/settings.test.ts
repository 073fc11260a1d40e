import { trainingMemory } from "../../../src/core/training/training";
import { completeSettings } from "../../../src/core/training/settings";
import { readTrainingSettings } from "../../../src/reading/training/words";
import { said } from "../../functions/said";
import { LLAMA_3_1_8B, TINY, TINY_EXPERTS } from "../training-models";

describe("what a run leaves out is what its framework does", () => {
  test("FSDP is ZeRO by other names", () => {
    expect(completeSettings(readTrainingSettings("fsdp=hybrid"))).toMatchObject({ zero: 3, sharder: "fsdp", shardGroup: 8 });
    expect(completeSettings(readTrainingSettings("fsdp=grad"))).toMatchObject({ zero: 2 });
  }); // prettier-ignore

  test("programs that always shard on several cards do so unless told otherwise", () => {
    const on = (words: string, cards: number) => completeSettings(readTrainingSettings(words), cards);
    for (const name of ["torchtune", "torchtitan", "fsdp_qlora", "litgpt"]) {
      expect(on(name, 8)).toMatchObject({ zero: 3, sharder: "fsdp" });
      expect(on(name, 1)).toMatchObject({ zero: 0 });
      expect(on(`${name} fsdp=none`, 8)).toMatchObject({ zero: 0 });
      expect(on(`${name} fsdp=grad`, 8)).toMatchObject({ zero: 2, sharder: "fsdp" });
      // every card holds other layers or other columns: nothing stands twice
      expect(on(`${name} tp=4 pp=2`, 8)).toMatchObject({ zero: 0 });
    }
    for (const words of ["", "transformers", "unsloth", "megatron"]) expect(on(words, 8)).toMatchObject({ zero: 0 });
  }); // prettier-ignore

  // of 8 ranks 4 share columns and 2 layers: none is left to share states with; what lies on the host needs no other rank
  test("one rank shares nothing, whatever it was asked for", () => {
    const on = (words: string, cards: number) => completeSettings(readTrainingSettings(words), cards);
    for (const words of ["zero=3", "fsdp=full", "fsdp=grad", "transformers zero=2"]) {
      expect(on(words, 1)).toMatchObject({ zero: 0, kernels: "plain" });
      expect(on(words, 2).zero).toBeGreaterThan(1);
    }
    expect(on("zero=3 tp=4 pp=2", 8).zero).toBe(0);
    expect(on("zero=3 tp=4 pp=2", 16).zero).toBe(3);
    expect(on("transformers zero=2", 1)).toMatchObject({ master: "fp32" });
    expect(on("zero=3 offload=all", 1)).toMatchObject({ zero: 3 });
  }); // prettier-ignore

  // torchtitan/models/llama3/infra/parallelize.py: its tensor-parallel plan cuts norms and inputs by the sequence
  test("torchtitan's tensor parallelism is sequence parallel", () => {
    const sp = (words: string): number => completeSettings(readTrainingSettings(words), 8).sp;
    expect([sp("torchtitan tp=8"), sp("torchtitan tp=8 sp=0"), sp("torchtitan"), sp("megatron tp=8")]).toEqual([1, 0, 0, 0]);
  }); // prettier-ignore

  // transformers/training_args.py (5.17): adamw_torch_fused, gradient_checkpointing False, gradient_accumulation_steps 1
  test("Trainer's defaults", () => {
    expect(completeSettings({ framework: "transformers" })).toMatchObject({
      optimizer: "adamw",
      step: "fused",
      checkpointing: "none",
      accumulation: 1,
    });
  });

  test("fused kernels come with a word, or with a program that shares a model", () => {
    const kernels = (words: string): string => completeSettings(readTrainingSettings(words), 8).kernels;
    const plain = ["", "transformers", "peft", "litgpt"].map(kernels);
    const fused = ["transformers compile", "transformers liger", "unsloth", "megatron", "zero=3", "tp=2"].map(kernels);
    expect([new Set(plain), new Set(fused)]).toEqual([new Set(["plain"]), new Set(["fused"])]);
  }); // prettier-ignore

  test("LitGPT checkpoints where it shards", () => {
    const on = (words: string, cards: number) => completeSettings(readTrainingSettings(words), cards).checkpointing;
    expect([on("litgpt", 1), on("litgpt", 2), on("litgpt checkpointing=none", 2)]).toEqual(["none", "full", "none"]);
  }); // prettier-ignore

  // QLoRA quantises twice (Dettmers et al. 2023 §3); bitsandbytes' own switch is off
  const bases: [string, string][] = [
    ["", "nf4-dq"],
    ["load_in_4bit=true", "nf4-dq"],
    ["torchtune", "nf4-dq"],
    ["llama-factory", "nf4-dq"],
    ["ms-swift quant_bits=4", "nf4-dq"],
    ["transformers load_in_4bit", "nf4"],
    ["bnb_4bit_use_double_quant=true transformers load_in_4bit=true", "nf4-dq"],
    ["double_quant=false load_in_4bit", "nf4"],
    ["base=nf4", "nf4"],
    ["base=nf4 double_quant", "nf4-dq"],
    ["litgpt quantize=bnb.nf4-dq", "nf4-dq"],
    ["load_in_8bit", "int8"],
  ];
  test.each(bases)("the base of QLoRA with %j is %s", (words, base) => {
    expect(completeSettings(readTrainingSettings(words)).base).toBe(base);
  });

  test("what is left out is what the framework does", () => {
    expect(completeSettings({ framework: "torchtune" })).toMatchObject({
      master: "none",
      moments: "bf16",
      rank: 8,
    });
    expect(completeSettings({ framework: "transformers" })).toMatchObject({
      master: "none",
      moments: "bf16",
    });
    // DeepSpeed keeps an FP32 master whoever calls it
    expect(completeSettings({ framework: "transformers", zero: 2, sharder: "deepspeed" })).toMatchObject({
      master: "fp32",
      moments: "fp32",
    });
    expect(completeSettings({ framework: "torchtitan" })).toMatchObject({
      parameters: "fp32",
      gradients: "fp32",
    });
  });
});

describe("a run that cannot be says why and what to do", () => {
  const ask = (words: string, more: object = {}) => () =>
    trainingMemory({ model: LLAMA_3_1_8B, method: "lora", context: 2048, batch: 1, cards: 8, settings: readTrainingSettings(words), ...more }); // prettier-ignore
  const rows: [string, () => unknown, RegExp][] = [
    ["batch 0", ask("", { batch: 0 }), /Batch must be above 0; got 0/],
    ["half a card", ask("", { cards: 0.5 }), /Cards must be a whole number/],
    ["rank above hidden", ask("rank=5000"), /rank=5000 is above the hidden size of Llama-3\.1-8B, 4,096/],
    ["tp of 3", ask("tp=3", { cards: 3 }), /Llama-3\.1-8B has 32 heads: tp=3 cannot share them\. Use tp of 1, 2, 4, 8, 16, 32/],
    ["tp × pp", ask("tp=4 pp=4"), /8 cards cannot hold tp=4 × pp=4 × cp=1\. Use a multiple of 16 cards/],
    ["too many stages", ask("pp=64", { cards: 64 }), /pp=64 is more than the 32 layers/],
    ["experts of a dense model", ask("ep=2"), /has no experts/],
    ["experts that do not divide", ask("ep=3", { model: TINY_EXPERTS, cards: 3 }), /has 4 experts: ep=3 cannot share them\. Use ep of 1, 2, 4/],
    ["ranks that do not divide", ask("ep=4", { model: TINY_EXPERTS, cards: 6 }), /ep=4 does not divide the 6 cards/],
    ["freezing more than there is", ask("layers=3", { model: TINY, method: "freeze" }), /layers=3 is more than the 2 layers/],
    ["an unknown target", ask("targets=qq"), /targets=qq is not known/],
    ["a size alone", ask("", { model: { ...TINY, layers: [], frame: null } }), /cannot be computed from a size alone.*method "rule"/],
  ]; // prettier-ignore
  test.each(rows)("%s", (_, run, message) => {
    expect(said(run)).toMatch(message);
  });
});
