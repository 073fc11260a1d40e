import type { BlockType } from "./gguf-blocks";
import type { Precision } from "./precision";

/** Where a matrix stands in its file, as far as the recipes look at it. */
export interface Place {
  /** The layer and how many there are. */
  readonly layer: number;
  readonly layers: number;
  /** Which value matrix this is, and how many the model has: layers without one do not count. */
  readonly value: number;
  readonly values: number;
  /** Four query heads or more share a key and value head. */
  readonly shared: boolean;
  /** Experts of a layer; 0 is none. */
  readonly experts: number;
  /** 80 layers with shared heads: the shape of Llama 70B, whose small value matrices get more bits. */
  readonly like70b: boolean;
}

type Choice = BlockType | ((at: Place) => BlockType | null);

/** A file type: a base type, and the matrices that get another one. A choice that returns null leaves the base. */
export interface Mix {
  readonly base: BlockType;
  readonly output: BlockType;
  /** Below three bits the extra bits of 8-expert and 70B models are left out. */
  readonly sparing?: true;
  readonly embedding?: BlockType;
  readonly query?: Choice;
  readonly key?: Choice;
  readonly value?: Choice;
  /** Queries, keys and values as one matrix. */
  readonly fused?: BlockType;
  readonly attentionOutput?: Choice;
  readonly gateUp?: Choice;
  readonly down?: Choice;
  /** The matrices of experts, where the recipe knows only them. */
  readonly experts?: BlockType;
}

/** The first and last eighth of the layers, and every third one between. */
const more = (index: number, count: number): boolean => {
  const eighth = Math.floor(count / 8);
  return index < eighth || index >= Math.floor((7 * count) / 8) || (index - eighth) % 3 === 2;
};
const firstEighth = (at: Place): boolean => at.layer < Math.floor(at.layers / 8);
const moreValue = (type: BlockType) => (at: Place) => (more(at.value, at.values) ? type : null);
const moreDown = (type: BlockType) => (at: Place) => (more(at.layer, at.layers) ? type : null);
const early = (type: BlockType) => (at: Place) => (firstEighth(at) ? type : null);
const whereShared =
  (type: BlockType, otherwise: BlockType | null = null) =>
  (at: Place) =>
    at.shared ? type : otherwise;
/** Models of exactly eight experts get more in their attention, which is small beside the experts. */
const eightExperts =
  (type: BlockType, otherwise: BlockType | null = null) =>
  (at: Place) =>
    at.experts === 8 ? type : otherwise;
const sharedOrExperts = (type: BlockType, otherwise: BlockType) => (at: Place) =>
  at.shared || at.experts >= 4 ? type : otherwise;
const middle = (type: BlockType) => (at: Place) =>
  !firstEighth(at) && at.layer < Math.floor((7 * at.layers) / 8) ? type : null;

const K_OUTPUT = { output: "Q6_K" } as const;
const plain = (base: BlockType): Mix => ({ base, output: base === "Q8_0" ? "Q8_0" : "Q6_K" });

/** Types below three bits share a pattern, and exist only with an importance matrix. */
const tiny = (base: BlockType, embedding: BlockType, small: BlockType, output: BlockType | null): Mix => ({
  base,
  output: "Q5_K",
  sparing: true,
  embedding,
  value: sharedOrExperts("Q4_K", small),
  key: eightExperts("Q4_K"),
  attentionOutput: eightExperts("Q5_K", output),
  down: early(small),
});

/**
 * llama.cpp's recipes: which type each matrix of a file type has. Files of a bare type name differ only in what the
 * rows say. All "IQ" types are as quantised with an importance matrix, as the files people load are: without one, IQ4_XS
 * and IQ4_NL give the first eighth of their down projections Q5_K and are 0.6 to 0.9 % larger. The others are as
 * quantised without one. A fused matrix has the type that files of 2024 and 2025 give it: quantisers of 2026 treat it as
 * a value matrix, which moves Q4_K_M by 0.03 bits of it.
 * Source: llama-quant.cpp, https://github.com/ggml-org/llama.cpp/blob/master/src/llama-quant.cpp (checked 2026-11-23)
 */
