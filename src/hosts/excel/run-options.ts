/** Waits until a cell that is being edited is finished; one Ctrl+Z for all, where Excel can. */
export function runOptions(): Excel.RunOptions {
  const canMerge = Office.context.requirements.isSetSupported("ExcelApi", "1.20");
  return canMerge ? { delayForCellEdit: true, mergeUndoGroup: true } : { delayForCellEdit: true };
}
