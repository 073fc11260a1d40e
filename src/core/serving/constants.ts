import { lawBytes, type CacheLaw, type Growth } from "../engines/cache-plan";
import { InputError, NotFoundError } from "../errors";
import { BYTES_PER_GIB } from "../units";
import type { DeviceLoad } from "./deployment";
import type { ServingQuestion } from "./question";
import { deployed, sequencesOf } from "./room";

/** The numbers that capture one option, in the order in which VRAM.CONSTANTS lists them; new ones only at the end. */
export const CONSTANTS = [
  "cards",
  "copies",
  "weightsGib",
  "besideGib",
  "limitGib",
  "tokenKib",
  "page",
  "windowKib",
  "window",
  "stateGib",
  "secondKib",
  "second",
  "windowPage",
  "batch",
] as const;
export type Constants = Readonly<Record<(typeof CONSTANTS)[number], number>>;

/**
 * One option of a bid as numbers from which plain arithmetic answers for any context and any number of requests.
 *
 * Formula: KV(s) = (b x up(s, P) + a x up(min(s, S), Q) + a2 x up(min(s, S2), Q)) / 2^20 + state, up(n, P) whole pages;
 *          most requests = copies x INT((limit - weights - beside) / KV(s))
 * Units:   GiB and KiB per card, tokens
 * Source:  docs/functions.md §7; the same plan from which MAXCONCURRENCY counts
 * Errors:  constants-grow where buffers grow with the context; else as MAXCONCURRENCY
 *
 * Exact where pages of windows are alike and windows at most two: all but DeepSeek V4, which counts a few pages too many.
 * Of several stages the tightest counts; where another is tighter at other contexts, requests are counted too large, never
 * too small.
 */
export function constants(asked: Omit<ServingQuestion, "context" | "concurrency">): Constants {
  const { model, engine, card } = asked;
  if (!engine.version.pool)
    throw new NotFoundError("constants-grow", { model: model.name, engine: engine.version.name });
  const deployment = deployed({ ...asked, context: TYPICAL, concurrency: 1 });
  const { cards, attentionCopies, devices } = deployment;
  const loads = devices.map((device) => loadOf(device));
  const [first, ...others] = loads;
  if (first === undefined || loads.every(({ law }) => lawBytes(law, TYPICAL) === 0))
    throw new InputError("cache-none", { model: model.name });
  const tightest = others.reduce(
    (worst, load) => (fill(load, TYPICAL) > fill(worst, TYPICAL) ? load : worst),
    first,
  );
  const { weights, beside, available } = tightest.device;
  const law = available <= 0 ? simplified(tightest.law) : covering(tightest, loads);
  const { windows, page, windowPage } = law;
  const [one, two] = windows;
  const gib = (size: number): number => (size * card.devices) / BYTES_PER_GIB;
  const kib = (size = 0): number => (size * card.devices) / 1024;
  return {
    cards,
    copies: attentionCopies,
    weightsGib: gib(weights),
    besideGib: gib(beside),
    limitGib: gib(weights + beside + available + HALF_A_BYTE),
    tokenKib: kib(law.full),
    page,
    windowKib: kib(one?.tokenBytes),
    window: one?.most ?? 0,
    stateGib: gib(law.fixedBytes),
    secondKib: kib(two?.tokenBytes),
    second: two?.most ?? 0,
    windowPage,
    batch: sequencesOf(deployment),
  };
} // prettier-ignore

/** Which layout and which stage is the tightest hardly depends on the context; every one is looked at afterwards. */
export const TYPICAL = 4096;

/** What holds a whole number of requests to the byte must not lose one to rounding in GiB. */
const HALF_A_BYTE = 0.5;

interface Load {
  readonly available: number;
  readonly law: CacheLaw;
}

function loadOf({ standing, available, plan }: DeviceLoad): Load & {
  readonly device: { readonly weights: number; readonly beside: number; readonly available: number };
} {
  const { weights, activations, driver, libraries, graphs } = standing;
  const law = plan.law ?? { grows: [], fixedBytes: 0 };
  const beside = activations + driver + libraries + graphs;
  return { available, law, device: { weights, beside, available } };
}

/** Share of its room that one request fills; a device without room is fuller than any. */
const fill = ({ available, law }: Load, context: number): number =>
  available <= 0 ? Number.MAX_VALUE : lawBytes(law, context) / available;

/** Contexts at which laws bend, and some between. */
function samples(loads: readonly Load[]): number[] {
  const bends = loads.flatMap(({ law }) => law.grows.flatMap(({ page, most }) => [page, most]));
  const powers = Array.from({ length: 21 }, (_, power) => 2 ** power);
  return [...new Set([...powers, ...bends])]
    .filter(Number.isFinite)
    .flatMap((context) => [context, context + 1]);
}

