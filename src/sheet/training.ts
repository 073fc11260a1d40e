import type { Unit } from "../core/units";
import { trainBreakdownRows } from "../functions/shared";
import type { AnswerColumns } from "./answer-rows";
import { askedTable, type InputRow, type TablePlace } from "./asked-table";
import { countOrBlank } from "./breakdown";
import type { CellOf, InputName } from "./labels";
import { elsewhereOf, type OwnEntry } from "./own";
import type { SheetTable } from "./table";
import { quoted, safeText } from "./text";
import { TRAINING_RULE_VERDICT, trainingVerdict } from "./verdict-line";

/** The question a training breakdown answers, in the words that a cell may hold. */
export interface TrainingInputs {
  readonly model: string;
  readonly method: string;
  /** null: the rule of thumb, which asks for no run. */
  readonly run: {
    readonly context: number;
    readonly batch: number;
    /** null: none, and nothing is said of what is left free. */
    readonly card: string | null;
    readonly cards: number;
    /** The number is the smallest usual one that fits: a live table goes on working it out. */
    readonly smallest: boolean;
  } | null;
  /** "optimizer=adamw zero=3 ..." */
  readonly settings: string;
  readonly unit: Unit;
  /** The user's own model or card: where it stands, and what stands there. */
  readonly own?: Readonly<Partial<Record<"model" | "card", OwnEntry>>>;
}

/** What is to be written, where and how. */
export interface TrainingOrder extends TablePlace {
  readonly inputs: TrainingInputs;
}

/** A training breakdown as it stands in a sheet: the inputs, and below them the table of VRAM.TRAINBREAKDOWN. */
export function trainingTable({ inputs, ...place }: TrainingOrder): SheetTable {
  const { run } = inputs;
  const smallest = run?.smallest === true && run.card !== null;
  return askedTable(
    {
      title: "training",
      model: inputs.model,
      elsewhere: elsewhereOf(inputs.own),
      inputs: inputRows(inputs),
      worked: smallest ? smallestCount : null,
      formula: (cell) => {
        const argument = (name: InputName): string =>
          name === "cards" && smallest ? countOrBlank(cell) : cell(name);
        return `=VRAM.TRAINBREAKDOWN(${[...ARGUMENTS.map(argument), quoted(place.language)].join(",")})`;
      },
      verdict: run === null ? TRAINING_RULE_VERDICT : trainingVerdict(run),
      answer: () =>
        trainBreakdownRows({
          ...inputs,
          model: inputs.own?.model?.value ?? inputs.model,
          context: run?.context ?? null,
          batch: run?.batch ?? null,
          card: inputs.own?.card?.value ?? run?.card ?? null,
          cards: run?.cards ?? null,
          language: place.language,
        }),
      columns: COLUMNS,
      below: null,
    },
    place,
  );
}

/** The arguments of VRAM.TRAINBREAKDOWN in the order of the contract; language is the last. */
const ARGUMENTS: readonly InputName[] = [
  "model", "method", "context", "batch", "card", "cards", "settings", "unit",
]; // prettier-ignore

const smallestCount = (cell: CellOf): { name: "cards"; formula: string } => {
  const asked = (["model", "method", "context", "batch", "card", "settings"] as const).map(cell);
  return { name: "cards", formula: `=VRAM.TRAINCARDS(${asked.join(",")})` };
};

function inputRows({ run, ...inputs }: TrainingInputs): InputRow[] {
  return [
    { name: "model", value: safeText(inputs.model.trim()) },
    { name: "method", value: inputs.method },
    ...(run === null
      ? []
      : ([
          { name: "context", value: run.context },
          { name: "batch", value: run.batch },
          ...(run.card === null ? [] : ([{ name: "card", value: safeText(run.card.trim()) }] as const)),
          { name: "cards", value: run.cards },
        ] as const)),
    { name: "settings", value: inputs.settings === "" ? null : safeText(inputs.settings) },
    { name: "unit", value: inputs.unit },
  ];
}

/** part, low, expected, high, share, how, source */
const COLUMNS: AnswerColumns = {
  formats: [null, "#,##0.00", "#,##0.00", "#,##0.00", "0.0%", null, null],
  // 1,280 pixels show them all beside the pane
  widths: [15, 11, 11, 11, 7, 33, 24],
  share: 4,
};
