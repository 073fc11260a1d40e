import { FORMATS, type Precision } from "../../core/formats/precision";
import { findPrecision } from "../precision/precision-names";

/** A model's name without the format that stands in it. */
export interface StatedFormat {
  readonly rest: string;
  /** null: formats that contradict each other are stated; "released": it says that it is not quantised. */
  readonly precision: Precision | "released" | null;
  /** As written, for the error. */
  readonly formats: readonly string[];
}

/**
 * The format that a name states, wherever and however: "-AWQ", "（INT4）", "@fp8", ":q4_K_M", "INT4量化版", "FP8 Qwen3-32B".
 * null where it states none.
 *
 * @example statedFormat("qwen3-32b (int4)")?.precision // "INT4"
 */
export function statedFormat(text: string): StatedFormat | null {
  const pieces = [...text.matchAll(PIECE)].map(({ 0: word, index }) => ({ word, index }));
  const found: { start: number; end: number; written: string; precision: Precision }[] = [];
  for (let first = 0; first < pieces.length; first++) {
    for (let last = Math.min(first + MOST_PIECES, pieces.length) - 1; last >= first; last--) {
      const start = pieces[first]?.index ?? 0;
      const end = (pieces[last]?.index ?? 0) + (pieces[last]?.word.length ?? 0);
      const written = text.slice(start, end);
      const precision = formatOf(written);
      if (precision === null) continue;
      found.push({ start, end, written: written.replace(/版本?$/, ""), precision });
      first = last;
      break;
    }
  }
  if (found.length === 0) return null;
  const released = /\bunquantized\b/.test(text);
  let rest = text;
  for (const { start, end } of [...found].reverse()) rest = `${rest.slice(0, start)} \0 ${rest.slice(end)}`;
  return {
    rest: rest.replace(/\0\s*[-_.]?\s*v\d+(\.\d+)?(?![\w.])/g, " ").replace(/\0/g, " ").replace(BESIDE, " ").trim(),
    precision: released ? "released" : oneOf(found),
    formats: found.map(({ written }) => written.toUpperCase()),
  }; // prettier-ignore
}

/** Words and numbers; "q4_k_m" is three, "int4量化版" two. */
const PIECE = /(?:[a-z\d]|(?<=\d)\.(?=\d))+|\p{L}+/gu;
/** "ud-q4_k_xl" is four. */
const MOST_PIECES = 5;

/** What says more, or something else, in a name than in the cell of a precision. */
const IN_NAMES: Readonly<Record<string, Precision | null>> = {
  // unsloth's bitsandbytes copies are doubly quantised (bnb_4bit_use_double_quant in their config.json; no copy of one read)
  bnb4bit: "NF4-DQ",
  // Google's quantisation-aware gemma 3 is Q4_0: google/gemma-3-27b-it-qat-q4_0-gguf, and Ollama's tag it-qat
  qat: "Q4_0",
  // unsloth's own mixes lie near the type they start from
  q2kxl: "Q2_K", q3kxl: "Q3_K_M", q4kxl: "Q4_K_M", q5kxl: "Q5_K_M", q6kxl: "Q6_K", q8kxl: "Q8_0",
  fp8staticpertensor: "FP8-tensor",
  // words that mean a format in a cell of its own, and anything in a name
  full: null, single: null, half: null, float: null, qlora: null, w4: null, i4: null, i8: null, 满血: null,
}; // prettier-ignore

function formatOf(written: string): Precision | null {
  if (!/^[\p{L}\d][^()[\]@]*$/u.test(written)) return null;
  if (/\db[^a-z]+it$/.test(written)) return null; // gemma-3-4b-it
  const key = written.replace(/[\s\-_.:/]/g, "").replace(/^ud|版本?$/g, "");
  return Object.hasOwn(IN_NAMES, key) ? (IN_NAMES[key] ?? null) : findPrecision(key);
}

/** Names of a way to quantise: where the width is stated as well, that counts. */
const METHOD = /^(gguf|awq|gptq|auto-?round|bnb|bitsandbytes|qat|量化|modelopt|smoothquant)$/;
/** Words that state a width and no more. */
const WIDTH = /^(\d+ ?-?(bit|位)|int\d|w\d+a\d+|fp4|[四八]位)(量化)?$/;

/** What the formats of one name come to: the one that says most; null where they differ in width. */
function oneOf(found: readonly { readonly written: string; readonly precision: Precision }[]): Precision | null {
  const exact = found.filter(({ written }) => !METHOD.test(written));
  const counted = exact.length > 0 ? exact : found.filter(({ written }, _, all) => all.length < 2 || written !== "gguf");
  const said = counted.filter(({ written }) => !WIDTH.test(written));
  const [first, ...others] = said.length > 0 ? said : counted;
  if (first === undefined) return null;
  const ends = (precision: Precision): number => Math.round(FORMATS[precision].bits);
  const same = others.every(({ precision }) => precision === first.precision);
  const agrees = counted.every(({ precision }) => ends(precision) === ends(first.precision));
  const file = found.some(({ written }) => written === "gguf") && exact.length > 0;
  return same && agrees && (!file || FORMATS[first.precision].family === "gguf" || FORMATS[first.precision].bits >= 16 || MIXED.has(first.precision))
    ? first.precision
    : null;
} // prettier-ignore

/** Formats that a GGUF file may hold though they are not its own. */
const MIXED: ReadonlySet<Precision> = new Set<Precision>(["MXFP4", "NVFP4"]);

/** Words beside a format: who made it, how its scales are laid, how the arithmetic runs; and that it is a format. */
const BESIDE =
  /(?<![a-z\d])(static|dynamic|per-?(tensor|channel|token|block)|channel|block(wise)?|group|g\d+|weight-?only|native|unsloth|ud|compressed|tensors?|quanti[sz]ed|unquanti[sz]ed|quant|mlx|i1|imatrix|imat|qat|quark|modelopt|torchao|kv|gguf)(?![a-z\d])|(原生|精度|格式|量化|权重)(版本?)?/g;
