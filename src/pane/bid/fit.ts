import type { OptionFigures } from "../../bid/figures";

/** What is said of an option at a glance: speed at the low end of its estimate. */
export type Fit = "none" | "slow" | "untested" | "met";

export const fitOf = ({ order }: Pick<OptionFigures, "order">): Fit =>
  order.instances === 0 ? "none" : order.slow ? "slow" : order.estimate === null ? "untested" : "met";
