import type { Card } from "../card";
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
  const listed = LISTED.find((family) => wanted.startsWith(family));
  if (listed !== undefined && card.nativeFormats.includes(listed)) return { precision: wanted, notes: [] };
  const unpacks =
    engine.version.unpacks ||
    card.platform === "rocm" ||
    (card.platform === "cuda" && card.nativeFormats.includes("BF16"));
  const values = { format: wanted, card: card.name };
  return unpacks
    ? { precision: wanted, notes: [{ rule: "format-unpacked", values }] }
    : { precision: "BF16", notes: [{ rule: "format-not-native", values }] };
}

/** Families of formats as a card's row names them; NF4 is in none and unpacked in software wherever it runs. */
const LISTED = ["FP8", "INT8", "INT4", "NVFP4", "MXFP4"] as const;
