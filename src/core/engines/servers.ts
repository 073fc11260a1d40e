import type { Card } from "../card";
import { perQuestion } from "../memo";

/** Cards of one server when the card's row does not say. More than 16 is a rack or a supernode, not a server. */
const USUAL = 8;
const LARGEST_SERVER = 16;

/** Servers in which the card is sold, the smallest first; racks are assumed only where somebody asks for one. */
export function serverSizes(card: Card): readonly number[] {
  const sold = card.cardsPerServer.filter((cards) => cards <= LARGEST_SERVER).sort((a, b) => a - b);
  return sold.length === 0 ? [USUAL] : sold;
}

/** Cards of the server in which the card is mostly bought: its row's word, else the largest of up to 8. */
export function usualServer(card: Card): number {
  const sizes = serverSizes(card);
  return card.usualServer ?? sizes.filter((cards) => cards <= USUAL).at(-1) ?? sizes[0] ?? USUAL;
}

/** Servers of which several may hold one copy, the usual size first. */
const fullSizes = kept((card, perServer) => {
  if (perServer !== null) return [perServer];
  const usual = usualServer(card);
  const others = serverSizes(card).filter((cards) => cards !== usual && cards >= Math.min(USUAL, usual));
  return [usual, ...others];
});

/**
 * Boxes with fewer places than the usual server has, the largest first. Nobody joins them by a network where full
 * servers hold as many cards, so they make up the numbers between: 12 cards are three boxes of 4. A box of one card
 * shares no layer.
 */
const smallerSizes = kept((card, perServer) => {
  if (perServer !== null) return [];
  const most = Math.min(USUAL, usualServer(card));
  return serverSizes(card)
    .filter((cards) => cards > 1 && cards < most)
    .reverse();
});

/** Above so many boxes the next full server is the nearer choice. */
const MOST_BOXES = 16;

/** The smaller box of which so many cards, more than one usual server holds, fill whole ones. */
function smallerBox(card: Card, cards: number, perServer: number | null): number | undefined {
  if (cards <= usualServer(card)) return undefined;
  return smallerSizes(card, perServer).find((size) => cards % size === 0 && cards <= MOST_BOXES * size);
}

/** Worked out once for a card and a size of server: a column of cells asks for it a thousand times. */
function kept(compute: Counting): Counting {
  return perQuestion(
    compute,
    (card) => card,
    (_, perServer) => perServer ?? 0,
  );
}

type Counting = (card: Card, perServer: number | null) => readonly number[];

/** Cards of a server that share every layer: heads are cut in powers of two. */
export const sharing = (cards: number): number => 2 ** Math.floor(Math.log2(cards));

/** One way to put so many cards into servers. */
export interface Spread {
  /** Pipeline stages: one, or one a server. */
  readonly stages: number;
  readonly perServer: number;
  readonly servers: number;
}

/**
 * Every way to put so many cards into servers: inside one, or so many whole ones, or so many whole smaller boxes. Any
 * other number has all of them share every layer, which heads seldom allow.
 */
export function spreads(card: Card, cards: number, perServer: number | null): readonly Spread[] {
  const ways = new Map<number, Spread>();
  for (const size of fullSizes(card, perServer)) {
    const together = sharing(size);
    const stages = cards > together && cards % together === 0 ? cards / together : 1;
    if (stages === 1 && cards > size) continue;
    const way = { stages, perServer: size, servers: stages };
    if (!ways.has(stages)) ways.set(stages, way);
  }
  if (ways.size > 0) return [...ways.values()];
  const box = smallerBox(card, cards, perServer);
  const stages = box === undefined ? 1 : cards / sharing(box);
  return [{ stages, ...boxes(card, cards, perServer) }];
}

/**
 * Servers that so many cards fill: usual ones where those share every layer that must, one that holds them all, else
 * some of the usual size or whole smaller boxes.
 *
 * @param together Cards that share every layer, as far as flags say; all of them where nobody does.
 */
export function boxes(
  card: Card,
  cards: number,
  perServer: number | null,
  together = cards,
): Pick<Spread, "perServer" | "servers"> {
  const sizes = fullSizes(card, perServer);
  const usual = sizes[0] ?? USUAL;
  const fillsUsual = cards % usual === 0;
  const whole = fillsUsual ? usual : (smallerBox(card, cards, perServer) ?? usual);
  const size = fillsUsual && together <= usual ? usual : (sizes.find((all) => all >= cards) ?? whole);
  return { perServer: size, servers: Math.ceil(cards / size) };
}

const MOST_CARDS = 512;

/** Counts worth trying where cards share every layer, smallest first: powers of two in one server, then whole servers. */
export const sharedCounts = kept((card, perServer) => {
  const counts = new Set<number>();
  for (const size of fullSizes(card, perServer)) {
    const together = sharing(size);
    for (let cards = 1; cards <= together; cards *= 2) counts.add(cards);
    for (let cards = 2 * together; cards <= MOST_CARDS; cards += together) counts.add(cards);
  }
  addSmaller(counts, card, perServer);
  return [...counts].sort((a, b) => a - b);
});

/** The same where layers are dealt out whole: every count in one server, then whole servers. */
export const dealtCounts = kept((card, perServer) => {
  const counts = new Set<number>();
  for (const size of fullSizes(card, perServer)) {
    for (let cards = 1; cards <= size; cards++) counts.add(cards);
    for (let cards = 2 * size; cards <= MOST_CARDS; cards += size) counts.add(cards);
  }
  addSmaller(counts, card, perServer);
  return [...counts].sort((a, b) => a - b);
});

/** Whole smaller boxes, where the numbers of full servers leave gaps. */
function addSmaller(counts: Set<number>, card: Card, perServer: number | null): void {
  const usual = usualServer(card);
  for (const size of smallerSizes(card, perServer))
    for (let cards = usual + size; cards <= MOST_BOXES * size; cards += size) counts.add(cards);
}
