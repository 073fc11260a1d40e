import type { Card } from "../core/card";
import { perObject } from "../core/memo";
import { CARD_ROWS, cardOf, type CatalogCard } from "./cards";

/**
 * Cards of the same maker that hold more and lack nothing: compute, formats and links are no less. The smallest first;
 * none for a card that is no row of the catalogue.
 */
export const largerCards = perObject((card: Card): readonly CatalogCard[] => {
  const row = CARD_ROWS.find(({ id }) => id === (card as Partial<CatalogCard>).id);
  if (row === undefined) return [];
  const { maker, platform, memoryGb, fp16Tflops, nativeFormats } = row;
  return CARD_ROWS.filter(
    (other) =>
      other.maker === maker &&
      other.platform === platform &&
      other.memoryGb > memoryGb &&
      (other.fp16Tflops ?? 0) >= (fp16Tflops ?? 0) &&
      nativeFormats.every((format) => other.nativeFormats.includes(format)),
  )
    .map(cardOf)
    .filter(({ peerLinks }) => peerLinks || !card.peerLinks)
    .sort((a, b) => a.memoryGb - b.memoryGb);
});
