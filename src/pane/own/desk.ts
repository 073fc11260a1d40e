import type { Place, SheetHost } from "../../hosts/sheet-host";
import type { Language } from "../../reading/language";
import type { Own } from "../scene";
import { loadOwnRoom } from "./load";
import { isOwnSheet, OwnTables } from "./tables";

/** What a pane has of the user's own, and when it looks for it. */
export interface OwnDesk {
  readonly tables: OwnTables;
  readonly scene: (language: () => Language, today: () => string) => Own;
  /** Where the selection is now: leaving a sheet of the user's own is the time to read it. */
  readonly moved: (place: Place) => void;
}

/** `changed`: what the workbook holds is another; `redraw`: the views have come. */
export function createOwnDesk(host: SheetHost, changed: () => void, redraw: () => void): OwnDesk {
  const tables = new OwnTables(host, changed);
  let Panel: Own["Panel"] = "loading";
  let before = "";
  let asked = false;
  const load = (): void => {
    if (asked) return;
    asked = true;
    loadOwnRoom().then(
      (room) => {
        Panel = room.OwnPanel;
        redraw();
      },
      () => {
        asked = false;
        Panel = "failed";
        redraw();
      },
    );
  };
  return {
    tables,
    moved({ sheet }) {
      if (before === "" || isOwnSheet(before) || isOwnSheet(sheet)) void tables.refresh();
      before = sheet;
    },
    scene: (language, today) => ({
      Panel,
      load,
      prices: tables.prices,
      add: (own) => tables.add(own, language()),
      writePrices: async () => {
        const { writePriceList } = await import(/* webpackChunkName: "own" */ "./prices");
        const result = await writePriceList(host, tables, { language: language(), date: today() });
        await tables.refresh();
        return result;
      },
      today,
    }),
  };
}
