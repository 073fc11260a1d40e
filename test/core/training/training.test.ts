import fc from "fast-check";
import { trainingMemory } from "../../../src/core/training/training";
import { TRAINING_PARTS, type Training } from "../../../src/core/training/question";
import { trainingRule } from "../../../src/core/training/rule";
import type { TrainingMethod } from "../../../src/core/training/states";
import { modelOf } from "../../accuracy/training-models";
import { LLAMA_3_1_8B, shaped, TINY } from "../training-models";
import { readTrainingSettings } from "../../../src/reading/training/words";

const LLAMA_3_2_3B = modelOf("Llama-3.2-3B");

interface Asked {
  readonly method?: TrainingMethod;
  readonly context?: number;
  readonly batch?: number;
  readonly cards?: number;
  readonly words?: string;
}

const ask = ({ method = "full", context = 2048, batch = 1, cards = 1, words = "" }: Asked, model = LLAMA_3_1_8B): Training =>
  trainingMemory({ model, method, context, batch, cards, settings: readTrainingSettings(words) }); // prettier-ignore

const size = (training: Training, name: string): number =>
  training.parts.find((part) => part.name === name)?.size ?? Number.NaN;

test.each([
  ["zero=3", 1, true],
  ["zero=3 tp=2", 2, true], // two halves of the model, one card each
  ["zero=3 tp=2", 4, false],
  ["zero=3", 2, false],
  ["", 1, false],
])("%s on %i: says that nothing is shared: %s", (words, cards, expected) => {
  expect(ask({ words, cards }).notes.some(({ rule }) => rule === "train-note-one-card")).toBe(expected);
});

describe("a run worked out by hand: tiny, full, 4 tokens", () => {
  // 1,704 numbers; the peak is the optimizer's step: gradients, 16-bit ones once more widened to FP32
  const training = ask({ context: 4 }, TINY);
  const workspace = 32 * 1024 ** 2;

  test("its parts", () => {
    expect(training.stage.peak.name).toBe("step");
    expect(size(training, "Weights")).toBe(3408);
    expect(size(training, "Gradients")).toBe(3408);
    expect(size(training, "Optimizer states")).toBe(20448);
    expect(size(training, "Activations")).toBe(0);
    expect(size(training, "Logits")).toBe(0);
  });

  test("its phases", () => {
    // inputs of 2 layers 4 × 2 × 2 × 8, last norm 4 × 8 × 8; logits 4 × 32 × 10 and 12; layer 4 × 1,040 by hand below
    const phases = Object.fromEntries(training.stage.phases.map((phase) => [phase.name, phase.size]));
    expect(phases).toMatchObject({ forward: 128 + 256 + 1280, backward: 128 + 256 + 1536, end: 3408, step: 2 * 3408 });
  }); // prettier-ignore

  test("allocated is what stands with the largest; reserved and the card have more", () => {
    expect(training.allocated).toBe(3408 + 20448 + 2 * 3408 + workspace);
    expect(training.reserved).toBeCloseTo(1.075 * training.allocated, 6);
    // a training process holds 0.742 GiB beside PyTorch
    expect(training.total - training.reserved).toBeCloseTo(0.742 * 1024 ** 3, 0);
  });
});

test("metric=allocated and metric=reserved leave out what PyTorch does not see", () => {
  const card = ask({ context: 4 }, TINY);
  expect(ask({ context: 4, words: "metric=allocated" }, TINY).total).toBeCloseTo(card.allocated, 6);
  expect(ask({ context: 4, words: "metric=reserved" }, TINY).total).toBeCloseTo(card.reserved, 6);
});

