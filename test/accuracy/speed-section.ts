import { quantile } from "./statistics";
import { figureBy, roofline, WITHOUT } from "./speed-forms";
import { speedPoints, type Omitted, type Point } from "./speed-runs";

/** What the project promises of shared points: the factor between ours and measured, either way. */
const TARGETS = { median: 1.25, most: 1.55, firstMedian: 1.75, held: 0.8 } as const;
const MOST = 0.8;

const factor = (ours: number, measured: number): number => Math.max(ours / measured, measured / ours);
const factorsOf = (points: readonly Point[]): number[] => points.map((p) => factor(p.ours, p.measured));

/** Speeds, apart from first tokens and prompts. */
export const isSpeed = ({ metric }: Point): boolean => metric !== "first" && metric !== "prefill";

const within = ({ ours, measured, class: { below, above } }: Point): boolean =>
  measured >= ours / below && measured <= ours * above;
export const held = (points: readonly Point[]): number => points.filter(within).length / points.length;

const two = (value: number): string => value.toFixed(2);
const NAMES: Readonly<Record<Point["metric"], string>> = {
  first: "first token",
  token: "time per token",
  all: "tokens a second, all users",
  decode: "decoding, one user",
  both: "prompt and answer, one user",
  prefill: "prompt, tokens a second",
};

const REGIMES: readonly (readonly [most: number, name: string])[] = [
  [1, "1 user"],
  [8, "2 to 8"],
  [32, "9 to 32"],
  [64, "33 to 64"],
  [Infinity, "65 and more"],
];
const regimeOf = ({ users }: Point): string => REGIMES.find(([most]) => users <= most)?.[1] ?? "";
/** The laboratory: the repository, whichever file of it. */
export const laboratory = ({ source }: { source: string }): string => source.split("/").slice(2, 5).join("/");