export const MIXES: Readonly<Partial<Record<Precision, Mix>>> = {
  F32: { base: "F32", output: "F32" },
  F16: { base: "F16", output: "F16" },
  Q8_0: plain("Q8_0"),
  Q6_K: plain("Q6_K"),
  Q5_1: plain("Q5_1"),
  Q5_0: plain("Q5_0"),
  Q4_1: plain("Q4_1"),
  Q4_0: plain("Q4_0"),
  Q5_K_S: plain("Q5_K"),
  Q5_K_M: { base: "Q5_K", ...K_OUTPUT, value: moreValue("Q6_K"), fused: "Q6_K", down: moreDown("Q6_K") },
  Q4_K_S: {
    base: "Q4_K",
    ...K_OUTPUT,
    value: (at) => (at.value < 4 ? "Q5_K" : null),
    attentionOutput: eightExperts("Q5_K"),
    down: early("Q5_K"),
  },
  Q4_K_M: {
    base: "Q4_K",
    ...K_OUTPUT,
    value: moreValue("Q6_K"),
    fused: "Q5_K",
    attentionOutput: eightExperts("Q5_K"),
    down: moreDown("Q6_K"),
  },
  IQ4_NL: {
    base: "IQ4_NL",
    ...K_OUTPUT,
    value: whereShared("Q5_K"),
    attentionOutput: eightExperts("Q5_K"),
  },
  IQ4_XS: {
    base: "IQ4_XS",
    ...K_OUTPUT,
    value: whereShared("Q5_K"),
    attentionOutput: eightExperts("Q5_K"),
  },
  Q3_K_L: {
    base: "Q3_K",
    ...K_OUTPUT,
    value: "Q5_K",
    fused: "Q4_K",
    attentionOutput: eightExperts("Q3_K", "Q5_K"),
    down: "Q5_K",
  },
  Q3_K_M: {
    base: "Q3_K",
    ...K_OUTPUT,
    value: (at) => (at.value < 2 ? "Q5_K" : "Q4_K"),
    fused: "Q4_K",
    attentionOutput: eightExperts("Q5_K", "Q4_K"),
    down: (at) => (at.layer < Math.floor(at.layers / 16) ? "Q5_K" : "Q4_K"),
  },
  Q3_K_S: { base: "Q3_K", ...K_OUTPUT, attentionOutput: eightExperts("Q5_K") },
  IQ3_M: {
    base: "IQ3_S",
    ...K_OUTPUT,
    value: "Q4_K",
    fused: "Q4_K",
    attentionOutput: eightExperts("Q5_K", "Q4_K"),
    down: (at) => (firstEighth(at) || (at.experts === 8 && more(at.layer, at.layers)) ? "Q4_K" : null),
  },
  IQ3_S: { base: "IQ3_S", ...K_OUTPUT, value: whereShared("Q4_K"), attentionOutput: eightExperts("Q5_K") },
  IQ3_XS: {
    base: "IQ3_S",
    ...K_OUTPUT,
    query: "IQ3_XXS",
    key: "IQ3_XXS",
    value: whereShared("Q4_K"),
    attentionOutput: eightExperts("Q5_K"),
    gateUp: middle("IQ3_XXS"),
  },
  IQ3_XXS: {
    base: "IQ3_XXS",
    output: "Q5_K",
    embedding: "IQ3_S",
    query: "IQ2_S",
    key: "IQ2_S",
    value: whereShared("Q4_K"),
    attentionOutput: eightExperts("Q5_K", "IQ3_S"),
  },
  Q2_K: {
    base: "Q2_K",
    ...K_OUTPUT,
    value: whereShared("Q4_K", "Q3_K"),
    attentionOutput: eightExperts("Q5_K", "Q3_K"),
    down: "Q3_K",
  },
  Q2_K_S: { base: "Q2_K", ...K_OUTPUT, value: whereShared("Q4_K"), down: early("Q4_K") },
  IQ2_M: tiny("IQ2_S", "IQ3_S", "IQ3_S", "IQ3_S"),
  IQ2_S: tiny("IQ2_XS", "IQ3_S", "IQ3_S", "IQ3_S"),
  IQ2_XS: tiny("IQ2_XS", "Q2_K", "Q2_K", null),
  IQ2_XXS: tiny("IQ2_XXS", "Q2_K", "Q2_K", null),
  IQ1_M: tiny("IQ1_M", "Q2_K", "Q2_K", "IQ2_XXS"),
  IQ1_S: tiny("IQ1_S", "Q2_K", "Q2_K", "IQ2_XXS"),
  MXFP4_MOE: { base: "Q8_0", output: "Q8_0", experts: "MXFP4" },
  TQ2_0: { base: "TQ2_0", ...K_OUTPUT, embedding: "Q4_K" },
  TQ1_0: { base: "TQ1_0", ...K_OUTPUT, embedding: "Q4_K" },
};
