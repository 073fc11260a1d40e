import { SERVING_PARTS, type ServingPartName } from "../parts";
import type { Serving, ServingQuestion } from "./question";
import { largest } from "./cache-plan";
import { bytes, type Bytes } from "../units";
import { cardCounts, serverCards } from "./device-layout";
import { InputError, NotFoundError } from "../errors";
import { doesNotFit, servingNotes } from "./notes";
import { storedAs } from "./native-formats";
import { weightBytes } from "../weights/weights";
import { deployed, type Deployment, type DeviceLoad } from "./deployment";

/**
 * The parts of a deployment on its fullest card.
 *
 * Formula: weights + cache(context, concurrency) + activations + process and libraries + graphs, on the fullest device;
 *          it fits when the cache stays within what the engine leaves for it (budget.ts)
 * Units:   bytes per card
 * Source:  docs/formulas.md §11; checked against start-up logs in test/accuracy
 */
export function serve(question: ServingQuestion): Serving {
  const deployment = deployed(question);
  const { context, concurrency, card } = question;
  const [device, ...others] = deployment.devices;
  if (device === undefined) throw new InputError("cache-needs-shape");
  const onDevice = (load: DeviceLoad): number =>
    load.cache(context, deployment.requestsPerDevice(concurrency));
  const room = (load: DeviceLoad): number => load.available - onDevice(load);
  // the fullest device is the one with the least room left, not the one that holds most
  const fullest = others.reduce((worst, load) => (room(load) < room(worst) ? load : worst), device);
  const cache = onDevice(fullest);
  const scale = (size: number): Bytes => bytes(size * card.devices);
  const how = fullest.how(context, concurrency);
  const sizes: Record<ServingPartName, number> = {
    Weights: fullest.weights,
    "KV cache": cache,
    Activations: fullest.activations,
    Runtime: fullest.process + fullest.libraries,
    "CUDA graphs": fullest.graphs,
  };
  const parts = SERVING_PARTS.map((name) => ({ name, size: scale(sizes[name]), how: how[name] }));
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  const requests = requestsThatFit(deployment, context);
  const fits = holds(deployment, context, concurrency);
  const serving: Serving = {
    parts,
    total: bytes(total),
    usable: scale(card.usablePerDevice),
    budget: bytes(total + scale(fullest.available - cache)),
    fits,
    cards: deployment.cards,
    precision: deployment.precision,
    kvPrecision: deployment.kvPrecision,
    requests,
    notes: [],
  };
  return { ...serving, notes: servingNotes(question, deployment, serving, fullest) };
}

const holds = (deployment: Deployment, context: number, concurrency: number): boolean =>
  deployment.devices.every(
    (load) => load.cache(context, deployment.requestsPerDevice(concurrency)) <= load.available,
  );

/** Requests of this context that every device holds, counted as the engine counts them. */
function requestsThatFit(deployment: Deployment, context: number): number {
  const each = Math.min(...deployment.devices.map((load) => Math.max(0, load.requests(context))));
  // copies of the attention deal whole requests out
  return deployment.attentionCopies === 1 || each < 1 ? each : Math.floor(each) * deployment.attentionCopies;
}

/**
 * The smallest number of cards that holds it: one server's counts first, then whole servers. Counts that the model's
 * heads or blocks do not allow are passed over.
 */
export function smallestCards(question: Omit<ServingQuestion, "cards">): { cards: number; serving: Serving } {
  const { model, card, context, concurrency } = question;
  let tried = 0;
  let problem: InputError | null = null;
  for (const cards of cardCounts(card)) {
    if (cards < fewestCards(question)) continue;
    try {
      const deployment = deployed({ ...question, cards });
      if (holds(deployment, context, concurrency)) return { cards, serving: serve({ ...question, cards }) };
      tried = cards;
    } catch (error) {
      if (!(error instanceof InputError) || error instanceof NotFoundError) throw error;
      // what a single card is refused for, more cards do not mend
      if (cards === 1) throw error;
      problem ??= error;
    }
  }
  if (tried === 0 && problem !== null) throw problem;
  const asked = { model: model.name, context, concurrency };
  throw new NotFoundError("fits-nowhere", { ...asked, cards: tried, card: card.name });
}

/** Below this count not even the weights alone could fit, so it need not be tried. */
function fewestCards({ model, precision, card, engine }: Omit<ServingQuestion, "cards">): number {
  const stored = storedAs(precision ?? engine.settings.weights ?? model.precision, card, engine).precision;
  // layers left on the host (-ngl) weigh nothing here; an embedding that stays there may take a tenth off
  if (engine.settings.layersOnCard !== undefined) return 1;
  const least = (weightBytes({ model, precision: stored }) * 0.9) / (card.usablePerDevice * card.devices);
  return Math.min(Math.max(1, Math.floor(least)), serverCards(card));
}

/** Most requests of this context held at once: a fraction, as engines print it. */
export function mostRequests(question: Omit<ServingQuestion, "concurrency">): number {
  const deployment = deployed({ ...question, concurrency: 1 });
  const requests = requestsThatFit(deployment, question.context);
  if (!Number.isFinite(requests)) {
    throw new InputError("cache-none", { model: question.model.name });
  }
  if (deployment.devices.some((load) => load.available <= 0))
    throw doesNotFit(question.model, question.card, deployment);
  return requests;
}

/**
 * Longest context at which so many requests fit, in tokens, and never more than the model was trained for: an engine
 * refuses a longer one.
 */
export function longestContext(question: Omit<ServingQuestion, "context">): number {
  const { model, card, concurrency } = question;
  const deployment = deployed({ ...question, context: 1 });
  if (deployment.devices.some((load) => load.available <= 0)) throw doesNotFit(model, card, deployment);
  // buffers of llama.cpp and Transformers grow with the context, so each try is a deployment of its own
  const longest = largest(
    (context) => holds(deployed({ ...question, context }), context, concurrency),
    model.contextLimit ?? 2 ** 40,
  );
  if (longest === 0) {
    const { cards } = deployment;
    throw new NotFoundError("not-one-token", { concurrency, model: model.name, cards, card: card.name });
  }
  if (longest >= 2 ** 40) throw new InputError("cache-bounded", { model: model.name });
  return Math.min(longest, model.contextLimit ?? longest);
}
