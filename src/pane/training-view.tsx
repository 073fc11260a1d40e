import { bytes, partName } from "../functions/shared";
import { Bar, FILLS, Legend, Scale, type Segment } from "./bar";
import type { Scene } from "./scene";
import { frameworkName } from "./training-names";
import type { TrainingAnswer, TrainingRule, TrainingRun } from "./training";
import type { Way } from "./training-ways";
import { Notes, Verdict } from "./verdict";

/** What training takes: on the fullest card, or by the rule of thumb on all of them. */
export function TrainingView({ scene, answer }: { scene: Scene; answer: TrainingAnswer }) {
  return answer.kind === "training" ? (
    <Run scene={scene} answer={answer} />
  ) : (
    <Rule scene={scene} answer={answer} />
  );
}

const SIGNS = { "whole band": "good", expected: "tight", no: "bad" } as const;

function Run({ scene, answer }: { scene: Scene; answer: TrainingRun }) {
  const { texts, numbers, language } = scene;
  const { memory, usable, unit, fit } = answer;
  const segments = segmentsOf(scene, answer);
  const free = bytes(Math.max(0, (usable ?? 0) - memory.total));
  return (
    <>
      <Verdict sign={fit === null ? null : SIGNS[fit]}>{verdict(scene, answer)}</Verdict>
      <p class="why">{summary(scene, answer)}</p>
      <Why scene={scene} answer={answer} />
      <Bar
        scene={scene}
        segments={segments}
        unit={unit}
        usable={usable}
        marks={[memory.low, memory.high]}
        sentence={texts.bar(spokenParts(scene, segments, answer), spokenRest(scene, answer))}
      />
      <Scale
        limit={texts.training.marks(numbers.bare(memory.low, unit), numbers.size(memory.high, unit))}
        end={usable === null ? null : texts.cardEnd(numbers.size(usable, unit))}
      />
      <Legend
        scene={scene}
        segments={segments}
        unit={unit}
        free={usable === null ? null : { name: partName("Free", language), size: free, fill: "solid" }}
      />
      <p class="why">{band(scene, answer)}</p>
      <Notes scene={scene} notes={memory.notes.filter(({ rule }) => !SAID.has(rule))} unit={unit} />
    </>
  );
}

function verdict({ texts, numbers }: Scene, { memory, usable, unit, cards, fit }: TrainingRun): string {
  const all = texts.cards(cards);
  if (usable === null) return texts.training.need(numbers.size(memory.total, unit), all);
  const sentence = { "whole band": texts.fits, expected: texts.training.fitsExpected, no: texts.doesNotFit };
  return sentence[fit ?? "no"](all, numbers.bare(memory.total, unit), numbers.size(usable, unit));
}

/** In all, and how much of the model is trained where that is not all of it. */
function summary({ texts, numbers }: Scene, { memory, unit, cards }: TrainingRun): string {
  const all = numbers.size(bytes(memory.total * cards), unit);
  const trained = memory.notes.find(({ rule }) => rule === "train-note-trained")?.values.trained;
  return [
    ...(cards > 1 ? [texts.allCards(all, texts.cards(cards))] : []),
    ...(typeof trained === "number" ? [texts.training.trainable(numbers.count(trained))] : []),
  ].join(" · ");
}

/** Why not fewer cards, and what if it comes out high; or, when it does not fit, what would. */
function Why({ scene, answer }: { scene: Scene; answer: TrainingRun }) {
  const { texts, numbers } = scene;
  const { smaller, wholeBand, ways, memory, usable, unit, fit } = answer;
  const { training } = texts;
  const said: string[] = [];
  if (smaller !== null) said.push(training.smaller(texts.cards(smaller.cards), numbers.size(smaller.memory.total, unit)));
  if (fit === "expected" && usable !== null) {
    const high = training.highEnd(numbers.size(memory.high, unit), numbers.size(usable, unit));
    said.push(wholeBand === null ? high : [high, training.highEndCards(texts.cards(wholeBand))].join(texts.space));
  }
  if (fit === "no") {
    const changes = ways.map((way) => wayText(scene, way)).join(" · ");
    said.push(ways.length === 0 ? training.nothingFits : [texts.nearest, changes].join(texts.space));
  }
  return (
    <>
      {said.map((sentence) => (
        <p class="why" key={sentence}>
          {sentence}
        </p>
      ))}
    </>
  );
} // prettier-ignore

