import { usualServer } from "../engines/servers";
import { countsOf, fitsNowhere, smallestCards } from "./inference";
import type { Deployment } from "./deployment";
import type { ServingQuestion } from "./question";
import { requestsThatFit, sequencesOf, tried } from "./room";

/** Copies of a model beside one another, in servers of one size. */
export interface Fleet {
  readonly servers: number;
  readonly perServer: number;
  readonly copies: number;
  /** Of one copy. */
  readonly cards: number;
}

/**
 * The fewest servers that hold so many requests, in as many copies of the model as that takes; of those that fill as
 * many servers the fewest cards at work.
 *
 * Formula: copies = requests ÷ (what one copy holds, at most its batch), rounded up; servers = copies × servers
 *          that the layout of one spans, copies that share a server kept whole
 * Units:   servers of `perServer` cards; the card's usual server where that is left open
 * Source:  docs/formulas.md §8
 * Errors:  fits-nowhere, or why no layout can be
 */
export function smallestFleet(question: Omit<ServingQuestion, "cards">): Fleet {
  const perServer = question.perServer ?? usualServer(question.card);
  const asked = { cards: null, ...question, perServer };
  let best: Fleet | null = null;
  for (const cards of countsOf(asked)) {
    // one copy alone is more than all that is needed
    if (best !== null && Math.ceil(cards / perServer) > best.servers) break;
    const fleet = fleetOf(asked, cards, perServer);
    if (fleet !== null && (best === null || isSmaller(fleet, best))) best = fleet;
  }
  return best ?? (question.perServer == null ? smallerServers(question) : null) ?? nowhere(asked);
}

/** Heads that the usual server cannot share may go out over smaller ones: phi-4's 10 KV heads over pairs, not over fours. */
function smallerServers(question: Omit<ServingQuestion, "cards">): Fleet | null {
  const one = { ...question, concurrency: 1 };
  const cards = smallestCards(one);
  return fleetOf(question, cards, tried({ ...one, cards }).perServer);
}

function nowhere(question: Omit<ServingQuestion, "cards">): never {
  throw fitsNowhere({ ...question, concurrency: 1 });
}

function fleetOf(question: Omit<ServingQuestion, "cards">, cards: number, perServer: number): Fleet | null {
  const asked = { ...question, cards };
  const deployment = tried(asked);
  if (deployment.problem !== null) return null;
  const each = served(deployment, asked);
  if (each < 1) return null;
  // what keeps no cache takes any number of requests, and one copy all the same
  const copies = Math.max(1, Math.ceil(question.concurrency / each));
  const servers =
    cards < perServer ? Math.ceil(copies / Math.floor(perServer / cards)) : copies * deployment.servers;
  return { servers, perServer, copies, cards };
}

const isSmaller = (one: Fleet, other: Fleet): boolean =>
  one.servers < other.servers ||
  (one.servers === other.servers && one.copies * one.cards < other.copies * other.cards);

/** Requests that one deployment works on at once: what its cache holds, and no more than its batch. */
function served(deployment: Deployment, question: ServingQuestion): number {
  const held = Math.floor(requestsThatFit(deployment, question));
  return question.engine.version.pool ? Math.min(held, sequencesOf(deployment)) : held;
}
