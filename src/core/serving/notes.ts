import type { Card } from "../card";
import type { Deployment, DeviceLoad } from "./deployment";
import { NotFoundError } from "../errors";
import type { Serving, ServingQuestion } from "./question";
import type { Model } from "../shape/model";
import { mixerAnswers } from "../mixers/all";
import { mixersOf } from "../shape/layers";
import type { Note } from "../parts";
import { toGib, BYTES_PER_GIB } from "../units";

/** What a reader should know beside the numbers, most pressing first. */
export function servingNotes(
  question: ServingQuestion,
  deployment: Deployment,
  serving: Serving,
  fullest: DeviceLoad,
): Note[] {
  const { model, card, context, concurrency, engine } = question;
  const { layout, batch } = deployment;
  const notes: Note[] = [];
  const note = (rule: string, values: Note["values"] = {}): void => void notes.push({ rule, values });

  if (!serving.fits) {
    const missing = (serving.total - serving.budget) / BYTES_PER_GIB;
    if (fullest.weights > card.usablePerDevice)
      note("weights-do-not-fit", { weightsGib: toGib(fullest.weights), usableGib: toGib(card.usablePerDevice) }); // prettier-ignore
    else if (fullest.available <= 0)
      note("nothing-left-for-cache", {
        weightsGib: toGib(fullest.weights),
        activationsGib: toGib(fullest.activations),
        usableGib: toGib(card.usablePerDevice),
      });
    else note("cache-does-not-fit", { missingGib: missing, requests: serving.requests, context });
  }
  if (model.frame === null) note("shape-incomplete", { model: model.name });
  if (model.contextLimit !== null && context > model.contextLimit) {
    note("context-beyond-model", { context, limit: model.contextLimit, model: model.name });
  }
  const maxContext = engine.settings.maxContext;
  if (maxContext !== undefined && maxContext !== context) note("flag-context", { flag: maxContext, context });
  if (concurrency > batch.sequences && engine.profile.budget !== "what is asked") {
    note("requests-wait", { concurrency, sequences: batch.sequences });
  }
  notes.push(...deployment.notes);
  if (card.devices > 1) note("card-of-devices", { card: card.name, devices: card.devices });
  if (card.confidence === "low") note("card-low-confidence", { card: card.name });
  if (engine.profile.evidence === "assumed") note("engine-assumed", { engine: engine.profile.name });
  notes.push(...attentionNotes(question, deployment, fullest));
  if (layout.draftLoaded) note("draft-loaded");
  if (
    engine.profile.budget !== "what is asked" &&
    fullest.available > 0 &&
    Number.isFinite(serving.requests)
  ) {
    note("cache-pool", {
      engine: engine.profile.name,
      poolGib: fullest.available / BYTES_PER_GIB,
      requests: serving.requests,
      context,
    });
  }
  return notes;
}

/** What tensor parallelism does to the cache: latents and scarce KV heads are held several times. */
function attentionNotes(question: ServingQuestion, deployment: Deployment, fullest: DeviceLoad): Note[] {
  const { attentionParallel: ranks } = deployment.layout;
  const copies = deployment.attentionCopies;
  if (ranks * copies === 1) return [];
  const mixers = mixersOf(question.model.layers).map(({ mixer }) => mixer);
  const held = fullest.cache(question.context, question.concurrency) / BYTES_PER_GIB;
  if (mixers.some((mixer) => mixerAnswers(mixer).keptWhole)) {
    if (copies > 1) return [{ rule: "latent-dealt-out", values: { ranks: copies } }];
    const dealt = (held / question.concurrency) * Math.ceil(question.concurrency / ranks);
    return dealt < held
      ? [{ rule: "latent-copied", values: { ranks, cacheGib: held, dealtGib: dealt } }]
      : [];
  }
  const fewest = Math.min(...mixers.flatMap((mixer) => mixerAnswers(mixer).heads(mixer).kvHeads ?? []));
  return Number.isFinite(fewest) && fewest < ranks
    ? [{ rule: "heads-copied", values: { ranks, heads: fewest } }]
    : [];
}

/** The weights alone are too much for so many cards. */
export function doesNotFit(model: Model, card: Card, deployment: Deployment): NotFoundError {
  const tightest = [...deployment.devices].sort((a, b) => a.available - b.available)[0];
  const weights = toGib(tightest?.weights ?? (0 as never)) * card.devices;
  const usable = toGib(card.usablePerDevice) * card.devices;
  return new NotFoundError(weights > usable ? "weights-beyond-card" : "no-room-for-cache", {
    model: model.name,
    precision: deployment.precision,
    cards: deployment.cards,
    card: card.name,
    weights: weights.toFixed(1),
    usable: usable.toFixed(1),
  });
}
