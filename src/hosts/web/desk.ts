import { LANGUAGES } from "../../functions/shared";
import type { Language } from "../../reading/language";
import { BAR_TEXTS, type BarTexts } from "./bar-texts";
import { calculated } from "./calculation";
import { fileName } from "./file-name";
import { firstWorkbook, FREE_CELL } from "./first-sheet";
import { formulasAsText } from "./formulas-as-text";
import { wasFrozen } from "./frozen-workbooks";
import type { Grid } from "./grid";
import { wishFor } from "./kept/recall";
import type { Keeper } from "./kept/keeper";
import type { DraftStore } from "./kept/store";
import { untouchedExample } from "./untouched-example";

/** What can be done with the whole workbook; each answers a sentence to show, and refuses with one. */
export interface Desk {
  save(): Promise<Uint8Array>;
  open(bytes: Uint8Array, name?: string): Promise<string>;
  openFile(file: File): Promise<string>;
  download(): Promise<string>;
  print(): Promise<null>;
  copyFormulas(): Promise<string>;
  startAfresh(): Promise<null>;
}

export interface DeskQuestion {
  readonly grid: Grid;
  readonly language: () => Language;
  readonly keeper: Keeper;
  readonly store: DraftStore;
  /** Another workbook stands in place of the one that was open: what was said of that is over. */
  readonly replaced: () => void;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** hucre and what goes with it are loaded at the first file. */
const files = () => import(/* webpackChunkName: "xlsx" */ "./file/file");

export function createDesk({ grid, language, keeper, store, replaced }: DeskQuestion): Desk {
  let opened: string | null = null;
  const texts = (): BarTexts => BAR_TEXTS[language()];

  const save = async (leftOut: string | null = null): Promise<Uint8Array> =>
    (await files()).saveFile(grid, leftOut);

  async function open(bytes: Uint8Array, name = "xlsx"): Promise<string> {
    const { openFile } = await files();
    await keeper.keep();
    const leftOut = await openFile(grid, bytes, language());
    // the workbook that was open stays kept under its own id
    const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    keeper.begin(id);
    wishFor(id);
    opened = name;
    replaced();
    const between = language() === "zh" ? "、" : ", ";
    const missing = leftOut.map((kind) => texts().leftOutNames[kind]).join(between);
    return texts().opened(name) + (missing === "" ? "" : texts().leftOut(missing));
  }

  return {
    save: () => save(),
    open,
    openFile: async (file) => open(new Uint8Array(await file.arrayBuffer()), file.name),
    async download() {
      const parties = ["Bid_Project", "Bid_Buyer"].map((cell) => namedText(grid, cell));
      const name = fileName({ opened, parties, frozen: await isFrozen(grid), date: today() }, texts());
      const example = untouchedExample(grid.workbook.save(), LANGUAGES.map(firstWorkbook));
      const address = URL.createObjectURL(new Blob([(await save(example)) as BlobPart], { type: XLSX }));
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => {
        URL.revokeObjectURL(address);
      }, 60_000);
      return texts().saved(link.download) + (example === null ? "" : texts().withoutExample);
    },
    async print() {
      await calculated(grid);
      window.print(); // what is printed is drawn when the browser says that it begins
      return null;
    },
    async copyFormulas() {
      const { text, cells } = formulasAsText(grid);
      const done = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      return done ? texts().copied(cells) : texts().notCopied;
    },
    async startAfresh() {
      await store.remove(keeper.id).catch(() => undefined);
      opened = null;
      grid.open({ ...firstWorkbook(language()), id: `workbook-${Date.now()}` });
      grid.workbook.getActiveSheet().getRange(FREE_CELL).activate();
      await calculated(grid);
      await keeper.keep();
      replaced();
      return null;
    },
  };
}

/** Frozen, and no formula of ours has come back since. */
async function isFrozen(grid: Grid): Promise<boolean> {
  if (!wasFrozen(grid.workbook)) return false;
  const { freeze } = await import(/* webpackChunkName: "pages" */ "./workbook-formulas");
  return (await freeze(grid, "ask")).changed.length === 0;
}

/** What the cell of a name shows; "" where there is none, or it is blank. */
function namedText({ workbook }: Grid, name: string): string {
  const place = workbook.getDefinedName(name)?.getFormulaOrRefString() ?? "";
  const [, sheet = "", address = ""] = /^=?'?(.+?)'?!(\$?[A-Z]+\$?\d+)/.exec(place) ?? [];
  const cell = workbook.getSheetByName(sheet.replaceAll("''", "'"))?.getRange(address.replaceAll("$", ""));
  return String(cell?.getValue() ?? "");
}

/** The reader's own day, as ISO 8601 writes it. */
const today = (): string => new Date().toLocaleDateString("sv");
