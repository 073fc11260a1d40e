import { attempt, CellError } from "../functions/excel";
import { setLanguage } from "../../src/functions/language";
import { textOf } from "./pages";

/** Both lists have their reader type the same and see the same, each in the language of the page. */
const LISTS = [
  { page: "docs/excel-checklist.md", language: "en" },
  { page: "docs/excel-checklist.zh-CN.md", language: "zh" },
] as const;

interface Step {
  readonly number: string;
  readonly formula: string;
  /** What stands in the cells: rows parted by semicolons. */
  readonly shown: string;
  /** What stands behind it: of an error, first of all its message. */
  readonly rest: string;
}

const STEP = /^\| (\d+\.\d+) \| [^|]*`=(VRAM\.[^`]+)`[^|]* \| \*\*([^*]+)\*\*([^|]*)\|$/gim;

const stepsOf = (page: string): Step[] =>
  [...textOf(page).matchAll(STEP)].map(([, number = "", formula = "", shown = "", rest = ""]) => ({ number, formula, shown, rest })); // prettier-ignore

/** `{1,2;3,4}` as rows, a text, a number, a reference to a blank cell or nothing. */
function argument(written: string): unknown {
  if (written === "" || /^[A-Z]+\d+$/.test(written)) return null;
  if (!written.startsWith("{")) return JSON.parse(written);
  return written.slice(1, -1).split(";").map((row) => row.split(",").map((cell) => JSON.parse(cell) as unknown)); // prettier-ignore
}

function asked(formula: string): [string, ...unknown[]] {
  const [, id = "", inside = ""] = /^([A-Z.]+)\((.*)\)$/i.exec(formula) ?? [];
  const written = inside === "" ? [] : inside.split(/,(?![^{]*\})/);
  return [id.toUpperCase(), ...written.map(argument)];
}

const cellText = (cell: unknown): string => (cell instanceof CellError ? cell.code : String(cell));
const blockText = (value: unknown): string =>
  Array.isArray(value)
    ? (value as unknown[][]).map((row) => row.map(cellText).join(", ")).join("; ")
    : cellText(value);

afterAll(() => {
  setLanguage("en");
});

describe.each(LISTS)("$page", ({ page, language }) => {
  const steps = stepsOf(page);

  test("has its formulas", () => {
    expect(steps.map(({ number }) => number)).toEqual("1.6 2.3 2.4 2.5 2.6 3.1 3.3 3.4 3.5".split(" "));
  });

  test.each(steps)("$number: =$formula shows $shown", async ({ formula, shown, rest }) => {
    setLanguage(language);
    const outcome = await attempt(...asked(formula));
    const text = "error" in outcome ? outcome.error : blockText(outcome.value);
    if (formula.startsWith("VRAM.VERSION")) expect(text).toMatch(/^\d+\.\d+\.\d+ /);
    else expect(text).toBe(shown);
    if ("error" in outcome) expect(rest.startsWith(` · ${outcome.message}`)).toBe(true);
  });

  test("its breakdown begins as it says", async () => {
    const [, formula = "", begins = ""] = /`=(VRAM\.BREAKDOWN\([^`]*\))`.*["“]([^"”]+)["”] \|$/m.exec(textOf(page)) ?? [];
    const outcome = await attempt(...asked(formula));
    const [, verdict] = ("value" in outcome ? outcome.value : []) as string[][];
    expect(begins.length).toBeGreaterThan(20);
    expect(verdict?.[4]?.slice(0, begins.length)).toBe(begins);
  }); // prettier-ignore

  test("its sections take 30 minutes in all", () => {
    const minutes = [...textOf(page).matchAll(/^## \d\..*[(（](\d+) ?(?:minutes|分钟)[)）]$/gm)];
    expect(minutes).toHaveLength(7);
    expect(minutes.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(30);
  });
});
