import { cardDraft } from "./draft";
import type { OwnParts } from "./parts";
import { TypedNumbers } from "./typed-numbers";

/** A card in a few numbers. */
export const CardView = (parts: OwnParts) => (
  <TypedNumbers
    parts={parts}
    id="vram-own-card"
    labels={parts.texts.cardNumbers}
    draft={(rows) => cardDraft(parts.texts.card, parts.texts.typed, rows)}
  />
);
