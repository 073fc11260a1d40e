import { rangeAddress } from "./address";
import type { StandingFormula } from "./frozen";
import { asksUs, fromStored } from "./stored-formulas";

/** A formula that is, or would be, typed again. */
export interface RepairedFormula {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly becomes: string;
}

export interface Repaired {
  readonly changed: readonly RepairedFormula[];
  readonly left: readonly {
    readonly sheet: string;
    readonly address: string;
    readonly formula: string;
    /** "unknown": it was typed again, and Excel still does not know a name in it. */
    readonly why: "protected" | "unknown";
  }[];
}

const STORED_NAME = /_xldudf_VRAM_/i;
const PREFIX = /_xl(?:fn|pm|ws|udf)\./i;

/**
 * What a stuck formula must be typed as; null: it is not stuck. Stuck is one that still has the name under which a file
 * stores our functions, or shows #NAME? although it asks one of them or has one of Excel's own file prefixes: it was
 * opened before the add-in was there, or by an Excel that did not know the function.
 */
export function mended({ formula, shows }: StandingFormula): string | null {
  const [[first = null] = []] = shows;
  const nameless = typeof first === "object" && first?.error === "#NAME?";
  const unquoted = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const stuck = STORED_NAME.test(unquoted) || (nameless && (asksUs(formula) || PREFIX.test(unquoted)));
  return stuck ? fromStored(formula.replace(/^=/, "")) : null;
}

/** Which formulas are stuck, and which of those protection keeps as they are. */
export function repairedOf(standing: readonly StandingFormula[]): Repaired {
  const stuck = standing.flatMap((one) => {
    const becomes = mended(one);
    const { sheet, formula, locked } = one;
    return becomes === null ? [] : [{ sheet, address: rangeAddress(one, 1, 1), formula, becomes, locked }];
  });
  return {
    changed: stuck
      .filter(({ locked }) => !locked)
      .map(({ sheet, address, formula, becomes }) => ({ sheet, address, formula, becomes })),
    left: stuck
      .filter(({ locked }) => locked)
      .map(({ sheet, address, formula }) => ({ sheet, address, formula, why: "protected" })),
  };
}

/** What came of it: formulas that are stuck even now are named. */
export function afterRepair(plan: Repaired, standing: readonly StandingFormula[]): Repaired {
  const still = new Set(
    standing.filter((one) => mended(one) !== null).map((one) => `${one.sheet}!${rangeAddress(one, 1, 1)}`),
  );
  const unknown = plan.changed.filter(({ sheet, address }) => still.has(`${sheet}!${address}`));
  return {
    changed: plan.changed.filter((one) => !unknown.includes(one)),
    left: [
      ...plan.left,
      ...unknown.map(({ sheet, address, becomes }) => ({
        sheet,
        address,
        formula: becomes,
        why: "unknown" as const,
      })),
    ],
  };
}
