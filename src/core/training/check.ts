import { InputError } from "../errors";
import type { Model } from "../model";
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
    throw new InputError(
      `${name} must be a whole number of 1 or more; got ${String(value)}.`,
      `Give ${name.toLowerCase()} as 1, 2, 4 ...`,
    );
};

const divisors = (number: number): string =>
  Array.from({ length: Math.min(number, 128) }, (_, i) => i + 1)
    .filter((n) => number % n === 0)
    .slice(0, 8)
    .join(", ");

/** What cannot be trained as asked, said before anything is computed. Returns the model with its matrices known. */
export function checkTraining(question: Checked): KnownModel {
  const { model, method, settings, cards } = question;
  whole("Batch", question.batch);
  whole("Context", question.context);
  whole("Cards", cards);
  const { frame } = model;
  if (frame === null || model.layers.length === 0)
    throw new InputError(
      `Training memory of ${model.name} cannot be computed from a size alone.`,
      'Give a model name or a model card, or ask for method "rule".',
    );
  const { tp, pp, ep, cp } = settings;
  const copies = tp * pp * cp;
  if (cards % copies !== 0)
    throw new InputError(
      `${String(cards)} cards cannot hold tp=${String(tp)} × pp=${String(pp)} × cp=${String(cp)}.`,
      `Use a multiple of ${String(copies)} cards.`,
    );
  checkHeads(model, tp);
  const layers = model.layers.reduce((sum, run) => sum + run.count, 0);
  if (pp > layers)
    throw new InputError(
      `pp=${String(pp)} is more than the ${String(layers)} layers of ${model.name}.`,
      `Use pp=${String(layers)} or less.`,
    );
  checkExperts(model, ep, cards / pp);
  if ((method === "lora" || method === "qlora") && settings.rank > frame.hiddenSize)
    throw new InputError(
      `rank=${String(settings.rank)} is above the hidden size of ${model.name}, ${String(frame.hiddenSize)}.`,
      "LoRA's rank is usually 8 to 256.",
    );
  if (method === "freeze" && settings.layers > layers)
    throw new InputError(
      `layers=${String(settings.layers)} is more than the ${String(layers)} layers of ${model.name}.`,
      `Use layers=${String(layers)} or less.`,
    );
  return { ...model, frame };
}

function checkHeads(model: Model, tp: number): void {
  for (const run of model.layers)
    for (const mixer of run.layer.mixers)
      if ("heads" in mixer && mixer.heads % tp !== 0)
        throw new InputError(
          `${model.name} has ${String(mixer.heads)} heads: tp=${String(tp)} cannot share them.`,
          `Use tp of ${divisors(mixer.heads)}.`,
        );
}

function checkExperts(model: Model, ep: number, ranks: number): void {
  if (ep === 1) return;
  const counts = model.layers.flatMap((run) =>
    run.layer.feedForwards.flatMap((part) => (part.kind === "experts" ? [part.experts] : [])),
  );
  if (counts.length === 0)
    throw new InputError(
      `${model.name} has no experts: ep=${String(ep)} has nothing to share.`,
      "Leave ep out.",
    );
  const odd = counts.find((experts) => experts % ep !== 0);
  if (odd !== undefined)
    throw new InputError(
      `${model.name} has ${String(odd)} experts: ep=${String(ep)} cannot share them.`,
      `Use ep of ${divisors(odd)}.`,
    );
  if (ranks % ep !== 0)
    throw new InputError(
      `ep=${String(ep)} does not divide the ${String(ranks)} cards of a stage.`,
      `Use ep of ${divisors(ranks)}.`,
    );
}
