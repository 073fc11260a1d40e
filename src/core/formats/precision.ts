/**
 * How a number is stored. The name is the field's word for it, the one a cell may say; the row says what one stored
 * number costs, which numbers of a model are stored so, and where that is written.
 */
export interface Format {
  /**
   * Bits per number. Scales that belong to the format itself (MXFP4, NVFP4, GGUF blocks) are in; those that a recipe
   * chooses are in `scales`. A GGUF file type that mixes several has its average over Llama-3.1-8B here, which is all
   * that can be said of a bare size; a known shape is counted tensor by tensor.
   */
  readonly bits: number;
  readonly family: "float" | "float8" | "integer" | "block" | "gguf";
  readonly scales: Scales;
  /**
   * "linear layers" leaves embedding, head, norms, routers, convolutions and towers in 16 bit; "experts first" in a
   * mixture of experts also attention, recurrent layers and shared experts, as the makers' own releases do.
   */
  readonly covers: "every matrix" | "linear layers" | "experts first" | "by recipe";
  readonly source: string;
  readonly checkedOn: string;
}

/** Scales stored beside the numbers, in the steps that a recipe chose. */
export type Scales =
  | { readonly by: "none" }
  /** One set of `bits` for every `size` numbers of a row: scale, and zero point if there is one. */
  | { readonly by: "group"; readonly size: number; readonly bits: number }
  /** One scale for every output of a matrix. */
  | { readonly by: "row"; readonly bits: number }
  /** One scale for every square of `size` × `size` numbers. */
  | { readonly by: "tile"; readonly size: number; readonly bits: number }
  | { readonly by: "tensor"; readonly bits: number };

const CHECKED_ON = "2026-11-23";
const WIDTHS = "https://arxiv.org/abs/1905.12322"; // BFLOAT16 beside FP32 and FP16
const COMPRESSED_TENSORS = "https://docs.vllm.ai/projects/compressed-tensors";
const DEEPSEEK_FP8 = "https://arxiv.org/abs/2412.19437"; // §3.3.2: 128 × 128 blocks, one FP32 scale each
const AWQ = "https://arxiv.org/abs/2306.00978";
const QLORA = "https://arxiv.org/abs/2305.14314"; // §3: blocks of 64, double quantisation in blocks of 256
const OCP_MX = "https://www.opencompute.org/documents/ocp-microscaling-formats-mx-v1-0-spec-final-pdf";
const NVFP4_PAPER =
  "https://developer.nvidia.com/blog/introducing-nvfp4-for-efficient-and-accurate-low-precision-inference/";
const GGML = "https://github.com/ggml-org/llama.cpp/blob/master/ggml/src/ggml-common.h";
const GGUF_TABLE = "https://github.com/ggml-org/llama.cpp/blob/master/tools/quantize/README.md";

const NONE: Scales = { by: "none" };
const PER_ROW_FP32: Scales = { by: "row", bits: 32 };
const PER_TENSOR_FP32: Scales = { by: "tensor", bits: 32 };
const BLOCKS_OF_128: Scales = { by: "tile", size: 128, bits: 32 };

const float = (bits: number): Format => ({ bits, family: "float", scales: NONE, covers: "every matrix", source: WIDTHS, checkedOn: CHECKED_ON }); // prettier-ignore
const float8 = (scales: Scales, source: string): Format => ({ bits: 8, family: "float8", scales, covers: "linear layers", source, checkedOn: CHECKED_ON }); // prettier-ignore
const integer = (bits: number, scales: Scales, source: string): Format => ({ bits, family: "integer", scales, covers: "linear layers", source, checkedOn: CHECKED_ON }); // prettier-ignore
const block = (bits: number, scales: Scales, source: string): Format => ({ bits, family: "block", scales, covers: "linear layers", source, checkedOn: CHECKED_ON }); // prettier-ignore
const gguf = (bits: number, source = GGUF_TABLE): Format => ({ bits, family: "gguf", scales: NONE, covers: "by recipe", source, checkedOn: CHECKED_ON }); // prettier-ignore

