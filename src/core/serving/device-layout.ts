import type { Card } from "../card";
import { tensorParallelProblem, unevenBlocks } from "./tensor-parallel";
import type { Engine } from "./engine";
import { InputError } from "../errors";
import type { Layout } from "../layout";
import type { Model } from "../shape/model";
import type { Note } from "../parts";
import type { Precision } from "../formats/precision";

/** Cards of one server when the card's row does not say. More than 16 is a rack, not a server. */
const CARDS_PER_SERVER = 8;
const LARGEST_SERVER = 16;

/** Cards that share a board or switch: tensor parallelism stays within them, and takes a power of two of them. */
export function serverCards(card: Card): number {
  const sold = card.cardsPerServer.filter((cards) => cards <= LARGEST_SERVER);
  return sold.length === 0 ? CARDS_PER_SERVER : 2 ** Math.floor(Math.log2(Math.max(...sold)));
}

/**
 * How a model is laid over the devices of so many cards: tensor parallel inside a server, pipeline stages between
 * servers, unless flags that agree with the cards say otherwise. llama.cpp and Transformers deal out whole layers.
 */
export function layoutFor(question: {
  model: Model;
  precision: Precision;
  card: Card;
  cards: number;
  engine: Engine;
}): Laid {
  const { model, precision, card, cards, engine } = question;
  const devices = cards * card.devices;
  const layers = Math.max(
    1,
    model.layers.reduce((sum, run) => sum + run.count, 0),
  );
  const base = {
    expertParallel: engine.settings.expertParallel === true,
    draftLoaded: engine.settings.draft === true,
  };
  if (engine.profile.budget === "what is asked") {
    if (devices > layers)
      throw new InputError("devices-above-layers", { model: model.name, layers, devices });
    const layout = { ...base, tensorParallel: 1, attentionParallel: 1, pipelineParallel: devices };
    return { layout, replicas: 1, notes: [] };
  }
  const flagged = fromFlags(model, engine, devices);
  const notes: Note[] = flagged === "overruled" ? [{ rule: "flags-overruled", values: { devices, flags: parallelFlags(engine) } }] : []; // prettier-ignore
  const { replicas, ...ranks } =
    flagged === null || flagged === "overruled" ? byServers(card, devices, notes) : flagged;
  if (ranks.pipelineParallel > layers)
    throw new InputError("servers-above-layers", {
      model: model.name,
      layers,
      servers: ranks.pipelineParallel,
    });
  const layout = { ...base, ...ranks };
  const uneven = unevenBlocks({ model, precision, tensorParallel: layout.tensorParallel });
  if (uneven?.routed !== true || layout.expertParallel) return { layout, replicas, notes };
  // engines refuse to cut a block of scales; experts are then dealt out whole
  notes.push({ rule: "experts-dealt-out", values: uneven.note.values });
  return { layout: { ...layout, expertParallel: true }, replicas, notes };
}

interface Laid {
  readonly layout: Layout;
  /** Whole copies of the model beside one another, each with requests of its own. */
  readonly replicas: number;
  readonly notes: Note[];
}

/** Tensor parallel inside a server, stages between servers. */
function byServers(card: Card, devices: number, notes: Note[]): Ranks {
  const server = serverCards(card) * card.devices;
  const stages = devices > server && devices % server === 0 ? devices / server : 1;
  if (stages > 1) notes.push({ rule: "several-servers", values: { servers: stages, devices: server } });
  const ranks = devices / stages;
  return { tensorParallel: ranks, attentionParallel: ranks, pipelineParallel: stages, replicas: 1 };
}

const parallelFlags = ({ settings }: Engine): string =>
  (["tensorParallel", "pipelineParallel", "dataParallel"] as const)
    .filter((key) => settings[key] !== undefined)
    .map(
      (key) =>
        `${{ tensorParallel: "TP", pipelineParallel: "PP", dataParallel: "DP" }[key]} ${settings[key] ?? 1}`,
    )
    .join(", ");

/**
 * The layout that the flags ask for; null when they ask for none, "overruled" when the cards do not come out. Data
 * parallel copies the attention and deals requests out; vLLM still shares the experts over all of them, SGLang only
 * with DP attention, and its --tp then counts the copies already.
 */
function fromFlags(model: Model, engine: Engine, devices: number): Ranks | "overruled" | null {
  const { tensorParallel, pipelineParallel, dataParallel, dataParallelAttention } = engine.settings;
  if (tensorParallel === undefined && pipelineParallel === undefined && dataParallel === undefined)
    return null;
  const stages = pipelineParallel ?? 1;
  const copies = dataParallel ?? 1;
  const inside = engine.profile.family === "sglang" && dataParallelAttention === true;
  const ranks = devices / stages;
  const shared = inside ? ranks / copies : (tensorParallel ?? ranks / copies);
  const total = inside ? (tensorParallel ?? ranks) : shared * copies;
  if (!Number.isInteger(shared) || total !== ranks) return "overruled";
  const together = inside || (engine.profile.family !== "sglang" && hasExperts(model));
  return {
    tensorParallel: together ? total : shared,
    attentionParallel: shared,
    pipelineParallel: stages,
    replicas: together ? 1 : copies,
  };
}

type Ranks = Pick<Layout, "tensorParallel" | "attentionParallel" | "pipelineParallel"> & {
  readonly replicas: number;
};

const hasExperts = (model: Model): boolean =>
  model.layers.some(({ layer }) => layer.feedForwards.some(({ kind }) => kind === "experts"));

/** Why the layout cannot be: heads, vocabulary or blocks do not divide. Null when it can. */
export function layoutProblem(question: {
  model: Model;
  precision: Precision;
  layout: Layout;
}): InputError | null {
  const { model, precision, layout } = question;
  return tensorParallelProblem({ model, precision, tensorParallel: layout.attentionParallel });
}

/** Card counts worth trying, smallest first: every count in one server, then whole servers. */
export function* cardCounts(card: Card, most = 512): Generator<number> {
  const server = serverCards(card);
  for (let cards = 1; cards <= server; cards++) yield cards;
  for (let cards = 2 * server; cards <= most; cards += server) yield cards;
}
