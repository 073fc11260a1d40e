import { ICommandService } from "@univerjs/core";
import { SetSelectionsOperation, SetWorksheetActiveOperation } from "@univerjs/preset-sheets-core";
import type { Bar } from "./bar";
import type { Grid } from "./grid";
import { linkOf } from "./sheet-notes";

/** Shows the source behind the selected cell as a link in the bar: a grid that is a picture has no links of its own. */
export function followSelectedLink(grid: Grid, bar: Bar): void {
  grid.injector.get(ICommandService).onCommandExecuted(({ id }) => {
    if (id !== SetSelectionsOperation.id && id !== SetWorksheetActiveOperation.id) return;
    const range = grid.workbook.getActiveRange();
    bar.showLink(range ? linkOf(range.getCellData()?.custom) : null);
  });
}