/**
 * A law that no stage passes at any context, from the tightest stage's own: heavier tokens where another stage's are
 * heavier, in windows too if that comes closer, and in the fixed part what still lacks. Stages of like layers need none.
 */
function covering(tightest: Load, loads: readonly Load[]): Simple {
  const own = simplified(tightest.law);
  const scaled = loads.map(({ law, available }) => ({ law, simple: simplified(law), scale: tightest.available / available }));
  const needed = (context: number): number => Math.max(...scaled.map(({ law, scale }) => lawBytes(law, context) * scale));
  const heaviest = (part: (law: Simple) => number): number => {
    const most = Math.max(...scaled.map(({ simple, scale }) => part(simple) * scale));
    return most > part(own) * (1 + ROUNDING) ? most : part(own);
  };
  const covered = (windows: Simple["windows"]): Simple => {
    const law = { ...own, full: heaviest(({ full }) => full), windows };
    const missing = Math.max(...samples(loads).map((context) => needed(context) - lawBytes(lawOf(law), context)));
    return missing > 1 ? { ...law, fixedBytes: own.fixedBytes + missing } : law;
  };
  const excess = (law: Simple): number => USUAL.reduce((sum, context) => sum + lawBytes(lawOf(law), context) / needed(context), 0);
  const [plain, heavier] = [
    covered(own.windows),
    covered(own.windows.map((window) => ({ ...window, tokenBytes: heaviest((law) => weightOf(law, window)) }))),
  ];
  return excess(heavier) < excess(plain) ? heavier : plain;
} // prettier-ignore
const ROUNDING = 1e-12;
const USUAL = [1024, 4096, 16_384, 65_536];

/** What a token in a window of that size weighs. */
const weightOf = ({ windows }: Simple, { most }: Growth): number =>
  windows.find((window) => window.most === most)?.tokenBytes ?? 0;

interface Simple {
  /** Bytes of every token. */
  readonly full: number;
  readonly page: number;
  readonly windows: readonly Growth[];
  readonly windowPage: number;
  readonly fixedBytes: number;
}

/** A law with one kind of token that stays, two windows and a fixed part. */
function simplified({ grows, fixedBytes }: CacheLaw): Simple {
  const endless = grows.filter(({ most }) => !Number.isFinite(most));
  const bounded = grows.filter(({ most }) => Number.isFinite(most));
  const page = widest(endless);
  const windowPage = widest(bounded);
  const byCap = new Map<number, number>();
  for (const { most, tokenBytes } of bounded) byCap.set(most, (byCap.get(most) ?? 0) + tokenBytes);
  const windows = two(
    [...byCap].map(([most, tokenBytes]): Growth => ({ most, tokenBytes, page: windowPage })),
  );
  const slack = [
    ...endless.map((one) => one.tokenBytes * overhang(one.page, page)),
    ...bounded.map((one) => one.tokenBytes * overhang(one.page, windowPage)),
  ];
  return {
    full: endless.reduce((sum, { tokenBytes }) => sum + tokenBytes, 0),
    page,
    windows,
    windowPage,
    fixedBytes: slack.reduce((sum, size) => sum + size, fixedBytes),
  };
}

/**
 * The two windows that sizes leave room for, the heavier one first. Of more the two that differ by the least are one of the
 * longer one's size: DeepSeek-V4.1's hold 8,193, 8,195 and 8,319 tokens.
 */
function two(windows: readonly Growth[]): Growth[] {
  const left = [...windows].sort((a, b) => a.most - b.most);
  while (left.length > 2) {
    const added = left.slice(1).map(({ most }, at) => (most - (left[at]?.most ?? 0)) * (left[at]?.tokenBytes ?? 0));
    const at = added.indexOf(Math.min(...added));
    const tokenBytes = left.slice(at, at + 2).reduce((sum, one) => sum + one.tokenBytes, 0);
    left.splice(at, 2, ...left.slice(at + 1, at + 2).map((one) => ({ ...one, tokenBytes })));
  }
  return left.sort((a, b) => b.tokenBytes * b.most - a.tokenBytes * a.most);
} // prettier-ignore

/** The page of the largest of several. */
const widest = (grows: readonly Growth[]): number =>
  grows.reduce<Growth>((most, one) => (one.tokenBytes > most.tokenBytes ? one : most), { tokenBytes: -1, page: 1, most: 0 }).page; // prettier-ignore

/** Tokens by which whole pages of one size may pass whole pages of another. */
const overhang = (page: number, other: number): number =>
  other % page === 0 ? 0 : page % other === 0 ? page - other : page - 1;

const lawOf = ({ full, page, windows, fixedBytes }: Simple): CacheLaw => ({
  grows: [{ tokenBytes: full, page, most: Number.POSITIVE_INFINITY }, ...windows],
  fixedBytes,
});
