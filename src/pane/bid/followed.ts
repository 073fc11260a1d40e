import type { Traffic } from "../../bid/bid";

/** A sheet of a bid whose question the pane took over, and what it said then. */
export interface Followed {
  readonly sheet: string;
  readonly says: string;
}

/** What a bid's sheet Comparison states of its own: the share of the throughput to use, and what is kept free. */
export interface SharesOnSheet extends Followed {
  readonly use: number;
  readonly reserve: number;
}

/** What the sheet Capacity of a bid asks now: a bid is changed there as well. */
export interface BidOnSheet extends Followed {
  readonly scenario: string;
  readonly employees: number;
  readonly input: number;
  readonly output: number;
  readonly history: number;
  readonly speed: number;
  readonly firstToken: number;
  readonly tender: number | null;
  /** What the pane has no fields for: of the sheet, and of its scenario. */
  readonly traffic: Pick<Traffic, "access" | "peak">;
  readonly use: Pick<Traffic, "active" | "hourly">;
}
