import { InputError } from "../errors";
import { hasExperts } from "../feed-forwards/all";
import type { Layout } from "../layout";
import type { Note } from "../parts";
import { mixerAnswers } from "../mixers/all";
import { countLayers, mixersOf } from "../shape/layers";
import type { Model } from "../shape/model";
import { splits, tensorParallelProblem, unevenBlocks } from "../serving/tensor-parallel";
import type { Laid, LayoutQuestion } from "./engine";
import { boxes, spreads, type Spread } from "./servers";
import type { EngineSettings } from "./settings";

const base = (settings: EngineSettings): Omit<Layout, keyof Ranks> => ({
  expertParallel: settings.expertParallel === true,
  contextParallel: settings.contextParallel ?? 1,
  towers: settings.towers ?? "cut",
  draftLoaded: settings.draft === true,
});

/** llama.cpp and Transformers deal out whole layers. */
export function wholeLayers({ model, card, cards, perServer, settings }: LayoutQuestion): readonly Laid[] {
  const devices = cards * card.devices;
  const layers = Math.max(1, countLayers(model.layers));
  const layout = { ...base(settings), tensorParallel: 1, attentionParallel: 1, pipelineParallel: devices };
  const problem =
    devices > layers
      ? () => new InputError("devices-above-layers", { model: model.name, layers, devices })
      : isStated(settings) && ranksStated(settings) !== devices
        ? () => contradiction(settings, cards, devices)
        : null;
  return [{ layout, replicas: 1, notes: [], problem, ...boxes(card, cards, perServer) }];
}

/** How ranks and copies come about from an engine's parallel flags; null when they ask for none or do not come out. */
export type RanksOfFlags = (question: LayoutQuestion, devices: number) => Ranks | null;

export type Ranks = Pick<Layout, "tensorParallel" | "attentionParallel" | "pipelineParallel"> & {
  readonly replicas: number;
};

/**
 * Tensor parallel inside a server, pipeline stages between servers, for every size of server, unless flags say
 * otherwise. Blocks of scales that a cut would split make the experts go out whole.
 */
export function shardedLayers(question: LayoutQuestion, ranksOfFlags: RanksOfFlags): readonly Laid[] {
  const { card, cards, perServer, settings } = question;
  if (!isStated(settings))
    return spreads(card, cards, perServer).map((spread) =>
      laid(question, byServers(question, spread), spread),
    );
  // a card of two devices may be asked for one rank
  const asked = ranksStated(settings);
  const devices = Math.ceil(asked / card.devices) === cards ? asked : cards * card.devices;
  const flagged = ranksOfFlags(question, devices);
  const together = Math.ceil((flagged?.attentionParallel ?? devices) / card.devices);
  const spread = { stages: 1, ...boxes(card, cards, perServer, together) };
  if (flagged !== null) return [laid(question, flagged, spread)];
  const problem = (): InputError => contradiction(settings, cards, devices);
  return [{ ...laid(question, byServers(question, spread), spread), problem }];
}

function laid(question: LayoutQuestion, { replicas, ...ranks }: Ranks, spread: Spread): Laid {
  const { model, precision, card, settings } = question;
  const { stages, perServer, servers } = spread;
  const layout = { ...base(settings), ...ranks };
  const notes: Note[] = [];
  if (stages > 1)
    notes.push({
      rule: "several-servers",
      values: { servers, devices: (question.cards * card.devices) / stages },
    });
  const problem = problemOf(model, layout) ?? sharedTokensProblem(model, layout);
  const answer = { layout, replicas, perServer, servers, notes, problem };
  const uneven = unevenBlocks({ model, precision, tensorParallel: layout.tensorParallel });
  if (uneven === null || layout.expertParallel) return answer;
  // engines refuse to cut a block of scales; experts are then dealt out whole
  notes.push(uneven.routed ? { rule: "experts-dealt-out", values: uneven.note.values } : uneven.note);
  return uneven.routed ? { ...answer, layout: { ...layout, expertParallel: true } } : answer;
}

const contradiction = (settings: EngineSettings, cards: number, devices: number): InputError =>
  new InputError("cards-against-flags", { cards, devices, flags: parallelFlags(settings) });

