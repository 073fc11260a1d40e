import type { Layout } from "./layout";
import type { Model } from "./model";
import { FORMATS, type Precision } from "./precision";
import { BITS_PER_BYTE, bytes, type Bytes } from "./units";

// stands in until card-weights.ts is there
export function stageWeightBytes(question: {
  model: Model;
  precision: Precision;
  layout: Layout;
  stage: number;
  hostEmbedding: boolean;
}): Bytes {
  const { model, precision, layout } = question;
  return bytes((model.parameters * FORMATS[precision].bits) / BITS_PER_BYTE / layout.tensorParallel / layout.pipelineParallel);
}

export function tensorParallelProblem(question: { model: Model; precision: Precision; tensorParallel: number }): string | null {
  const { model, tensorParallel } = question;
  for (const { layer } of model.layers) {
    for (const mixer of layer.mixers) {
      if ("heads" in mixer && mixer.heads % tensorParallel !== 0) {
        return `${model.name} has ${mixer.heads} heads: ${tensorParallel} cards cannot share them. Try 2, 4 or 8.`;
      }
    }
  }
  return null;
}
