import { InputError } from "../../core/errors";
import { PRECISION_CHOICES, type Precision } from "../../core/formats/precision";
import { isEmptyName, isOmitted, LONGEST_NAME } from "../cells/cell-text";
import { single, type Range } from "../cells/range";
import { remembering } from "../cells/remember";
import { findPrecision, nearestPrecisions } from "../precision/precision-names";
import { argument, type Argument } from "./argument";

/** How weights are stored; null where nothing is given: as the model was released. */
export const PRECISION = orLeftOut("Precision", {
  blank: () => {
    throw new InputError("option-empty", {
      name: "Precision",
      example: "FP16",
      needs: "the released precision",
    });
  },
  read: remembering((text) => precisionOf(text, "Precision")),
});

/** How the cache is stored; null where nothing is given: in 16 bit. */
export const KV_PRECISION = orLeftOut("KV precision", {
  blank: () => {
    throw new InputError("option-empty", { name: "KV precision", example: "FP8", needs: "16 bit" });
  },
  read: remembering((text) => {
    const precision = precisionOf(text, "KV precision");
    if (CACHE_PRECISIONS.has(precision)) return precision;
    const known = ["FP16", "BF16", "FP8", "INT8", "Q8_0", "Q4_0"];
    throw new InputError("cache-precision", { given: text, known });
  }),
});

/** A format by name; the argument may be left out, but an empty cell is a name without its quotes. */
function orLeftOut(
  label: "Precision" | "KV precision",
  { blank, read }: { blank: () => never; read: (text: string) => Precision },
): Argument<Precision | null> {
  const value = (given: number | string): Precision => read(String(given));
  const cells = argument<Precision | null>(label, { isBlank: isEmptyName, blank, value });
  const readCells = (given: unknown): Range<Precision | null> =>
    isOmitted(given) ? single<Precision | null>(null) : cells.read(given);
  return { label, read: readCells };
}

/** What caches are stored in: plain numbers and llama.cpp's cache types, but none of the mixed file types. */
const CACHE_PRECISIONS: ReadonlySet<Precision> = new Set<Precision>([
  "FP32", "BF16", "FP16", "FP8", "FP8-channel", "FP8-tensor", "INT8", "INT4", "MXFP8", "MXFP4", "NVFP4",
  "F32", "F16", "Q8_0", "Q5_1", "Q5_0", "Q4_1", "Q4_0", "IQ4_NL",
]); // prettier-ignore

function precisionOf(text: string, name: string): Precision {
  const precision = text.length > LONGEST_NAME ? null : findPrecision(text);
  if (precision !== null) return precision;
  const nearest = text.length > LONGEST_NAME ? [] : nearestPrecisions(text).map((word) => `"${word}"`);
  throw nearest.length > 0
    ? new InputError("choice-nearest", { name, given: text, nearest })
    : new InputError("choice-unknown", { name, given: text, known: PRECISION_CHOICES });
}
