import {
  countsOf,
  engineFor,
  InputError,
  layoutFlags,
  searchCards,
  serve,
  settingOf,
} from "../functions/shared";
import type { CatalogCard } from "../catalog/cards";
import type { Card } from "../core/card";
import type { Precision } from "../core/formats/precision";
import type { ServingQuestion } from "../core/serving/question";
import { attempt } from "./reading";
import { speedOf, type Banded, type Speed, type SpeedAsked } from "./speed";
import type { Inputs } from "./state";

/** One change that makes what fits fast enough; what it costs is the reader's to weigh. */
export interface SpeedOffer {
  readonly kind: "cards" | "copies" | "precision" | "card";
  readonly cards: number;
  readonly card: Card;
  readonly precision: Precision | null;
  readonly copies: number;
  readonly perUser: Banded;
  /** Whether the low end of the band reaches it too: a bid is sized on that. */
  readonly sure: boolean;
  /** What the fields hold when it is taken. */
  readonly taken: Partial<Inputs>;
}

/** The memory question with the cards of its answer, and what was typed for the engine. */
export interface Slow extends ServingQuestion {
  readonly cards: number;
  readonly engineText: string;
}

/** Larger deployments are no remedy. */
const MOST_COUNTS = 12;
const MOST_CARDS = 6;

/** What serves all requests as fast as is wanted: more cards, fewer bits, another card. Each is asked before it is offered. */
export function speedOffers(slow: Slow, asked: SpeedAsked): SpeedOffer[] {
  const ways = [moreCards(slow, asked), fewerBits(slow, asked), fasterCard(slow, asked)];
  return ways.map(best).filter((offer) => offer !== null);
}

/** The smallest change that reaches the speed on the low end; where none does, the smallest that reaches it by the estimate. */
function best(offers: Iterable<SpeedOffer>): SpeedOffer | null {
  let first: SpeedOffer | null = null;
  for (const offer of offers) {
    if (offer.sure) return offer;
    first ??= offer;
  }
  return first;
}

type Reached = Pick<SpeedOffer, "perUser" | "sure">;

/** What a changed question gives each user, if it fits and that is enough. */
function reached(question: ServingQuestion & { cards: number }, asked: SpeedAsked): Reached | null {
  const speed = attempt((): Speed | null => (serve(question).fits ? speedOf(question, asked) : null));
  if (speed === null || speed.perUser instanceof InputError) return null;
  const { perUser, enough } = speed;
  return perUser.mid >= asked.wanted ? { perUser, sure: enough === "whole band" } : null;
}

const change = ({ card }: Slow) => ({ card, precision: null, copies: 1 });

/** In one layout; where that takes more, or does not help, in copies that share the users. */
function* moreCards(slow: Slow, asked: SpeedAsked): Generator<SpeedOffer> {
  const counts = (attempt(() => countsOf(slow)) ?? [])
    .filter((cards) => cards > slow.cards)
    .slice(0, MOST_COUNTS);
  for (const cards of counts) {
    const speed = reached({ ...slow, cards }, asked);
    if (speed !== null)
      yield { ...change(slow), kind: "cards", cards, ...speed, taken: { cards: String(cards) } };
    const copied = speed?.sure === true ? null : inCopies(slow, asked, cards);
    if (copied !== null) yield copied;
  }
}

/** Engines whose flags say how many copies of the whole model there are. */
const COPYING: ReadonlySet<string> = new Set(["vllm", "vllm-ascend", "sglang"]);

function inCopies(slow: Slow, asked: SpeedAsked, cards: number): SpeedOffer | null {
  const copies = cards / slow.cards;
  const { family } = slow.engine.version;
  if (!Number.isInteger(copies) || !COPYING.has(family)) return null;
  const one = attempt(() => settingOf({ ...slow, ...asked }));
  if (one === null || one.deployment.replicas > 1) return null;
  const flags = layoutFlags(family, one.deployment.layout, copies);
  const engineText = [slow.engineText.trim(), flags].filter((text) => text !== "").join(" ");
  const engine = attempt(() => engineFor(engineText, slow.card));
  const speed = engine === null ? null : reached({ ...slow, engine, cards }, asked);
  return speed === null
    ? null
    : {
        ...change(slow),
        kind: "copies",
        cards,
        copies,
        ...speed,
        taken: { cards: "auto", engine: engineText },
      };
}

/** The first that the card takes as it is stored, on the same cards: 8 bit before 4. */
const SMALLER: readonly Precision[] = ["FP8", "INT8", "INT4"];

function* fewerBits(slow: Slow, asked: SpeedAsked): Generator<SpeedOffer> {
  const now = attempt(() => settingOf({ ...slow, ...asked }));
  if (now === null) return;
  for (const precision of SMALLER) {
    const then = attempt(() => settingOf({ ...slow, ...asked, precision }));
    // a card without the format holds something else in its place
    if (then?.deployment.precision !== precision || sizeOf(then) >= sizeOf(now)) continue;
    const speed = reached({ ...slow, precision }, asked);
    if (speed === null) continue;
    const taken = { precision, cards: String(slow.cards) };
    yield { ...change(slow), kind: "precision", precision, cards: slow.cards, ...speed, taken };
  }
}

const sizeOf = ({ profile }: ReturnType<typeof settingOf>): number => profile.denseSize + profile.expertsSize;

/** The next faster card of the same maker that lacks nothing, on no more of them than now. */
function* fasterCard(slow: Slow, asked: SpeedAsked): Generator<SpeedOffer> {
  for (const card of fasterThan(slow.card)) {
    const counts = (attempt(() => countsOf({ ...slow, card })) ?? []).filter((cards) => cards <= slow.cards);
    for (const cards of counts) {
      const speed = reached({ ...slow, card, cards }, asked);
      if (speed === null) continue;
      const taken = { card: card.name, cards: String(cards) };
      yield { ...change(slow), kind: "card", card, cards, ...speed, taken };
    }
  }
}

function fasterThan(card: Card): CatalogCard[] {
  const rows = searchCards("");
  // one of the user's own has no id
  const own = rows.find(({ id }) => id === (card as Partial<CatalogCard>).id);
  const [bandwidth, rate] = [own?.bandwidthGbPerSecond ?? null, own?.fp16Tflops ?? 0];
  if (own === undefined || bandwidth === null) return [];
  return rows
    .filter(
      (other) =>
        other.maker === own.maker &&
        other.platform === own.platform &&
        (other.bandwidthGbPerSecond ?? 0) > bandwidth &&
        (other.fp16Tflops ?? 0) >= rate &&
        other.memoryGb >= own.memoryGb &&
        (other.peerLinks || !own.peerLinks),
    )
    .sort((a, b) => (a.bandwidthGbPerSecond ?? 0) - (b.bandwidthGbPerSecond ?? 0))
    .slice(0, MOST_CARDS);
}
