import { MODEL_ROWS, modelOf } from "../../../src/catalog/models";
import { InputError } from "../../../src/core/errors";
import { isQuantised } from "../../../src/core/formats/kept";
import type { TensorRole } from "../../../src/core/shape/tensors";
import { validTensorParallel } from "../../../src/core/serving/tensor-parallel";
import { trainingMemory } from "../../../src/core/training/training";
import { storedPrecision, weightBytes } from "../../../src/core/weights/weights";

/** Every row of the catalogue whose matrices are known. */
const MODELS = MODEL_ROWS.map(modelOf).filter(({ frame, layers }) => frame !== null && layers.length > 0);

const trained = (model: (typeof MODELS)[number], cards = 1, tp = 1) =>
  trainingMemory({ model, method: "full", context: 1, batch: 1, cards, settings: { tp } });
const trainedWeights = (model: (typeof MODELS)[number]): number => trained(model).stage.states.weights.size;

it("trained on one card in BF16, every model has the weights that serving loads", () => {
  expect(MODELS.length).toBeGreaterThan(300);
  const odd = MODELS.flatMap((model) => {
    const [training, serving] = [trainedWeights(model), weightBytes({ model, precision: "BF16" })];
    return training === serving ? [] : [`${model.name}: ${training} against ${serving}`];
  });
  expect(odd).toEqual([]);
});

// the makers' counts leave the n-gram tables out that may stay in host memory: 51.2, 196.6 and 135 billion numbers more
it.each([
  ["Qwen3.8-Flash-Next", 125.05],
  ["DeepSeek-V4.1-Flash", 551.5],
  ["LongCat-2.0", 1503.3],
])("%s trains %f billion numbers of 2 bytes", (name, billions) => {
  const model = MODELS.find((one) => one.name === name);
  const off = model ? trainedWeights(model) / 2 / (billions * 1e9) - 1 : 1;
  expect(Math.abs(off)).toBeLessThan(0.001);
});

it("training shares a model over the ranks over which serving shares it, and over no others", () => {
  const odd = MODELS.flatMap((model) => {
    const serving = validTensorParallel({ model }, 16);
    const training = Array.from({ length: 16 }, (_, i) => i + 1).filter((tp) => {
      try {
        trained(model, tp, tp);
        return true;
      } catch (error) {
        if (error instanceof InputError && error.rule === "setting-uneven") return false;
        throw error;
      }
    });
    return training.join() === serving.join()
      ? []
      : [`${model.name}: ${training.join()} against ${serving.join()}`];
  });
  expect(odd).toEqual([]);
});

it("a quantised base leaves in 16 bit what a quantised release leaves in 16 bit", () => {
  const model = MODELS.find(({ name }) => name === "Qwen3-8B");
  if (!model) throw new Error("Qwen3-8B is gone");
  // compressed-tensors' and bitsandbytes' habit, role by role
  const kept: TensorRole[] = ["embedding", "head", "vectors", "attachment", "router", "shared-switch", "convolution", "compressor"]; // prettier-ignore
  const cut: TensorRole[] = ["q", "o", "kv-up", "indexer", "gate", "expert-down", "shared-up", "recurrent-in", "draft-projection"]; // prettier-ignore
  for (const role of kept) {
    expect([role, isQuantised(role), storedPrecision({ model, precision: "INT4", role })]).toEqual([role, false, "BF16"]); // prettier-ignore
  }
  for (const role of cut) {
    expect([role, isQuantised(role), storedPrecision({ model, precision: "INT4", role })]).toEqual([role, true, "INT4"]); // prettier-ignore
  }
});
