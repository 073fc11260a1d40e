import type { Card } from "../card";

/** Cards whose measured points lie alike: what they reach of the usual share, and how far off a figure may be. */
export interface SpeedClass {
  readonly name: string;
  /** Shares of what an engine reaches on NVIDIA's data-centre cards: of bandwidth, of the rate, of its pace. */
  readonly memory: number;
  readonly compute: number;
  readonly pace: number;
  /** Four of five points lie between the estimate ÷ `below` and × `above`. */
  readonly below: number;
  readonly above: number;
  /** Points of docs/accuracy.md that the band rests on. */
  readonly points: number;
}

/** Else measure before you sign: fewer points than this, or a Chinese card. */
const ENOUGH_POINTS = 30;
export const measured = ({ name, points }: Pick<SpeedClass, "name" | "points">): boolean =>
  name !== "Chinese" && points >= ENOUGH_POINTS;

/** Fewer operations a byte than this, and there are too few units to draw on all of the memory: H20 37, A100 153. */
const STARVED = 50;
/** Stacked memory starts here, in GB/s: AMD's Instinct has it, its Radeon has not. */
const STACKED = 1000;

const USUAL = { memory: 1, compute: 1, pace: 1 } as const;
/** What engines reach that were not tuned for a card: AMD's share. */
const UNTUNED = { memory: 0.78, compute: 0.78, pace: 0.78 } as const;

const isNvidia = ({ platform }: Card): boolean => platform === "cuda";
const rateOf = ({ bf16Tflops, fp16Tflops }: Card): number => bf16Tflops ?? fp16Tflops ?? Infinity;

/**
 * In the order they are tried. Factors were fitted on halves of the points: AMD 0.75 and 0.77, Chinese cards 0.60 and
 * 0.55, starved ones 0.55 and 0.48.
 */
const WIDEST = { below: 2, above: 2 } as const;
const CLASSES: readonly (SpeedClass & { readonly holds: (card: Card) => boolean })[] = [
  { name: "unlisted", ...UNTUNED, ...WIDEST, points: 0, holds: ({ unlisted }) => unlisted === true },
  { name: "Chinese", memory: 0.6, compute: 0.6, pace: 1, ...WIDEST, points: 97, holds: (card) => card.chinese === true },
  { name: "starved", ...USUAL, memory: 0.5, below: 1.3, above: 1.4, points: 88, holds: (card) => isNvidia(card) && rateOf(card) * 1000 < STARVED * (card.bandwidthGbPerSecond ?? 0) },
  { name: "RTX", ...USUAL, below: 1.6, above: 2.3, points: 16, holds: (card) => isNvidia(card) && /\b(RTX|GeForce)\b/.test(card.name) },
  { name: "NVIDIA", ...USUAL, below: 1.7, above: 1.5, points: 972, holds: isNvidia },
  { name: "Instinct", ...UNTUNED, below: 1.9, above: 1.6, points: 118, holds: ({ platform, bandwidthGbPerSecond }) => platform === "rocm" && (bandwidthGbPerSecond ?? 0) >= STACKED },
  { name: "other", ...UNTUNED, ...WIDEST, points: 11, holds: () => true },
]; // prettier-ignore

/** One user of llama.cpp: nothing waits, nothing is shared, and points lie nearer. */
export const LOCAL: SpeedClass = { name: "local", ...USUAL, below: 1.25, above: 1.35, points: 94 };

/** Whose points those are: NVIDIA's cards, Apple's and Strix Halo. Of other cards none was measured so. */
const LOCAL_CLASSES: ReadonlySet<string> = new Set(["RTX", "NVIDIA", "other"]);
export const measuredAlone = ({ name }: SpeedClass): boolean => LOCAL_CLASSES.has(name);

export const speedClass = (card: Card): SpeedClass => {
  const found = CLASSES.find(({ holds }) => holds(card));
  if (found === undefined) throw new Error("the last class holds every card");
  return found;
};

/** First tokens vary with how requests arrive: they lie within so many times either way, and within more above so many users. */
export const FIRST_BAND = { few: 3, users: 32, many: 4.4 } as const;
export const firstBand = (users: number): number =>
  users > FIRST_BAND.users ? FIRST_BAND.many : FIRST_BAND.few;
