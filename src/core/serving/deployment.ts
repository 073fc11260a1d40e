import { perObject } from "../memo";
import type { CachePlan } from "../engines/cache-plan";
import type { Batch, Engine, Laid, Standing } from "../engines/engine";
import { processMemory } from "../engines/process";
import { ranksStated } from "../engines/layouts";
import { leftOver } from "../engines/rooms";
import type { EngineSettings } from "../engines/settings";
import { figure, type Figure } from "../figure";
import type { InputError } from "../errors";
import type { Precision } from "../formats/precision";
import { withoutShape } from "../kv-cache";
import type { Card } from "../card";
import type { Layout, TablesPlace } from "../layout";
import type { Note, ServingPartName, Sourcing } from "../parts";
import { mixerAnswers } from "../mixers/all";
import { countLayers, mixersOf, stageLayers } from "../shape/layers";
import type { LayerRun, Model } from "../shape/model";
import { FORMATS } from "../formats/precision";
import { hostTensors } from "../weights/host-tensors";
import { carriedWeights, stageWeights } from "../weights/stage-weights";
import { storedAs } from "./native-formats";
import type { ServingQuestion } from "./question";

/** One device's load, and what is left of it for the cache. One entry per pipeline stage: ranks of a stage are alike. */
export interface DeviceLoad {
  readonly standing: Standing;
  /** Everything but the cache. */
  readonly beside: number;
  /** The share of the device that the engine takes; null where flags state the cache's pool. */
  readonly share: number | null;
  /** Every part but the cache, with how it came about. */
  readonly parts: Readonly<Record<Exclude<ServingPartName, "KV cache">, Sourcing>>;
  readonly available: number;
  readonly plan: CachePlan;
}

/** A question with everything decided that does not depend on how long or how many the requests are. */
export interface Deployment {
  readonly cards: number;
  readonly perServer: number;
  readonly servers: number;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  readonly layout: Layout;
  readonly replicas: number;
  readonly batch: Batch;
  /** Copies of the attention that share the requests out: 1 without DP attention. */
  readonly attentionCopies: number;
  readonly devices: readonly DeviceLoad[];
  readonly stages: number;
  /** One of them, worked out when it is first asked for: of most layouts of a small card one stage shows that they fail. */
  readonly device: (stage: number) => DeviceLoad;
  readonly notes: readonly Note[];
  /** Why it cannot be; null when it can. */
  readonly problem: (() => InputError | null) | null;
}

/**
 * A question worked out as far as requests do not matter: one answer a layout of its cards. Answers are kept: a column of
 * contexts asks the same of one model, card and engine a thousand times.
 */
export function deployments(question: ServingQuestion): readonly [Deployment, ...Deployment[]] {
  // without a pool the buffers grow with context and requests, so each question is a deployment of its own
  if (!question.engine.version.pool) return deploy(question);
  const cards = question.cards ?? 0;
  const known = keptFor(question).get(cards);
  if (known !== undefined) return known;
  const found = deploy(question);
  if (++count > MOST_KEPT) {
    kept.clear();
    latest = null;
    count = 1;
  }
  keptFor(question).set(cards, found);
  return found;
}

type Kept = Map<number, readonly [Deployment, ...Deployment[]]>;
const kept = new Map<string, Kept>();
let count = 0;
const MOST_KEPT = 2000;

/** What was asked last, which is asked again with the next number of cards: to put its name together takes longest. */
let latest: (Option & { readonly byCards: Kept }) | null = null;
type Option = Pick<ServingQuestion, "model" | "card" | "engine" | "precision" | "kvPrecision" | "perServer">;

function keptFor({ model, card, engine, precision, kvPrecision, perServer = null }: Option): Kept {
  if (
    latest?.model === model &&
    latest.card === card &&
    latest.engine === engine &&
    latest.precision === precision &&
    latest.kvPrecision === kvPrecision &&
    latest.perServer === perServer
  )
    return latest.byCards;
  const key = `${numberOf(model)} ${numberOf(card)} ${numberOf(engine)} ${precision ?? ""} ${kvPrecision ?? ""} ${perServer ?? ""}`;
  let byCards = kept.get(key);
  if (byCards === undefined) kept.set(key, (byCards = new Map() as Kept));
  latest = { model, card, engine, precision, kvPrecision, perServer, byCards };
  return byCards;
}