function wayText({ texts }: Scene, { field, value, cards }: Way): string {
  const { training } = texts;
  const count = texts.cards(cards);
  const changes: Record<Way["field"], () => string> = {
    trainingCards: () => texts.nearestCards(count),
    checkpointing: () => training.way(training.fullCheckpointing, count),
    sharding: () => training.way(training.sharding[value as "zero=3"], count),
    batch: () => training.way(training.batchOf(value), count),
    method: () => training.way(training.methods[value as "lora"], count),
  };
  return changes[field]();
}

/** Where the band comes from: low and high are measured, not chosen. */
function band({ texts, numbers }: Scene, { memory }: TrainingRun): string {
  const note = memory.notes.find(({ rule }) => BANDS.has(rule));
  if (note === undefined) return "";
  const { runs, framework, belowShare, aboveShare } = note.values;
  const below = numbers.share(Number(belowShare));
  const above = numbers.share(Number(aboveShare));
  const { training } = texts;
  if (note.rule === "train-note-band")
    return training.measured(numbers.count(Number(runs)), frameworkName(String(framework)), below, above);
  const any = training.measuredAny(below, above);
  return framework === "generic" ? [any, training.nameFramework].join(texts.space) : any;
}

const BANDS: ReadonlySet<string> = new Set(["train-note-band", "train-note-band-unknown"]);
/** Said already, or true of every run. */
const SAID: ReadonlySet<string> = new Set([
  ...BANDS,
  "train-note-trained",
  "train-note-length",
  "train-note-rule",
]);

function Rule({ scene, answer }: { scene: Scene; answer: TrainingRule }) {
  const { texts, numbers } = scene;
  const { memory, unit, cardsNeeded } = answer;
  const segments = segmentsOf(scene, answer).filter(({ size }) => size > 0);
  const [low, high] = [numbers.bare(memory.low, unit), numbers.size(memory.high, unit)];
  return (
    <>
      <Verdict sign={null}>{texts.training.ruleNeed(low, high)}</Verdict>
      {cardsNeeded === null ? null : <p class="why">{cardsByMemory(scene, cardsNeeded)}</p>}
      <Bar
        scene={scene}
        segments={segments}
        unit={unit}
        usable={null}
        marks={[memory.low, memory.high]}
        sentence={texts.barOfRule(spokenParts(scene, segments, answer), numbers.size(memory.total, unit))}
      />
      <Scale limit={texts.training.marks(low, high)} end={null} />
      <Legend scene={scene} segments={segments} unit={unit} free={null} />
      <p class="why">{texts.training.ruleHow}</p>
    </>
  );
}

function cardsByMemory({ texts, numbers }: Scene, { low, high }: { low: number; high: number }): string {
  const range = texts.training.cardRange(numbers.count(low), numbers.count(high));
  return texts.training.ruleCards(low === high ? texts.cards(low) : range);
}

const segmentsOf = ({ language }: Scene, { memory }: TrainingAnswer): Segment[] =>
  memory.parts.map(({ name, size }, index) => ({
    name: partName(name, language),
    size,
    fill: FILLS[index] ?? "solid",
  }));

const spokenParts = (
  { texts, numbers }: Scene,
  segments: readonly Segment[],
  { unit }: TrainingAnswer,
): string =>
  segments.map(({ name, size }) => texts.barPart(name, numbers.size(size, unit))).join(texts.listComma);

function spokenRest({ texts, numbers }: Scene, { memory, usable, unit }: TrainingRun): string {
  const band = texts.training.marks(numbers.bare(memory.low, unit), numbers.size(memory.high, unit));
  if (usable === null) return band;
  const rest = usable - memory.total;
  return rest >= 0
    ? texts.barFree(numbers.size(bytes(rest), unit))
    : texts.training.barOver(numbers.size(bytes(-rest), unit));
}
