import { computeBuffer, pytorchActivations } from "./activations";
import { batchDefaults, cacheBudget, utilisationOf, type BatchDefaults } from "./budget";
import type { CachePlan } from "./cache-plan";
import { cellPlan, exactPlan, pagedPlan } from "./cache-plan";
import { stageWeightBytes } from "../weights/card-weights";
import { layoutFor, layoutProblem } from "./device-layout";
import { carriedWeights, hostNote, layersOnCards } from "./host-layers";
import type { Engine } from "./engine";
import type { ServingQuestion } from "./question";
import type { Layout } from "../layout";
import type { LayerRun, Model } from "../shape/model";
import { withoutShape } from "../kv-cache";
import { mixerAnswers } from "../mixers/all";
import { storedAs } from "./native-formats";
import type { Explanation, Note, ServingPartName } from "../parts";
import { FORMATS, type Precision } from "../formats/precision";
import { graphMemory, processMemory } from "./runtime";
import { mixersOf, stageLayers } from "../shape/layers";
import { unevenBlocks } from "./tensor-parallel";
import type { Bytes } from "../units";
import { BYTES_PER_GIB, BYTES_PER_MIB } from "../units";

/** One device's load, and what is left of it for the cache. One entry per pipeline stage: ranks of a stage are alike. */
export interface DeviceLoad {
  readonly weights: Bytes;
  readonly activations: Bytes;
  readonly process: Bytes;
  readonly libraries: Bytes;
  readonly graphs: Bytes;
  readonly available: number;
  readonly cache: (context: number, requests: number) => number;
  readonly requests: (context: number) => number;
  readonly plan: CachePlan;
  /** Asked for by a breakdown only; looking for a card count does without. */
  readonly how: (context: number, concurrency: number) => Readonly<Record<ServingPartName, Explanation>>;
}

/** A question with everything decided that does not depend on how long or how many the requests are. */
export interface Deployment {
  readonly cards: number;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  readonly layout: Layout;
  readonly batch: BatchDefaults;
  /** Copies of the attention that share the requests out: 1 without DP attention. */
  readonly attentionCopies: number;
  readonly requestsPerDevice: (concurrency: number) => number;
  readonly devices: readonly DeviceLoad[];
  readonly notes: readonly Note[];
}

/**
 * Works a question out as far as requests do not matter. The last answer is kept: a column of contexts asks the same
 * of one model, card and engine a thousand times.
 */
export function deployed(question: ServingQuestion): Deployment {
  const { model, precision, kvPrecision, card, cards, engine } = question;
  // llama.cpp and Transformers size their buffers by the context
  if (engine.profile.budget === "what is asked") return deploy(question);
  const same =
    last !== null &&
    last.model === model &&
    last.card === card &&
    last.engine === engine &&
    last.precision === precision &&
    last.kvPrecision === kvPrecision &&
    last.cards === cards;
  if (!same) last = { model, precision, kvPrecision, card, cards, engine, deployment: deploy(question) };
  return last?.deployment ?? deploy(question);
}

type Kept = Omit<ServingQuestion, "context" | "concurrency"> & { readonly deployment: Deployment };
let last: Kept | null = null;

function deploy(question: ServingQuestion): Deployment {
  const { model, card, engine } = question;
  if (model.layers.length === 0) {
    throw withoutShape(model);
  }
  const wanted = question.precision ?? engine.settings.weights ?? model.precision;
  const { precision, notes: formatNotes } = storedAs(wanted, card, engine);
  const kvPrecision = question.kvPrecision ?? engine.settings.cache ?? cacheHabit(model, engine);
  const cards = question.cards ?? cardsOfFlags(engine, card.devices);
  const { layout, replicas, notes: layoutNotes } = layoutFor({ model, precision, card, cards, engine });
  const problem = layoutProblem({ model, precision, layout });
  if (problem !== null) throw problem;
  const uneven = layout.expertParallel
    ? null
    : unevenBlocks({ model, precision, tensorParallel: layout.tensorParallel });
  const batch = batchDefaults(engine, card);
  const onCards = layersOnCards(model, engine);
  const stages = stageLayers(onCards, layout.pipelineParallel);
  // draft layers run on the last stage and keep a cache of their own
  const draft = layout.draftLoaded ? (model.frame?.draft ?? []) : [];
  const attentionCopies = (replicas * layout.tensorParallel) / layout.attentionParallel;
  const host = onCards === model.layers ? [] : [hostNote(model, onCards)];
  const terms = {
    model,
    card,
    engine,
    precision,
    kvPrecision,
    layout,
    batch,
    onCards,
    context: question.context,
  };
  return {
    cards,
    precision,
    kvPrecision,
    layout,
    batch,
    attentionCopies,
    requestsPerDevice: (concurrency) => Math.ceil(concurrency / attentionCopies),
    devices: stages.map((onStage, stage) =>
      deviceLoad({
        ...terms,
        layers: onStage,
        stage,
        cached: draft.length > 0 && stage === stages.length - 1 ? [...onStage, ...draft] : onStage,
      }),
    ),
    notes: [
      ...engine.notes,
      ...formatNotes,
      ...layoutNotes,
      ...host,
      ...(uneven === null ? [] : [uneven.note]),
    ],
  };
}

