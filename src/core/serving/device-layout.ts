import type { Card } from "../card";
import { tensorParallelProblem } from "./tensor-parallel";
import type { Engine } from "./engine";
import { InputError } from "../errors";
import type { Layout } from "../layout";
import type { Model } from "../model";
import type { Note } from "../parts";
import type { Precision } from "../precision";

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
}): { layout: Layout; notes: Note[] } {
  const { model, card, cards, engine } = question;
  const devices = cards * card.devices;
  const layers = Math.max(
    1,
    model.layers.reduce((sum, run) => sum + run.count, 0),
  );
  const base = {
    expertParallel: engine.settings.expertParallel === true,
    draftLoaded: engine.settings.draft === true,
    pipelineParallel: 1,
  };
  if (engine.profile.budget === "what is asked") {
    if (devices > layers)
      throw new InputError("devices-above-layers", { model: model.name, layers, devices });
    return {
      layout: { ...base, tensorParallel: 1, attentionParallel: 1, pipelineParallel: devices },
      notes: [],
    };
  }
  const flagged = fromFlags(engine, devices);
  if (flagged !== null && flagged !== "overruled") return { layout: { ...base, ...flagged }, notes: [] };
  const notes: Note[] = flagged === "overruled" ? [{ rule: "flags-overruled", values: { devices, flags: parallelFlags(engine) } }] : []; // prettier-ignore
  const server = serverCards(card) * card.devices;
  const stages = devices > server && devices % server === 0 ? devices / server : 1;
  if (stages > layers)
    throw new InputError("servers-above-layers", { model: model.name, layers, servers: stages });
  if (stages > 1) notes.push({ rule: "several-servers", values: { servers: stages, devices: server } });
  return {
    layout: {
      ...base,
      tensorParallel: devices / stages,
      attentionParallel: devices / stages,
      pipelineParallel: stages,
    },
    notes,
  };
}

const parallelFlags = ({ settings }: Engine): string =>
  (["tensorParallel", "pipelineParallel", "dataParallel"] as const)
    .filter((key) => settings[key] !== undefined)
    .map(
      (key) =>
        `${{ tensorParallel: "TP", pipelineParallel: "PP", dataParallel: "DP" }[key]} ${settings[key] ?? 1}`,
    )
    .join(", ");

/** The layout that the flags ask for; null when they ask for none, "overruled" when the cards do not come out. */
function fromFlags(
  engine: Engine,
  devices: number,
): Omit<Layout, "expertParallel" | "draftLoaded"> | "overruled" | null {
  const {
    tensorParallel: tp,
    pipelineParallel: pp,
    dataParallel: dp,
    dataParallelAttention,
  } = engine.settings;
  if (tp === undefined && pp === undefined && dp === undefined) return null;
  const stages = pp ?? 1;
  const copies = dp ?? 1;
  const dealt = dataParallelAttention === true || (copies > 1 && engine.settings.expertParallel === true);
  const shared = tp ?? (devices % (stages * copies) === 0 ? devices / stages / (dealt ? copies : 1) : 0);
  // SGLang counts the attention's copies inside TP; vLLM multiplies them
  const ranks =
    dealt && engine.profile.family !== "sglang" ? shared * copies : Math.max(shared, dealt ? copies : 1);
  if (ranks * stages !== devices || ranks % (dealt ? copies : 1) !== 0) return "overruled";
  return {
    tensorParallel: ranks,
    attentionParallel: dealt ? ranks / copies : ranks,
    pipelineParallel: stages,
  };
}

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
