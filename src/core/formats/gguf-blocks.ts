/**
 * The types a tensor of a GGUF file may have. A row of numbers is cut into blocks that carry their own scales; a row
 * that the block does not divide takes `otherwise`.
 * Source: ggml-common.h and llama-quant.cpp, https://github.com/ggml-org/llama.cpp (checked 2026-11-23)
 */
interface Block {
  readonly numbers: number;
  readonly bytes: number;
  readonly otherwise?: string;
}

const BLOCKS = {
  F32: { numbers: 1, bytes: 4 },
  F16: { numbers: 1, bytes: 2 },
  Q8_0: { numbers: 32, bytes: 34 },
  Q5_1: { numbers: 32, bytes: 24 },
  Q5_0: { numbers: 32, bytes: 22 },
  Q4_1: { numbers: 32, bytes: 20 },
  Q4_0: { numbers: 32, bytes: 18 },
  IQ4_NL: { numbers: 32, bytes: 18 },
  MXFP4: { numbers: 32, bytes: 17 },
  Q6_K: { numbers: 256, bytes: 210, otherwise: "Q8_0" },
  Q5_K: { numbers: 256, bytes: 176, otherwise: "Q5_1" },
  Q4_K: { numbers: 256, bytes: 144, otherwise: "Q5_0" },
  Q3_K: { numbers: 256, bytes: 110, otherwise: "Q4_0" },
  Q2_K: { numbers: 256, bytes: 84, otherwise: "Q4_0" },
  IQ4_XS: { numbers: 256, bytes: 136, otherwise: "IQ4_NL" },
  IQ3_S: { numbers: 256, bytes: 110, otherwise: "IQ4_NL" },
  IQ3_XXS: { numbers: 256, bytes: 98, otherwise: "IQ4_NL" },
  IQ2_S: { numbers: 256, bytes: 82, otherwise: "IQ4_NL" },
  IQ2_XS: { numbers: 256, bytes: 74, otherwise: "IQ4_NL" },
  IQ2_XXS: { numbers: 256, bytes: 66, otherwise: "IQ4_NL" },
  IQ1_M: { numbers: 256, bytes: 56, otherwise: "IQ4_NL" },
  IQ1_S: { numbers: 256, bytes: 50, otherwise: "IQ4_NL" },
  TQ2_0: { numbers: 256, bytes: 66, otherwise: "Q4_0" },
  TQ1_0: { numbers: 256, bytes: 54, otherwise: "Q4_0" },
} as const satisfies Record<string, Block>;

export type BlockType = keyof typeof BLOCKS;

const ROWS: Readonly<Record<BlockType, Block & { readonly otherwise?: BlockType }>> = BLOCKS;

/** The type that a row of this length really gets: 16 bit where nothing else divides it. */
export function fittingType(wanted: BlockType, rowLength: number): BlockType {
  const block = ROWS[wanted];
  if (rowLength % block.numbers === 0) return wanted;
  return block.otherwise === undefined ? "F16" : fittingType(block.otherwise, rowLength);
}

/** Bytes of so many numbers in a type. Units: numbers → bytes. */
export const blockBytes = (type: BlockType, numbers: number): number =>
  (numbers * ROWS[type].bytes) / ROWS[type].numbers;
