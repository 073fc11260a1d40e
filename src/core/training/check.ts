import { InputError } from "../errors";
import type { Model } from "../shape/model";
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

const divisors = (number: number): number[] =>
  Array.from({ length: Math.min(number, 128) }, (_, i) => i + 1)
    .filter((n) => number % n === 0)
    .slice(0, 8);

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
  checkHeads(model, tp);
  const layers = model.layers.reduce((sum, run) => sum + run.count, 0);
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

function checkHeads(model: Model, tp: number): void {
  for (const run of model.layers)
    for (const mixer of run.layer.mixers)
      if ("heads" in mixer && mixer.heads % tp !== 0)
        throw uneven(model, { kind: "heads", count: mixer.heads }, says("tp", tp));
}

function checkExperts(model: Model, ep: number, ranks: number): void {
  if (ep === 1) return;
  const counts = model.layers.flatMap((run) =>
    run.layer.feedForwards.flatMap((part) => (part.kind === "experts" ? [part.experts] : [])),
  );
  if (counts.length === 0) throw new InputError("no-experts", { model: model.name, ep: String(ep) });
  const odd = counts.find((experts) => experts % ep !== 0);
  if (odd !== undefined) throw uneven(model, { kind: "experts", count: odd }, says("ep", ep));
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
  shared: { kind: string; count: number },
  setting: { word: string; given: string },
): InputError =>
  new InputError("setting-uneven", {
    model: model.name,
    ...shared,
    ...setting,
    tries: divisors(shared.count),
  });
