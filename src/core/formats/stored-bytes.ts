import { FORMATS, type Precision } from "./precision";
import { BITS_PER_BYTE } from "../units";

/** A matrix as a format stores it: outputs × inputs, and how many of them there are. */
interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly copies: number;
}

/**
 * Bytes of matrices in a format, scales and zero points included. Where a row or a tile is not full, its scale is
 * stored all the same.
 *
 * Formula: numbers × bits ÷ 8 + scales, one for each group, row, tile or tensor
 * Units:   numbers → bytes
 * Source:  the rows of precision.ts
 *
 * @example storedBytes({ rows: 4096, columns: 4096, copies: 1 }, "INT4") // 8716288
 */
export function storedBytes(matrix: Shape, precision: Precision): number {
  const { rows, columns, copies } = matrix;
  return (copies * rows * columns * FORMATS[precision].bits) / BITS_PER_BYTE + scaleBytes(matrix, precision);
}

/** The scales and zero points alone. */
export function scaleBytes({ rows, columns, copies }: Shape, precision: Precision): number {
  return (copies * scaleBits(rows, columns, FORMATS[precision].scales)) / BITS_PER_BYTE;
}

function scaleBits(rows: number, columns: number, scales: (typeof FORMATS)[Precision]["scales"]): number {
  switch (scales.by) {
    case "none":
      return 0;
    case "tensor":
      return scales.bits;
    case "row":
      return rows * scales.bits;
    case "group":
      return rows * Math.ceil(columns / scales.size) * scales.bits;
    case "tile":
      return Math.ceil(rows / scales.size) * Math.ceil(columns / scales.size) * scales.bits;
  }
}
