import type { FeedForward, Layer, Mixer, Model } from "../../src/core/shape/model";
import { countParameters } from "../../src/core/shape/parameters";

interface Dense {
  readonly name: string;
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly width: number;
  readonly vocabulary: number;
  readonly tied?: boolean;
  /** Biases and query/key norms of one layer. */
  readonly vectors?: number;
  readonly context?: number;
  readonly experts?: Extract<FeedForward, { kind: "experts" }>;
}

/** A model of equal layers from the numbers of its config.json. */
export function dense(shape: Dense): Model {
  const mixer: Mixer = {
    kind: "full",
    heads: shape.heads,
    kvHeads: shape.kvHeads,
    keyDim: shape.headDim,
    valueDim: shape.headDim,
    vectors: shape.vectors ?? 0,
    gate: "none",
    valueProjection: true,
    indexer: null,
  };
  const part: FeedForward = shape.experts ?? { kind: "dense", width: shape.width, gated: true, vectors: 0 };
  const layer: Layer = { mixers: [mixer], feedForwards: [part], vectors: 2 * shape.hidden };
  const layers = [{ count: shape.layers, layer }];
  const frame = {
    hiddenSize: shape.hidden,
    vocabularySize: shape.vocabulary,
    tied: shape.tied ?? false,
    head: true,
    vectors: shape.hidden,
    attachments: [],
    draft: [],
    draftExtra: 0,
  };
  return {
    name: shape.name,
    parameters: countParameters({ layers, frame }),
    layers,
    frame,
    precision: "BF16",
    exceptions: {},
    contextLimit: shape.context ?? null,
  };
}

// https://huggingface.co/meta-llama/Llama-3.1-8B/blob/main/config.json
export const LLAMA_3_1_8B = dense({ name: "Llama-3.1-8B", hidden: 4096, layers: 32, heads: 32, kvHeads: 8, headDim: 128, width: 14336, vocabulary: 128256, context: 131072 }); // prettier-ignore
// https://huggingface.co/meta-llama/Llama-3.1-70B/blob/main/config.json
export const LLAMA_3_1_70B = dense({ name: "Llama-3.1-70B", hidden: 8192, layers: 80, heads: 64, kvHeads: 8, headDim: 128, width: 28672, vocabulary: 128256, context: 131072 }); // prettier-ignore
// https://huggingface.co/Qwen/QwQ-32B/blob/main/config.json: biases on queries, keys and values
export const QWQ_32B = dense({ name: "QwQ-32B", hidden: 5120, layers: 64, heads: 40, kvHeads: 8, headDim: 128, width: 27648, vocabulary: 152064, vectors: 7168, context: 40960 }); // prettier-ignore
// https://huggingface.co/mistralai/Mixtral-8x7B-v0.1/blob/main/config.json
export const MIXTRAL_8X7B = dense({ name: "Mixtral-8x7B", hidden: 4096, layers: 32, heads: 32, kvHeads: 8, headDim: 128, width: 0, vocabulary: 32000, context: 32768, experts: { kind: "experts", experts: 8, active: 2, width: 14336, gated: true, latentSize: null, sharedWidth: 0, sharedGate: false, routerOutputs: 8, vectors: 0 } }); // prettier-ignore
// https://huggingface.co/openai/gpt-oss-120b/blob/main/config.json: biases of projections, sinks and experts
const gptOss = (name: string, layers: number, experts: number): Model => ({
  ...dense({ name, hidden: 2880, layers, heads: 64, kvHeads: 8, headDim: 64, width: 0, vocabulary: 201088, vectors: 4096 + 2 * 512 + 2880 + 64, context: 131072, experts: { kind: "experts", experts, active: 4, width: 2880, gated: true, latentSize: null, sharedWidth: 0, sharedGate: false, routerOutputs: experts, vectors: experts * (3 * 2880) + experts } }), // prettier-ignore
  precision: "MXFP4",
  exceptions: { attention: "BF16", embedding: "BF16", head: "BF16", router: "BF16" },
});
export const GPT_OSS_120B = gptOss("gpt-oss-120b", 36, 128);
export const GPT_OSS_20B = gptOss("gpt-oss-20b", 24, 32);
