import type { Choice, PageBlock, SheetPage, Tint } from "../../../sheet/page";
import { inOrder } from "../../../sheet/tints";
import { TINTS } from "../../../xlsx/looks";
import { supports } from "../surroundings";

const cells = (sheet: Excel.Worksheet, { row, column, rows, columns }: PageBlock): Excel.Range =>
  sheet.getRangeByIndexes(row, column, rows, columns);

/** What Excel takes of a list of its own, and of a message. */
const LONGEST_LIST = 255;
const LONGEST_MESSAGE = 225;

/** Drop-downs and bounds; ExcelApi 1.8. A list that is too long for Excel is left out: the cell takes any text then. */
export function addChoices(page: Pick<SheetPage, "choices">, sheet: Excel.Worksheet): void {
  if (!supports("1.8")) return;
  for (const { block, allowed, message, open = false } of page.choices) {
    const rule = ruleOf(allowed);
    if (rule === null) continue;
    const { dataValidation } = cells(sheet, block);
    dataValidation.rule = rule;
    dataValidation.ignoreBlanks = true;
    dataValidation.errorAlert = {
      showAlert: !open,
      style: open ? "Information" : "Stop",
      title: "VRAM",
      message: message.slice(0, LONGEST_MESSAGE),
    };
  }
}

function ruleOf(allowed: Choice["allowed"]): Excel.DataValidationRule | null {
  switch (allowed.kind) {
    case "list": {
      const source = allowed.items.join(",");
      const fits = source.length <= LONGEST_LIST && !allowed.items.some((item) => item.includes(","));
      return fits ? { list: { inCellDropDown: true, source } } : null;
    }
    case "range":
      return { list: { inCellDropDown: true, source: `=${allowed.address.replace(/^=/, "")}` } };
    case "whole":
      return { wholeNumber: bounds(allowed) };
    case "decimal":
      return { decimal: bounds(allowed) };
  }
}

const bounds = ({ least, most }: { least: number; most: number | null }): Excel.BasicDataValidation =>
  most === null
    ? { formula1: least, operator: "GreaterThanOrEqualTo" }
    : { formula1: least, formula2: most, operator: "Between" };

/** Tints; ExcelApi 1.6. Excel asks the rule that came last first, and the first that holds is shown. */
export function addTints(page: SheetPage, sheet: Excel.Worksheet): void {
  if (!supports("1.6")) return;
  for (const tint of inOrder(page.tints).reverse()) {
    const { conditionalFormats } = cells(sheet, tint.block);
    const made = conditionalFormats.add("when" in tint ? "Custom" : "CellValue");
    const { fill, ink } = TINTS[tint.tone];
    const { format } = "when" in tint ? made.custom : made.cellValue;
    format.fill.color = `#${fill}`;
    if (ink !== undefined) format.font.color = `#${ink}`;
    if ("when" in tint) made.custom.rule.formula = `=${tint.when}`;
    else made.cellValue.rule = boundsRule(tint);
    made.stopIfTrue = true;
  }
}

function boundsRule({ upTo, above }: Exclude<Tint, { when: string }>): Excel.ConditionalCellValueRule {
  if (above === null) return { formula1: `=${upTo ?? 0}`, operator: "LessThanOrEqual" };
  if (upTo === null) return { formula1: `=${above}`, operator: "GreaterThan" };
  return { formula1: `=${above}`, formula2: `=${upTo}`, operator: "Between" };
}
