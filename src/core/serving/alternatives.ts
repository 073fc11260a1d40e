import type { Card } from "../card";
import type { Engine, EngineFamily } from "../engines/engine";
import { layoutFlags } from "../engines/layout-flags";
import { isStated } from "../engines/layouts";
import type { EngineSettings } from "../engines/settings";
import { InputError } from "../errors";
import { hasExperts } from "../feed-forwards/all";
import { FORMATS, type Precision } from "../formats/precision";
import { perObject } from "../memo";
import { askedPrecision, type Deployment } from "./deployment";
import { countsOf, smallestCards } from "./inference";
import { storedAs } from "./native-formats";
import type { ServingQuestion } from "./question";
import { holds, requestsThatFit, tried } from "./room";

/** The same requests on fewer cards, one change at a time. Nobody makes it unasked: what it costs is the reader's to weigh. */
export interface Alternative {
  readonly kind: "utilisation" | "attention" | "precision" | "card";
  readonly cards: number;
  /** What to write for it: flags behind the engine, a precision, or a card's name. */
  readonly write: string;
  /** The card it is on. */
  readonly card: Card;
}

export interface Alternatives {
  /** The smallest number of cards that holds the question as it stands; null: none does. */
  readonly now: number | null;
  readonly found: readonly Alternative[];
}

type Asked = Omit<ServingQuestion, "cards">;

/**
 * What needs fewer cards than the question as it stands, or fits where that does not: more of each device, attention
 * dealt out by request, weights in fewer bits that the card computes in, or one of the larger cards offered.
 *
 * @param larger Cards of more memory, the smallest first; the first that needs fewer is offered.
 */
export function alternatives(question: Asked, larger: readonly Card[]): Alternatives {
  const now = orNull(() => smallestCards(question));
  const below = now ?? Number.POSITIVE_INFINITY;
  if (below === 1) return { now, found: [] };
  const found = [
    ...fuller(question, below),
    ...dealtAttention(question, below),
    ...fewerBits(question, below),
  ];
  for (const card of larger.slice(0, MOST_CARDS)) {
    const one = offer("card", { ...question, card }, below, card.name);
    if (one !== null) return { now, found: [...found, one] };
  }
  return { now, found };
}

const MOST_CARDS = 4;
/** Larger deployments are no remedy. */
const MOST_COUNTS = 24;

/** The smallest number of cards below so many that holds what is asked; null where none does. */
const fewest = (question: Asked, below: number): number | null =>
  orNull(() => {
    const counts = countsOf(question).slice(0, MOST_COUNTS);
    const found = counts.find((cards) => {
      if (cards >= below) return false;
      const deployment = tried({ ...question, cards });
      return deployment.problem === null && holds(deployment, question, question.concurrency);
    });
    return found ?? null;
  });

/** What no number of cards holds is no alternative. */
function orNull(answer: () => number | null): number | null {
  try {
    return answer();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function offer(kind: Alternative["kind"], asked: Asked, below: number, write: string): Alternative | null {
  const cards = fewest(asked, below);
  return cards === null ? null : { kind, cards, write, card: asked.card };
}

/** The engine told more. One object each, so that what was worked out for it once is known at the next question. */
const told = (question: Asked, settings: EngineSettings): Asked => ({
  ...question,
  engine: toldEngines(question.engine)(settings),
});

const toldEngines = perObject((engine: Engine) => {
  const known = new Map<string, Engine>();
  return (settings: EngineSettings): Engine => {
    const key = Object.entries(settings).join(" ");
    const one = known.get(key) ?? { ...engine, settings: { ...engine.settings, ...settings } };
    known.set(key, one);
    return one;
  };
});

/** Shares that vendors document as running, the lower first; above them a burst of activations may not find room. */
const FULLER = [0.95, 0.96, 0.97];
const SHARE_FLAGS: Readonly<Partial<Record<EngineFamily, string>>> = {
  vllm: "--gpu-memory-utilization",
  "vllm-ascend": "--gpu-memory-utilization",
};

function fuller(question: Asked, now: number): Alternative[] {
  const { version, settings } = question.engine;
  const flag = SHARE_FLAGS[version.family];
  const batch = version.batch(settings, question.card);
  const share = version.share({ settings, card: question.card, devices: 1, batch });
  if (flag === undefined) return [];
  for (const utilisation of FULLER.filter((higher) => higher > share)) {
    const found = offer("utilisation", told(question, { utilisation }), now, `${flag} ${utilisation}`);
    if (found !== null) return [found];
  }
  return [];
}

/** Whether an engine deals requests out over copies of the attention, and which settings say so. */
const COPIES: Readonly<
  Partial<Record<EngineFamily, (ranks: number, copies: number) => EngineSettings | null>>
> = {
  vllm: sharedExperts,
  "vllm-ascend": sharedExperts,
  mindie: sharedExperts,
  sglang: (ranks, copies) => ({ tensorParallel: ranks, dataParallel: copies, dataParallelAttention: true }),
  "tensorrt-llm": (ranks, copies) =>
    copies === ranks ? { tensorParallel: ranks, dataParallelAttention: true } : null,
};

function sharedExperts(ranks: number, copies: number): EngineSettings {
  return { tensorParallel: ranks / copies, dataParallel: copies, expertParallel: true };
}

function dealtAttention(question: Asked, now: number): Alternative[] {
  const { model, card, engine } = question;
  const settingsOf = COPIES[engine.version.family];
  if (settingsOf === undefined || isStated(engine.settings) || !hasExperts(model.layers)) return [];
  for (const cards of countsOf(question).slice(0, MOST_COUNTS)) {
    if (cards >= now) return [];
    const ranks = cards * card.devices;
    let best: { readonly requests: number; readonly deployment: Deployment } | null = null;
    for (let copies = 2; copies <= ranks; copies *= 2) {
      const settings = ranks % copies === 0 ? settingsOf(ranks, copies) : null;
      if (settings === null) continue;
      const asked = { ...told(question, settings), cards };
      const deployment = tried(asked);
      if (deployment.problem !== null || !holds(deployment, question, question.concurrency)) continue;
      const requests = requestsThatFit(deployment, asked);
      if (best === null || requests > best.requests) best = { requests, deployment };
    }
    if (best === null) continue;
    const { layout, replicas } = best.deployment;
    const write = layoutFlags(engine.version.family, layout, replicas);
    return [{ kind: "attention", cards, write, card }];
  }
  return [];
}

/** The first of each row that the card computes in, or whose weights alone are stored so. */
const SMALLER: readonly (readonly Precision[])[] = [["FP8", "INT8"], ["INT4"]];

/** In 8 bit, and in 4 bit if that needs fewer still. Files of llama.cpp have sizes of their own. */
function fewerBits(question: Asked, now: number): Alternative[] {
  const { card, engine } = question;
  const stored = storedAs(askedPrecision(question), card, engine).precision;
  if (!engine.version.pool || FORMATS[stored].family === "gguf") return [];
  const found: Alternative[] = [];
  for (const choices of SMALLER) {
    const precision = choices.find((one) => {
      const kept = storedAs(one, card, engine);
      // 4-bit weights are unpacked wherever they run
      return kept.precision === one && (kept.notes.length === 0 || one === "INT4");
    });
    if (precision === undefined || FORMATS[precision].bits >= FORMATS[stored].bits) continue;
    const asked = { ...question, precision };
    const one = offer("precision", asked, found.at(-1)?.cards ?? now, precision);
    if (one !== null) found.push(one);
  }
  return found;
}
