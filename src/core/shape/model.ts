import type { Precision } from "../formats/precision";

/**
 * What a model is, as far as memory goes: its layers in order, what each of them keeps of past tokens and which
 * matrices it holds. Everything else (weights in a format, a KV cache on an engine, a share of it on one card,
 * LoRA's trainable numbers) is computed from this description; nothing is stored twice.
 */
export interface Model {
  /** Of its row in the catalogue; a size, a model card or a config.json has none. */
  readonly id?: string;
  readonly name: string;
  /** Numbers in the main model, towers included, multi-token-prediction layers left out. What "32B" means. */
  readonly parameters: number;
  /** Layers in order, equal neighbours joined. Empty when only a size is known. */
  readonly layers: readonly LayerRun[];
  /** What stands around the layers; null when the matrices are not known, so weights are parameters × bits. */
  readonly frame: Frame | null;
  /** How the weights were released; what a formula means when it names no precision. */
  readonly precision: Precision;
  /**
   * Groups of matrices that the release stores otherwise than `precision` (gpt-oss: MXFP4 experts, the rest BF16).
   * Applies when the asked precision is the released one; {} is none or unknown, and the format's own habit decides.
   */
  readonly exceptions: Readonly<Partial<Record<MatrixGroup, Precision>>>;
  /** Longest context it was trained for, in tokens; null is unknown. */
  readonly contextLimit: number | null;
  /** Rows of the rotary table for each position of the context: 8 for Gemma 3's linear scaling. Absent is 1. */
  readonly rotaryFactor?: number;
}

/** What release notes and quantisation recipes name when they leave something out. */
export type MatrixGroup =
  | "embedding"
  | "head"
  | "attention"
  | "mlp"
  | "experts"
  | "shared experts"
  | "router"
  | "recurrent"
  | "attachments"
  | "draft";

/** Embedding, head and whatever else a model holds beside its layers. */
export interface Frame {
  readonly hiddenSize: number;
  readonly vocabularySize: number;
  /** The head reuses the embedding table. */
  readonly tied: boolean;
  /** An embedding model or a reward model ships no head at all. */
  readonly head: boolean;
  /** Norms and other vectors outside the layers, in elements. */
  readonly vectors: number;
  /** Vision and audio towers, their projectors, n-gram or per-layer embedding tables: only their size matters. */
  readonly attachments: readonly Attachment[];
  /** Multi-token-prediction (draft) layers, shipped with the weights and loaded only for speculative decoding. */
  readonly draft: readonly LayerRun[];
  /** Matrices that a draft layer adds beside its block (the 2h × h projection), in elements over all draft layers. */
  readonly draftExtra: number;
}

export interface Attachment {
  readonly name: "vision" | "audio" | "projector" | "n-gram" | "per-layer embedding" | "position" | "other";
  readonly parameters: number;
  /** False: a look-up table that engines leave in host memory; it counts neither as parameters nor on a card. */
  readonly onCard: boolean;
}

/** `count` neighbouring layers that are alike. */
export interface LayerRun {
  readonly count: number;
  readonly layer: Layer;
}

/** Joins neighbours that are alike, in order. */
export function joinRuns(layers: readonly Layer[]): LayerRun[] {
  const runs: { count: number; layer: Layer; key: string }[] = [];
  for (const layer of layers) {
    const last = runs.at(-1);
    if (last?.layer === layer) last.count += 1;
    else {
      const key = JSON.stringify(layer);
      if (last?.key === key) last.count += 1;
      else runs.push({ count: 1, layer, key });
    }
  }
  return runs.map(({ count, layer }) => ({ count, layer }));
}

/** One transformer block. Most have one mixer and one feed-forward part; Falcon-H1 has two mixers, LongCat two of both. */
export interface Layer {
  readonly mixers: readonly Mixer[];
  readonly feedForwards: readonly FeedForward[];
  /** Norms, scalars and other vectors of the block that are not part of a mixer or feed-forward, in elements. */
  readonly vectors: number;
}

/** How a layer mixes tokens and what it remembers of them. A new kind does not compile until every table has its row. */
export type Mixer =
  | FullAttention
  | SlidingAttention
  | ChunkedAttention
  | SharedAttention
  | CrossAttention
  | LatentAttention
  | CompressedAttention
  | GatedDeltaNet
  | KimiDeltaAttention
  | LightningAttention
  | Mamba1
  | Mamba2
  | ShortConvolution;

export type MixerKind = Mixer["kind"];
export type MixerOf<K extends MixerKind> = Extract<Mixer, { kind: K }>;

/** The projections of ordinary (multi-head, grouped-query, multi-query) attention. */
export interface Projections {
  readonly heads: number;
  readonly kvHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
  /** Elements of bias vectors, query/key norms, sinks and scales. */
  readonly vectors: number;
  /** An output gate: "element" doubles the query projection (Qwen3.5), "head" adds one column a head (Step, Laguna). */
  readonly gate: "none" | "element" | "head";
  /** False where values are the keys again (Gemma 4's global layers): one projection fewer. */
  readonly valueProjection: boolean;
  /** Step-3 makes its queries from a narrower vector; absent is a single matrix. */
  readonly queryRank?: number;
  /** Files hold queries, keys and values as one matrix (Phi, ChatGLM, Falcon): a recipe that goes by names sees one. */
  readonly fused?: true;
  /** A sparse-attention indexer beside it (MiniMax-M3, Qwen3.8-Flash-Next); null is none. */
  readonly indexer: Indexer | null;
}

