import type { Score, TrainingReport } from "./training-report";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const signed = (share: number): string => `${share < 0 ? "−" : "+"}${(100 * Math.abs(share)).toFixed(1)} %`;
const cells = (values: readonly (string | number)[]): string =>
  `| ${values.map((value) => String(value).replaceAll("|", "\\|")).join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  cells(head),
  cells(head.map(() => "---")),
  ...rows.map(cells),
  "",
];

const scored = (score: Score): (string | number)[] => [
  score.name,
  score.runs,
  percent(score.median),
  percent(score.p90),
  signed(score.bias),
];
const SCORE = ["", "runs", "median error", "90th percentile", "bias (median)"];

/** What each way must reach on the described runs: issue 4. */
const TARGETS: Readonly<Record<string, { readonly median: number; readonly p90: number }>> = {
  "ours, framework unknown": { median: 0.12, p90: 0.35 },
  "ours, framework named": { median: 0.08, p90: 0.25 },
};

const verdict = (score: Score): string => {
  const target = TARGETS[score.name];
  if (target === undefined) return "";
  const met = score.median <= target.median && score.p90 <= target.p90;
  return `${percent(target.median)} and ${percent(target.p90)}: ${met ? "met" : "missed"}`;
};

/** The training chapter of docs/accuracy.md. */
export function trainingMarkdown(report: TrainingReport): string {
  const left = report.leftOut.reduce((sum, group) => sum + group.runs.length, 0);
  return [
    "## Training",
    "",
    "Peak memory of one card. PyTorch's allocated and reserved peaks are compared with the same quantity of ours, without CUDA context and, for allocated, without free blocks; figures of nvidia-smi and README files with the whole card. Runs whose source leaves the format of the states to the framework are computed only with it named.",
    "",
    ...table(
      [...SCORE, "target"],
      report.side.map((score) => [...scored(score), verdict(score)]),
    ),
    ...table(SCORE, report.exactness.map(scored)),
    `${String(report.impossible)} of the runs lie below their own weights, states and layer inputs, so that they had other settings than their sources list. They count in every figure here.`,
    "",
    "### By framework",
    "",
    ...table(
      [
        "framework",
        "runs",
        "median, named",
        "p90, named",
        "bias, named",
        "runs, unnamed",
        "median, unnamed",
        "p90, unnamed",
      ],
      report.frameworks.map(({ known, blind }) => [
        ...scored(known),
        ...(blind === null ? ["", "", ""] : [blind.runs, percent(blind.median), percent(blind.p90)]),
      ]),
    ),
    "### Bands that cells show",
    "",
    "10th and 90th percentile of measured ÷ expected, at least 5 %, from eight runs or more of two models or more; then wider until 80 % of the runs lie in the band that the other models give (for the unknown framework: the other frameworks). Rows that set a constant do not count: Qwen-7B's LoRA rows of ms-swift 2. Those of transformers and peft are the runs of our own below with the published ones.",
    "",
    ...table(
      ["framework", "runs", "below", "above", "held when left out"],
      Object.entries(report.bands).map(([name, band]) => [
        name,
        band.runs,
        percent(band.below),
        percent(band.above),
        percent(band.held),
      ]),
    ),
    "### Our own choices, taken away one at a time",
    "",
    ...table(
      ["term", "runs", "median with", "median without", "helps in"],
      report.terms.map((term) => [
        term.name,
        term.with.runs,
        percent(term.with.median),
        percent(term.without.median),
        term.helps,
      ]),
    ),
    "### The worst five",
    "",
    ...table(
      ["run", "measured GiB", "ours GiB", "likely cause", "source"],
      report.worst.map((run) => [
        run.label,
        run.measuredGib.toFixed(1),
        run.oursGib.toFixed(1),
        run.cause,
        run.source,
      ]),
    ),
    "### Capacities, as a check from outside",
    "",
    "Unsloth's longest contexts on a card (QLoRA, rank 32): ours should come near the card. Nothing was read from them.",
    "",
    ...table(
      ["model", "context", "card GB", "ours GB", "difference"],
      report.capacity.map((one) => [
        one.model,
        one.context,
        one.cardGb,
        one.oursGb.toFixed(1),
        signed(one.oursGb / one.cardGb - 1),
      ]),
    ),
    `### Left out (${String(left)})`,
    "",
    ...report.leftOut.flatMap((group) => [
      `**${group.reason}** (${String(group.runs.length)})`,
      "",
      ...table(
        ["framework", "model", "method", "GiB", "source"],
        group.runs.map((run) => [run.framework, run.model, run.method, run.gib ?? "", run.source]),
      ),
    ]),
  ].join("\n");
}
