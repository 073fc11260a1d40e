import type { Alternative } from "../core/serving/alternatives";
import type { Inputs } from "./state";

/** What the fields hold when an offer is taken; the number of cards is worked out anew. */
export function taken({ kind, write }: Alternative, { engine }: Inputs): Partial<Inputs> {
  const cards = "auto";
  switch (kind) {
    case "utilisation":
    case "attention":
      return { cards, engine: [engine.trim(), write].filter((text) => text !== "").join(" ") };
    case "precision":
      return { cards, precision: write };
    case "card":
      return { cards, card: write };
  }
}
