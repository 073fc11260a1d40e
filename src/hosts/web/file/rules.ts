import { DataValidationErrorStyle, DataValidationRenderMode, type IRange } from "@univerjs/core";
import type { ConditionalRule, DataValidation } from "hucre";
import { rangeAddress, readAddress } from "../../../sheet/address";
import type { ColourOf } from "./styles";

/** What may be typed, and tints by number: as files have them and as Univer's plugins have them. */

/** One of Univer's rules for cells, as its snapshots hold it: words, not its enums. */
export interface ChoiceRule {
  readonly uid: string;
  readonly type: string;
  readonly ranges: readonly IRange[];
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly allowBlank?: boolean;
  readonly error?: string;
  readonly showErrorMessage?: boolean;
}

/** One of Univer's conditional formats, likewise. */
export interface TintRule {
  readonly cfId: string;
  readonly ranges: readonly IRange[];
  readonly stopIfTrue: boolean;
  readonly rule: {
    readonly type: string;
    readonly subType?: string;
    readonly operator?: string;
    readonly value?: string | number | readonly number[];
    readonly style?: {
      readonly bg?: { readonly rgb?: string };
      readonly cl?: { readonly rgb?: string };
    };
  };
}

export const rangesOf = (addresses: string): IRange[] =>
  addresses.split(" ").flatMap((address) => {
    const [first, last = first] = address.split(":").map(readAddress);
    return first && last
      ? [{ startRow: first.row, endRow: last.row, startColumn: first.column, endColumn: last.column }]
      : [];
  });

export const addressesOf = (ranges: readonly IRange[]): string =>
  ranges
    .map(({ startRow, endRow, startColumn, endColumn }) =>
      rangeAddress(
        { row: startRow, column: startColumn },
        endRow - startRow + 1,
        endColumn - startColumn + 1,
      ),
    )
    .join(" ");

/** As Univer takes it, with how it is shown. */
export function gridValidation(rule: DataValidation, uid: string) {
  const { type, operator, values, formula1, formula2, range } = rule;
  const isReference = type === "list" && values === undefined;
  return {
    uid,
    type,
    ranges: rangesOf(range),
    ...(operator && { operator }),
    ...((values ?? formula1) !== undefined && {
      formula1:
        values?.join(",") ?? (isReference || type === "custom" ? `=${formula1 ?? ""}` : (formula1 ?? "")),
    }),
    ...(formula2 !== undefined && { formula2 }),
    allowBlank: rule.allowBlank ?? false,
    showErrorMessage: rule.showErrorMessage ?? true,
    errorStyle:
      rule.showErrorMessage === false ? DataValidationErrorStyle.INFO : DataValidationErrorStyle.STOP,
    ...(rule.errorMessage !== undefined && { error: rule.errorMessage }),
    ...(type === "list" && { renderMode: DataValidationRenderMode.ARROW, showDropDown: true }),
  };
}

const IN_FILES: ReadonlySet<string> = new Set([
  "list",
  "whole",
  "decimal",
  "date",
  "time",
  "textLength",
  "custom",
]);

/** null: a kind that files do not know, as Univer's check boxes. */
export function fileValidation(rule: ChoiceRule): DataValidation | null {
  const { type, operator, formula1, formula2, ranges, allowBlank, error, showErrorMessage = true } = rule;
  if (!IN_FILES.has(type)) return null;
  const own = type === "list" && !formula1?.startsWith("=");
  return {
    type: type as DataValidation["type"],
    range: addressesOf(ranges),
    ...(operator !== undefined && { operator: operator as NonNullable<DataValidation["operator"]> }),
    ...(own
      ? { values: (formula1 ?? "").split(",") }
      : { ...(formula1 && { formula1: formula1.replace(/^=/, "") }) }),
    ...(formula2 && { formula2: formula2.replace(/^=/, "") }),
    allowBlank: allowBlank ?? true,
    showErrorMessage,
    ...(error && { errorMessage: error }),
  };
}

/** null: a kind of rule that Univer has not. */
export function gridTint(
  { style, range, stopIfTrue, ...rule }: ConditionalRule,
  cfId: string,
  colourOf: ColourOf,
): TintRule | null {
  const fill = style?.fill;
  const ground = fill?.type === "pattern" ? (colourOf(fill.bgColor) ?? colourOf(fill.fgColor)) : null;
  const asked = numberRule(rule) ?? formulaRule(rule, range);
  if (ground === null || asked === null) return null;
  const ink = colourOf(style?.font?.color);
  const look = { bg: { rgb: ground }, ...(ink !== null && { cl: { rgb: ink } }) };
  return {
    cfId,
    ranges: rangesOf(range),
    stopIfTrue: stopIfTrue ?? false,
    rule: { type: "highlightCell", style: look, ...asked },
  };
}

type Asked = Pick<ConditionalRule, "type" | "operator" | "formula">;

const SIGNS: Readonly<Partial<Record<string, string>>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  lessThan: "<",
  greaterThanOrEqual: ">=",
  lessThanOrEqual: "<=",
};
const BETWEEN: ReadonlySet<string> = new Set(["between", "notBetween"]);

function numberRule({ type, operator = "equal", formula }: Asked): Partial<TintRule["rule"]> | null {
  const bounds = [formula ?? []].flat().map(Number);
  if (type !== "cellIs" || bounds.length === 0 || bounds.some(Number.isNaN)) return null;
  const value = BETWEEN.has(operator) ? bounds.slice(0, 2) : (bounds[0] ?? 0);
  return { subType: "number", operator, value };
}

function formulaRule(
  { type, operator = "equal", formula }: Asked,
  range: string,
): Partial<TintRule["rule"]> | null {
  const [first = "", second = ""] = [formula ?? []].flat();
  const corner = /^[A-Z]+\d+/.exec(range)?.[0] ?? "A1";
  if (type === "expression") return { subType: "formula", value: `=${first}` };
  if (type !== "cellIs") return null;
  const sign = SIGNS[operator];
  const inside = `AND(${corner}>=${first},${corner}<=${second})`;
  const value =
    sign === undefined ? (operator === "between" ? inside : `NOT(${inside})`) : corner + sign + first;
  return { subType: "formula", value: `=${value}` };
}

/** null: a kind of rule that only Univer has. */
export function fileTint({ ranges, rule, stopIfTrue }: TintRule, priority: number): ConditionalRule | null {
  const { type, subType, operator, value, style } = rule;
  if (type !== "highlightCell" || value === undefined) return null;
  const ink = digits(style?.cl?.rgb);
  const common = {
    priority,
    range: addressesOf(ranges),
    stopIfTrue,
    style: {
      fill: {
        type: "pattern" as const,
        pattern: "solid" as const,
        bgColor: { rgb: digits(style?.bg?.rgb) ?? "FFFFFF" },
      },
      ...(ink !== undefined && { font: { color: { rgb: ink } } }),
    },
  };
  if (subType === "formula")
    return { ...common, type: "expression", formula: String(value).replace(/^=/, "") };
  if (subType !== "number" || operator === undefined) return null;
  const formula = [value].flat().map(String);
  return {
    ...common,
    type: "cellIs",
    operator: operator as NonNullable<ConditionalRule["operator"]>,
    formula,
  };
}

const digits = (colour: string | undefined): string | undefined => colour?.replace("#", "").toUpperCase();
