import type { DenseFeedForward } from "../feed-forwards/dense";
import type { MixtureOfExperts } from "../feed-forwards/experts";
import type { Precision } from "../formats/precision";
import type { ChunkedAttention } from "../mixers/chunked";
import type { CompressedAttention } from "../mixers/compressed";
import type { CrossAttention } from "../mixers/cross";
import type { EncoderAttention } from "../mixers/encoder";
import type { FullAttention } from "../mixers/full";
import type { GatedDeltaNet } from "../mixers/gated-delta";
import type { KimiDeltaAttention } from "../mixers/kda";
import type { LatentAttention } from "../mixers/latent";
import type { LightningAttention } from "../mixers/lightning";
import type { Mamba1 } from "../mixers/mamba1";
import type { Mamba2 } from "../mixers/mamba2";
import type { SharedAttention } from "../mixers/shared";
import type { ShortConvolution } from "../mixers/short-conv";
import type { SlidingAttention } from "../mixers/sliding";

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
  /**
   * How the maker's own release stores its experts, for a name that asks for another format ("gpt-oss-120b-Q4_K_M"):
   * GGUF files copy experts that were born in MXFP4. Absent: as `exceptions` and `precision` say.
   */
  readonly expertsIn?: Precision;
  /** What Ollama's library stores it in, where its name was a bare tag ("deepseek-r1:70b"). */
  readonly libraryPrecision?: Precision;
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

/** One transformer block. Most have one mixer and one feed-forward part; Falcon-H1 has two mixers, LongCat two of both. */
export interface Layer {
  readonly mixers: readonly Mixer[];
  readonly feedForwards: readonly FeedForward[];
  /** Norms, scalars and other vectors of the block that are not part of a mixer or feed-forward, in elements. */
  readonly vectors: number;
}

/** How a layer mixes tokens and what it remembers of them. Every kind has a file in mixers/ and a line in mixers/all.ts. */
export type Mixer =
  | FullAttention
  | SlidingAttention
  | ChunkedAttention
  | SharedAttention
  | CrossAttention
  | EncoderAttention
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

export type FeedForward = DenseFeedForward | MixtureOfExperts;
