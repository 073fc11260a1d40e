import { largest } from "../engines/cache-plan";
import { layoutFlags } from "../engines/layout-flags";
import { isStated } from "../engines/layouts";
import { InputError, NotFoundError } from "../errors";
import { figure, type Figure } from "../figure";
import { SERVING_PARTS, type Part, type ServingPartName, type Sourcing } from "../parts";
import { bytes, sumBytes, type Bytes } from "../units";
import { FORMATS } from "../formats/precision";
import { hostTensors } from "../weights/host-tensors";
import { tableBytes, weightBytes } from "../weights/weights";
import { askedPrecision, cardsOfFlags, type Deployment, type DeviceLoad } from "./deployment";
import { storedAs } from "./native-formats";
import { doesNotFit, servingNotes } from "./notes";
import type { Serving, ServingQuestion } from "./question";
import { dealt, deployed, holds, limitOf, requestsThatFit, roomOf, tried } from "./room";

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
  const usableHow = figure("usable-memory", {
    devices: card.devices,
    deviceSize: card.usablePerDevice,
    memoryGb: card.memoryGb,
  });
  const limitHow = perCard({ how: limitFigure(question, device), source: "" }, card.devices).how;
  const reserveShare = question.reserve ?? 0;
  const { cards, perServer, servers, layout, replicas } = deployment;
  const flags = layoutFlags(engine.version.family, layout, replicas);
  const serversHow = figure("servers", {
    whole: servers * perServer,
    perServer,
    cards,
    spare: servers * perServer - cards,
    flags,
  });
  const reserveHow = figure("reserve-kept", { reserveShare, limitSize: limitHow.size });
  const serving: Omit<Serving, "notes"> = {
    parts,
    total,
    usable: usableHow.size,
    usableHow,
    budget: limitHow.size,
    limitHow,
    reserveHow,
    free: limitHow.size - reserveHow.size - total,
    fits: holds(deployment, question, question.concurrency),
    cards,
    perServer,
    servers,
    serversHow,
    flags,
    precision: deployment.precision,
    kvPrecision: deployment.kvPrecision,
    requests: requestsThatFit(deployment, question),
  };
  return { ...serving, notes: servingNotes(question, deployment, serving, device) };
}

/** What a device may hold in all: the engine's share of it and what it takes beside, or all there is. */
function limitFigure({ card }: ServingQuestion, device: DeviceLoad): Figure {
  const { usablePerDevice: deviceSize } = card;
  const { share, beside, available } = device;
  const limit = limitOf(device);
  if (share === null) return figure("limit-pool", { besideSize: beside, poolSize: available });
  const outsideSize = limit - deviceSize * share;
  return share === 1 || Math.abs(limit - deviceSize) < 1
    ? figure("limit-whole", { deviceSize })
    : figure("limit-share", { deviceSize, engineShare: share, outsideSize });
}

/** Memory needed on the fullest card, and nothing said about how. */
export function perCardBytes(question: ServingQuestion): Bytes {
  const { device, cache } = fullestDevice(question, deployed(question));
  return bytes(question.card.devices * (device.beside + cache.size));
}

/** The device with the least room left, which is not the one that holds most. */
function fullestDevice({ context, concurrency, reserve }: ServingQuestion, deployment: Deployment) {
  const asked = dealt(deployment, context, concurrency);
  const loads = deployment.devices.map((device) => ({ device, cache: device.plan.held(asked) }));
  const [first, ...others] = loads;
  if (first === undefined) throw new InputError("cache-needs-shape");
  const room = ({ device, cache }: (typeof loads)[number]): number => roomOf(device, reserve) - cache.size;
  return others.reduce((worst, load) => (room(load) < room(worst) ? load : worst), first);
}

/** A card of several devices holds what all of them hold. */
function perCard({ how, source }: Sourcing, devices: number): Sourcing & { readonly size: Bytes } {
  const whole = devices === 1 || how.size === 0 ? how : figure("times-devices", { devices, each: how });
  return { how: whole, size: whole.size, source };
}

/**
 * The smallest number of cards that holds it: one server's counts first, then whole servers. Counts that the model's
 * heads or blocks do not allow are passed over.
 */
