import { ILayoutService } from "@univerjs/preset-sheets-core";
import "./workbook.css";
import { LANGUAGE_TAGS, setLanguage } from "../../functions/shared";
import { createAutomation } from "./automation";
import { mountBar, type Bar } from "./bar";
import { BAR_TEXTS, type BarTexts } from "./bar-texts";
import { calculated } from "./calculation";
import { fetchMetadata, type FunctionMetadata } from "./cell-functions";
import { showCharts } from "./charts/overlay";
import { createDesk, type Desk } from "./desk";
import { mountDock } from "./dock";
import { addTints, hasChoices, loadExtras, withoutTints } from "./extras/extras";
import { firstWorkbook, FREE_CELL } from "./first-sheet";
import { loadFonts } from "./fonts";
import { createGrid, type Grid } from "./grid";
import { keepWorkbook, type Kept } from "./kept/keeper";
import { isPassedOver, openedWell, recallWorkbook, wishFor, type Recalled } from "./kept/recall";
import { localMemory } from "./memory";
import { pageSpeech } from "./page-language";
import { followSelectedLink } from "./selected-link";
import { printSheet } from "./print/print";
import { PAGE_TEXTS, type PageTexts } from "./texts";
import { nameToolbar } from "./toolbar-names";
import { translateExample } from "./spoken-example";
import { createUniverHost } from "./univer-host";
import type { loadBidRoom } from "../../pane/bid/load";
import type { SheetHost } from "../sheet-host";

const speech = pageSpeech(localMemory());
const texts = (): PageTexts => PAGE_TEXTS[speech.language()];
const barTexts = (): BarTexts => BAR_TEXTS[speech.language()];
const darkTheme = matchMedia("(prefers-color-scheme: dark)");

/** An element that index.html names. */
function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html has no ${kind.name} called ${id}.`);
}

const status = element("status", HTMLElement);

function nameThePage(): void {
  setLanguage(speech.language());
  document.documentElement.lang = LANGUAGE_TAGS[speech.language()];
  document.title = texts().title;
  element("skip", HTMLAnchorElement).textContent = texts().skip;
  element("dock", HTMLElement).setAttribute("aria-label", texts().paneName);
  element("sheet", HTMLElement).setAttribute("aria-label", texts().sheetName);
}

interface Opened {
  readonly grid: Grid;
  readonly desk: Desk;
}

async function openGrid(): Promise<Opened> {
  const [functions, recalled] = await Promise.all([
    fetchMetadata(speech.language()),
    recallWorkbook(),
    loadFonts(),
  ]);
  try {
    return await openRecalled(functions, recalled);
  } catch (error) {
    // a draft that stops the grid is passed over the next time, and kept: the page begins again by itself
    if (isPassedOver(recalled)) location.reload();
    throw error;
  }
}

async function openRecalled(functions: readonly FunctionMetadata[], recalled: Recalled): Promise<Opened> {
  const language = speech.language();
  const kept = recalled.workbook && withoutTints(recalled.workbook);
  const container = element("grid", HTMLElement);
  const grid = createGrid({
    container,
    language,
    dark: darkTheme.matches,
    functions,
    workbook: kept?.workbook ?? firstWorkbook(language),
  });
  darkTheme.addEventListener("change", ({ matches }) => {
    grid.api.toggleDarkMode(matches);
  });
  if (kept === null) grid.workbook.getActiveSheet().getRange(FREE_CELL).activate();
  else if (kept.tints.length > 0 || hasChoices(kept.workbook)) await loadExtras(grid);
  await calculated(grid);
  if (kept) addTints(grid, kept.tints);
  openedWell();
  status.textContent = "";
  const nameTools = nameToolbar(grid, container, language);
  speech.onChange(async (next) => {
    grid.speak(next, await fetchMetadata(next));
    translateExample(grid, next);
    nameTools(next);
  });
  showCharts(grid, container);
  printSheet(grid, element("print", HTMLElement));
  return { grid, desk: openDesk(grid, recalled) };
}

/** The bar, and the keeping of the workbook: from here on every change is kept. */
function openDesk(grid: Grid, recalled: Recalled): Desk {
  let bar: Bar | null = null;
  const { store, id } = recalled;
  let lost = false;
  const tell = (kept: Kept): void => {
    if ("at" in kept) {
      bar?.showKept((words) => words.kept(timeOf(kept.at)));
      if (lost) bar?.say("");
    } else bar?.say((words) => words[kept.why], "alarm");
    lost = !("at" in kept);
  };
  const keeper = keepWorkbook({ grid, store, id, tell });
  const replaced = (): void => {
    showPane();
  };
  const desk = createDesk({ grid, language: () => speech.language(), keeper, store, replaced });
  bar = mountBar({ bar: element("bar", HTMLElement), texts: barTexts, desk });
  speech.onChange(() => {
    bar.rename();
  });
  followSelectedLink(grid, bar);
  const [other] = recalled.free;
  if (other)
    bar.offerOther(
      (words) => words.otherTip(timeOf(other.savedAt)),
      () => {
        void keeper.keep().then(() => {
          wishFor(other.id);
          location.reload();
        });
      },
    );
  const { trouble, draft, othersOpen } = recalled;
  if (trouble !== null) bar.say((words) => words[trouble], "alarm");
  else if (draft) bar.say((words) => words.restored(timeOf(draft.savedAt)));
  else if (othersOpen) bar.say((words) => words.secondTab);
  return desk;
}

/** The hour of today, the day and the hour of any other. */
function timeOf(at: number): string {
  const date = new Date(at);
  const hour = { hour: "2-digit", minute: "2-digit" } as const;
  const day =
    date.toDateString() === new Date().toDateString() ? {} : ({ day: "numeric", month: "short" } as const);
  return date.toLocaleString(LANGUAGE_TAGS[speech.language()], { ...day, ...hour });
}

/** Shows the pane anew, once it is there. */
let showPane = (): void => undefined;

interface Beside {
  readonly host: SheetHost;
  readonly loadBidRoom: typeof loadBidRoom;
}

/** The pane is a chunk of its own, so that the grid need not wait for it. */
async function openPane(opening: Promise<Opened>): Promise<Beside> {
  const [{ grid }, { mountPane, loadBidRoom }] = await Promise.all([
    opening,
    import(/* webpackChunkName: "pane" */ "../../pane/mount"),
  ]);
  const host = createUniverHost(grid, speech);
  const pane = element("pane", HTMLElement);
  let takeAway = mountPane(pane, host);
  // of another workbook the pane knows nothing yet: neither a write to take back nor a list of frozen formulas
  showPane = () => {
    takeAway();
    takeAway = mountPane(pane, host);
  };
  const nameFold = mountDock({
    dock: element("dock", HTMLElement),
    pane,
    fold: element("fold", HTMLButtonElement),
    texts,
    memory: host.memory,
    focusGrid: () => {
      grid.injector.get(ILayoutService).focus();
    },
  });
  speech.onChange(nameFold);
  return { host, loadBidRoom };
}

nameThePage();
status.textContent = texts().loading;
speech.onChange(nameThePage);
const opening = openGrid();
window.vramWorkbook = createAutomation(opening, openPane(opening));
window.vramWorkbook.ready.catch((error: unknown) => {
  status.setAttribute("role", "alert");
  status.textContent = `${texts().failed} ${error instanceof Error ? error.message : String(error)}`;
});