/** A group holds a 16-bit scale, and where it is asymmetric a zero point as wide as the number. */
const symmetric = (size: number): Scales => ({ by: "group", size, bits: 16 });
const asymmetric = (size: number, bits: number): Scales => ({ by: "group", size, bits: 16 + bits });

const TABLE = {
  FP32: float(32),
  BF16: float(16),
  FP16: float(16),

  FP8: float8(BLOCKS_OF_128, DEEPSEEK_FP8),
  "FP8-channel": float8(PER_ROW_FP32, COMPRESSED_TENSORS),
  "FP8-tensor": float8(PER_TENSOR_FP32, COMPRESSED_TENSORS),
  MXFP8: { ...float8(NONE, OCP_MX), bits: 8 + 8 / 32 },

  INT8: integer(8, PER_ROW_FP32, COMPRESSED_TENSORS),
  "INT8-g128": integer(8, asymmetric(128, 8), AWQ),
  INT4: integer(4, asymmetric(128, 4), AWQ),
  "INT4-g64": integer(4, asymmetric(64, 4), AWQ),
  "INT4-g32": integer(4, asymmetric(32, 4), AWQ),
  "INT4-sym": integer(4, symmetric(128), COMPRESSED_TENSORS),
  "INT4-g64-sym": integer(4, symmetric(64), COMPRESSED_TENSORS),
  "INT4-g32-sym": integer(4, symmetric(32), COMPRESSED_TENSORS),
  "INT4-channel": integer(4, PER_ROW_FP32, COMPRESSED_TENSORS),

  // bitsandbytes: an FP32 maximum for 64 numbers; doubly quantised, it takes 8 bits and an FP32 for 256 of them
  NF4: block(4, { by: "group", size: 64, bits: 32 }, QLORA),
  "NF4-DQ": block(4, { by: "group", size: 64, bits: 8 + 32 / 256 }, QLORA),
  MXFP4: { ...block(4 + 8 / 32, NONE, OCP_MX), covers: "experts first" },
  NVFP4: { ...block(4 + 8 / 16, PER_TENSOR_FP32, NVFP4_PAPER), covers: "experts first" },

  F32: gguf(32, GGML),
  F16: gguf(16, GGML),
  Q8_0: gguf(8.5, GGML),
  Q6_K: gguf(6.5633),
  Q5_K_M: gguf(5.7036),
  Q5_K_S: gguf(5.5704),
  Q5_1: gguf(6, GGML),
  Q5_0: gguf(5.5, GGML),
  Q4_K_M: gguf(4.8944),
  Q4_K_S: gguf(4.6672),
  Q4_1: gguf(5, GGML),
  Q4_0: gguf(4.5, GGML),
  IQ4_NL: gguf(4.5, GGML),
  IQ4_XS: gguf(4.4597),
  Q3_K_L: gguf(4.2979),
  Q3_K_M: gguf(3.996), // not in the published table: by its recipe
  Q3_K_S: gguf(3.6429),
  IQ3_M: gguf(3.7628),
  IQ3_S: gguf(3.6606),
  IQ3_XS: gguf(3.4977),
  IQ3_XXS: gguf(3.2548),
  Q2_K: gguf(3.1593),
  Q2_K_S: gguf(2.9697),
  IQ2_M: gguf(2.9294),
  IQ2_S: gguf(2.7403),
  IQ2_XS: gguf(2.5882),
  IQ2_XXS: gguf(2.3824),
  IQ1_M: gguf(2.146),
  IQ1_S: gguf(2.0042),
  MXFP4_MOE: gguf(4.34), // gpt-oss-120b: its experts are nearly all of it
  TQ2_0: gguf(2.0625, GGML),
  TQ1_0: gguf(1.6875, GGML),
} satisfies Record<string, Format>;

export type Precision = keyof typeof TABLE;

export const FORMATS: Readonly<Record<Precision, Format>> = TABLE;

/** What a person is offered; every other name of the table works in a cell too. */
export const PRECISION_CHOICES: readonly Precision[] = [
  "FP32", "BF16", "FP16", "FP8", "INT8", "INT4", "NF4", "MXFP4", "NVFP4",
  "Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q4_0", "IQ4_XS", "Q3_K_M", "Q2_K",
]; // prettier-ignore
