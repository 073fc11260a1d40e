/** A cell of the grid, counted from zero, as Univer counts. */
export interface CellSpot {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** An error that a function answered, and where in its result: 0, 0 unless the result is an array. */
export interface CellFault {
  readonly code: string;
  readonly message: string;
  readonly down: number;
  readonly right: number;
}

const key = (spot: CellSpot): string => `${spot.sheetId}!${spot.row},${spot.column}`;

/**
 * Univer keeps an error's code and drops its message. This remembers the messages by the cell whose formula answered
 * them, for as long as that formula's last calculation stands.
 */
export class ErrorMessages {
  private calculation = 0;
  private readonly byFormula = new Map<string, { calculation: number; faults: CellFault[] }>();

  /** A new calculation begins: whatever a formula says from now on replaces what it said before. */
  nextCalculation(): void {
    this.calculation += 1;
  }

  /** One call's faults, none included. A formula may hold several calls; all of one calculation count. */
  remember(formulaAt: CellSpot, faults: readonly CellFault[]): void {
    const known = this.byFormula.get(key(formulaAt));
    const earlier = known?.calculation === this.calculation ? known.faults : [];
    this.byFormula.set(key(formulaAt), { calculation: this.calculation, faults: [...earlier, ...faults] });
  }

  /**
   * The message behind the error that a cell shows. The spot is that of the formula; `down` and `right` lead from it to
   * the cell. When the formula rearranges its result (INDEX, TRANSPOSE) no offset fits, and the first fault with that
   * code is the nearest truth.
   */
  find(formulaAt: CellSpot, code: string, down: number, right: number): string | null {
    const sameCode = (this.byFormula.get(key(formulaAt))?.faults ?? []).filter(
      (fault) => fault.code === code,
    );
    const exact = sameCode.find((fault) => fault.down === down && fault.right === right);
    return (exact ?? sameCode[0])?.message ?? null;
  }
}
