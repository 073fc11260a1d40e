import type { FeedForward, Layer, Mixer, Model } from "../../src/core/shape/model";
import { countParameters } from "../../src/core/shape/parameters";

/** Shapes of the measured runs' models, from their config.json (Megatron's from the test's own settings). */
interface Shape {
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly width: number;
  readonly vocabulary: number;
  readonly tied?: true;
  readonly plain?: true;
  /** Norms behind attention and MLP as well as in front (Gemma 2). */
  readonly norms?: 4;
  /** Biases of queries, keys and values. */
  readonly bias?: true;
  readonly experts?: {
    readonly count: number;
    readonly active: number;
    readonly width: number;
    readonly shared?: number;
    readonly denseLayers?: number;
  };
  readonly latent?: {
    readonly latentDim: number;
    readonly ropeDim: number;
    readonly nopeDim: number;
    readonly valueDim: number;
  };
  readonly source: string;
}

const hub = (name: string): string => `https://huggingface.co/${name}/blob/main/config.json`;
const llama = (
  hidden: number,
  layers: number,
  heads: number,
  kvHeads: number,
  width: number,
  vocabulary: number,
  name: string,
  more: Partial<Shape> = {},
): Shape => ({
  hidden,
  layers,
  heads,
  kvHeads,
  headDim: hidden / heads,
  width,
  vocabulary,
  source: hub(name),
  ...more,
});
const MEGATRON = "https://github.com/NVIDIA/Megatron-LM/blob/main/tests/functional_tests/test_cases/gpt";

export const SHAPES: Readonly<Record<string, Shape>> = {
  "Qwen3-32B": llama(5120, 64, 64, 8, 25600, 151936, "Qwen/Qwen3-32B", { headDim: 128 }),
  "Qwen3-4B": llama(2560, 36, 32, 8, 9728, 151936, "Qwen/Qwen3-4B", { headDim: 128, tied: true }),
  "Qwen2.5-7B": llama(3584, 28, 28, 4, 18944, 152064, "Qwen/Qwen2.5-7B", { bias: true }),
  "Qwen-7B": llama(4096, 32, 32, 32, 11008, 151936, "Qwen/Qwen-7B", { bias: true }),
  "Qwen-14B": llama(5120, 40, 40, 40, 13696, 152064, "Qwen/Qwen-14B", { bias: true }),
  "Qwen-72B": llama(8192, 80, 64, 64, 24576, 152064, "Qwen/Qwen-72B", { bias: true }),
  "Llama-2-7B": llama(4096, 32, 32, 32, 11008, 32000, "meta-llama/Llama-2-7b-hf"),
  "Llama-2-70B": llama(8192, 80, 64, 8, 28672, 32000, "meta-llama/Llama-2-70b-hf"),
  "Llama-3.1-8B": llama(4096, 32, 32, 8, 14336, 128256, "meta-llama/Llama-3.1-8B"),
  "Llama-3.3-70B": llama(8192, 80, 64, 8, 28672, 128256, "meta-llama/Llama-3.3-70B-Instruct"),
  "Llama-3.2-3B": llama(3072, 28, 24, 8, 8192, 128256, "meta-llama/Llama-3.2-3B", { tied: true }),
  "ChatGLM3-6B": llama(4096, 28, 32, 2, 13696, 65024, "THUDM/chatglm3-6b", { bias: true }),
  "Yi-6B": llama(4096, 32, 32, 4, 11008, 64000, "01-ai/Yi-6B"),
  "Mistral-7B": llama(4096, 32, 32, 8, 14336, 32000, "mistralai/Mistral-7B-v0.1"),
  "Baichuan2-7B": llama(4096, 32, 32, 32, 11008, 125696, "baichuan-inc/Baichuan2-7B-Base"),
  "Falcon-7B": llama(4544, 32, 71, 1, 18176, 65024, "tiiuae/falcon-7b", { tied: true, plain: true }),
  "Gemma-2-2B": llama(2304, 26, 8, 4, 9216, 256000, "google/gemma-2-2b", {
    headDim: 256,
    tied: true,
    norms: 4,
  }),
  "Gemma-2-9B": llama(3584, 42, 16, 8, 14336, 256000, "google/gemma-2-9b", {
    headDim: 256,
    tied: true,
    norms: 4,
  }),
  "Phi-3-mini": llama(3072, 32, 32, 32, 8192, 32064, "microsoft/Phi-3-mini-4k-instruct"),
  "StableLM-Alpha-3B": llama(4096, 16, 32, 32, 16384, 50688, "stabilityai/stablelm-base-alpha-3b", {
    plain: true,
  }),
  "TinyLlama-1.1B": llama(
    2048,
    22,
    32,
    4,
    5632,
    32000,
    "TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T",
  ),
  "Apertus-8B": llama(4096, 32, 32, 8, 21504, 131072, "swiss-ai/Apertus-8B-Instruct-2509", { plain: true }),
  "AFM-4.5B": llama(2560, 36, 20, 4, 18432, 128004, "arcee-ai/AFM-4.5B", { plain: true }),
  "Mistral-Small-24B": llama(5120, 40, 32, 8, 32768, 131072, "mistralai/Devstral-Small-2507", {
    headDim: 128,
  }),
  "Ministral-8B": llama(4096, 36, 32, 8, 12288, 131072, "mistralai/Ministral-8B-Instruct-2410"),
  "Seed-OSS-36B": llama(5120, 64, 80, 8, 27648, 155136, "ByteDance-Seed/Seed-OSS-36B-Instruct", {
    headDim: 128,
  }),
  "Qwen3-30B-A3B": llama(2048, 48, 32, 4, 6144, 151936, "Qwen/Qwen3-30B-A3B", {
    headDim: 128,
    experts: { count: 128, active: 8, width: 768 },
  }),
  "Qwen1.5-MoE-A2.7B": llama(2048, 24, 16, 16, 5632, 151936, "Qwen/Qwen1.5-MoE-A2.7B", {
    bias: true,
    experts: { count: 60, active: 4, width: 1408, shared: 5632 },
  }),
  "Moonlight-16B-A3B": llama(2048, 27, 16, 16, 11264, 163840, "moonshotai/Moonlight-16B-A3B", {
    latent: { latentDim: 512, ropeDim: 64, nopeDim: 128, valueDim: 128 },
    experts: { count: 64, active: 6, width: 1408, shared: 2816, denseLayers: 1 },
  }),
  "Megatron-GPT-15B": llama(6144, 32, 48, 8, 24576, 256000, "", {
    plain: true,
    source: `${MEGATRON}/gpt3_15b_8t_release/model_config.yaml`,
  }),
  "Megatron-GPT-7B": llama(4096, 32, 32, 8, 16384, 131072, "", {
    plain: true,
    source: `${MEGATRON}/gpt3_7b_tp1_pp4_memory_speed/model_config.yaml`,
  }),
};

