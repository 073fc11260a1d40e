import type { Unit } from "../core/units";
import type { TrainingAsked } from "../functions/train";
import { readOne, TRAINING_ARGUMENTS as ARGUMENTS } from "../functions/shared";
import { cellsFor } from "./own/known";
import { given, read } from "./reading";
import type { Field, Inputs } from "./state";

/** Asked of any number of cards. */
export type Question = Omit<TrainingAsked, "cards">;

/** What the fields ask. */
export interface TrainingRead {
  readonly question: Question;
  /** null: the smallest usual number that fits. */
  readonly cards: number | null;
  readonly unit: Unit;
  readonly settings: string;
}

/** Reads what the method needs, in the order of the form; what it does not need may stand as it is. */
export function readInputs(inputs: Inputs): TrainingRead {
  const model = read("model", () => readOne(ARGUMENTS.model, cellsFor("model", inputs.model)));
  const method = read("method", () => readOne(ARGUMENTS.method, inputs.method));
  const unit = read("unit", () => readOne(ARGUMENTS.unit, inputs.unit));
  const rule = method === "rule";
  const context = rule ? 1 : read("sequence", () => readOne(ARGUMENTS.context, inputs.sequence));
  const batch = rule ? 1 : read("batch", () => readOne(ARGUMENTS.batch, inputs.batch));
  const card = read("card", () => readOne(ARGUMENTS.card, given(inputs.card) === null ? null : cellsFor("card", inputs.card)));
  const cards = rule || isAuto(inputs) ? null : read("trainingCards", () => readOne(ARGUMENTS.cards, inputs.trainingCards));
  const parts = wordsOf(inputs);
  for (const { field, words } of parts) read(field, () => readOne(ARGUMENTS.settings, words));
  const settings = parts.map(({ words }) => words).filter(Boolean).join(" ");
  const asked = read("words", () => readOne(ARGUMENTS.settings, settings));
  return { question: { model, method, context, batch, card, settings: asked }, cards, unit, settings };
} // prettier-ignore

export const isAuto = ({ trainingCards }: Inputs): boolean =>
  trainingCards.trim() === "" || trainingCards === "auto";

/** Asked on one card, where the question about sharing is not put. */
export const isAlone = ({ trainingCards }: Inputs): boolean => trainingCards.trim() === "1";

/** The fields that are settings, as words. What is typed as words comes last, and so wins. */
function wordsOf(inputs: Inputs): { field: Field; words: string }[] {
  const word = (field: Field, name: string): { field: Field; words: string } => {
    const value = inputs[field].trim();
    return { field, words: value === "" ? "" : `${name}${value}` };
  };
  const typed = word("words", "");
  if (inputs.method === "rule") return [typed];
  // a framework may share by habit: "none" is then said
  const apart = inputs.sharding.trim() === "" && inputs.framework.trim() !== "";
  const own = apart ? "zero=0" : inputs.sharding.trim();
  const sharding = { field: "sharding" as const, words: isAlone(inputs) ? "" : own };
  const adapted = inputs.method === "lora" || inputs.method === "qlora";
  return [
    word("optimizer", "optimizer="),
    sharding,
    word("checkpointing", "checkpointing="),
    ...(adapted ? [word("rank", "rank=")] : []),
    word("framework", "framework="),
    typed,
  ];
}
