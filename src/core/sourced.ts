/** Said in place of an address where we measured ourselves; tables say it in their own language. */
export const OWN_RUNS = "own runs on one H100 and one H200";

/** A number we did not derive ourselves, with the evidence for it. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
  readonly checkedOn: string;
}