/** Objects that are read once stand for the same model, card or engine wherever they are met again. */
let given = 0;
const numberOf = perObject<object, number>(() => ++given);

/**
 * The format that weights are asked for in: as asked, as Ollama's library has it, else as released. Flags change only a
 * release of 16 bit or more: what a file has quantised stays so, whatever it is computed in (--dtype).
 */
export function askedPrecision({
  model,
  precision,
  engine: { settings },
}: Pick<ServingQuestion, "model" | "precision" | "engine">): Precision {
  const released = (settings.library === undefined ? undefined : model.libraryPrecision) ?? model.precision;
  if (precision !== null || FORMATS[released].bits < 16) return precision ?? released;
  if (settings.weights !== undefined) return settings.weights;
  const widened = settings.compute === "FP32" || released === "FP32";
  return widened ? (settings.compute ?? released) : released;
}

function deploy(question: ServingQuestion): readonly [Deployment, ...Deployment[]] {
  const { model, card, engine, perServer = null } = question;
  const { version, settings } = engine;
  if (model.layers.length === 0) throw withoutShape(model);
  const { precision, notes } = storedAs(askedPrecision(question), card, engine);
  const cards = question.cards ?? cardsOfFlags(engine, card.devices);
  const laid = version.layouts({ model, precision, card, cards, perServer, settings });
  const [first, ...others] = laid.map((one) =>
    deployAs(question, { ...one, cards, precision, stored: notes }),
  );
  if (first === undefined) throw new Error("there is a layout of any number of cards");
  return [first, ...others];
}

/** A layout of so many cards, and in which format weights lie on them. */
type LaidOut = Laid & Pick<Deployment, "cards" | "precision"> & { readonly stored: readonly Note[] };

function deployAs(question: ServingQuestion, laid: LaidOut): Deployment {
  const { model, card, engine, context, concurrency: requests } = question;
  const { version, settings } = engine;
  const { cards, perServer, servers, precision, layout, replicas, problem } = laid;
  const kvPrecision = question.kvPrecision ?? settings.cache ?? cacheHabit(model, engine);
  // a step's size is the layout's, whether flags state it or nobody does
  const batch = version.batch({ ...settings, tensorParallel: layout.tensorParallel }, card);
  const onCards = version.layersOnCards(model, settings);
  const stages = problem === null ? stageLayers(onCards, layout.pipelineParallel) : [];
  // draft layers run on the last stage and keep a cache of their own
  const draft = layout.draftLoaded ? (model.frame?.draft ?? []) : [];
  const loads: DeviceLoad[] = [];
  const device = (stage: number): DeviceLoad => (loads[stage] ??= loadOf(stages[stage] ?? [], stage));
  const loadOf = (layers: readonly LayerRun[], stage: number): DeviceLoad => {
    const lastStage = stage === stages.length - 1;
    const cached = draft.length > 0 && lastStage ? [...layers, ...draft] : layers;
    const terms = {
      model,
      card,
      settings,
      precision,
      kvPrecision,
      layout,
      batch,
      context,
      requests,
      layers,
      cached,
    };
    return deviceLoad(engine, { ...terms, lastStage, stage, onCards });
  };
  return {
    cards,
    perServer,
    servers,
    precision,
    kvPrecision,
    layout,
    replicas,
    batch,
    attentionCopies: (replicas * layout.tensorParallel) / layout.attentionParallel,
    get devices() {
      return stages.map((_, stage) => device(stage));
    },
    stages: stages.length,
    device,
    notes: [
      ...engine.notes,
      ...laid.stored,
      ...laid.notes,
      ...(onCards === model.layers ? [] : [hostNote(model, onCards)]),
      ...(hostTensors(settings) === null ? [] : [TENSORS_ON_HOST]),
    ],
    problem,
  };
}

