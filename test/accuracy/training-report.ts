import { measuredBands, type TestedBand } from "./training-bands";
import { capacities, type Capacity } from "./training-capacity";
import { SHAPES } from "./training-models";
import type { LeftOutRun } from "./training-points";
import { BLIND_RUNS, comparable, isImpossible, LEFT_OUT, RUNS, type Run } from "./training-runs";
import { quantile } from "./statistics";

/** How one way of computing does on a set of runs. */
export interface Score {
  readonly name: string;
  readonly runs: number;
  /** Of |computed ÷ measured - 1|. */
  readonly median: number;
  readonly p90: number;
  /** Median of computed ÷ measured - 1: above 0 is too much. */
  readonly bias: number;
}

export interface WorstRun {
  readonly label: string;
  readonly measuredGib: number;
  readonly oursGib: number;
  readonly cause: string;
  readonly source: string;
}

export interface TrainingReport {
  /** States only, textbook and ours, on the runs that need no framework, then ours with it named. */
  readonly side: readonly Score[];
  readonly frameworks: readonly { readonly known: Score; readonly blind: Score | null }[];
  /** Rounded and "about" figures apart from read ones. */
  readonly exactness: readonly Score[];
  readonly worst: readonly WorstRun[];
  readonly bands: Readonly<Record<string, TestedBand>>;
  /** Terms that are our choice, with and without, each time on the frameworks they were not read from. */
  readonly terms: readonly {
    readonly name: string;
    readonly with: Score;
    readonly without: Score;
    readonly helps: string;
  }[];
  /** Runs below their own states and inputs: they count in every score, though their sources list other settings. */
  readonly impossible: number;
  /** Longest contexts a framework says fit on a card, none of which was read for the model. */
  readonly capacity: readonly Capacity[];
  readonly leftOut: readonly { readonly reason: string; readonly runs: readonly LeftOutRun[] }[];
}

type Estimate = (run: Run) => number;

const ours =
  (of: "known" | "blind"): Estimate =>
  (run) =>
    comparable(run[of], run.point.metric);

const GIB = 1024 ** 3;
const statesOnly: Estimate = ({ blind }) => {
  const { states } = blind.stage;
  return (states.weights.size + states.gradients.size + states.optimizer.size) / GIB;
};

/** Korthikanti's 34 bytes, 2 with checkpointing, 10 bytes a logit (issue's textbook) and 1 GiB, beside the states. */
const textbook: Estimate = (run) => {
  const { point, blind } = run;
  const s = SHAPES[point.model];
  if (!s) return Number.NaN;
  const { tp, pp, checkpointing, attention, loss } = blind.settings;
  const tokens = point.batch * point.context;
  const scores = attention === "eager" ? 5 * s.heads * point.context : 0;
  const layer =
    checkpointing === "full"
      ? 2 * s.hidden
      : (34 * s.hidden + scores) / (checkpointing === "selective" ? 2 : 1);
  const logits = loss === "full" ? (10 * tokens * s.vocabulary) / tp : 0;
  return (
    statesOnly(run) +
    ((tokens * layer * s.layers) / (checkpointing === "full" ? 1 : tp) / pp + logits) / GIB +
    1
  );
};

const error = (run: Run, estimate: Estimate): number => estimate(run) / run.point.gib - 1;

export function score(name: string, runs: readonly Run[], estimate: Estimate): Score {
  const errors = runs.map((run) => error(run, estimate));
  const sizes = errors.map(Math.abs);
  return {
    name,
    runs: runs.length,
    median: quantile(sizes, 0.5),
    p90: quantile(sizes, 0.9),
    bias: quantile(errors, 0.5),
  };
}

export function trainingReport(): TrainingReport {
  const names = [...new Set(RUNS.map((run) => run.point.framework))].sort();
  const of = (runs: readonly Run[], name: string): Run[] =>
    runs.filter((run) => run.point.framework === name);
  return {
    side: [
      score("states only", BLIND_RUNS, statesOnly),
      score("textbook", BLIND_RUNS, textbook),
      score("ours, framework unknown", BLIND_RUNS, ours("blind")),
      score("ours, framework named", RUNS, ours("known")),
    ],
    frameworks: names.map((name) => {
      const blind = of(BLIND_RUNS, name);
      return {
        known: score(name, of(RUNS, name), ours("known")),
        blind: blind.length === 0 ? null : score(name, blind, ours("blind")),
      };
    }),
    exactness: [
      score(
        "read from a log or a table",
        RUNS.filter((run) => !run.point.rounded),
        ours("known"),
      ),
      score(
        'rounded or "about"',
        RUNS.filter((run) => run.point.rounded),
        ours("known"),
      ),
    ],
    worst: worstRuns(5),
    bands: measuredBands(),
    terms: termChecks(),
    impossible: RUNS.filter(isImpossible).length,
    capacity: capacities(),
    leftOut: groupedByReason(LEFT_OUT),
  };
}

