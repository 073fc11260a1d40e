import type { BreakdownOrder } from "../sheet/breakdown";
import type { Answer } from "./answer";
import type { PaneState } from "./state";

/** The answer on the screen as a table to write; null where there is nothing a breakdown could show. */
export function orderFor(
  answer: Answer,
  { inputs, mode }: PaneState,
): Pick<BreakdownOrder, "inputs" | "mode"> | null {
  if (answer.kind === "weights alone") return null;
  const { precision, kvPrecision, context, concurrency, unit } = answer;
  const hardware =
    answer.kind === "rule of thumb"
      ? null
      : {
          card: inputs.card.trim(),
          cards: answer.serving.cards,
          // what fits nowhere has no smallest number: the formula would answer with an error
          smallest: answer.auto && answer.serving.fits,
          engine: answer.engineText.trim(),
        };
  return {
    mode,
    inputs: { model: inputs.model.trim(), precision, kvPrecision, context, concurrency, unit, hardware },
  };
}
