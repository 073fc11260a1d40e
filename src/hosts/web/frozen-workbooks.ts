import type { FWorkbook } from "@univerjs/preset-sheets-core";

/** In the workbook's own snapshot, and so kept with it: its formulas of ours became values; that may have been taken back since. */
const FROZEN = "vramFrozen";

export const noteFrozen = (workbook: FWorkbook): void => {
  workbook.setCustomMetadata({ ...workbook.getCustomMetadata(), [FROZEN]: true });
};
export const wasFrozen = (workbook: FWorkbook): boolean => workbook.getCustomMetadata()?.[FROZEN] === true;
