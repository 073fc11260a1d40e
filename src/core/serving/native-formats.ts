import type { Card, Platform } from "../card";
import type { Engine } from "../engines/engine";
import { FORMATS, type Precision } from "../formats/precision";
import type { Note } from "../parts";

/**
 * How weights lie in a card's memory. A card that cannot compute in a format may still unpack it on the fly (NVIDIA
 * from Ampere on, AMD Instinct); others hold them in 16 bit, whatever the file says.
 */
export function storedAs(
  asked: Precision,
  card: Card,
  engine: Engine,
): { precision: Precision; notes: Note[] } {
  const wanted = engine.version.stored(asked);
  const format = FORMATS[wanted];
  if (format.bits >= 16 || format.family === "gguf" || card.nativeFormats.length === 0) {
    return { precision: wanted, notes: [] };
  }
  const listed = listedAs(wanted);
  if (listed !== undefined && card.nativeFormats.includes(listed)) return { precision: wanted, notes: [] };
  const unpacks =
    engine.version.unpacks ||
    card.platform === "rocm" ||
    (card.platform === "cuda" && card.nativeFormats.includes("BF16")) ||
    (listed === "INT4" && WEIGHT_ONLY.includes(card.platform));
  const values = { format: wanted, card: card.name };
  return unpacks
    ? { precision: wanted, notes: [{ rule: "format-unpacked", values }] }
    : { precision: "BF16", notes: [{ rule: "format-not-native", values }] };
}

/** Families of formats as a card's row names them; NF4 is in none and unpacked in software wherever it runs. */
const LISTED = ["FP8", "INT8", "INT4", "NVFP4", "MXFP4"] as const;

/** Units that scale blocks of 32 take MXFP8 as they take MXFP4: one specification, precision.ts has it. */
const listedAs = (format: Precision): (typeof LISTED)[number] | undefined =>
  format === "MXFP8" ? "MXFP4" : LISTED.find((family) => format.startsWith(family));

/**
 * Where kernels for GPTQ or AWQ turn 4-bit weights into 16 bit as they multiply, so that no unit need compute in INT4:
 * NVIDIA from Volta on and Intel. Builds of other makers run them or do not; their cards' rows list INT4 where they do.
 * Source: https://docs.vllm.ai/en/v0.15.1/features/quantization/ (the table of hardware)
 */
const WEIGHT_ONLY: readonly Platform[] = ["cuda", "intel"];
