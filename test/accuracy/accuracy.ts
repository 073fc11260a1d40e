import { ggufCacheComparisons } from "./gguf-cache";
import { ggufComparisons } from "./gguf-weights";
import { markdown, reportParts, type Target } from "./report";
import { servingComparisons } from "./serving";
import { speedSection } from "./speed-section";
import { sizingReport, type SizingReport } from "./sizings";
import type { Comparison } from "./statistics";
import { ALLOCATED, ownComparisons, PROCESS, UNNAMED } from "./training-own";
import { trainingSection } from "./training-section";
import { transformersComparisons } from "./transformers";

/** What the project promises, part by part. */
const TARGETS: readonly Target[] = [
  { part: "Weights per card", median: 0.005, p90: 0.03 },
  { part: "KV bytes per token per card", median: 0.001, p90: 0.01 },
  { part: "Activations, vLLM 0.17 to 0.19", meanAbsolute: 0.1 },
  { part: "KV pool", median: 0.015, p90: 0.05 },
  { part: "Concurrent requests", median: 0.03, p90: 0.1 },
  { part: "GGUF size", median: 0.003, p90: 0.015 },
  { part: "GGUF KV cache", median: 0.001 },
  { part: ALLOCATED, median: 0.01, p90: 0.03 },
  { part: UNNAMED, median: 0.01, p90: 0.03 },
  { part: PROCESS, median: 0.05, p90: 0.1 },
  { part: "Transformers: process memory", median: 0.05, p90: 0.12 },
];

export interface Accuracy {
  readonly text: string;
  /** Targets that are not met; a run with any fails. */
  readonly missed: readonly string[];
}

/** Every measured point beside our figure, as one document. */
export function accuracy(): Accuracy {
  const serving = servingComparisons();
  const files = ggufComparisons();
  const caches = ggufCacheComparisons();
  const sizings = sizingReport();
  const training = trainingSection();
  const speed = speedSection();
  const servingParts = reportParts(serving.compared.map(byTargetedVersion), TARGETS);
  const ggufParts = reportParts([...files.compared, ...caches.compared], TARGETS);
  const ownParts = reportParts(ownComparisons(), TARGETS);
  const transformersParts = reportParts(transformersComparisons(), TARGETS);
  const missed = [...servingParts, ...transformersParts, ...ggufParts, ...ownParts].flatMap((part) =>
    part.missed.map((what) => `${part.part}: ${what}`),
  );
  const text = [
    "# How near the figures are",
    "",
    "Written by `npm run accuracy`: each measured point beside the figure that the cell functions give for it. Sizes in",
    "GiB, cache rates in bytes, GGUF caches in MiB. Errors are of ours against the measured figure.",
    "",
    markdown("Serving", servingParts, serving.leftOut),
    markdown("Transformers serving", transformersParts, []),
    markdown("GGUF files and llama.cpp", ggufParts, [...files.leftOut, ...caches.leftOut]),
    sizingSection(sizings),
    training.text,
    speed.text,
    markdown(OWN_RUNS_TITLE, ownParts, []),
  ].join("\n");
  const contradicted = sizings.contradicted.map(({ label }) => `Published sizing contradicted: ${label}`);
  return { text, missed: [...missed, ...contradicted, ...training.missed, ...speed.missed] };
}

const OWN_RUNS_TITLE = "Training in plain PyTorch, measured on one card";

/** The target for activations spans three versions, which have two profiles. */
const byTargetedVersion = (one: Comparison): Comparison => ({
  ...one,
  part: one.part.replace(/vLLM 0\.1[789].*/, "vLLM 0.17 to 0.19"),
});

function sizingSection(report: SizingReport): string {
  const lists = [
    ["Weights alone do not fit: the guide is contradicted", report.contradicted.map((s) => `${s.label}: ${s.weightsGib.toFixed(1)} of ${s.usableGib.toFixed(1)} GiB`)],
    ["Weights fit, but default settings leave no room for a cache", report.tight.map((s) => `${s.label}: ${(-s.leftGib).toFixed(1)} GiB short`)],
    ["Refused: the model's heads do not share out over that many cards", report.refused.map((s) => `${s.label}: ${s.reason}`)],
    ["Left out", report.leftOut.map((s) => `${s.label}: ${s.reason}`)],
  ] as const; // prettier-ignore
  return [
    "## Published sizings",
    "",
    `${report.compared} recommendations of vendors and guides; the weights must fit in every one of them.`,
    "",
    ...lists.flatMap(([title, lines]) => [
      `### ${title} (${lines.length})`,
      "",
      ...lines.map((line) => `- ${line}`),
      "",
    ]),
  ].join("\n");
}
