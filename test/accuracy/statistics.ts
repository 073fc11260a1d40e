/** One figure of ours beside a measured one, in the same unit. */
export interface Comparison {
  readonly part: string;
  readonly label: string;
  readonly ours: number;
  readonly measured: number;
  readonly source: string;
}

/** A measured point that is not compared, and why. */
export interface LeftOut {
  readonly label: string;
  readonly reason: string;
  readonly source: string;
}

export const relativeError = ({ ours, measured }: Comparison): number =>
  Math.abs(ours - measured) / Math.abs(measured);
export const absoluteError = ({ ours, measured }: Comparison): number => Math.abs(ours - measured);

/** Value below which the share `q` of the numbers lies, by nearest rank. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
