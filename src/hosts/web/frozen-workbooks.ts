import type { FWorkbook } from "@univerjs/preset-sheets-core";

/** Workbooks whose formulas of ours became values since they were opened; one may have been taken back since. */
const frozen = new WeakSet<FWorkbook>();

export const noteFrozen = (workbook: FWorkbook): void => void frozen.add(workbook);
export const wasFrozen = (workbook: FWorkbook): boolean => frozen.has(workbook);
