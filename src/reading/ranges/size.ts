import type { Model } from "../../core/shape/model";

/** What a letter or a Chinese numeral after a number stands for: 320亿 is 32B. */
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  g: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
  万: 1e4,
  百万: 1e6,
  亿: 1e8,
  十亿: 1e9,
  百亿: 1e10,
  千亿: 1e11,
  万亿: 1e12,
  兆: 1e12,
};

const SIZE =
  /^([0-9]+\.?[0-9]*(?:e[+-]?[0-9]+)?|\.[0-9]+)(?:([a-z]+|[百千十万亿兆]+)?)(?:个?参数|params?|parameters?)?$/;

/** People say 32 and mean 32 billion; a number from a million on is meant as it stands. */
const SMALLEST_COUNT = 1e6;

/**
 * How many parameters a size means, or null where the text is no size. A label may name the scale of a bare number; a
 * size that says its own is meant as it says.
 *
 * @example readSize("320亿") // 32e9
 * @example readSize("600", 1e6) // 6e8
 */
export function readSize(text: string, labelled?: number): number | null {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s,_]/g, "");
  const [, digits = "", word = ""] = SIZE.exec(plain) ?? [];
  const scale = word === "" ? labelled : SCALES[word];
  if (digits === "" || (word !== "" && scale === undefined)) return null;
  return sizeOf(Number(digits), scale);
}

/** The same for a number in a cell, with the scale that its label may name. */
export function sizeOf(count: number, scale?: number): number | null {
  const size = scale === undefined ? (count < SMALLEST_COUNT ? count * 1e9 : count) : count * scale;
  return size > 0 && Number.isFinite(size) ? Math.round(size) : null;
}

/** A model of which only the size is known: its weights can be told, its KV cache cannot. */
export function sizeModel(parameters: number): Model {
  return {
    name: `${String(Number((parameters / 1e9).toPrecision(4)))}B`,
    parameters,
    layers: [],
    frame: null,
    precision: "FP16",
    exceptions: {},
    contextLimit: null,
  };
}
