import type { Card } from "../card";
import type { Engine } from "../engines/engine";
import type { Note } from "../parts";
import { FORMATS, type Precision } from "../formats/precision";

/**
 * How weights lie in a card's memory. A card that cannot compute in a format may still unpack it on the fly (NVIDIA
 * from Ampere on, AMD Instinct); others hold them in 16 bit, whatever the file says.
 */
export function storedAs(
  wanted: Precision,
  card: Card,
  engine: Engine,
): { precision: Precision; notes: Note[] } {
  // GGUF's own name for it: a file has MXFP4 experts and the rest in Q8_0, and no padding
  if (wanted === "MXFP4" && engine.profile.family === "llama.cpp") {
    return { precision: "MXFP4_MOE", notes: [] };
  }
  const format = FORMATS[wanted];
  if (format.bits >= 16 || format.family === "gguf" || card.nativeFormats.length === 0) {
    return { precision: wanted, notes: [] };
  }
  const listed = LISTED.find((family) => wanted.startsWith(family));
  if (listed !== undefined && card.nativeFormats.includes(listed)) return { precision: wanted, notes: [] };
  const unpacks =
    engine.profile.family === "transformers" ||
    card.platform === "rocm" ||
    (card.platform === "cuda" && card.nativeFormats.includes("BF16"));
  if (unpacks)
    return {
      precision: wanted,
      notes: [{ rule: "format-unpacked", values: { format: wanted, card: card.name } }],
    };
  return {
    precision: "BF16",
    notes: [{ rule: "format-not-native", values: { format: wanted, card: card.name } }],
  };
}

/** Families of formats as a card's row names them; NF4 is in none and unpacked in software wherever it runs. */
const LISTED = ["FP8", "INT8", "INT4", "NVFP4", "MXFP4"] as const;
