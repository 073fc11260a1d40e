import type { MixerKind } from "../../core/shape/model";

/**
 * What the code of an architecture fixes and its config.json does not say. Left out: none, false, or the plain llama
 * habit (RMS norms before attention and feed-forward, three feed-forward matrices, no biases, an untied head).
 */
export interface Traits {
  /** How a block is put together, where it is more than one mixer and one feed-forward. */
  readonly block?: "single" | "pruned" | "double" | "parallel-mamba" | "dense-and-experts" | "shortconv";
  /** Biases where no key tells: on query, key and value, or on the output as well. */
  readonly bias?: "qkv" | "qkvo";
  /** `attention_bias: true` means query, key and value only. */
  readonly plainOutput?: true;
  /** Queries, keys and values are one matrix in the files. */
  readonly fused?: true;
  /** Norms on queries and keys: one vector for all heads, one a head, or one as wide as the projections. */
  readonly qkNorm?: "dim" | "heads";
  /** The same where `use_qk_norm: true` asks for it and nothing is usual; "dim" if left out. */
  readonly statedNorm?: "heads";
  /** Norm vectors of a block; 2 if left out. */
  readonly norms?: number;
  /** LayerNorm: every norm has a bias as well. */
  readonly normBias?: true;
  readonly plainMlp?: true;
  /** `intermediate_size` counts gate and up together (Qwen 1). */
  readonly halfMlp?: true;
  readonly mlpBias?: true;
  readonly headBias?: true;
  /** Tied where the file does not say. */
  readonly tied?: true;
  /** Attention sinks: one number a head; on sliding layers only, where a maker says so. */
  readonly sinks?: "all" | "sliding";
  /** Output gate of attention: as wide as the values, or one number a head. */
  readonly gate?: "element" | "head";
  /** Every how many layers one has full attention, where no key says it; the others are `other`. */
  readonly every?: number;
  /** The full layer is the first of its group, not the last. */
  readonly fullFirst?: true;
  readonly other?: MixerKind;
  /** Without a window in the file every layer is full. */
  readonly windowOptional?: true;
  /** What the architecture's own code takes where the file does not say. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Lists hold a number for text and one for images, not one a layer (ERNIE-VL). */
  readonly textFirst?: true;
  /** Correction bias of the router: one number an expert. */
  readonly routerBias?: true;
  /** A gate in front of the shared experts. */
  readonly sharedGate?: true;
  /** Shared experts that no key mentions (Llama 4). */
  readonly shared?: number;
  /** A bias on every matrix of the experts and on the router (gpt-oss). */
  readonly expertBias?: true;
  /** Head width where the file does not say and it is not hidden size ÷ heads. */
  readonly headDim?: number;
  /** Draft layers where the file does not say; "unshipped" where it counts some that the weights lack. */
  readonly drafts?: number | "unshipped";
  /** Draft layers have a dense feed-forward although the others have experts. */
  readonly denseDraft?: true;
  /** An encoder: no head, no cache, learned positions. */
  readonly encoder?: true;
}
