import { ILayoutService } from "@univerjs/preset-sheets-core";
import "./workbook.css";
import { LANGUAGE_TAGS, setLanguage } from "../../functions/shared";
import { createAutomation } from "./automation";
import { calculated } from "./calculation";
import { fetchMetadata } from "./cell-functions";
import { mountDock } from "./dock";
import { firstWorkbook, FREE_CELL } from "./first-sheet";
import { createGrid, type Grid } from "./grid";
import { pageLanguage } from "./page-language";
import { PAGE_TEXTS } from "./texts";
import { createUniverHost } from "./univer-host";

const language = pageLanguage(location.search, navigator.language);
const texts = PAGE_TEXTS[language];
const darkTheme = matchMedia("(prefers-color-scheme: dark)");

/** An element that index.html names. */
function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${kind.name} called ${id}.`);
}

const status = element("status", HTMLElement);

function nameThePage(): void {
  document.documentElement.lang = LANGUAGE_TAGS[language];
  document.title = texts.title;
  element("skip", HTMLAnchorElement).textContent = texts.skip;
  element("dock", HTMLElement).setAttribute("aria-label", texts.paneName);
  element("sheet", HTMLElement).setAttribute("aria-label", texts.sheetName);
  status.textContent = texts.loading;
}

async function openGrid(): Promise<Grid> {
  const functions = await fetchMetadata(language);
  const grid = createGrid({
    container: element("grid", HTMLElement),
    language,
    dark: darkTheme.matches,
    functions,
    workbook: firstWorkbook(language),
  });
  darkTheme.addEventListener("change", ({ matches }) => {
    grid.api.toggleDarkMode(matches);
  });
  grid.workbook.getActiveSheet().getRange(FREE_CELL).activate();
  await calculated(grid);
  status.textContent = "";
  return grid;
}

/** The pane is a chunk of its own, so that the grid need not wait for it. */
async function openPane(opening: Promise<Grid>): Promise<void> {
  const [grid, { mountPane }] = await Promise.all([
    opening,
    import(/* webpackChunkName: "pane" */ "../../pane/mount"),
  ]);
  const host = createUniverHost(grid, language);
  const pane = element("pane", HTMLElement);
  mountPane(pane, host);
  mountDock({
    dock: element("dock", HTMLElement),
    pane,
    fold: element("fold", HTMLButtonElement),
    texts,
    memory: host.memory,
    focusGrid: () => {
      grid.injector.get(ILayoutService).focus();
    },
  });
}

nameThePage();
setLanguage(language);
const opening = openGrid();
window.vramWorkbook = createAutomation(opening, openPane(opening));
window.vramWorkbook.ready.catch((error: unknown) => {
  status.setAttribute("role", "alert");
  status.textContent = `${texts.failed} ${error instanceof Error ? error.message : String(error)}`;
});
