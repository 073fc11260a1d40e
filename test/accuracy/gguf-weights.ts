import { findModel } from "../../src/reading/names/find";
import { ggufTensors } from "../../src/core/formats/gguf-recipe";
import { findPrecision } from "../../src/reading/precision/precision-names";
import { BITS_PER_BYTE, sumBytes, toGib } from "../../src/core/units";
import leftOut from "./gguf-weights-left-out.json";
import points from "./gguf-weights-points.json";
import type { Comparison, LeftOut } from "./statistics";

/** A GGUF file as a log or a table states it. Small files are printed to two decimals: up to 0.3 % of rounding. */
export interface GgufPoint {
  readonly model: string;
  readonly precision: string;
  /** What the source calls it, where that is another name. */
  readonly reported?: string;
  /** Numbers the file holds, in billions. */
  readonly billions?: number;
  readonly fileGib?: number;
  readonly bitsPerWeight?: number;
  readonly source: string;
}

/** The file of the language model: towers are a file of their own. */
export function ggufComparisons(): { compared: Comparison[]; leftOut: LeftOut[] } {
  const compared = (points as readonly GgufPoint[]).map((point): Comparison => {
    const precision = findPrecision(point.precision);
    const model = findModel(point.model);
    const file = precision === null ? null : ggufTensors({ model, precision });
    if (file === null) throw new Error(`${point.model} has no recipe for ${point.precision}`);
    const size = sumBytes(file.map((tensor) => tensor.size));
    const numbers = file.reduce((sum, tensor) => sum + tensor.elements, 0);
    const about = {
      part: "GGUF size",
      label: `${point.reported ?? point.model} · ${point.precision}`,
      source: point.source,
    };
    return point.fileGib === undefined
      ? { ...about, ours: (size * BITS_PER_BYTE) / numbers, measured: point.bitsPerWeight ?? Number.NaN }
      : { ...about, ours: toGib(size), measured: point.fileGib };
  });
  return { compared, leftOut };
}