/** Why a run may lie far off, said from what its source states. */
const CAUSES: readonly { readonly when: (run: Run) => boolean; readonly cause: string }[] = [
  {
    when: ({ point }) => point.framework === "torchtitan" && point.settings.includes("tp="),
    cause: "an early release gathered the logits on every tensor-parallel card",
  },
  {
    when: ({ point }) => point.framework === "litgpt" && point.method === "qlora",
    cause: "without checkpointing, bitsandbytes linears keep more of their inputs than the model counts",
  },
  {
    when: ({ point }) => point.framework === "transformers-4.44" && point.settings.includes("base=int4"),
    cause: "GPTQ runs keep the logits in FP16, the model counts FP32 copies",
  },
  {
    when: ({ point }) => point.framework === "ms-swift-2",
    cause: "reserved memory jumps with sample lengths; near 80 GiB the allocator had to give blocks back",
  },
  { when: ({ point }) => point.rounded === true, cause: 'a README figure, "about"' },
];

function worstRuns(most: number): WorstRun[] {
  const estimate = ours("known");
  return [...RUNS]
    .sort((a, b) => Math.abs(error(b, estimate)) - Math.abs(error(a, estimate)))
    .slice(0, most)
    .map((run) => ({
      label: labelOf(run),
      measuredGib: run.point.gib,
      oursGib: estimate(run),
      cause: CAUSES.find(({ when }) => when(run))?.cause ?? "not known",
      source: run.point.source,
    }));
}

const labelOf = ({ point: p }: Run): string =>
  `${p.framework}, ${p.model}, ${p.method}, ${String(p.context)} × ${String(p.batch)}, ${p.settings}`;

/** Our own choices taken away one at a time. */
function termChecks(): TrainingReport["terms"] {
  const blind = ours("blind");
  const less =
    (take: (run: Run) => number): Estimate =>
    (run) =>
      blind(run) - take(run) / GIB;
  const swift = RUNS.filter(
    (run) =>
      run.point.framework === "ms-swift-2" && run.point.method !== "full" && run.point.model !== "Qwen-7B",
  );
  const term = (name: string, runs: readonly Run[], estimate: Estimate, without: Estimate) => ({
    name,
    with: score("with", runs, estimate),
    without: score("without", runs, without),
    helps: frameworksHelped(runs, estimate, without),
  });
  return [
    term(
      "free blocks of the allocator (reserved and card figures)",
      BLIND_RUNS.filter((run) => run.point.metric !== "allocated"),
      blind,
      less(({ blind: b }) => b.stage.fragmentation?.size ?? 0),
    ),
    term(
      "gradients counted with activations where states are shared (blocks of one stream are not used by another)",
      BLIND_RUNS.filter((run) => run.known.settings.zero > 0),
      blind,
      less(({ blind: b }) => b.stage.peak.gradients.size),
    ),
    term(
      "30 bytes a logit in ms-swift 2, read from Qwen-7B's rows, on its other models",
      swift,
      ours("known"),
      blind,
    ),
  ];
}

function frameworksHelped(runs: readonly Run[], estimate: Estimate, without: Estimate): string {
  const names = [...new Set(runs.map((run) => run.point.framework))];
  const helped = names.filter((name) => {
    const own = runs.filter((run) => run.point.framework === name);
    return score(name, own, estimate).median < score(name, own, without).median;
  });
  return `${String(helped.length)} of ${String(names.length)} frameworks`;
}

function groupedByReason(runs: readonly LeftOutRun[]): TrainingReport["leftOut"] {
  const groups = new Map<string, LeftOutRun[]>();
  for (const run of runs) groups.set(run.reason, [...(groups.get(run.reason) ?? []), run]);
  return [...groups]
    .map(([reason, group]) => ({ reason, runs: group }))
    .sort((a, b) => b.runs.length - a.runs.length);
}
