import { NotFoundError } from "../errors";
import { countsOf, fitsNowhere } from "../serving/inference";
import { tried } from "../serving/room";
import { firstBand } from "./classes";
import { MOST_FIRST } from "./constants";
import { ratesOf, settingOf, type Setting, type SpeedQuestion } from "./setting";
import { bandOf, speedAt } from "./speed";

/** The estimate, or the slow or the fast end of its band. */
export type Side = "mid" | "low" | "high";

/** What every user is promised: tokens a second at the least, and seconds to the first token at the most. */
export interface Level {
  readonly speed: number;
  /** null: no matter. */
  readonly first: number | null;
  readonly side: Side;
}

/** Factor by which a figure that is better when larger moves to an end of its band. */
export const sideFactor = (side: Side, { below, above }: { below: number; above: number }): number =>
  side === "mid" ? 1 : side === "low" ? 1 / below : above;

/** The same for seconds: three or 4.4 either way. */
export const firstFactor = (side: Side, users: number): number =>
  sideFactor(side, { below: firstBand(users), above: firstBand(users) });

/**
 * Most requests in flight that are each served at a level, and never more than memory holds. `low` asks that even the
 * slow end of the band keeps the promise.
 */
export function mostUsers(setting: Setting, level: Level): number {
  ratesOf(setting);
  const most = level.first === null ? setting.most : Math.min(setting.most, MOST_FIRST);
  // mostly memory decides
  if (most < 1 || keeps(setting, level, most)) return Math.max(0, most);
  let [served, beyond] = [0, most];
  while (beyond - served > 1) {
    const users = Math.floor((served + beyond) / 2);
    if (keeps(setting, level, users)) served = users;
    else beyond = users;
  }
  return served;
}

function keeps(setting: Setting, { speed, first, side }: Level, users: number): boolean {
  const at = speedAt(setting, users);
  if (at.perUser * sideFactor(side, bandOf(setting, users)) < speed) return false;
  // slow is late
  return first === null || at.first / firstFactor(side, users) <= first;
}

/**
 * The smallest number of cards that serves so many users at a level: a layout, in as many copies as it takes. A layout
 * whose rates are not known, as that of several cards without a known link, is passed over where another one serves.
 *
 * Formula: least over layouts of cards × ⌈users ÷ users of one layout⌉
 * Errors:  rate-unknown, where a fact is missing for the layouts that are left; speed-nowhere and its kin, where no layout
 *          serves even one; fits-nowhere, where none holds the model
 */
export function speedCards(question: CardsQuestion, level: Level): number {
  const { best, unknown, tries } = fewestAt(question, level);
  if (best < Infinity) return best;
  if (unknown !== null) throw unknown;
  if (tries === 0) throw fitsNowhere({ ...contextOf(question), concurrency: 1 });
  throw nowhere(question, level);
}

type CardsQuestion = Omit<SpeedQuestion, "cards">;

const contextOf = (question: CardsQuestion) => ({ ...question, context: question.prompt + question.answer });

interface Found {
  /** Infinity: none of the layouts tried serves one user at the level. */
  readonly best: number;
  /** What is missing of layouts that could not be timed. */
  readonly unknown: NotFoundError | null;
  readonly tries: number;
}

function fewestAt(question: CardsQuestion, level: Level): Found {
  const asked = contextOf(question);
  let [best, tries] = [Infinity, 0];
  let unknown: NotFoundError | null = null;
  // one user's tokens pass through all stages, however many there are: more of them make none faster
  const tooSlow = new Set<string>();
  for (const cards of countsOf(asked)) {
    if (cards >= best) break;
    const { problem, layout } = tried({ ...asked, cards });
    const ranks = `${layout.tensorParallel} ${layout.attentionParallel}`;
    if (problem !== null || tooSlow.has(ranks)) continue;
    const setting = settingIfHeld({ ...question, cards });
    if (setting instanceof NotFoundError) unknown ??= setting;
    if (setting === null || setting instanceof NotFoundError) continue;
    tries++;
    const users = mostUsers(setting, level);
    if (users === 0 && setting.most > 0) tooSlow.add(ranks);
    if (users > 0) best = Math.min(best, cards * Math.ceil(question.concurrency / users));
  }
  return { best, unknown, tries };
}

/** Which part of the level no layout reaches: a reader who asks for less has to know of what. */
function nowhere(question: CardsQuestion, { speed, first, side }: Level): NotFoundError {
  const reached = (level: Level): boolean => fewestAt(question, level).best < Infinity;
  const values = { model: question.model.name, card: question.card.name, speed };
  if (first !== null && reached({ speed, first: null, side }))
    return new NotFoundError("first-nowhere", { ...values, first });
  const stated = countsOf(contextOf(question)).length === 1;
  const low = side === "low" && reached({ speed, first: null, side: "mid" });
  return new NotFoundError(
    low ? "speed-nowhere-low" : stated ? "speed-nowhere-flags" : "speed-nowhere",
    values,
  );
}

/** null: weights or one request do not fit. An error of this kind is what is missing for a time, and is no reason to stop. */
function settingIfHeld(question: SpeedQuestion): Setting | NotFoundError | null {
  try {
    return settingOf({ ...question, concurrency: 1 });
  } catch (error) {
    if (error instanceof NotFoundError && TOO_SMALL.has(error.rule)) return null;
    if (error instanceof NotFoundError && error.rule === "rate-unknown") return error;
    throw error;
  }
}
const TOO_SMALL: ReadonlySet<string> = new Set(["weights-beyond-card", "no-room-for-cache"]);