export function smallestCards(question: Omit<ServingQuestion, "cards">): number {
  const { concurrency } = question;
  let problem: Deployment["problem"] = null;
  // to add a key to a copy takes a microsecond and a half, to change one in it a fiftieth of that
  const asked = { cards: null, ...question };
  for (const cards of countsOf(question)) {
    const deployment = tried({ ...asked, cards });
    if (deployment.problem === null && holds(deployment, question, concurrency)) return cards;
    problem ??= deployment.problem;
    // what a single card is refused for, more cards do not mend
    if (cards === 1 && problem !== null) break;
  }
  throw fitsNowhere(question);
}

/** Numbers of cards that the question may be tried on, smallest first: as flags state, or all that could hold weights. */
export function countsOf(question: Omit<ServingQuestion, "cards">): readonly number[] {
  const { card, engine, perServer = null } = question;
  if (isStated(engine.settings)) return [cardsOfFlags(engine, card.devices)];
  const fewest = fewestCards(question);
  const counts = engine.version.counts(card, perServer);
  return fewest <= 1 ? counts : counts.filter((cards) => cards >= fewest);
}

/** Why no number of cards holds it: what the flags or the heads refuse, or the most that was tried. */
export function fitsNowhere(question: Omit<ServingQuestion, "cards">): InputError {
  const { model, card, engine, context, concurrency, perServer = null } = question;
  const counts = isStated(engine.settings) ? countsOf(question) : engine.version.counts(card, perServer);
  let refused: InputError | null = null;
  let most = 0;
  // the most first: what the fewest are refused for is said only where all are refused
  for (const cards of [...counts].reverse()) {
    const { problem } = tried({ ...question, cards });
    if (problem === null) {
      most = cards;
      break;
    }
    refused = problem() ?? refused;
  }
  if (most === 0 && refused !== null) return refused;
  const asked = { model: model.name, context, concurrency };
  return new NotFoundError("fits-nowhere", { ...asked, cards: most, card: card.name });
}

/** Below this count not even the weights alone could fit, so it need not be tried. */
function fewestCards(question: Omit<ServingQuestion, "cards">): number {
  const { model, card, engine } = question;
  const stored = storedAs(askedPrecision(question), card, engine).precision;
  const { settings } = engine;
  // what flags leave on the host weighs nothing here; an embedding that stays there may take a tenth off
  const onHost = settings.layersOnCard ?? settings.offloaded ?? hostTensors(settings);
  if (onHost !== null) return 1;
  // and a file's look-up tables stay with the host where the engine leaves them there
  const tables = FORMATS[stored].family === "gguf" ? tableBytes({ model, precision: stored }) : 0;
  return Math.floor(
    ((weightBytes({ model, precision: stored }) - tables) * 0.9) / (card.usablePerDevice * card.devices),
  );
}

/** Most requests of this context held at once: a fraction, as engines print it. */
export function mostRequests(question: Omit<ServingQuestion, "concurrency">): number {
  const deployment = deployed({ ...question, concurrency: 1 });
  const requests = requestsThatFit(deployment, question);
  if (!Number.isFinite(requests)) {
    throw new InputError("cache-none", { model: question.model.name });
  }
  if (hasNoRoom(question, deployment)) throw doesNotFit(question.model, question.card, deployment);
  return requests;
}

const hasNoRoom = ({ reserve }: Pick<ServingQuestion, "reserve">, { devices }: Deployment): boolean =>
  devices.some((device) => roomOf(device, reserve) <= 0);

/**
 * Longest context at which so many requests fit, in tokens, and never more than the model was trained for: an engine
 * refuses a longer one.
 */
export function longestContext(question: Omit<ServingQuestion, "context">): number {
  const { model, card, concurrency } = question;
  const deployment = deployed({ ...question, context: 1 });
  if (hasNoRoom(question, deployment)) throw doesNotFit(model, card, deployment);
  // without a pool the buffers grow with the context, so each try is a deployment of its own
  const asked = { context: 1, ...question };
  const longest = largest(
    (context) => {
      const one = { ...asked, context };
      return holds(deployed(one), one, concurrency);
    },
    model.contextLimit ?? 2 ** 40,
  );
  if (longest === 0) {
    const { cards } = deployment;
    throw new NotFoundError("not-one-token", { concurrency, model: model.name, cards, card: card.name });
  }
  if (longest >= 2 ** 40) throw new InputError("cache-bounded", { model: model.name });
  return Math.min(longest, model.contextLimit ?? longest);
}