/** Every token of the context is kept: multi-head, grouped-query or multi-query attention. */
export interface FullAttention extends Projections {
  readonly kind: "full";
}

/** Only the last `window` tokens are kept. */
export interface SlidingAttention extends Projections {
  readonly kind: "sliding";
  readonly window: number;
}

/** Attention inside chunks of fixed size (Llama 4): at most one chunk is kept. */
export interface ChunkedAttention extends Projections {
  readonly kind: "chunked";
  readonly chunk: number;
}

/** Reads the cache of an earlier layer and keeps none (Gemma 3n, Gemma 4 E2B/E4B, cross-layer attention). */
export interface SharedAttention extends Projections {
  readonly kind: "shared";
  /** Gemma ships key and value matrices for these layers too, though nothing reads them. */
  readonly ownKeys: boolean;
}

/** Attends to image tokens only (Llama 3.2 Vision): nothing grows with the text. */
export interface CrossAttention extends Projections {
  readonly kind: "cross";
}

/** Multi-head latent attention (DeepSeek): one compressed latent serves all heads. */
export interface LatentAttention {
  readonly kind: "latent";
  readonly heads: number;
  /** null: the query is not compressed. */
  readonly queryRank: number | null;
  readonly latentDim: number;
  readonly ropeDim: number;
  readonly nopeDim: number;
  readonly valueDim: number;
  readonly vectors: number;
  readonly gate: "none" | "element" | "head";
  readonly indexer: Indexer | null;
}

/** Picks the tokens a sparse layer reads; keeps one short key for every `ratio` tokens. */
export interface Indexer {
  readonly heads: number;
  readonly dim: number;
  /** Tokens per kept key. */
  readonly ratio: number;
  /** Bytes of one kept key: 132 for DeepSeek (128 in FP8 and an FP32 scale), 2 × dim in 16 bit. */
  readonly entryBytes: number;
  /** Weight elements of the indexer on this layer; 0 where it reuses another layer's choice. */
  readonly parameters: number;
}

/**
 * DeepSeek V4: a window of latent entries, plus one entry for every `ratio` tokens (0: window only), plus an indexer
 * on the ratio-4 layers.
 */
export interface CompressedAttention {
  readonly kind: "compressed";
  readonly heads: number;
  readonly headDim: number;
  readonly ropeDim: number;
  readonly queryRank: number;
  readonly window: number;
  readonly ratio: number;
  /** Output projection: groups × rank, as in `o_groups` and `o_lora_rank`. */
  readonly outputGroups: number;
  readonly outputRank: number;
  /** Weight elements of compressor, gates and other small parts. */
  readonly otherParameters: number;
  readonly vectors: number;
  readonly indexer: Indexer | null;
}

/** Recurrent layers keep a state of fixed size per sequence, whatever the context. */
interface Recurrent {
  /** Width of the short convolution's kernel; its state keeps one less. 0 is none. */
  readonly convKernel: number;
  /** Bytes of one element of the recurrent state as engines hold it by default (4: float32). */
  readonly stateBytes: number;
  readonly vectors: number;
}

export interface GatedDeltaNet extends Recurrent {
  readonly kind: "gated-delta";
  readonly keyHeads: number;
  readonly valueHeads: number;
  readonly keyDim: number;
  readonly valueDim: number;
}

export interface KimiDeltaAttention extends Recurrent {
  readonly kind: "kda";
  readonly heads: number;
  readonly headDim: number;
  /** Rank of the decay's projection and of the output gate's; null: one full matrix instead of two thin ones. */
  readonly decayRank: number | null;
  readonly gateRank: number | null;
}

export interface LightningAttention extends Recurrent {
  readonly kind: "lightning";
  readonly heads: number;
  readonly headDim: number;
  /** Weight elements beside q, k, v and o: output gate and the like. */
  readonly otherParameters: number;
}

export interface Mamba2 extends Recurrent {
  readonly kind: "mamba2";
  readonly heads: number;
  readonly headDim: number;
  readonly stateSize: number;
  readonly groups: number;
}

export interface Mamba1 extends Recurrent {
  readonly kind: "mamba1";
  readonly innerSize: number;
  readonly stateSize: number;
  readonly timeStepRank: number;
}

/** LFM2 and Inkling: a gated convolution over a few tokens. `width` is what the state keeps of each of them. */
export interface ShortConvolution extends Recurrent {
  readonly kind: "short-conv";
  readonly width: number;
  /** Weight elements of the projections. */
  readonly parameters: number;
}

export type FeedForward = DenseFeedForward | MixtureOfExperts;

export interface DenseFeedForward {
  readonly kind: "dense";
  readonly width: number;
  /** Three matrices (gate, up, down); false: two. */
  readonly gated: boolean;
  readonly vectors: number;
}

export interface MixtureOfExperts {
  readonly kind: "experts";
  readonly experts: number;
  /** Experts that one token visits. */
  readonly active: number;
  readonly width: number;
  readonly gated: boolean;
  /** Width that the experts read and write when it is not the hidden size (latent experts), with its two projections. */
  readonly latentSize: number | null;
  /** Total width of the shared experts, 0 for none. */
  readonly sharedWidth: number;
  /** A gate of one column in front of the shared expert (Qwen). */
  readonly sharedGate: boolean;
  /** Entries the router scores; more than `experts` where some experts hold no weights (LongCat). */
  readonly routerOutputs: number;
  /** Bias vectors of experts and router, over the whole layer. */
  readonly vectors: number;
}
