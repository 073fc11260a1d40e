/** A number we did not derive ourselves, with the evidence for it. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
  readonly checkedOn: string;
}