/** 16 bit, except where an engine with pages knows but one layout: DeepSeek V4's compressed cache is 8 bit in vLLM. */
function cacheHabit(model: Model, engine: Engine): Precision {
  if (engine.profile.budget === "what is asked") return "FP16";
  const habits = mixersOf(model.layers).map(({ mixer }) => mixerAnswers(mixer).pagedPrecision);
  return habits.find((precision) => precision !== "FP16") ?? "FP16";
}

function cardsOfFlags({ settings }: Engine, devicesPerCard: number): number {
  // SGLang's --tp counts the attention's copies already
  const copies = settings.dataParallelAttention === true ? 1 : (settings.dataParallel ?? 1);
  const ranks = (settings.tensorParallel ?? 1) * (settings.pipelineParallel ?? 1) * copies;
  return Math.max(1, Math.ceil(ranks / devicesPerCard));
}

interface StageTerms {
  readonly model: Model;
  readonly card: ServingQuestion["card"];
  readonly engine: Engine;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  readonly layout: Layout;
  readonly batch: BatchDefaults;
  readonly context: number;
  /** All layers, or those that -ngl puts on the cards. */
  readonly onCards: readonly LayerRun[];
  readonly layers: readonly LayerRun[];
  /** The stage's layers and the draft layers beside them. */
  readonly cached: readonly LayerRun[];
  readonly stage: number;
}

function deviceLoad(terms: StageTerms): DeviceLoad {
  const { model, card, engine, precision, layout, batch, layers, stage } = terms;
  const { profile, settings } = engine;
  const flash = settings.flashAttentionOff !== true;
  const whole = stageWeightBytes({
    model,
    precision,
    layout,
    stage,
    hostEmbedding: profile.family === "llama.cpp",
  });
  const weights = terms.onCards === model.layers ? whole : carriedWeights({ model, precision, layers: terms.onCards, devices: layout.pipelineParallel, whole }); // prettier-ignore
  const activations =
    profile.family === "llama.cpp"
      ? computeBuffer(model, settings.microBatch ?? 512, terms.context, flash)
      : pytorchActivations(model, profile, {
          tokens: profile.family === "transformers" ? Math.max(1, terms.context) : batch.tokens,
          sequences: profile.family === "transformers" ? 1 : batch.sequences,
          tensorParallel: layout.tensorParallel,
          layers,
          lastStage: stage === layout.pipelineParallel - 1,
          stages: layout.pipelineParallel,
          elementBytes: precision === "FP32" ? 4 : 2,
          expertsFused: precision === "MXFP4",
        });
  const depth = layers.reduce((sum, run) => sum + run.count, 0);
  const linked = card.peerLinks;
  const { process, libraries, how: runtime } = processMemory(profile, { tensorParallel: layout.tensorParallel, stages: layout.pipelineParallel, linked }); // prettier-ignore
  const graphs = graphMemory(profile, depth, batch.sequences, settings.eager === true);
  const standing = { weights, activations: activations.size, process, libraries, graphs: graphs.size };
  const devices = layout.tensorParallel * layout.pipelineParallel;
  const available = cacheBudget(engine, card, utilisationOf(engine, card, devices, batch), standing);
  const plan = planFor(terms);
  return {
    ...standing,
    available,
    plan,
    cache: (context, requests) => plan.bytes(context, requests),
    requests: (context) => plan.requests(available, context),
    how: (context, concurrency) => ({
      Weights: {
        rule: model.frame === null ? "weights-count" : "weights-share",
        values: {
          parameters: model.parameters,
          precision,
          tensorParallel: layout.tensorParallel,
          stages: layout.pipelineParallel,
        },
        source: FORMATS[precision].source,
      },
      "KV cache": {
        rule: plan.unitBytes === 1 ? "cache-exact" : "cache-blocks",
        values: {
          requests: concurrency,
          context,
          units: plan.units(context),
          unitMib: plan.unitBytes / BYTES_PER_MIB,
          requestGib: plan.bytes(context, 1) / BYTES_PER_GIB,
          blockTokens: plan.blockTokens,
          groups: plan.groups,
          precision: terms.kvPrecision,
        },
        source: profile.source,
      },
      Activations: activations.how,
      Runtime: runtime,
      "CUDA graphs": graphs.how,
    }),
  };
}

function planFor({ engine, kvPrecision, layout, batch, cached: layers }: StageTerms): CachePlan {
  const { profile, settings } = engine;
  const cacheTerms = { precision: kvPrecision, layout, stateBytes: settings.stateBytes ?? null };
  const blockTokens = settings.blockTokens ?? profile.blockTokens;
  if (profile.family === "llama.cpp") {
    return cellPlan(layers, {
      keys: kvPrecision,
      values: settings.valueCache ?? kvPrecision,
      microBatch: settings.microBatch ?? 512,
      flashAttention: settings.flashAttentionOff !== true,
    });
  }
  if (profile.budget !== "share of the card") return exactPlan(layers, cacheTerms, blockTokens);
  return pagedPlan(layers, cacheTerms, {
    blockTokens,
    batchTokens: batch.tokens,
    hybridCache: profile.hybridCache && settings.hybridCacheOff !== true,
    groupSlack: profile.groupSlack,
    stateBlocks: (settings.prefixCachingOff === true ? 1 : profile.stateBlocks) + (settings.draftTokens ?? 0),
  });
}
