import { InputError } from "../../core/errors";
import { PRECISION_CHOICES, type Precision } from "../../core/formats/precision";
import { LONGEST_NAME } from "../cells/cell-text";
import { remembering } from "../cells/remember";
import { squeezed } from "../precision/aliases";
import { findPrecision, nearestPrecisions } from "../precision/precision-names";
import { argument, type Argument } from "./argument";

/**
 * The words for what a blank means: so that a table may hold a word and still follow its model. The pane writes the
 * first of each language.
 */
export const LEFT_OUT = {
  Precision: { en: "released", zh: "发布精度" },
  "KV precision": { en: "default", zh: "默认" },
} as const;

const LEFT_OUT_WORDS: ReadonlySet<string> = new Set([
  "released", "asreleased", "release", "auto", "automatic", "default", "发布精度", "按发布精度", "发布时的精度", "默认", "默认精度", "自动",
]); // prettier-ignore

/** How weights are stored; null where nothing is given: as the model was released. */
export const PRECISION = orLeftOut("Precision", (text) => precisionOf(text, "Precision"));

/** How the cache is stored; null where nothing is given: in 16 bit. */
export const KV_PRECISION = orLeftOut("KV precision", (text) => {
  const precision = precisionOf(text, "KV precision");
  if (CACHE_PRECISIONS.has(precision)) return precision;
  const known = ["FP16", "BF16", "FP8", "INT8", "Q8_0", "Q4_0"];
  throw new InputError("cache-precision", { given: text, known });
});

/** A format by name; a blank cell, or a word that says so, leaves it out. */
function orLeftOut(
  label: keyof typeof LEFT_OUT,
  read: (text: string) => Precision,
): Argument<Precision | null> {
  const byText = remembering((text) => (LEFT_OUT_WORDS.has(squeezed(text)) ? null : read(text)));
  return argument<Precision | null>(label, { blank: () => null, value: (given) => byText(String(given)) });
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
