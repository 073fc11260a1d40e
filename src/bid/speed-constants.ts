/** What VRAM.CONSTANTS lists from its 15th on: core/speed/law.ts computes them in this order. */
export const SPEED_CONSTANTS = [
  "groups", "dealt", "denseMs", "expertsMs", "leftOut", "stateMs",
  "readUs", "readNearUs", "readFarUs", "near", "far",
  "computeMs", "latentUs", "latentNearUs", "latentFarUs",
  "linkMs", "requestMs", "fixedMs",
  "promptUs", "pairNs", "pairNearNs", "pairFarNs",
  "startMs", "queue", "below", "above", "points", "measure",
] as const; // prettier-ignore
export type SpeedConstants = Readonly<Record<(typeof SPEED_CONSTANTS)[number], number>>;

/** A constant that is missing is never taken for 0. */
export function namedSpeed(numbers: readonly number[]): SpeedConstants {
  if (numbers.length !== SPEED_CONSTANTS.length) throw new Error("a speed has all of its constants");
  return Object.fromEntries(SPEED_CONSTANTS.map((name, at) => [name, numbers[at]])) as SpeedConstants;
}
