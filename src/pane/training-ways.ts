import { trained } from "../functions/shared";
import type { Trained } from "../functions/train";
import { answered, attempt } from "./reading";
import type { Inputs } from "./state";
import { countWhere } from "./training-cards";
import { readInputs } from "./training-inputs";

/** A change of one field, and the number of cards that is then enough. */
export interface Way {
  readonly field: "trainingCards" | "sharding" | "checkpointing" | "batch" | "method";
  readonly value: string;
  readonly cards: number;
}

/** The changes worth a try, the gentlest first. */
const CHANGES: readonly Pick<Way, "field" | "value">[] = [
  { field: "trainingCards", value: "auto" },
  { field: "checkpointing", value: "full" },
  { field: "sharding", value: "zero=3" },
  { field: "batch", value: "1" },
  { field: "method", value: "lora" },
  { field: "method", value: "qlora" },
];

/** Changes that make a run fit which does not, one at a time. */
export function waysToFit(inputs: Inputs): Way[] {
  const plain = enough({ ...inputs, trainingCards: "auto" });
  return CHANGES.flatMap(({ field, value }) => {
    const isLighter = field !== "method" || METHODS_BY_NEED.indexOf(value) > METHODS_BY_NEED.indexOf(inputs.method);
    if (inputs[field] === value || !isLighter) return [];
    const cards = enough({ ...inputs, [field]: value });
    if (cards === null) return [];
    // a change that needs as many cards as none at all does not help
    const helps = field === "trainingCards" || plain === null || cards < plain;
    return helps ? [{ field, value, cards }] : [];
  });
} // prettier-ignore

const METHODS_BY_NEED: readonly string[] = ["full", "freeze", "lora", "qlora"];

/** The cards asked for, or the smallest usual number, that hold it; null: none do. */
function enough(inputs: Inputs): number | null {
  const cards = answered(() => attempt(() => enoughCards(inputs)));
  return typeof cards === "number" ? cards : null;
}

function enoughCards(inputs: Inputs): number | null {
  const { question, cards } = readInputs(inputs);
  const { card } = question;
  if (card === null) return null;
  const fits = ({ total }: Trained): boolean => total <= card.usablePerDevice * card.devices;
  const asked = cards === null ? null : attempt(() => trained({ ...question, cards }));
  return asked !== null && fits(asked) ? cards : countWhere(question, fits);
}
