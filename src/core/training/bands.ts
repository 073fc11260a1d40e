import type { TrainingPart } from "./question";
import { TRAINING_BANDS, UNKNOWN_BAND, type Band } from "./measured";
import type { TrainingSettings } from "./settings";
import { bytes, sumBytes, type Bytes } from "../units";

/** States follow from the settings to the byte; what varies from run to run is everything else. */
const KNOWN: readonly string[] = ["Weights", "Gradients", "Optimizer states"];

export const bandOf = (settings: TrainingSettings): Band =>
  TRAINING_BANDS[settings.framework] ?? UNKNOWN_BAND;

/**
 * Gives each part a low and a high. The total moves by the band of its framework; weights, gradients and optimizer
 * states stay, and the rest carries the difference in proportion. Low never falls below the states, high adds
 * what a paged optimizer may still hold on the card.
 */
export function spread<P extends Pick<TrainingPart, "name" | "size">>(
  parts: readonly P[],
  settings: TrainingSettings,
  paged: number,
): (P & { low: Bytes; high: Bytes })[] {
  const total = sumBytes(parts.map((part) => part.size));
  const open = sumBytes(parts.filter((part) => !KNOWN.includes(part.name)).map((part) => part.size));
  const { below, above } = bandOf(settings);
  const down = Math.max(0, 1 - (below * total) / open);
  const up = 1 + (above * total) / open;
  return parts.map((part) => {
    if (!KNOWN.includes(part.name))
      return { ...part, low: bytes(part.size * down), high: bytes(part.size * up) };
    const more = part.name === "Optimizer states" ? paged : 0;
    return { ...part, low: part.size, high: bytes(part.size + more) };
  });
}
