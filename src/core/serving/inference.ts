import { largest } from "../engines/cache-plan";
import { cardCounts, isStated } from "../engines/layouts";
import { InputError, NotFoundError } from "../errors";
import { figure } from "../figure";
import { SERVING_PARTS, type Part, type ServingPartName, type Sourcing } from "../parts";
import { bytes, sumBytes, type Bytes } from "../units";
import { FORMATS } from "../formats/precision";
import { tableBytes, weightBytes } from "../weights/weights";
import {
  askedPrecision,
  cardsOfFlags,
  dealt,
  deployed,
  laidOut,
  tried,
  type Deployment,
  type DeviceLoad,
} from "./deployment";
import { storedAs } from "./native-formats";
import { doesNotFit, servingNotes } from "./notes";
import type { Serving, ServingQuestion } from "./question";

/**
 * The parts of a deployment on its fullest card.
 *
 * Formula: weights + cache(context, concurrency) + activations + process and libraries + graphs, on the fullest device;
 *          it fits when the cache stays within what the engine leaves for it (engines/rooms.ts)
 * Units:   bytes per card
 * Source:  docs/formulas.md §11; checked against start-up logs in test/accuracy
 */
export function serve(question: ServingQuestion): Serving {
  const deployment = deployed(question);
  const { card, engine } = question;
  const { device, cache } = fullestDevice(question, deployment);
  const parts = SERVING_PARTS.map((name): Part<ServingPartName> => {
    const part = name === "KV cache" ? { how: cache, source: engine.version.source } : device.parts[name];
    return { name, ...perCard(part, card.devices) };
  });
  const total = sumBytes(parts.map(({ size }) => size));
  const budget = bytes(total + card.devices * (device.available - cache.size));
  const usableHow = figure("usable-memory", {
    devices: card.devices,
    deviceSize: card.usablePerDevice,
    memoryGb: card.memoryGb,
    limitSize: budget,
  });
  const serving: Omit<Serving, "notes"> = {
    parts,
    total,
    usable: usableHow.size,
    usableHow,
    budget,
    fits: holds(deployment, question.context, question.concurrency),
    cards: deployment.cards,
    precision: deployment.precision,
    kvPrecision: deployment.kvPrecision,
    requests: requestsThatFit(question, deployment),
  };
  return { ...serving, notes: servingNotes(question, deployment, serving, device) };
}

/** Memory needed on the fullest card, and nothing said about how. */
export function perCardBytes(question: ServingQuestion): Bytes {
  const { device, cache } = fullestDevice(question, deployed(question));
  const { weights, activations, driver, libraries, graphs } = device.standing;
  return bytes(question.card.devices * (weights + cache.size + activations + driver + libraries + graphs));
}

/** The device with the least room left, which is not the one that holds most. */
function fullestDevice({ context, concurrency }: ServingQuestion, deployment: Deployment) {
  const asked = dealt(deployment, context, concurrency);
  const loads = deployment.devices.map((device) => ({ device, cache: device.plan.held(asked) }));
  const [first, ...others] = loads;
  if (first === undefined) throw new InputError("cache-needs-shape");
  const room = ({ device, cache }: (typeof loads)[number]): number => device.available - cache.size;
  return others.reduce((worst, load) => (room(load) < room(worst) ? load : worst), first);
}

/** A card of several devices holds what all of them hold. */
function perCard({ how, source }: Sourcing, devices: number): Sourcing & { readonly size: Bytes } {
  const whole = devices === 1 || how.size === 0 ? how : figure("times-devices", { devices, each: how });
  return { how: whole, size: whole.size, source };
}

function holds(deployment: Deployment, context: number, concurrency: number): boolean {
  const asked = dealt(deployment, context, concurrency);
  return deployment.devices.every(({ plan, available }) => plan.held(asked).size <= available);
}

/** Requests of this context that every device holds, counted as the engine counts them. */
function requestsThatFit(question: Omit<ServingQuestion, "concurrency">, deployment: Deployment): number {
  const { devices, attentionCopies } = deployment;
  const { context } = question;
  const each = Math.min(
    ...devices.map(({ plan, available }) => Math.max(0, plan.requests(available, context))),
  );
  // without a pool the buffers grow with the requests, so each try is a deployment of its own
  if (!question.engine.version.pool && Number.isFinite(each))
    return largest((concurrency) => holds(deployed({ ...question, concurrency }), context, concurrency));
  // copies of the attention deal whole requests out
  return attentionCopies === 1 || each < 1 ? each : Math.floor(each) * attentionCopies;
}

/**
 * The smallest number of cards that holds it: one server's counts first, then whole servers. Counts that the model's
 * heads or blocks do not allow are passed over.
 */
export function smallestCards(question: Omit<ServingQuestion, "cards">): number {
  const { model, card, context, concurrency } = question;
  const fewest = fewestCards(question);
  const counts = isStated(question.engine.settings)
    ? [cardsOfFlags(question.engine, card.devices)]
    : [...cardCounts(card)];
  let problem: Deployment["problem"] = null;
  for (const cards of counts) {
    if (cards < fewest) continue;
    const deployment = tried({ ...question, cards });
    if (deployment.problem === null && holds(deployment, context, concurrency)) return cards;
    problem ??= deployment.problem;
    // what a single card is refused for, more cards do not mend
    if (cards === 1 && problem !== null) break;
  }
  const possible = counts.filter((cards) => laidOut({ ...question, cards }).problem === null);
  const most = possible.at(-1);
  const refused = most === undefined ? (problem?.() ?? null) : null;
  if (refused !== null) throw refused;
  const asked = { model: model.name, context, concurrency };
  throw new NotFoundError("fits-nowhere", { ...asked, cards: most ?? 0, card: card.name });
}

/** Below this count not even the weights alone could fit, so it need not be tried. */
function fewestCards(question: Omit<ServingQuestion, "cards">): number {
  const { model, card, engine } = question;
  const stored = storedAs(askedPrecision(question), card, engine).precision;
  // layers left on the host (-ngl) weigh nothing here; an embedding that stays there may take a tenth off
  if (engine.settings.layersOnCard !== undefined) return 1;
  // and a file's look-up tables stay with the host where the engine leaves them there
  const tables = FORMATS[stored].family === "gguf" ? tableBytes({ model, precision: stored }) : 0;
  return Math.floor(
    ((weightBytes({ model, precision: stored }) - tables) * 0.9) / (card.usablePerDevice * card.devices),
  );
}

/** Most requests of this context held at once: a fraction, as engines print it. */
export function mostRequests(question: Omit<ServingQuestion, "concurrency">): number {
  const deployment = deployed({ ...question, concurrency: 1 });
  const requests = requestsThatFit(question, deployment);
  if (!Number.isFinite(requests)) {
    throw new InputError("cache-none", { model: question.model.name });
  }
  if (deployment.devices.some(hasNoRoom)) throw doesNotFit(question.model, question.card, deployment);
  return requests;
}

const hasNoRoom = ({ available }: DeviceLoad): boolean => available <= 0;

/**
 * Longest context at which so many requests fit, in tokens, and never more than the model was trained for: an engine
 * refuses a longer one.
 */
export function longestContext(question: Omit<ServingQuestion, "context">): number {
  const { model, card, concurrency } = question;
  const deployment = deployed({ ...question, context: 1 });
  if (deployment.devices.some(hasNoRoom)) throw doesNotFit(model, card, deployment);
  // without a pool the buffers grow with the context, so each try is a deployment of its own
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
