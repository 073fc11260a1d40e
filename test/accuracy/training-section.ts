import { trainingReport, type Score } from "./training-report";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const row = (s: Score): string =>
  `| ${s.name} | ${s.runs} | ${percent(s.median)} | ${percent(s.p90)} | ${percent(s.bias)} |`;
const HEAD = [
  "| way of computing | runs | median error | 90th percentile | bias |",
  "| --- | --- | --- | --- | --- |",
];

/** What was promised for training: without and with the framework named. */
const TARGETS: readonly { name: string; median: number; p90: number }[] = [
  { name: "ours, framework unknown", median: 0.12, p90: 0.35 },
  { name: "ours, framework named", median: 0.08, p90: 0.25 },
];

/** The training part of docs/accuracy.md, and the targets it misses. */
export function trainingSection(): { text: string; missed: string[] } {
  const report = trainingReport();
  const missed = TARGETS.flatMap(({ name, median, p90 }) => {
    const found = report.side.find((score) => score.name === name);
    if (found === undefined) return [`Training: no score of ${name}`];
    return [
      ...(found.median <= median
        ? []
        : [`Training, ${name}: median ${percent(found.median)} > ${percent(median)}`]),
      ...(found.p90 <= p90 ? [] : [`Training, ${name}: p90 ${percent(found.p90)} > ${percent(p90)}`]),
    ];
  });
  const bands = Object.entries(report.bands).map(([name, band]) => `| ${name} | ${band.runs} | -${percent(band.below)} | +${percent(band.above)} |`); // prettier-ignore
  const text = [
    "## Training",
    "",
    "Peak memory of a card in measured runs. Targets: median 12 %, 90th percentile 35 % without the framework; 8 % and",
    `25 % with it: ${missed.length === 0 ? "met" : `missed (${missed.join("; ")})`}.`,
    "",
    ...HEAD,
    ...report.side.map(row),
    ...report.exactness.map(row),
    "",
    "### By framework",
    "",
    ...HEAD,
    ...report.frameworks.flatMap(({ known, blind }) => [row(known), ...(blind === null ? [] : [row({ ...blind, name: `${blind.name}, not named` })])]), // prettier-ignore
    "",
    "### Bands",
    "",
    "| framework | runs | low | high |",
    "| --- | --- | --- | --- |",
    ...bands,
    "",
    "### Terms that are our own choice, on frameworks they were not read from",
    "",
    "| term | with | without |",
    "| --- | --- | --- |",
    ...report.terms.map((term) => `| ${term.name} | ${percent(term.with.median)} | ${percent(term.without.median)} |`),
    "",
    "### The worst",
    "",
    "| run | ours | measured | likely cause |",
    "| --- | --- | --- | --- |",
    ...report.worst.map((w) => `| ${w.label} | ${w.oursGib.toFixed(1)} | ${w.measuredGib.toFixed(1)} | ${w.cause} |`),
    "",
    `### Left out (${report.leftOut.reduce((sum, group) => sum + group.runs.length, 0)})`,
    "",
    ...report.leftOut.map((group) => `- ${group.reason}: ${group.runs.length} (${[...new Set(group.runs.map((run) => run.framework))].join(", ")})`),
    "",
  ].join("\n"); // prettier-ignore
  return { text, missed };
}