describe("buffers", () => {
  const framework = (words: string, cards: number, method: TrainingMethod = "full") => ask({ words, cards, method, context: 4 }, TINY).stage.buffers; // prettier-ignore
  const sizes = ({ gathered, reduced, dequantised }: ReturnType<typeof framework>) => ({ gathered: gathered?.size ?? 0, reduced: reduced?.size ?? 0, dequantised: dequantised?.size ?? 0 }); // prettier-ignore
  const rows: [string, number, TrainingMethod, object, string][] = [
    ["", 1, "full", { gathered: 0, reduced: 0 }, "one card shares nothing"],
    ["", 2, "full", { gathered: 0, reduced: 3408 }, "DDP keeps gradients in buckets beside them"],
    ["framework=megatron", 2, "full", { reduced: 0 }, "Megatron's gradients are the buckets"],
    ["zero=1", 2, "full", { gathered: 0, reduced: 3408 }, "one bucket, no larger than the gradients"],
    ["zero=3", 2, "full", { gathered: 2 * 2 * 592, reduced: 3408 }, "the layer at work and the next"],
    [
      "fsdp=full",
      2,
      "full",
      { gathered: 2 * 2 * 592, reduced: 2 * 592 },
      "a layer's gradient before it is shared",
    ],
    // torchtitan does not reshard under pipeline parallelism: a stage's 856 numbers stay gathered, its gradients in FP32
    [
      "torchtitan pp=2",
      4,
      "full",
      { gathered: 2 * 856, reduced: 4 * 856 },
      "a layer of 592, the head of 256, the last norm of 8",
    ],
    ["base=nf4 rank=8", 1, "qlora", { dequantised: 2 * 128 }, "the largest matrix, 16 × 8, back in 16 bit"],
  ];
  test.each(rows)("%s on %i, %s: %j, %s", (words, cards, method, expected) => {
    expect(sizes(framework(words, cards, method))).toMatchObject(expected);
  });

  // Llama-3.2-1B at 2,048: 13.25 GiB, with two accumulation steps 15.56 (own runs in test/accuracy)
  test("gradients stand in the forward pass only where they are added up", () => {
    const at = (words: string, name: string) => ask({ words, context: 64 }, TINY).stage.phases.find((phase) => phase.name === name); // prettier-ignore
    const words = "transformers precision=pure-bf16";
    expect(at(words, "forward")?.gradients.size).toBe(0);
    expect(at(`${words} accumulation=2`, "forward")?.gradients.size).toBe(3408);
    expect(at("megatron", "forward")?.gradients.size).toBe(2 * 3408);
    // a square root of every moment, 1,704 × 2 bytes; fused, none
    expect(at(`${words} optimizer=adamw_torch`, "step")?.size).toBe(2 * 3408);
    expect(at(words, "step")?.size).toBe(3408);
  });

  /**
   * torchtune's own table of memory optimisations: Llama-3.2-3B, 2 × 4,096 tokens, compiled, chunked loss, checkpointing:
   * 24.9 GiB. 3,212,749,824 numbers × (2 + 4) bytes stand, gradients 2 bytes, and the tied matrix's second ones.
   */
  test("chunked losses, gradients and activations are never alive together", () => {
    const training = ask({ context: 4096, batch: 2, words: "torchtune compile checkpointing=full" }, LLAMA_3_2_3B);
    expect(training.stage.peak.name).toBe("end");
    expect(training.allocated / 1024 ** 3).toBeCloseTo((3_212_749_824 * 8 + 4 * 128_256 * 3072) / 1024 ** 3 + 32 / 1024, 3);
    expect(Math.abs(training.allocated / 1024 ** 3 / 24.9 - 1)).toBeLessThan(0.03);
  }); // prettier-ignore

  // the same table with LoRA (8.5 GiB) and QLoRA (4.6 GiB), inputs offloaded
  test.each([
    ["lora", 8.5],
    ["qlora", 4.6],
  ] as const)("torchtune's %s takes %d GiB", (method, gib) => {
    const words = "torchtune compile checkpointing=offload rank=8 targets=q,v,o";
    const { allocated } = ask({ method, context: 4096, batch: 2, words }, LLAMA_3_2_3B);
    expect(Math.abs(allocated / 1024 ** 3 / gib - 1)).toBeLessThan(0.08);
  });

  test("a matrix that is embedding and head gets two gradients more: 256 numbers × 4 bytes", () => {
    const tied = { ...TINY, frame: { ...TINY.frame, tied: true } } as typeof TINY;
    const { phases } = ask({ words: "transformers precision=pure-bf16", context: 4 }, tied).stage;
    const end = phases.find(({ name }) => name === "end");
    expect((end?.size ?? 0) - (end?.gradients.size ?? 0)).toBe(256 * 4);
  });
});

