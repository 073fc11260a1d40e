import type { Language } from "../reading/language";
import type { Frozen, LeftFormula } from "./frozen";
import type { PageCell, PageLook, SheetPage } from "./page";
import { safeText } from "./text";

interface Words {
  readonly tab: string;
  readonly title: string;
  readonly heads: readonly [string, string, string, string];
  readonly cells: (count: number) => string;
  readonly left: string;
  readonly why: Readonly<Record<LeftFormula["why"], (shows: string) => string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    tab: "Frozen formulas",
    title: "Formulas that became values",
    heads: ["Sheet", "Cells", "Formula", "Value"],
    cells: (count) => `${count} values`,
    left: "Formulas that were left as they are",
    why: {
      error: (shows) => `shows ${shows}`,
      calculating: () => "not yet calculated",
      protected: () => "the sheet is protected",
      name: () => "a name, not a cell",
    },
  },
  zh: {
    tab: "已固定的公式",
    title: "已转为数值的公式",
    heads: ["工作表", "单元格", "公式", "数值"],
    cells: (count) => `${count} 个数值`,
    left: "保持不变的公式",
    why: {
      error: (shows) => `显示 ${shows}`,
      calculating: () => "尚未计算完成",
      protected: () => "工作表受保护",
      name: () => "是名称，不是单元格",
    },
  },
};

/** The list of what was frozen as a sheet of its own. A formula stands there as its text: nothing calculates. */
export function frozenPage({ changed, left }: Frozen, language: Language): SheetPage {
  const words = WORDS[language];
  const head = words.heads.map((name) => cell(name, "header"));
  const rows: (readonly PageCell[])[] = [[cell(words.title, "title")], head];
  for (const { sheet, address, formula, values } of changed) {
    const count = values.length * (values[0]?.length ?? 0);
    const value = count === 1 ? (values[0]?.[0] ?? null) : words.cells(count);
    rows.push([
      ...[sheet, address, formula].map((text) => cell(text, "text")),
      typeof value === "string" ? cell(value, "text") : { value, look: "value" },
    ]);
  }
  if (left.length > 0) rows.push([], [cell(words.left, "heading")]);
  for (const { sheet, address, formula, why, shows } of left)
    rows.push([sheet, address, formula, words.why[why](shows)].map((text) => cell(text, "text")));
  return {
    name: words.tab,
    rows,
    widths: [22, 14, 70, 22],
    heights: {},
    merged: [],
    headerRows: 2,
    names: [],
    choices: [],
    tints: [],
    charts: [],
    footer: "",
  };
}

const cell = (text: string, look: PageLook): PageCell => ({ value: safeText(text), look });
