import { supports } from "./surroundings";

/** ExcelApi 1.9: one event for the cells of all sheets. Without it, and until Excel has answered, the selection's event is what tells. */
export function onCellsChanged(listener: () => void): () => void {
  if (!supports("1.9")) return () => undefined;
  let stopped = false;
  const changed = (): Promise<void> => {
    if (!stopped) listener();
    return Promise.resolve();
  };
  const listening = Excel.run({ delayForCellEdit: true }, async (context) => {
    const added = context.workbook.worksheets.onChanged.add(changed);
    await context.sync();
    return added;
  }).catch(() => null);
  return () => {
    stopped = true;
    void listening.then((added) => (added === null ? undefined : remove(added))).catch(() => undefined);
  };
}

/** An event is taken off by the very context that it was added by. */
const remove = (added: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs>): Promise<void> =>
  Excel.run(added.context, async (context) => {
    added.remove();
    await context.sync();
  });
