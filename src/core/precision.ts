/**
 * How a number is stored. The name is the field's word for it; the row says what one stored number costs.
 * Source of the block layouts: ggml-common.h of llama.cpp (GGUF), OCP Microscaling v1.0 (MXFP4), the formats' own papers.
 */
export interface Format {
  /** Bits per number, block scales included, where scales come in fixed blocks. */
  readonly bits: number;
  readonly family: "float" | "float8" | "integer" | "block" | "gguf";
}

export const FORMATS = {
  FP32: { bits: 32, family: "float" },
  BF16: { bits: 16, family: "float" },
  FP16: { bits: 16, family: "float" },
  FP8: { bits: 8, family: "float8" },
  INT8: { bits: 8, family: "integer" },
} as const satisfies Record<string, Format>;

export type Precision = keyof typeof FORMATS;
