import { given } from "./reading";
import { breakdownTable } from "../sheet/breakdown";
import type { TablePlace } from "../sheet/asked-table";
import type { OwnEntry } from "../sheet/own";
import type { SheetTable } from "../sheet/table";
import { trainingTable } from "../sheet/training";
import type { Answer } from "./scene";
import type { PaneState } from "./state";
import { isAuto } from "./training-inputs";
import { knownAs } from "./own/known";

/** Makes the table for a place; null where the answer has nothing that a breakdown could show. */
export type Order = ((place: TablePlace) => SheetTable) | null;

/** The answer on the screen as a table to write. */
export function orderFor(answer: Answer, { inputs }: PaneState): Order {
  const model = inputs.model.trim();
  const card = inputs.card.trim();
  const own = ownOf(model, card);
  switch (answer.kind) {
    case "weights alone":
      return null;
    case "rule of thumb":
    case "on cards": {
      const { precision, kvPrecision, context, concurrency, reserve, unit } = answer;
      const stored = { precision, kvPrecision };
      const left = { precision: given(inputs.precision), kvPrecision: given(inputs.kvPrecision) };
      const hardware =
        answer.kind === "rule of thumb"
          ? null
          : {
              card,
              cards: answer.serving.cards,
              // what fits nowhere has no smallest number: the formula would answer with an error
              smallest: answer.auto && answer.serving.fits,
              engine: answer.engineText.trim(),
            };
      const speed = answer.kind === "on cards" && answer.speed?.kind === "speed" ? answer.speed : null;
      const asked = { model, ...left, stored, context, concurrency, reserve, unit, hardware, speed, own };
      return (place) => breakdownTable({ ...place, inputs: asked });
    }
    case "training": {
      const { method, settings, unit, context, batch, cards, fit } = answer;
      // what fits nowhere has no smallest number: the formula would answer with an error
      const smallest = isAuto(inputs) && fit !== null && fit !== "no";
      const run = { context, batch, card: card === "" ? null : card, cards, smallest };
      return (place) => trainingTable({ ...place, inputs: { model, method, settings, unit, run, own } });
    }
    case "training rule": {
      const { settings, unit } = answer;
      return (place) =>
        trainingTable({ ...place, inputs: { model, method: "rule", settings, unit, run: null, own } });
    }
  }
}

/** What of the question is the user's own. */
function ownOf(model: string, card: string): { model?: OwnEntry; card?: OwnEntry } {
  const [ownModel, ownCard] = [knownAs("model", model), knownAs("card", card)];
  return { ...(ownModel && { model: ownModel }), ...(ownCard && { card: ownCard }) };
}
