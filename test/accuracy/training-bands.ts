import type { Band } from "../../src/core/training/measured";
import { toGib } from "../../src/core/units";
import { quantile } from "./statistics";
import { OWN_RUNS } from "./training-own";
import { BLIND_RUNS, comparable, isImpossible, RUNS, type Run } from "./training-runs";

/** A measured figure over ours, and what it must be left out with: its model, or for an unknown program its framework. */
interface Ratio {
  readonly ratio: number;
  readonly group: string;
  /** False where the source lists other settings than the run had: it must be held, but sets no edge. */
  readonly sets: boolean;
}

/** Fewest runs that make a band, and fewest groups to leave out. */
const ENOUGH = 8;
const GROUPS = 2;
const LEAST = 0.05;
const HELD = 0.8;

/** A band, and the share of runs that it holds when it comes from the other groups alone. */
export interface TestedBand extends Band {
  readonly held: number;
}

/**
 * The rule in core/training/measured.ts: 10th and 90th percentile of measured ÷ expected, at least 5 %, then wider by whole
 * percents until 80 % of the runs lie in the band that the other groups give. Rows that set a constant do not count.
 */
export function measuredBands(): Record<string, TestedBand> {
  const bands: Record<string, TestedBand> = {};
  const add = (name: string, ratios: readonly Ratio[]): void => {
    const groups = new Set(ratios.map(({ group }) => group)).size;
    if (ratios.length >= ENOUGH && groups >= GROUPS) bands[name] = bandOf(ratios);
  };
  add("unknown", BLIND_RUNS.map((run) => ratioOf(run, "blind", run.point.framework)));
  const own = OWN_RUNS.map(({ run, training }): Ratio & { adapted: boolean } => ({
    ratio: run.processGib / toGib(training.total),
    group: run.model,
    sets: true,
    adapted: run.method === "lora",
  }));
  for (const name of new Set([...RUNS.map((run) => run.point.framework), "transformers"])) {
    const runs = RUNS.filter((run) => run.point.framework === name && !setsConstant(run));
    const published = runs.map((run) => ratioOf(run, "known", run.point.model));
    // PEFT's LoRA is what the own runs of transformers trained with
    const beside = name === "transformers" ? own : name === "peft" ? own.filter(({ adapted }) => adapted) : [];
    add(name, [...published, ...beside]);
  }
  return bands;
} // prettier-ignore

/** ms-swift 2's bytes of a logit were read from Qwen-7B's LoRA rows. */
const setsConstant = ({ point }: Run): boolean =>
  point.framework === "ms-swift-2" && point.model === "Qwen-7B" && point.method === "lora";

const ratioOf = (run: Run, of: "known" | "blind", group: string): Ratio => ({
  ratio: run.point.gib / comparable(run[of], run.point.metric),
  group,
  sets: !isImpossible(run),
});

function bandOf(ratios: readonly Ratio[]): TestedBand {
  for (let wider = 0; ; wider++) {
    const held = share(ratios, wider);
    if (held >= HELD) return { ...edges(ratios, wider), runs: ratios.length, held };
  }
}

/** Runs that lie in the band of the other groups. */
function share(ratios: readonly Ratio[], wider: number): number {
  const inside = ratios.filter(({ ratio, group }) => {
    const others = ratios.filter((one) => one.group !== group);
    const { below, above } = edges(others, wider);
    return ratio >= 1 - below && ratio <= 1 + above;
  });
  return inside.length / ratios.length;
}

function edges(ratios: readonly Ratio[], wider: number): { below: number; above: number } {
  const all = ratios.filter(({ sets }) => sets).map(({ ratio }) => ratio);
  const whole = (part: number): number => (Math.round(100 * Math.max(LEAST, part)) + wider) / 100;
  return { below: whole(1 - quantile(all, 0.1)), above: whole(quantile(all, 0.9) - 1) };
}
