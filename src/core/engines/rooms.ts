import type { RoomQuestion, Standing } from "./engine";

/** What is left of a device when everything but the cache stands. */
export const leftOver = (memory: number, standing: Standing): number => {
  const { weights, activations, driver, libraries, graphs } = standing;
  return memory - driver - libraries - weights - activations - graphs;
};

/**
 * The engine takes a share of the whole card: its cache gets what weights, step and libraries leave of it, and graphs
 * where the engine counts them; it can never get more than there is.
 *
 * Formula: min(memory × share − weights − activations − libraries [− graphs], what is left over)
 */
export const shareOfCard = ({ memory, share, standing }: RoomQuestion, graphsInside: number): number => {
  const { weights, activations, libraries } = standing;
  return Math.min(
    memory * share - weights - activations - libraries - graphsInside,
    leftOver(memory, standing),
  );
};
