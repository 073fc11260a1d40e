import type { Card } from "../card";
import { evidenceOn } from "../engines/evidence";
import { NotFoundError } from "../errors";
import { layoutFlags } from "../engines/layout-flags";
import { hasExperts } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import type { Note } from "../parts";
import { mixersOf } from "../shape/layers";
import type { Model } from "../shape/model";
import { bytes, toGib } from "../units";
import { FORMATS } from "../formats/precision";
import { tableBytes } from "../weights/weights";
import { tablesPlace, type Deployment, type DeviceLoad } from "./deployment";
import type { Serving, ServingQuestion } from "./question";
import { dealt, sequencesOf } from "./room";

/** What a reader should know beside the numbers, most pressing first. */
export function servingNotes(
  question: ServingQuestion,
  deployment: Deployment,
  serving: Omit<Serving, "notes">,
  fullest: DeviceLoad,
): Note[] {
  const { model, card, context, concurrency, engine } = question;
  const { layout } = deployment;
  const { version } = engine;
  const notes: Note[] = [];
  const note = (rule: Note["rule"], values: Note["values"] = {}): void => void notes.push({ rule, values });

  if (!serving.fits) notes.push(misfit(question, serving, fullest));
  notes.push(...startNotes(question, deployment));
  if (model.frame === null) note("shape-incomplete", { model: model.name });
  if (model.contextLimit !== null && context > model.contextLimit) {
    note("context-beyond-model", { context, limit: model.contextLimit, model: model.name });
  }
  const maxContext = engine.settings.maxContext;
  if (maxContext !== undefined && maxContext !== context) note("flag-context", { flag: maxContext, context });
  if (concurrency > sequencesOf(deployment) && version.pool) {
    note("requests-wait", { concurrency, sequences: sequencesOf(deployment) });
  }
  notes.push(...deployment.notes);
  if (card.devices > 1) note("card-of-devices", { card: card.name, devices: card.devices });
  if (card.confidence === "low") note("card-low-confidence", { card: card.name });
  if (evidenceOn(version, card) === "assumed") note("engine-assumed", { engine: version.name });
  notes.push(...attentionNotes(question, deployment, fullest), ...tableNotes(question, deployment));
  if (layout.draftLoaded) note("draft-loaded");
  if (version.pool && fullest.available > 0 && Number.isFinite(serving.requests)) {
    note("cache-pool", {
      engine: version.name,
      poolSize: fullest.available,
      requests: serving.requests,
      context,
    });
  }
  return notes;
}

/**
 * An engine that captures graphs stops when recurrent layers have fewer blocks than there may be sequences.
 * Source: https://github.com/vllm-project/vllm/pull/38270 (a message since 0.19, a failed capture before)
 */
function startNotes({ engine }: ServingQuestion, { devices, batch }: Deployment): Note[] {
  const { sequences } = batch;
  const blocks = Math.min(
    ...devices.map(({ plan, available }) => plan.sequences?.(Math.max(0, available)) ?? Infinity),
  );
  if (sequences <= blocks || blocks < 1) return [];
  // our count of blocks is up to 5 % too high
  const lower = 2 ** Math.floor(Math.log2(Math.max(1, 0.95 * blocks)));
  return [
    { rule: "sequences-above-blocks", values: { engine: engine.version.name, sequences, blocks, lower } },
  ];
}

/** Why it does not fit, with what to do. */
function misfit(
  { card, context }: ServingQuestion,
  serving: Omit<Serving, "notes">,
  fullest: DeviceLoad,
): Note {
  const { weights, activations } = fullest.standing;
  const sizes = { weightsSize: weights, usableSize: card.usablePerDevice };
  if (weights > card.usablePerDevice) return { rule: "weights-do-not-fit", values: sizes };
  if (fullest.available <= 0)
    return { rule: "nothing-left-for-cache", values: { ...sizes, activationsSize: activations } };
  const missingSize = -serving.free;
  return { rule: "cache-does-not-fit", values: { missingSize, requests: serving.requests, context } };
}

