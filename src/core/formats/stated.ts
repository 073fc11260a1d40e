import { FORMATS, type Format, type Precision } from "./precision";

/** Numbers that a file states of its own format; what it leaves out has no entry. */
interface StatedGroups {
  readonly bits: number;
  /** Numbers that share a scale; null is one scale a row. */
  readonly group: number | null;
  /** Bits of the zero point of a group: none where it is symmetric. */
  readonly zeroBits: number;
}

const SCALE_BITS = 16;

/** Steps that have a row of their own. */
const USUAL: Readonly<Record<string, Precision>> = {
  "4/128/4": "INT4",
  "4/64/4": "INT4-g64",
  "4/32/4": "INT4-g32",
  "4/128/0": "INT4-sym",
  "4/64/0": "INT4-g64-sym",
  "4/32/0": "INT4-g32-sym",
  "4/row/0": "INT4-channel",
  "8/128/8": "INT8-g128",
  "8/row/0": "INT8",
};

/**
 * Integers in groups of any size: a 16-bit scale each, and a zero point if there is one.
 *
 * Formula: numbers × bits ÷ 8 + groups × (16 + zero bits) ÷ 8
 * Source:  GPTQModel, AutoAWQ (zero points as wide as the numbers); HQQ, torchao (in 16 bit)
 *
 * @example FORMATS[statedGroups({ bits: 3, group: 128, zeroBits: 0 })].bits // 3
 */
export function statedGroups({ bits, group, zeroBits }: StatedGroups): Precision {
  const usual = USUAL[`${String(bits)}/${String(group ?? "row")}/${String(group === null ? 0 : zeroBits)}`];
  if (usual !== undefined) return usual;
  const zeros = zeroBits === 0 ? "-sym" : zeroBits === 16 ? "-z16" : "";
  const steps = group === null ? "-channel" : `-g${String(group)}${zeros}`;
  return stated(`INT${String(bits)}${steps}`, {
    bits,
    family: "integer",
    scales:
      group === null
        ? { by: "row", bits: SCALE_BITS }
        : { by: "group", size: group, bits: SCALE_BITS + zeroBits },
    source: "https://github.com/ModelCloud/GPTQModel",
  });
}

/** ExLlama's files: an average over all matrices that its makers choose in steps of hundredths. */
export const statedAverage = (method: string, bits: number): Precision =>
  stated(`${method}-${String(bits)}bpw`, {
    bits,
    family: "block",
    scales: { by: "none" },
    source: "https://github.com/turboderp-org/exllamav3/blob/master/doc/exl3.md",
  });

/**
 * AQLM: so many codes of so many bits for each group of inputs, and their codebooks once a matrix in 16 bit.
 * Source: https://arxiv.org/abs/2401.06118 §3, ISTA-DASLab's 1x16g8 and 2x8g8 releases
 */
export const statedCodebooks = (codebooks: number, codeBits: number, group: number): Precision =>
  stated(`AQLM-${String(codebooks)}x${String(codeBits)}-g${String(group)}`, {
    bits: (codebooks * codeBits) / group,
    family: "block",
    scales: { by: "tensor", bits: codebooks * 2 ** codeBits * group * 16 },
    source: "https://arxiv.org/abs/2401.06118",
  });

/**
 * The row of a format that a file describes. It is made when first asked for; its name says all of it, so the same name
 * is always the same row.
 */
function stated(name: string, row: Omit<Format, "covers" | "checkedOn">): Precision {
  const rows = FORMATS as Record<string, Format>;
  rows[name] ??= { ...row, covers: "linear layers", checkedOn: "2026-11-26" };
  return name as Precision;
}