describe("several cards", () => {
  const notes = (words: string, cards: number, method: TrainingMethod = "full"): string[] =>
    ask({ words, cards, method, context: 4 }, TINY).notes.map(({ rule }) => rule);

  test("torchtune shares 3,408 bytes of weights between two, and says so", () => {
    expect(size(ask({ words: "torchtune", cards: 2, context: 4 }, TINY), "Weights")).toBe(1704);
    expect(size(ask({ words: "torchtune fsdp=none", cards: 2, context: 4 }, TINY), "Weights")).toBe(3408);
    expect(notes("torchtune", 2)).toContain("train-note-sharded");
    expect(notes("torchtune fsdp=full", 2)).not.toContain("train-note-sharded");
  });

  test("plain data parallel is said where nobody asked for it", () => {
    expect(notes("", 2)).toContain("train-note-copied");
    for (const [words, cards] of [["", 1], ["zero=0", 2], ["zero=3", 2], ["torchtune", 2], ["tp=2", 2], ["pp=2", 2]] as const)
      expect([words, notes(words, cards)]).not.toEqual([words, expect.arrayContaining(["train-note-copied"])]);
  }); // prettier-ignore

  test("a quantised base asked of a method that has none is said", () => {
    expect(notes("load_in_4bit rank=4", 1, "lora")).toContain("train-note-base");
    expect(notes("load_in_4bit rank=4", 1, "qlora")).not.toContain("train-note-base");
  });
});

describe("QLoRA's own claim (Dettmers et al. 2023, abstract and §4; the shape: Touvron et al. 2023, table 2)", () => {
  const llama65 = shaped("LLaMA-65B", { hidden: 8192, layers: 80, heads: 64, kvHeads: 64, headDim: 128, width: 22016, vocabulary: 32000 }); // prettier-ignore
  // rank 64 on all linear layers, paged AdamW, adapters in BF16; sequences of 512
  const words = "rank=64 optimizer=paged_adamw_32bit adapters=bf16";

  test("65B fits one card of 48 GB", () => {
    expect(ask({ method: "qlora", context: 512, words }, llama65).total).toBeLessThan(48e9);
  });

  // 80 layers × (4 × 8,192² + 3 × 8,192 × 22,016) numbers; 4.5 - 4.127 bits, and 0.37 in the paper
  test("double quantisation saves 2.8 GiB of it, about 3 GB in §3", () => {
    const twice = ask({ method: "qlora", words }, llama65).stage.states.weights.size;
    const once = ask({ method: "qlora", words: `${words} base=nf4` }, llama65).stage.states.weights.size;
    expect((once - twice) / 1e9).toBeCloseTo((64.76e9 * 0.373) / 8 / 1e9, 2);
  });
});

describe("the rule of thumb on 32 billion parameters in FP16", () => {
  const { parts, low, high, total } = trainingRule({ model: { ...TINY, parameters: 32e9 }, bytesEach: 2 });
  const gb = (name: string) => parts.find((part) => part.name === name);

  test("gradients double 64 GB of weights to 128 GB", () => {
    expect(gb("Weights")?.size).toBe(64e9);
    expect((gb("Weights")?.size ?? 0) + (gb("Gradients")?.size ?? 0)).toBe(128e9);
  });

  test("activations are 160 to 224 GB", () => {
    expect(gb("Activations")).toMatchObject({ low: 160e9, high: 224e9 });
    expect({ low, total, high }).toEqual({ low: 288e9, total: 320e9, high: 352e9 });
  });

  test("it has the rows of every training table", () => {
    expect(parts.map((part) => part.name)).toEqual(TRAINING_PARTS);
  });
});

