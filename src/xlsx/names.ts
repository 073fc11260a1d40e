import type { NamedRange } from "hucre";

/** Names behind names, counted as often as they are asked: an honest one asks a few. */
const MOST_ASKED = 500;

/**
 * The names that can be worked out: not those that stand for each other in a circle, and not those that stand for more
 * than so many others. The grid puts what a name stands for in its place, for as long as there are names in it.
 */
export function workable(names: readonly NamedRange[]): NamedRange[] {
  const known = new Set(names.map(({ name }) => name.toLowerCase()));
  const asked = new Map<string, string[]>();
  const askers = new Map<string, string[]>();
  for (const { name, range } of names) {
    const own = name.toLowerCase();
    const others = wordsIn(range).filter((word) => known.has(word));
    asked.set(own, [...(asked.get(own) ?? []), ...others]);
    for (const other of others) askers.set(other, [...(askers.get(other) ?? []), own]);
  }
  // each name once all that it asks for are weighed; in a circle none ever is
  const left = new Map([...asked].map(([name, others]) => [name, others.length]));
  const weights = new Map<string, number>();
  const next = [...left].filter(([, count]) => count === 0).map(([name]) => name);
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    const weight = (asked.get(name) ?? []).reduce((sum, other) => sum + (weights.get(other) ?? 0), 1);
    if (weight > MOST_ASKED) continue;
    weights.set(name, weight);
    for (const asker of askers.get(name) ?? []) {
      const waits = (left.get(asker) ?? 0) - 1;
      left.set(asker, waits);
      if (waits === 0) next.push(asker);
    }
  }
  return names.filter(({ name }) => weights.has(name.toLowerCase()));
}

/** What may be a name in a formula; texts, the names of sheets, and cells, rows and columns are none. */
const wordsIn = (formula: string): string[] =>
  formula
    .toLowerCase()
    .replace(/"[^"]*"|'[^']*'!?/g, " ")
    .replace(
      /(?<![\p{L}\p{N}_.\\])(?:\$?[a-z]{1,3}\$?\d{1,7}|\$?[a-z]{1,3}:\$?[a-z]{1,3})(?![\p{L}\p{N}_.\\!])/gu,
      " ",
    )
    .match(/(?<![\p{L}\p{N}_.\\])[\p{L}_\\][\p{L}\p{N}_.\\]*(?![\p{L}\p{N}_.\\!])/gu) ?? [];
