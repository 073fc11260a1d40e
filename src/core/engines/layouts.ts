import type { Card } from "../card";
import { InputError } from "../errors";
import { hasExperts } from "../feed-forwards/all";
import type { Layout } from "../layout";
import type { Note } from "../parts";
import { mixerAnswers } from "../mixers/all";
import { countLayers, mixersOf } from "../shape/layers";
import type { Model } from "../shape/model";
import { splits, tensorParallelProblem, unevenBlocks } from "../serving/tensor-parallel";
import type { Laid, LayoutQuestion } from "./engine";
import type { EngineSettings } from "./settings";

/** Cards of one server when the card's row does not say. More than 16 is a rack, not a server. */
const CARDS_PER_SERVER = 8;
const LARGEST_SERVER = 16;

/** Cards that share a board or switch: tensor parallelism stays within them, and takes a power of two of them. */
function serverCards(card: Card): number {
  const sold = card.cardsPerServer.filter((cards) => cards <= LARGEST_SERVER);
  return sold.length === 0 ? CARDS_PER_SERVER : 2 ** Math.floor(Math.log2(Math.max(...sold)));
}

/** Card counts worth trying, smallest first: every count in one server, then whole servers. */
export function* cardCounts(card: Card, most = 512): Generator<number> {
  const server = serverCards(card);
  for (let cards = 1; cards <= server; cards++) yield cards;
  for (let cards = 2 * server; cards <= most; cards += server) yield cards;
}

const base = (settings: EngineSettings): Omit<Layout, keyof Ranks> => ({
  expertParallel: settings.expertParallel === true,
  contextParallel: settings.contextParallel ?? 1,
  towers: settings.towers ?? "cut",
  draftLoaded: settings.draft === true,
});

/** llama.cpp and Transformers deal out whole layers. */
export function wholeLayers({ model, card, cards, settings }: LayoutQuestion): Laid {
  const devices = cards * card.devices;
  const layers = Math.max(1, countLayers(model.layers));
  const layout = { ...base(settings), tensorParallel: 1, attentionParallel: 1, pipelineParallel: devices };
  const problem =
    devices > layers
      ? () => new InputError("devices-above-layers", { model: model.name, layers, devices })
      : isStated(settings) && ranksStated(settings) !== devices
        ? () => contradiction(settings, cards, devices)
        : null;
  return { layout, replicas: 1, notes: [], problem };
}

/** How ranks and copies come about from an engine's parallel flags; null when they ask for none or do not come out. */
export type RanksOfFlags = (question: LayoutQuestion, devices: number) => Ranks | null;

export type Ranks = Pick<Layout, "tensorParallel" | "attentionParallel" | "pipelineParallel"> & {
  readonly replicas: number;
};

/**
 * Tensor parallel inside a server, pipeline stages between servers, unless flags that agree with the cards say
 * otherwise. Blocks of scales that a cut would split make the experts go out whole.
 */
export function shardedLayers(question: LayoutQuestion, ranksOfFlags: RanksOfFlags): Laid {
  const { model, precision, card, cards, settings } = question;
  const stated = isStated(settings);
  // a card of two devices may be asked for one rank
  const asked = stated ? ranksStated(settings) : 0;
  const devices = asked > 0 && Math.ceil(asked / card.devices) === cards ? asked : cards * card.devices;
  const notes: Note[] = [];
  const flagged = stated ? ranksOfFlags(question, devices) : null;
  const { replicas, ...ranks } = flagged ?? byServers(card, devices, stated ? [] : notes);
  const layout = { ...base(settings), ...ranks };
  const problem =
    stated && flagged === null
      ? () => contradiction(settings, cards, devices)
      : (problemOf(model, layout) ?? sharedTokensProblem(model, layout));
  const uneven = unevenBlocks({ model, precision, tensorParallel: layout.tensorParallel });
  if (uneven === null || layout.expertParallel) return { layout, replicas, notes, problem };
  if (!uneven.routed) return { layout, replicas, notes: [...notes, uneven.note], problem };
  // engines refuse to cut a block of scales; experts are then dealt out whole
  notes.push({ rule: "experts-dealt-out", values: uneven.note.values });
  return { layout: { ...layout, expertParallel: true }, replicas, notes, problem };
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

/** Tensor parallel inside a server, stages between servers. */
function byServers(card: Card, devices: number, notes: Note[]): Ranks {
  const server = serverCards(card) * card.devices;
  const stages = devices > server && devices % server === 0 ? devices / server : 1;
  if (stages > 1) notes.push({ rule: "several-servers", values: { servers: stages, devices: server } });
  const ranks = devices / stages;
  return { tensorParallel: ranks, attentionParallel: ranks, pipelineParallel: stages, replicas: 1 };
}

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