const TENSORS_ON_HOST: Note = { rule: "tensors-on-host", values: {} };

const hostNote = (model: Model, layers: readonly LayerRun[]): Note => ({
  rule: "layers-on-host",
  values: { layers: countLayers(layers), depth: countLayers(model.layers) },
});

/** 16 bit, except where an engine with a pool knows but one layout: DeepSeek V4's compressed cache is 8 bit in vLLM. */
function cacheHabit(model: Model, { version }: Engine): Precision {
  if (!version.pool) return "FP16";
  const habits = mixersOf(model.layers).map(({ mixer }) => mixerAnswers(mixer).pagedPrecision);
  return habits.find((precision) => precision !== "FP16") ?? "FP16";
}

/** What the flags share the model over; 1 where they do not say. */
export const cardsOfFlags = ({ settings }: Engine, devicesPerCard: number): number =>
  Math.max(1, Math.ceil(ranksStated(settings) / devicesPerCard));

/** Where n-gram tables take memory: the engine's habit or its flag, and the card's own where it has but one memory. */
export function tablesPlace({
  version,
  settings,
  card,
}: Pick<Engine, "version" | "settings"> & { card: Card }): TablesPlace {
  return card.unified === true ? "card" : (settings.tables ?? version.tables);
}

type StageTerms = Parameters<Engine["version"]["step"]>[0] & {
  readonly stage: number;
  /** All layers, or those that lie on the cards. */
  readonly onCards: readonly LayerRun[];
};

function deviceLoad({ version, settings }: Engine, terms: StageTerms): DeviceLoad {
  const { model, card, precision, layout, batch, stage, onCards } = terms;
  const host = hostTensors(settings);
  // where host and card are one memory, what is left with the host is not saved
  const hostEmbedding = version.hostEmbedding && card.unified !== true;
  const tables = tablesPlace({ version, settings, card });
  const whole = stageWeights({
    model,
    precision,
    layout,
    stage,
    host,
    hostEmbedding,
    tables,
    bare: version.bare === true,
  });
  const carried =
    onCards === model.layers
      ? whole
      : carriedWeights({ model, precision, layers: onCards, devices: layout.pipelineParallel, host, whole });
  const weights = offloaded(carried, settings);
  const activations = version.step(terms);
  const free = { share: version.freeShare(settings), stepSize: activations.how.size };
  const runtime = processMemory(version, layout, card, free);
  const graphs = version.graphs(terms);
  const standing = {
    weights: weights.size,
    activations: activations.how.size,
    driver: version.driver.value,
    libraries: runtime.libraries,
    graphs: graphs.how.size,
  };
  const memory = card.usablePerDevice;
  const devices = layout.tensorParallel * layout.pipelineParallel;
  const plan = version.plan(terms);
  const share = version.share({ settings, card, devices, batch });
  const pool = poolOf(settings, plan);
  const room =
    settings.cachePool === undefined ? version.room({ memory, share, standing }) : leftOver(memory, standing);
  return {
    standing,
    beside: Object.values(standing).reduce((sum, size) => sum + size, 0),
    share: pool < room ? null : share,
    parts: {
      Weights: { how: weights, source: FORMATS[precision].source },
      Activations: activations,
      Runtime: runtime,
      Graphs: graphs,
    },
    available: Math.min(pool, room),
    plan,
  };
}

/** The most that flags let the pool be: bytes, or what so many tokens take. */
function poolOf({ cachePool, cacheTokens }: EngineSettings, plan: CachePlan): number {
  const one = { context: cacheTokens ?? 0, requests: 1, concurrency: 1, copies: 1 };
  return cachePool ?? (cacheTokens === undefined ? Number.POSITIVE_INFINITY : plan.held(one).size);
}

/** --cpu-offload-gb: so much of every device's weights is read from the host as it is needed. */
function offloaded(whole: Figure, { offloaded: asked }: EngineSettings): Figure {
  if (asked === undefined) return whole;
  return figure("weights-offloaded", { whole, offloadedSize: Math.min(asked, whole.size) });
}