/** What tensor parallelism does to the cache: latents and scarce KV heads are held several times. */
function attentionNotes(question: ServingQuestion, deployment: Deployment, fullest: DeviceLoad): Note[] {
  const { attentionParallel: ranks } = deployment.layout;
  const copies = deployment.attentionCopies;
  if (ranks * copies === 1) return [];
  const { context, concurrency } = question;
  const mixers = mixersOf(question.model.layers).map(({ mixer }) => mixer);
  if (mixers.some((mixer) => mixerAnswers(mixer).keptWhole))
    return latentNotes(question, deployment, fullest.plan.held(dealt(deployment, context, concurrency)).size);
  const fewest = Math.min(...mixers.flatMap((mixer) => mixerAnswers(mixer).heads(mixer).kvHeads ?? []));
  return Number.isFinite(fewest) && fewest < ranks
    ? [{ rule: "heads-copied", values: { ranks, heads: fewest } }]
    : [];
}

/**
 * Where latents lie: whole on every rank that shares the attention, unless ranks share the tokens out (-dcp); copies of
 * the attention hold other requests each. More copies are named as a remedy where they would hold less.
 */
function latentNotes({ model, engine, concurrency }: ServingQuestion, { layout }: Deployment, held: number) {
  const { attentionParallel: ranks, contextParallel: shared } = layout;
  const copies = layout.tensorParallel / ranks;
  const notes: Note[] = copies > 1 ? [{ rule: "latent-dealt-out", values: { ranks: copies } }] : [];
  if (ranks === shared) return notes;
  const dealtSize = (held / concurrency) * Math.ceil(concurrency / ranks);
  const remedy = copies * shared === 1 && dealtSize < held && hasExperts(model.layers);
  const flags = remedy ? layoutFlags(engine.version.family, { ...layout, attentionParallel: 1 }, 1) : "";
  notes.push({
    rule: "latent-copied",
    values: { ranks, times: shared === 1 ? 0 : ranks / shared, cacheSize: held, dealtSize: remedy ? dealtSize : 0, flags },
  });
  return notes;
} // prettier-ignore

/** Where tables lie that nobody multiplies with: a server's memory must hold what its cards do not. */
function tableNotes({ model, card, engine }: ServingQuestion, { precision }: Deployment): Note[] {
  const tableSize = tableBytes({ model, precision });
  if (tableSize === 0) return [];
  const file = FORMATS[precision].family === "gguf";
  const place = tablesPlace({ ...engine, card });
  const onCard = file ? card.unified === true || !engine.version.hostEmbedding : place === "card";
  const rule = card.unified === true ? "tables-shared" : onCard ? "tables-on-card" : "tables-on-host";
  return [
    {
      rule,
      values: {
        tableSize,
        engine: engine.version.name,
        card: card.name,
        pinned: engine.version.pool ? 1 : 0,
      },
    },
  ];
}

/** The weights alone are too much for so many cards. */
export function doesNotFit(model: Model, card: Card, deployment: Deployment): NotFoundError {
  const tightest = [...deployment.devices].sort((a, b) => a.available - b.available)[0];
  const weights = toGib(bytes((tightest?.standing.weights ?? 0) * card.devices));
  const usable = toGib(bytes(card.usablePerDevice * card.devices));
  const widened = deployment.notes.find(({ rule }) => rule === "format-not-native");
  return new NotFoundError(weights > usable ? "weights-beyond-card" : "no-room-for-cache", {
    model: model.name,
    precision: deployment.precision,
    widened: widened === undefined ? 0 : 1,
    format: String(widened?.values["format"] ?? ""),
    cards: deployment.cards,
    card: card.name,
    weights: weights.toFixed(1),
    usable: usable.toFixed(1),
  });
}
