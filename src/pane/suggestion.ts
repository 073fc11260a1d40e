import { searchCards, searchModels } from "../catalog/find";
import type { Field } from "./state";

const SEARCHES: Partial<Record<Field, (query: string) => { name: string }[]>> = {
  model: searchModels,
  card: searchCards,
};

/** Names are told apart at their ends: the longest beginning that the catalogue knows leads to what was meant. */
export function suggestion(field: Field, typed: string): string | null {
  const search = SEARCHES[field];
  const text = typed.trim().slice(0, LONGEST);
  for (let length = text.length; search && length >= SHORTEST; length--) {
    const [first] = search(text.slice(0, length));
    if (first) return first.name;
  }
  return null;
}

const SHORTEST = 2;
const LONGEST = 40;
