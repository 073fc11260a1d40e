import type { IWorkbookData } from "@univerjs/core";
import type { Color, Workbook } from "hucre";
import { resolveThemeColor } from "hucre/xlsx";
import type { Language } from "../../../reading/language";
import type { BarChart } from "../../../sheet/page";
import { chartFromFile } from "../../../xlsx/chart";
import { readBook, type LeftOut } from "../../../xlsx/read";
import { writeBook } from "../../../xlsx/write";
import { calculated } from "../calculation";
import { addTints, hasChoices, loadExtras, type SheetTint } from "../extras/extras";
import type { Grid } from "../grid";
import { gridSheet } from "./from-file";
import { gridTint, gridValidation } from "./rules";
import type { ColourOf } from "./styles";
import { bookFrom } from "./to-file";

/** The workbook as the bytes of an .xlsx, once it is calculated; without one of its sheets where that is said. */
export async function saveFile(grid: Grid, leftOut: string | null = null): Promise<Uint8Array> {
  await calculated(grid);
  return writeBook(bookFrom(grid, leftOut));
}

/** Opens an .xlsx in place of the workbook; answers what of the file has no place here. Refuses with a sentence. */
export async function openFile(
  grid: Grid,
  bytes: Uint8Array,
  language: Language,
): Promise<readonly LeftOut[]> {
  const { workbook, leftOut } = await readBook(bytes, language);
  const { data, active, tints, chartsLeftOut } = gridWorkbook(workbook);
  if (hasChoices(data) || tints.length > 0) await loadExtras(grid);
  grid.open(data);
  grid.workbook.setActiveSheet(active);
  await calculated(grid);
  addTints(grid, tints);
  return chartsLeftOut ? ["charts", ...leftOut] : leftOut;
}

/** A workbook's and its sheets' ids are new each time: what is remembered of the last one must not meet them. */
let opened = 0;

interface Opened {
  readonly data: Partial<IWorkbookData>;
  readonly active: string;
  readonly tints: readonly SheetTint[];
  readonly chartsLeftOut: boolean;
}

function gridWorkbook(workbook: Workbook): Opened {
  opened += 1;
  const id = `workbook-${Date.now()}-${opened}`;
  const colourOf = colours(workbook);
  let chartsLeftOut = false;
  const sheets = workbook.sheets.map((sheet, i) => {
    const charts = (sheet.charts ?? []).map((chart) => chartFromFile(chart, sheet.name));
    chartsLeftOut ||= charts.includes(null);
    return gridSheet({
      sheet,
      id: `${id}-${i}`,
      charts: charts.filter((chart): chart is BarChart => chart !== null),
      colourOf,
      formulas: "shown",
    });
  });
  const idOf = (i: number): string => `${id}-${i}`;
  const bySheet = <T>(rules: (sheet: Workbook["sheets"][number], i: number) => T[]): string =>
    JSON.stringify(
      Object.fromEntries(
        workbook.sheets.flatMap((sheet, i) => {
          const own = rules(sheet, i);
          return own.length > 0 ? [[idOf(i), own]] : [];
        }),
      ),
    );
  const resources = [
    {
      name: "SHEET_DATA_VALIDATION_PLUGIN",
      data: bySheet(({ dataValidations = [] }, i) =>
        dataValidations.map((rule, k) => gridValidation(rule, `${idOf(i)}-${k}`)),
      ),
    },
    { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(namesOf(workbook, idOf)) },
  ];
  return {
    data: {
      id,
      name: workbook.properties?.title ?? "VRAM",
      sheetOrder: sheets.map((_, i) => idOf(i)),
      sheets: Object.fromEntries(sheets.map((sheet, i) => [idOf(i), sheet])),
      resources,
    },
    tints: workbook.sheets.flatMap(({ conditionalRules = [] }, i) =>
      conditionalRules
        .flatMap((rule, k) => gridTint(rule, `${idOf(i)}-${k}`, colourOf) ?? [])
        .map((rule) => ({ sheet: idOf(i), rule })),
    ),
    active: idOf(workbook.activeSheet ?? 0),
    chartsLeftOut,
  };
}

function namesOf({ namedRanges = [], sheets }: Workbook, idOf: (sheet: number) => string): object {
  return Object.fromEntries(
    namedRanges.flatMap(({ name, range, scope }, i) => {
      // names of Excel's own keeping, and what points nowhere
      if (/^_xl/i.test(name) || range.includes("#REF!")) return [];
      const sheet = scope === undefined ? -1 : sheets.findIndex((one) => one.name === scope);
      const localSheetId = sheet < 0 ? "AllDefaultWorkbook" : idOf(sheet);
      return [[`name-${i}`, { id: `name-${i}`, name, formulaOrRefString: range, localSheetId }]];
    }),
  );
}

/** Excel's numbers of its oldest colours: black, white, and the six that everybody knows, twice. */
const INDEXED = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"];
/** Themes list dark before light; cells name light before dark. */
const THEME_ORDER = [1, 0, 3, 2];

const colours =
  ({ themeColors = [] }: Workbook): ColourOf =>
  (colour: Color | undefined) => {
    if (colour?.rgb !== undefined) return `#${colour.rgb.slice(-6).toLowerCase()}`;
    if (colour?.theme !== undefined) {
      const theme = THEME_ORDER[colour.theme] ?? colour.theme;
      return `#${resolveThemeColor([...themeColors], theme, colour.tint).toLowerCase()}`;
    }
    const old = INDEXED[(colour?.indexed ?? -1) % INDEXED.length];
    return old === undefined || (colour?.indexed ?? 64) > 15 ? null : `#${old.toLowerCase()}`;
  };
