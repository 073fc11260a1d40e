import { rangeAddress, type Cell } from "./address";
import { asksUs } from "./stored-formulas";

/** What a cell shows, as plain data. An error is never a text: its own sign, as #N/A. */
export type Shown = number | string | boolean | null | { readonly error: string };

/** A formula as it stands in a workbook, with all that it shows: its own cell and those that it spills into. */
export interface StandingFormula extends Cell {
  readonly sheet: string;
  readonly formula: string;
  readonly shows: readonly (readonly Shown[])[];
  /** Whether protection keeps the sheet as it is. */
  readonly locked: boolean;
}

/** A formula that is, or would be, a value. */
export interface FrozenFormula extends Cell {
  readonly sheet: string;
  /** All the cells that it filled. */
  readonly address: string;
  readonly formula: string;
  readonly values: readonly (readonly (number | string | boolean | null)[])[];
}

/** A formula that is left alone, and why. */
export interface LeftFormula {
  /** "" for a name of the workbook: it stands on no sheet. */
  readonly sheet: string;
  /** A name's own, for a formula that is one. */
  readonly address: string;
  readonly formula: string;
  readonly why: "error" | "calculating" | "protected" | "name";
  /** What it shows where that is why. */
  readonly shows: string;
}

export interface Frozen {
  readonly changed: readonly FrozenFormula[];
  readonly left: readonly LeftFormula[];
}

/** A name whose meaning is a formula. */
export interface NamedFormula {
  readonly name: string;
  readonly formula: string;
}

/**
 * Which formulas ask our functions and can become values; one error among what a formula shows leaves it as it is, but for
 * constants of a speed that is not known, below those of memory: they stay unknown. Names are left alone: what one comes to
 * may hang on the cell that asks it.
 */
export function frozenOf(standing: readonly StandingFormula[], names: readonly NamedFormula[] = []): Frozen {
  const changed: FrozenFormula[] = [];
  const left: LeftFormula[] = names
    .filter(({ formula }) => asksUs(formula))
    .map(({ name, formula }) => ({ sheet: "", address: name, formula, why: "name", shows: "" }));
  for (const one of standing.filter(({ formula }) => asksUs(formula))) {
    const { sheet, row, column, formula, shows } = one;
    const columns = shows[0]?.length ?? 1;
    const where = { sheet, address: rangeAddress(one, Math.max(1, shows.length), columns), formula };
    const error = shows.flat().find((one, at): one is ShownError => isError(one) && !(at > 0 && one.error === UNKNOWN && CONSTANTS.test(formula)))?.error ?? null;
    if (one.locked) left.push({ ...where, why: "protected", shows: "" });
    else if (error !== null) left.push({ ...where, why: BUSY.test(error) ? "calculating" : "error", shows: error });
    else changed.push({ ...where, row, column, values: shows.map((line) => line.map(plain)) });
  }
  return { changed, left };
} // prettier-ignore

const UNKNOWN = "#N/A";
const CONSTANTS = /VRAM[._]CONSTANTS\(/i;

type ShownError = Exclude<Shown, number | string | boolean | null>;

const isError = (shown: Shown): shown is ShownError => typeof shown === "object" && shown !== null;

const plain = (shown: Shown): number | string | boolean | null => (isError(shown) ? shown.error : shown);

/** What Excel, and the embedded workbook, show while one of our functions is still at work. */
const BUSY = /^#(BUSY!|GETTING_DATA)$/;
