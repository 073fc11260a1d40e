import type { Language } from "../reading/language";
import { estimateFor } from "./estimate";
import type { Waiting } from "./reading";
import type { Answer } from "./scene";
import type { AnsweredTab, Inputs } from "./state";
import { trainingFor } from "./training";

/** What is asked: a moved selection asks nothing new, another language does. */
interface Asked {
  readonly inputs: Inputs;
  readonly language: Language;
}

/** What came of a tab's inputs. */
export interface Outcome {
  readonly asked: Asked | null;
  readonly answer: Answer | null;
  readonly waiting: Waiting | null;
}

export const NOTHING: Outcome = { asked: null, answer: null, waiting: null };

const ANSWERS: Record<AnsweredTab, (inputs: Inputs, language: Language) => Answer | Waiting> = {
  estimate: estimateFor,
  training: trainingFor,
};

/** The answer that there was before stays until there is a new one. */
export function outcomeOf(tab: AnsweredTab, asked: Asked, before: Outcome): Outcome {
  const { inputs, language } = asked;
  if (inputs === before.asked?.inputs && language === before.asked.language) return before;
  const outcome = ANSWERS[tab](inputs, language);
  return outcome.kind === "waiting"
    ? { asked, answer: before.answer, waiting: outcome }
    : { asked, answer: outcome, waiting: null };
}
