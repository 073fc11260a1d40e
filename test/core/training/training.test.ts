import fc from "fast-check";
import { trainingMemory } from "../../../src/core/training/training";
import { TRAINING_PARTS, type Training } from "../../../src/core/training/question";
import { trainingRule } from "../../../src/core/training/rule";
import type { TrainingMethod } from "../../../src/core/training/states";
import { LLAMA_3_1_8B, TINY } from "../training-models";
import { readTrainingSettings } from "../../../src/core/training/words";

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

describe("a run worked out by hand: tiny, full, 4 tokens", () => {
  // kept: 2 layers × 4 tokens × 2 × 8; live: 4 × 2 × (32 + 24 + 48); logits: 4 × 32 × 14
  const training = ask({ context: 4 }, TINY);

  test("its parts", () => {
    expect(size(training, "Weights")).toBe(3408);
    expect(size(training, "Gradients")).toBe(3408);
    expect(size(training, "Optimizer states")).toBe(20448);
    expect(size(training, "Activations")).toBe(128 + 832);
    expect(size(training, "Logits")).toBe(1792);
  });

  test("allocated is their sum; reserved and the card have more", () => {
    expect(training.allocated).toBe(3408 + 3408 + 20448 + 960 + 1792);
    expect(training.reserved).toBeCloseTo(1.075 * training.allocated, 6);
    // 0.51 GiB of CUDA context on one card
    expect(training.total - training.reserved).toBeCloseTo(0.51 * 1024 ** 3, 0);
  });
});

test("metric=allocated and metric=reserved leave out what PyTorch does not see", () => {
  const card = ask({ context: 4 }, TINY);
  expect(ask({ context: 4, words: "metric=allocated" }, TINY).total).toBeCloseTo(card.allocated, 6);
  expect(ask({ context: 4, words: "metric=reserved" }, TINY).total).toBeCloseTo(card.reserved, 6);
});

describe("buffers", () => {
  const framework = (words: string, cards: number, method: TrainingMethod = "full") => ask({ words, cards, method, context: 4 }, TINY).stage.buffers; // prettier-ignore
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
    ["base=nf4 rank=8", 1, "qlora", { dequantised: 2 * 128 }, "the largest matrix, 16 × 8, back in 16 bit"],
  ];
  test.each(rows)("%s on %i, %s: %j, %s", (words, cards, method, expected) => {
    expect(framework(words, cards, method)).toMatchObject(expected);
  });

  test("torch.optim's foreach step needs a square root of every moment, unless activations were larger", () => {
    const short = ask({ words: "framework=transformers", context: 1 }, TINY);
    // 1,704 × 2 bytes less what the backward pass has given back
    expect(short.stage.step).toBe(3408 - short.stage.kept - short.stage.live - short.stage.logits);
    expect(ask({ words: "framework=transformers", context: 64 }, TINY).stage.step).toBe(0);
    expect(ask({ words: "framework=torchtune", context: 1 }, TINY).stage.step).toBe(0);
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
          return weights + gradients + optimizer;
        };
        for (const zero of [1, 2, 3]) {
          expect(states(zero, cards)).toBeLessThanOrEqual(states(zero - 1, cards));
          expect(states(zero, 2 * cards)).toBeLessThanOrEqual(states(zero, cards));
        }
      }),
    );
  });

  test("checkpointing keeps less, tensor parallelism leaves less on a card, LoRA needs less than full", () => {
    const kept = (words: string, cards = 1): number => ask({ words, cards }).stage.kept;
    expect(kept("checkpointing=selective")).toBeLessThan(kept("checkpointing=none"));
    expect(kept("checkpointing=full")).toBeLessThan(kept("checkpointing=selective"));
    expect(ask({ words: "tp=8", cards: 8 }).total).toBeLessThan(ask({ words: "tp=4", cards: 4 }).total);
    expect(ask({ method: "lora" }).total).toBeLessThan(ask({ method: "freeze" }).total);
    expect(ask({ method: "qlora" }).total).toBeLessThan(ask({ method: "lora" }).total);
  });

  test("stages of a pipeline hold the model between them", () => {
    const one = ask({ words: "sp=0" }).stage.states.weights;
    const each = ask({ words: "pp=2", cards: 2 }).stage.states.weights;
    expect(2 * each).toBeGreaterThanOrEqual(one);
    expect(each).toBeLessThan(one);
  });
});
