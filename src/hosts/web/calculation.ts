import { FormulaCalculationSessionService } from "@univerjs/preset-sheets-core";
import type { Grid } from "./grid";

// Univer gathers edits for 100 ms before it calculates; twice that without a start means there is nothing to calculate
const START_WITHIN_MS = 250;
const DONE_WITHIN_MS = 30_000;

/** Resolves when what was just written is calculated and stands in the cells. */
export const calculated = (grid: Grid): Promise<void> =>
  grid.injector.get(FormulaCalculationSessionService).waitForLatestApplied(DONE_WITHIN_MS, START_WITHIN_MS);