describe("what no example could prove", () => {
  const settings = fc
    .tuple(
      fc.constantFrom("", "framework=torchtune", "framework=megatron", "framework=transformers", "framework=unsloth"),
      fc.constantFrom("none", "selective", "full", "offload"),
      fc.constantFrom("flash", "eager"),
      fc.constantFrom("full", "chunked", "fused"),
      fc.constantFrom("adamw", "adamw-8bit", "paged-adamw", "sgd", "lion", "adafactor", "muon"),
    )
    .map(([framework, checkpointing, attention, loss, optimizer]) => `${framework} checkpointing=${checkpointing} attention=${attention} loss=${loss} optimizer=${optimizer}`); // prettier-ignore
  const method = fc.constantFrom<TrainingMethod>("full", "lora", "qlora", "freeze");
  const model = fc.constantFrom(LLAMA_3_1_8B, TINY);

  test("parts add up to the total, and low ≤ expected ≤ high in each", () => {
    fc.assert(
      fc.property(settings, method, model, fc.constantFrom(1, 2, 8), (words, how, of, cards) => {
        const training = ask({ words: `${words} rank=8`, method: how, cards }, of);
        const sum = training.parts.reduce((total, part) => total + part.size, 0);
        expect(training.total).toBeCloseTo(sum, 3);
        for (const part of training.parts) {
          expect(part.low).toBeLessThanOrEqual(part.size);
          expect(part.size).toBeLessThanOrEqual(part.high);
          expect(part.low).toBeGreaterThanOrEqual(0);
        }
        expect(training.allocated).toBeLessThanOrEqual(training.reserved);
        expect(training.reserved).toBeLessThan(training.total);
      }),
    );
  });

  test("more batch, more context or a larger rank never needs less", () => {
    const grown = fc.constantFrom({ batch: 2 }, { context: 4096 }, { words: "rank=8" });
    fc.assert(
      fc.property(settings, method, grown, (words, how, more) => {
        const small = ask({ words: `${words} rank=4`, method: how });
        const large = ask({ method: how, ...more, words: `${words} ${more.words ?? "rank=4"}` });
        expect(large.total).toBeGreaterThanOrEqual(small.total);
      }),
    );
  });

  test("a higher ZeRO stage never needs more of its states, nor do more cards", () => {
    fc.assert(
      fc.property(settings, method, fc.constantFrom(2, 4, 8, 64), (words, how, cards) => {
        const states = (zero: number, on: number): number => {
          const { weights, gradients, optimizer } = ask({ words: `${words} master=fp32 moments=fp32 rank=8 zero=${String(zero)}`, method: how, cards: on }).stage.states; // prettier-ignore
          return weights.size + gradients.size + optimizer.size;
        };
        for (const zero of [1, 2, 3]) {
          expect(states(zero, cards)).toBeLessThanOrEqual(states(zero - 1, cards));
          expect(states(zero, 2 * cards)).toBeLessThanOrEqual(states(zero, cards));
        }
      }),
    );
  });

  test("checkpointing keeps less, tensor parallelism leaves less on a card, LoRA needs less than full", () => {
    const kept = (words: string, cards = 1): number => ask({ words, cards }).stage.activations.kept;
    expect(kept("checkpointing=selective")).toBeLessThan(kept("checkpointing=none"));
    expect(kept("checkpointing=full")).toBeLessThan(kept("checkpointing=selective"));
    expect(ask({ words: "tp=8", cards: 8 }).total).toBeLessThan(ask({ words: "tp=4", cards: 4 }).total);
    expect(ask({ method: "lora" }).total).toBeLessThan(ask({ method: "freeze" }).total);
    expect(ask({ method: "qlora" }).total).toBeLessThan(ask({ method: "lora" }).total);
  });

  test("stages of a pipeline hold the model between them", () => {
    const one = ask({ words: "sp=0" }).stage.states.weights.size;
    const each = ask({ words: "pp=2", cards: 2 }).stage.states.weights.size;
    expect(2 * each).toBeGreaterThanOrEqual(one);
    expect(each).toBeLessThan(one);
  });
});
