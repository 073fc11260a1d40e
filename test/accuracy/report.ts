import { CAUSES } from "./causes";
import { absoluteError, mean, quantile, relativeError, type Comparison, type LeftOut } from "./statistics";

/** What a part must reach, as the issue that asked for it says. Relative errors as shares, absolute ones in GiB. */
export interface Target {
  readonly part: string;
  readonly median?: number;
  readonly p90?: number;
  readonly meanAbsolute?: number;
}

export interface PartReport {
  readonly part: string;
  readonly points: number;
  readonly median: number;
  readonly p90: number;
  readonly meanAbsolute: number;
  readonly worst: readonly Comparison[];
  /** What the part misses of its target; empty when it is met or has none. */
  readonly missed: readonly string[];
  readonly target: Target | null;
}

const WORST = 5;

export function reportParts(compared: readonly Comparison[], targets: readonly Target[]): PartReport[] {
  const parts = [...new Set(compared.map(({ part }) => part))];
  return parts.map((part) => {
    const own = compared.filter((comparison) => comparison.part === part);
    const relative = own.map(relativeError);
    const target = targets.find((one) => one.part === part) ?? null;
    const figures = {
      median: quantile(relative, 0.5),
      p90: quantile(relative, 0.9),
      meanAbsolute: mean(own.map(absoluteError)),
    };
    const missed = (["median", "p90", "meanAbsolute"] as const).flatMap((key) => {
      const limit = target?.[key];
      return limit !== undefined && !(figures[key] <= limit)
        ? [`${key} ${figures[key].toFixed(4)} > ${limit}`]
        : [];
    });
    const worst = [...own].sort((a, b) => relativeError(b) - relativeError(a)).slice(0, WORST);
    return { part, points: own.length, ...figures, worst, missed, target };
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** The tables of docs/accuracy.md for one group of parts. */
export function markdown(title: string, parts: readonly PartReport[], leftOut: readonly LeftOut[]): string {
  const rows = parts.map(
    (p) =>
      `| ${p.part} | ${p.points} | ${percent(p.median)} | ${percent(p.p90)} | ${p.meanAbsolute.toPrecision(3)} | ${targetText(p)} |`,
  );
  const worst = parts.flatMap((p) =>
    p.worst.map(
      (c) =>
        `| ${p.part} | ${escape(c.label)} | ${c.ours.toPrecision(5)} | ${c.measured.toPrecision(5)} | ${percent(relativeError(c))} | ${likelyCause(c)} |`,
    ),
  );
  const omitted = leftOut.map(
    ({ label, reason, source }) => `| ${escape(label)} | ${escape(reason)} | ${source} |`,
  );
  return [
    `## ${title}`,
    "",
    "| part | points | median error | 90th percentile | mean absolute error | target |",
    "| --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    "### The worst of each part",
    "",
    "| part | point | ours | measured | error | likely cause |",
    "| --- | --- | --- | --- | --- | --- |",
    ...worst,
    "",
    ...(omitted.length === 0
      ? []
      : [
          `### Left out (${omitted.length})`,
          "",
          "| point | reason | source |",
          "| --- | --- | --- |",
          ...omitted,
          "",
        ]),
  ].join("\n");
}

const escape = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function likelyCause(comparison: Comparison): string {
  const known = CAUSES.find(
    ({ part, label }) => comparison.part.startsWith(part) && comparison.label.includes(label),
  );
  if (known !== undefined) return known.cause;
  return relativeError(comparison) < 0.02 ? "allocator rounding and printed digits" : "not known";
}

function targetText({ target, missed }: PartReport): string {
  if (target === null) return "";
  const wanted = [
    ...(target.median === undefined ? [] : [`median ${percent(target.median)}`]),
    ...(target.p90 === undefined ? [] : [`p90 ${percent(target.p90)}`]),
    ...(target.meanAbsolute === undefined ? [] : [`mean ${target.meanAbsolute} GiB`]),
  ].join(", ");
  return `${wanted}: ${missed.length === 0 ? "met" : `missed (${missed.join(", ")})`}`;
}