function grouped(points: readonly Point[], by: (point: Point) => string): [string, Point[]][] {
  const groups = new Map<string, Point[]>();
  for (const point of points) groups.set(by(point), [...(groups.get(by(point)) ?? []), point]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
}

function cut(title: string, points: readonly Point[], by: (point: Point) => string): string[] {
  const rows = grouped(points, by).map(([name, own]) => {
    const factors = factorsOf(own);
    const speeds = own.filter(isSpeed);
    const other = (share: number): string =>
      speeds.length === 0 ? "" : two(quantile(speeds.map((p) => factor(figureBy(p, roofline(p.setting, p.users, share)), p.measured)), 0.5)); // prettier-ignore
    return `| ${name} | ${own.length} | ${two(quantile(factors, 0.5))} | ${two(quantile(factors, MOST))} | ${two(quantile(factors, 0.9))} | ${other(1)} | ${other(0.5)} |`;
  });
  return [`### ${title}`, "", "| | points | median | 80 % within | p90 | peak roofline, median | half of the peak, median |", "| --- | --- | --- | --- | --- | --- | --- |", ...rows, ""]; // prettier-ignore
}

interface Taken {
  readonly name: string;
  readonly median: number;
  readonly most: number;
  /** Laboratories whose 80 % gets worse without it, and better. */
  readonly worse: readonly string[];
  readonly better: readonly string[];
}

/** Ours without each term, over all speeds and laboratory by laboratory. */
export function termsTaken(points: readonly Point[]): Taken[] {
  return Object.entries(WITHOUT).map(([name, form]) => {
    const factors = new Map(points.map((p) => [p, factor(figureBy(p, form(p.setting, p.users)), p.measured)]));
    const all = [...factors.values()];
    const [worse, better]: string[][] = [[], []];
    for (const [lab, own] of grouped(points, laboratory)) {
      const change = quantile(own.map((p) => factors.get(p) ?? NaN), MOST) - quantile(factorsOf(own), MOST); // prettier-ignore
      if (Math.abs(change) > 0.005) (change > 0 ? worse : better)?.push(lab);
    }
    return { name, median: quantile(all, 0.5), most: quantile(all, MOST), worse: worse ?? [], better: better ?? [] };
  }); // prettier-ignore
}

const WORST = 10;

/** The speed part of docs/accuracy.md, and the targets it misses. */
export function speedSection(): { text: string; missed: string[] } {
  const { points, omitted, total } = speedPoints();
  const speeds = points.filter(isSpeed);
  const firsts = points.filter(({ metric, users }) => metric === "first" && users <= 32);
  const [own, early] = [factorsOf(speeds), factorsOf(firsts)];
  const checks: [what: string, value: number, limit: number][] = [
    ["speeds, median factor", quantile(own, 0.5), TARGETS.median],
    ["speeds, 80 % within", quantile(own, MOST), TARGETS.most],
    ["first token up to 32 users, median factor", quantile(early, 0.5), TARGETS.firstMedian],
  ];
  const bands = grouped(points.filter(({ metric }) => metric !== "prefill"), (p) => (isSpeed(p) ? p.class.name : `first token, ${p.users <= 32 ? "up to 32" : "above 32"} users`)); // prettier-ignore
  const taken = termsTaken(speeds);
  const missed = [
    ...checks.filter(([, value, limit]) => value > limit).map(([what, value, limit]) => `Speed, ${what}: ${two(value)} > ${limit}`), // prettier-ignore
    ...bands.filter(([, list]) => held(list) < TARGETS.held).map(([name, list]) => `Speed, band of ${name}: holds ${(100 * held(list)).toFixed(0)} %`), // prettier-ignore
  ];
  const worst = [...speeds].sort((a, b) => factor(b.ours, b.measured) - factor(a.ours, a.measured)).slice(0, WORST); // prettier-ignore
  const text = [
    "## Speed",
    "",
    `${total} public points; ${points.length} are compared, ${total - points.length} are listed apart with the reason. A factor is between ours and measured, either way. docs/speed.md has the formulas.`,
    "",
    "| target | is | at most |",
    "| --- | --- | --- |",
    ...checks.map(([what, value, limit]) => `| ${what} | ${two(value)} | ${limit}: ${value <= limit ? "met" : "missed"} |`), // prettier-ignore
    "",
    ...cut("By metric", points, ({ metric }) => NAMES[metric]),
    ...cut("Speeds by load", speeds, ({ saturated }) => (saturated ? "more ask than are in flight (bursts)" : "so many at all times")), // prettier-ignore
    ...cut("Speeds by engine", speeds, ({ engine }) => engine),
    ...cut("Speeds by maker", speeds, ({ card }) => (card as { maker?: string }).maker ?? ""),
    ...cut("Speeds by requests in flight", speeds, regimeOf),
    ...cut("Speeds by source", speeds, laboratory),
    "### Bands",
    "",
    "| class | points | from ÷ | to × | holds |",
    "| --- | --- | --- | --- | --- |",
    ...bands.map(([name, list]) => `| ${name} | ${list.length} | ${list[0]?.class.below ?? ""} | ${list[0]?.class.above ?? ""} | ${(100 * held(list)).toFixed(0)} % |`), // prettier-ignore
    "",
    "### Each term taken away",
    "",
    "Over all speeds, and in how many sources four of five points then lie farther off, or nearer.",
    "",
    "| without | median | 80 % within | sources worse | sources better |",
    "| --- | --- | --- | --- | --- |",
    `| nothing | ${two(quantile(own, 0.5))} | ${two(quantile(own, MOST))} | | |`,
    ...taken.map((t) => `| ${t.name} | ${two(t.median)} | ${two(t.most)} | ${t.worse.length} | ${t.better.length}${t.better.length > 0 ? `: ${t.better.join(", ")}` : ""} |`), // prettier-ignore
    "",
    "### The worst speeds",
    "",
    "| point | ours | measured |",
    "| --- | --- | --- |",
    ...worst.map((p) => `| ${p.label}, ${NAMES[p.metric]} | ${p.ours.toPrecision(3)} | ${p.measured.toPrecision(3)} |`), // prettier-ignore
    "",
    ...leftOut(omitted),
  ].join("\n");
  return { text, missed };
}

function leftOut(omitted: readonly Omitted[]): string[] {
  const reasons = new Map<string, { points: number; labels: Set<string>; sources: Set<string> }>();
  for (const { reason, points, label, source } of omitted) {
    const known = reasons.get(reason) ?? { points: 0, labels: new Set(), sources: new Set() };
    known.points += points;
    known.labels.add(label);
    known.sources.add(laboratory({ source }));
    reasons.set(reason, known);
  }
  return [
    `### Left out (${omitted.reduce((sum, { points }) => sum + points, 0)} points)`,
    "",
    "| points | reason | set-ups | sources |",
    "| --- | --- | --- | --- |",
    ...[...reasons].map(([reason, { points, labels, sources }]) => `| ${points} | ${reason} | ${labels.size}, such as ${[...labels][0] ?? ""} | ${[...sources].join(", ")} |`), // prettier-ignore
    "",
  ];
}
