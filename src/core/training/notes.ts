import { hasExperts } from "../feed-forwards/all";
import { bandOf } from "./bands";
import { TRAINING_BANDS } from "./measured";
import type { CompleteQuestion, StageBytes, TrainingNote } from "./question";

/** Plain data parallel, and nothing else: each card holds every layer whole. */
const isCopied = ({ settings: s, cards }: CompleteQuestion): boolean =>
  cards > 1 && s.zero === 0 && s.tp * s.pp * s.ep === 1;

/** A quantised base was asked for of a method that keeps 16 bit. */
const isFullBase = ({ given, method }: CompleteQuestion): boolean =>
  method !== "qlora" && (given.base !== undefined || given.doubleQuant !== undefined);

/** What a reader of the result should know beside the parts. */
export function trainingNotes(asked: CompleteQuestion, stage: StageBytes): TrainingNote[] {
  const { settings: s, method, model, cards, given } = asked;
  const band = bandOf(s);
  const values = { framework: s.framework, belowShare: band.below, aboveShare: band.above, runs: band.runs };
  const sizes = Object.fromEntries(stage.phases.map(({ name, size }) => [`${name}Size`, size]));
  const paged = stage.states.paged;
  const experts = hasExperts(model.layers);
  const notes: (TrainingNote | false)[] = [
    { rule: TRAINING_BANDS[s.framework] ? "train-note-band" : "train-note-band-unknown", values },
    { rule: `train-note-peak-${stage.peak.name}`, values: { recomputeSize: 0, firstSize: 0, ...sizes } },
    method !== "full" && { rule: "train-note-trained", values: { trained: stage.states.trained } },
    s.packing === 0 && { rule: "train-note-length", values: { context: asked.context } },
    paged > 0 && { rule: "train-note-paged", values: { pagedSize: paged } },
    (given.zero ?? 0) > 0 && (cards === 1 || s.zero === 0) && { rule: "train-note-one-card", values: {} },
    given.zero === undefined &&
      s.zero > 0 && { rule: "train-note-sharded", values: { framework: s.framework } },
    given.zero === undefined && isCopied(asked) && { rule: "train-note-copied", values: {} },
    isFullBase(asked) && { rule: "train-note-base", values: {} },
    experts && { rule: "train-note-experts", values: {} },
  ];
  return notes.filter((note) => note !== false);
}
