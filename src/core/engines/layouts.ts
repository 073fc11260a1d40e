import type { Card } from "../card";
import { InputError } from "../errors";
import { hasExperts } from "../feed-forwards/all";
import type { Layout } from "../layout";
import type { Note } from "../parts";
import { countLayers } from "../shape/layers";
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

const base = (settings: EngineSettings): Pick<Layout, "expertParallel" | "draftLoaded"> => ({
  expertParallel: settings.expertParallel === true,
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
  const devices = cards * card.devices;
  const notes: Note[] = [];
  const flagged = isStated(settings) ? ranksOfFlags(question, devices) : null;
  if (isStated(settings) && flagged === null)
    notes.push({ rule: "flags-overruled", values: { devices, flags: parallelFlags(settings) } });
  const { replicas, ...ranks } = flagged ?? byServers(card, devices, notes);
  const layout = { ...base(settings), ...ranks };
  const problem = problemOf(model, layout);
  const uneven = unevenBlocks({ model, precision, tensorParallel: layout.tensorParallel });
  if (uneven === null || layout.expertParallel) return { layout, replicas, notes, problem };
  if (!uneven.routed) return { layout, replicas, notes: [...notes, uneven.note], problem };
  // engines refuse to cut a block of scales; experts are then dealt out whole
  notes.push({ rule: "experts-dealt-out", values: uneven.note.values });
  return { layout: { ...layout, expertParallel: true }, replicas, notes, problem };
}

function problemOf(model: Model, layout: Layout): Laid["problem"] {
  const layers = Math.max(1, countLayers(model.layers));
  const { pipelineParallel: servers, attentionParallel: tensorParallel } = layout;
  if (servers > layers)
    return () => new InputError("servers-above-layers", { model: model.name, layers, servers });
  return splits({ model, tensorParallel }) ? null : () => tensorParallelProblem({ model, tensorParallel });
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

const isStated = (settings: EngineSettings): boolean => PARALLEL.some((key) => settings[key] !== undefined);

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