function problemOf(model: Model, layout: Layout): Laid["problem"] {
  const layers = Math.max(1, countLayers(model.layers));
  const { pipelineParallel: servers, attentionParallel: tensorParallel } = layout;
  if (servers > layers)
    return () => new InputError("servers-above-layers", { model: model.name, layers, servers });
  return splits({ model, tensorParallel }) ? null : () => tensorParallelProblem({ model, tensorParallel });
}

/**
 * Ranks share tokens out only as far as they would hold copies: all of them a latent, KV heads where there are fewer.
 * Source: vLLM's check of decode_context_parallel_size, https://docs.vllm.ai/en/latest/serving/context_parallel_deployment/
 */
function sharedTokensProblem(model: Model, layout: Layout): Laid["problem"] {
  const { contextParallel: shared, attentionParallel: ranks } = layout;
  if (shared === 1) return null;
  // DeepSeek V4's pages have rules of their own
  if (mixersOf(model.layers).some(({ mixer }) => mixerAnswers(mixer).dealt !== undefined))
    return () => new InputError("flag-uncounted", { flag: "-dcp", needs: "its cache has another layout" });
  const heads = Math.max(
    1,
    ...mixersOf(model.layers).map(({ mixer }) => mixerAnswers(mixer).heads(mixer).kvHeads ?? 1),
  );
  const most = Math.floor(ranks / heads);
  if (shared <= most && ranks % shared === 0) return null;
  return () =>
    new InputError("context-parallel", { model: model.name, heads, ranks, shared, most: Math.max(1, most) });
}

/**
 * Tensor parallel inside a server, stages between servers. Heads are cut in powers of two: of a card of three devices
 * each holds a third of the layers.
 */
function byServers({ card, cards }: LayoutQuestion, { stages }: Spread): Ranks {
  const within = oddPart(card.devices);
  const ranks = (cards * card.devices) / stages / within;
  return { tensorParallel: ranks, attentionParallel: ranks, pipelineParallel: stages * within, replicas: 1 };
}

const oddPart = (count: number): number => (count % 2 === 0 ? oddPart(count / 2) : count);

const FLAG_NAMES = { tensorParallel: "TP", pipelineParallel: "PP", dataParallel: "DP" } as const;
const PARALLEL = Object.keys(FLAG_NAMES) as (keyof typeof FLAG_NAMES)[];

/** Whether flags state a layout. */
export const isStated = (settings: EngineSettings): boolean =>
  PARALLEL.some((key) => settings[key] !== undefined);

/** Ranks that the flags share the model over. SGLang's --tp counts the attention's copies already. */
export const ranksStated = (settings: EngineSettings): number =>
  (settings.tensorParallel ?? 1) *
  (settings.pipelineParallel ?? 1) *
  (settings.dataParallelAttention === true ? 1 : (settings.dataParallel ?? 1));

const parallelFlags = (settings: EngineSettings): string =>
  PARALLEL.flatMap((key) => (settings[key] === undefined ? [] : `${FLAG_NAMES[key]} ${settings[key]}`)).join(
    ", ",
  );

/** Data parallel copies the attention and deals requests out; the experts are still shared over all of the copies. */
export const expertsShared: RanksOfFlags = ({ model, settings }, devices) => {
  const copies = settings.dataParallel ?? 1;
  const stages = settings.pipelineParallel ?? 1;
  const ranks = devices / stages;
  const shared = settings.tensorParallel ?? ranks / copies;
  if (!Number.isInteger(shared) || shared * copies !== ranks) return null;
  return ranksOf({ shared, total: ranks, stages, copies, together: hasExperts(model.layers) });
};

/** Ranks that share the attention, and all of them. `together`: the copies share the experts, so they are one model. */
export function ranksOf(asked: {
  shared: number;
  total: number;
  stages: number;
  copies: number;
  together: boolean;
}): Ranks {
  const { shared, total, stages, copies, together } = asked;
  return {
    tensorParallel: together ? total : shared,
    attentionParallel: shared,
    pipelineParallel: stages,
    replicas: together ? 1 : copies,
  };
}
