/** One measured run, as facts. */
export interface TrainingPoint {
  readonly framework: string;
  readonly model: string;
  readonly method: string;
  readonly context: number;
  readonly batch: number;
  readonly cards: number;
  /** What the source says of the run, in our setting words. */
  readonly settings: string;
  /** What was read: PyTorch's allocated or reserved peak, or the whole card. */
  readonly metric: "allocated" | "reserved" | "card";
  readonly gib: number;
  /** The author rounded it, or wrote "about". */
  readonly rounded?: true;
  /** What the source leaves to the framework, so that the run cannot be computed without naming it. */
  readonly unstated?: string;
  readonly source: string;
}

/** A measured run that the model does not describe, and why. */
export interface LeftOutRun {
  readonly framework: string;
  readonly model: string;
  readonly method: string;
  readonly gib: number | null;
  readonly reason: string;
  readonly source: string;
}
