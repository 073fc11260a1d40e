import type { Card } from "./card";
import type { Engine } from "./engine";
import type { Note } from "./parts";
import { FORMATS, type Precision } from "./precision";

/**
 * How weights lie in a card's memory. A card that cannot compute in a format may still unpack it on the fly (NVIDIA
 * from Ampere on, AMD Instinct); others hold them in 16 bit, whatever the file says.
 */
export function storedAs(
  wanted: Precision,
  card: Card,
  engine: Engine,
): { precision: Precision; notes: Note[] } {
  const format = FORMATS[wanted];
  if (format.bits >= 16 || format.family === "gguf" || card.nativeFormats.length === 0) {
    return { precision: wanted, notes: [] };
  }
  const test = LISTED_AS[format.family];
  if (test === undefined || card.nativeFormats.some((name) => !/^no\b/.test(name) && test(name, wanted))) {
    return { precision: wanted, notes: [] };
  }
  const unpacks =
    engine.profile.family === "transformers" ||
    card.platform === "rocm" ||
    (card.platform === "cuda" && card.nativeFormats.some((name) => /^bf16/.test(name)));
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

/** Words in a card's row that stand for a family of formats. */
const LISTED_AS: Readonly<Partial<Record<string, (name: string, wanted: Precision) => boolean>>> = {
  float8: (name) => /^(mx)?fp8/.test(name),
  integer: (name, wanted) => (FORMATS[wanted].bits >= 8 ? /^int8/.test(name) : /^int4|w4a/i.test(name)),
  block: (name, wanted) => (wanted.startsWith("NF4") ? false : /fp4/.test(name)),
};