function mixerOf(s: Shape): Mixer {
  if (s.latent)
    return {
      kind: "latent",
      heads: s.heads,
      queryRank: null,
      ...s.latent,
      vectors: s.latent.latentDim,
      gate: "none",
      indexer: null,
    };
  const vectors = s.bias ? (s.heads + 2 * s.kvHeads) * s.headDim : 0;
  return {
    kind: "full",
    heads: s.heads,
    kvHeads: s.kvHeads,
    keyDim: s.headDim,
    valueDim: s.headDim,
    vectors,
    gate: "none",
    valueProjection: true,
    indexer: null,
  };
}

function layerOf(s: Shape, dense: boolean): Layer {
  const gated = !s.plain;
  const feedForward: FeedForward =
    s.experts && !dense
      ? {
          kind: "experts",
          experts: s.experts.count,
          active: s.experts.active,
          width: s.experts.width,
          gated,
          latentSize: null,
          sharedWidth: s.experts.shared ?? 0,
          sharedGate: false,
          routerOutputs: s.experts.count,
          vectors: 0,
        }
      : { kind: "dense", width: s.width, gated, vectors: 0 };
  return { mixers: [mixerOf(s)], feedForwards: [feedForward], vectors: (s.norms ?? 2) * s.hidden };
}

/** The model of a shape, as core sees it. */
export function modelOf(name: string): Model {
  const s = SHAPES[name];
  if (!s) throw new Error(`no shape of ${name}`);
  const dense = s.experts?.denseLayers ?? 0;
  const frame = {
    hiddenSize: s.hidden,
    vocabularySize: s.vocabulary,
    tied: s.tied ?? false,
    head: true,
    vectors: s.hidden,
    attachments: [],
    draft: [],
    draftExtra: 0,
  };
  const layers = [
    ...(dense > 0 ? [{ count: dense, layer: layerOf(s, true) }] : []),
    { count: s.layers - dense, layer: layerOf(s, false) },
  ];
  return {
    name,
    parameters: countParameters({ layers, frame }),
    layers,
    frame,
    precision: "BF16",
    exceptions: {},
    contextLimit: null,
  };
}
