import type { OptionFigures } from "../../bid/figures";

/** What is said of an option at a glance: speed at the low end of its estimate, which may have to be measured first. */
export type Fit = "none" | "slow" | "untested" | "toMeasure" | "met";

export function fitOf({ order, speed }: Pick<OptionFigures, "order" | "speed">): Fit {
  if (order.instances === 0) return "none";
  if (order.slow) return "slow";
  if (order.estimate === null) return "untested";
  return speed?.measure === 1 ? "toMeasure" : "met";
}
