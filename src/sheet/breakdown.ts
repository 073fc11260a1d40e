import type { Unit } from "../core/units";
import { breakdown, LEFT_OUT } from "../functions/shared";
import type { AnswerColumns } from "./answer-rows";
import { askedTable, type InputRow, type TablePlace } from "./asked-table";
import type { CellOf, InputName } from "./labels";
import { elsewhereOf, type OwnEntry } from "./own";
import { speedRows, speedWarning, type SpeedSection } from "./speed";
import type { SheetTable } from "./table";
import { quoted, safeText } from "./text";
import { RULE_VERDICT, SERVING_VERDICT } from "./verdict-line";

/** The question a breakdown answers, in the words that a cell may hold. */
export interface BreakdownInputs {
  readonly model: string;
  /** null: left out, as the model was released. */
  readonly precision: string | null;
  readonly context: number;
  readonly concurrency: number;
  /** null: left out, as the engine does by itself. */
  readonly kvPrecision: string | null;
  /** What they are stored in now. */
  readonly stored: { readonly precision: string; readonly kvPrecision: string };
  /** null: the rule of thumb, which needs none. */
  readonly hardware: {
    readonly card: string;
    readonly cards: number;
    /** The number is the smallest that fits: a live table goes on working it out. */
    readonly smallest: boolean;
    readonly engine: string;
  } | null;
  /** Share that stays free: of the engine's limit with a card, on top of the rule of thumb without. */
  readonly reserve: number;
  readonly unit: Unit;
  /** How fast, on the hardware; null: nobody asked. */
  readonly speed?: SpeedSection | null;
  /** The user's own model or card: where it stands, and what stands there. */
  readonly own?: Readonly<Partial<Record<"model" | "card", OwnEntry>>>;
}

/** What is to be written, where and how. */
export interface BreakdownOrder extends TablePlace {
  readonly inputs: BreakdownInputs;
}

/** A serving breakdown as it stands in a sheet: the inputs, and below them the table that VRAM.BREAKDOWN spills. */
export function breakdownTable({ inputs, ...place }: BreakdownOrder): SheetTable {
  const { speed = null, ...question } = inputs;
  const { hardware } = question;
  const argument = (name: InputName) => (name === "cards" && hardware?.smallest === true ? countOrBlank : (cell: CellOf) => cell(name)); // prettier-ignore
  return askedTable(
    {
      title: "serving",
      model: inputs.model,
      elsewhere: elsewhereOf(inputs.own),
      inputs: inputRows(inputs, place),
      worked: hardware?.smallest === true ? smallestCount : null,
      formula: (cell) =>
        `=VRAM.BREAKDOWN(${[...ARGUMENTS.map((name) => argument(name)(cell)), quoted(place.language), cell("reserve")].join(",")})`,
      verdict: hardware === null ? RULE_VERDICT : SERVING_VERDICT,
      answer: () =>
        breakdown({
          ...question,
          model: inputs.own?.model?.value ?? inputs.model,
          card: inputs.own?.card?.value ?? hardware?.card ?? null,
          cards: hardware?.cards ?? null,
          engine: hardware?.engine ?? null,
          language: place.language,
          reserve: inputs.reserve,
        }),
      columns: COLUMNS,
      below:
        hardware === null || speed === null
          ? null
          : (from, cell) =>
              speedRows(speed, { from, cell, live: place.mode === "live", language: place.language }),
      warning:
        hardware === null || speed === null
          ? null
          : (from, cell) => speedWarning(speed, { from, cell, language: place.language }),
    },
    place,
  );
}

/** The arguments of VRAM.BREAKDOWN in the order of the contract; language and reserve follow. */
const ARGUMENTS: readonly InputName[] = [
  "model", "precision", "context", "card", "cards", "concurrency", "kvPrecision", "engine", "unit",
]; // prettier-ignore

/**
 * Where no number of cards holds the model, the cell with the smallest holds an error. Handed on as a blank, the table
 * shows what one card would need and what is missing; the error itself would hide all of it.
 */
export const countOrBlank = (cell: CellOf): string => `IFERROR(${cell("cards")},"")`;

const smallestCount = (cell: CellOf): { name: "cards"; formula: string } => {
  const asked = (
    ["model", "precision", "context", "card", "concurrency", "kvPrecision", "engine", "", "reserve"] as const
  ).map((name) => (name === "" ? "" : cell(name)));
  return { name: "cards", formula: `=VRAM.CARDS(${asked.join(",")})` };
};

function inputRows(
  { hardware, speed, ...inputs }: BreakdownInputs,
  { mode, language }: TablePlace,
): InputRow[] {
  // a live table holds the word, so that it goes on following its model; values state what they were worked out from
  const live = mode === "live";
  const precision = live ? LEFT_OUT.Precision[language] : inputs.stored.precision;
  const kvPrecision = live ? LEFT_OUT["KV precision"][language] : inputs.stored.kvPrecision;
  return [
    { name: "model", value: safeText(inputs.model.trim()) },
    { name: "precision", value: inputs.precision ?? precision },
    { name: "context", value: inputs.context },
    { name: "concurrency", value: inputs.concurrency },
    { name: "kvPrecision", value: inputs.kvPrecision ?? kvPrecision },
    ...(hardware === null
      ? []
      : ([
          { name: "card", value: safeText(hardware.card.trim()) },
          { name: "cards", value: hardware.cards },
          { name: "engine", value: hardware.engine === "" ? null : safeText(hardware.engine.trim()) },
        ] as const)),
    // in Excel a blank cell would read as none, and without a card a blank is 20 %
    { name: "reserve", value: inputs.reserve, format: "0.0%" },
    { name: "unit", value: inputs.unit },
    ...(hardware === null || speed == null
      ? []
      : ([
          { name: "prompt", value: speed.asked.prompt },
          { name: "answer", value: speed.asked.answer },
          { name: "wanted", value: speed.asked.wanted, format: "General" },
        ] as const)),
  ];
}

/** part, per card, all cards, share, how, source */
const COLUMNS: AnswerColumns = {
  formats: [null, "#,##0.00", "#,##0.00", "0.0%", null, null],
  // 1,280 pixels show them all beside the pane
  widths: [16, 12, 12, 7, 38, 27],
  share: 3,
};
