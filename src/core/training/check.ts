import { InputError } from "../errors";
import type { Uneven } from "../mixers/mixer";
import { feedForwardAnswers } from "../feed-forwards/all";
import { countLayers } from "../shape/layers";
import type { Model } from "../shape/model";
import { unevenModel } from "../shape/split";
import type { TrainingSettings } from "./settings";
import type { TrainingMethod } from "./states";
import type { KnownModel } from "./stages";

interface Checked {
  readonly model: Model;
  readonly method: TrainingMethod;
  readonly context: number;
  readonly batch: number;
  readonly cards: number;
  readonly settings: TrainingSettings;
}

const whole = (name: string, value: number): void => {
  if (!Number.isInteger(value) || value < 1)
    throw new InputError(value <= 0 ? "count-low" : "count-whole", { name, given: value });
};

/** Of the counts up to so many the first few that pass. */
const tries = (most: number, passes: (n: number) => boolean): number[] =>
  Array.from({ length: Math.min(most, 128) }, (_, i) => i + 1)
    .filter(passes)
    .slice(0, 8);
const divisors = (number: number): number[] => tries(number, (n) => number % n === 0);

/** What cannot be trained as asked, said before anything is computed. Returns the model with its matrices known. */
export function checkTraining(question: Checked): KnownModel {
  const { model, method, settings, cards } = question;
  whole("Batch", question.batch);
  whole("Context", question.context);
  whole("Cards", cards);
  const { frame } = model;
  if (frame === null || model.layers.length === 0)
    throw new InputError("training-needs-shape", { model: model.name });
  const { tp, pp, ep, cp } = settings;
  const copies = tp * pp * cp;
  if (cards % copies !== 0) throw new InputError("training-cards", { cards, tp, pp, cp, copies });
  checkShares(model, tp);
  const layers = countLayers(model.layers);
  if (pp > layers)
    throw new InputError("setting-above-layers", { ...says("pp", pp), layers, model: model.name });
  checkExperts(model, ep, cards / pp);
  if ((method === "lora" || method === "qlora") && settings.rank > frame.hiddenSize)
    throw new InputError("rank-above-hidden", {
      rank: String(settings.rank),
      model: model.name,
      hidden: frame.hiddenSize,
    });
  if (method === "freeze" && settings.layers > layers)
    throw new InputError("setting-above-layers", {
      ...says("layers", settings.layers),
      layers,
      model: model.name,
    });
  return { ...model, frame };
}

/** What serving cannot cut over its ranks, training cannot either. */
function checkShares(model: Model, tp: number): void {
  const shared = unevenModel(model, tp);
  if (shared === null) return;
  const even = tries(shared.count, (n) => unevenModel(model, n) === null);
  throw uneven(model, shared, says("tp", tp), even);
}

function checkExperts(model: Model, ep: number, ranks: number): void {
  if (ep === 1) return;
  const counts = model.layers.flatMap((run) =>
    run.layer.feedForwards.flatMap((part) => feedForwardAnswers(part).routed(part)?.experts ?? []),
  );
  if (counts.length === 0) throw new InputError("no-experts", { model: model.name, ep: String(ep) });
  const odd = counts.find((experts) => experts % ep !== 0);
  if (odd !== undefined) throw uneven(model, { kind: "experts", count: odd }, says("ep", ep), divisors(odd));
  if (ranks % ep !== 0)
    throw new InputError("experts-over-cards", { ep: String(ep), cards: ranks, tries: divisors(ranks) });
}

/** A setting's word, and its value as it was written. */
const says = (word: string, value: number): { word: string; given: string } => ({
  word,
  given: String(value),
});

const uneven = (
  model: Model,
  shared: Uneven,
  setting: { word: string; given: string },
  tries: readonly number[],
): InputError => new InputError("setting-uneven", { model: model.name, ...shared, ...setting, tries });
