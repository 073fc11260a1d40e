import { COUNTS, type Logged, type LogEngine, type Said } from "./figures";
import { PATTERNS, PREFIX, SIGNS, TENSOR_RANK, TEXTS, type LogPattern } from "./patterns";

/** What an engine printed as it started. Sizes are GiB of one device. */
export interface StartUpLog {
  readonly engine: LogEngine | null;
  readonly said: Readonly<Partial<Record<Said, string>>>;
  readonly figures: Readonly<Partial<Record<Logged, number>>>;
  /** Figures that several ranks gave differently: the fullest device's is in `figures`. */
  readonly differing: readonly Logged[];
  /** Devices that hold one copy; null: the log does not say. */
  readonly devices: number | null;
}

/** Longer logs are read to here: a start-up takes some hundred lines. */
const MOST_LETTERS = 8_000_000;
const MOST_LINES = 200_000;
/** The line of all arguments has some thousand letters. */
const LONGEST_LINE = 20_000;

/**
 * Reads the lines that patterns.ts knows, of vLLM, vllm-ascend or SGLang, in one pass. null: there is not one figure of
 * memory in it.
 *
 * Of several ranks the fullest device counts (figures.ts). A later start in the same log replaces nothing: it is taken
 * for one more rank.
 */
export function readStartUpLog(text: string): StartUpLog | null {
  const found = new Found();
  let lines = 0;
  for (const line of linesOf(text.slice(0, MOST_LETTERS))) {
    if (++lines > MOST_LINES) break;
    found.read(line);
  }
  return found.log();
}

// ANSI colours and cursor moves, and what a terminal's progress bar leaves
const ESCAPES = new RegExp(String.raw`\u001b\[[\d;?]{0,20}[A-Za-z]|\u001b\][^\u0007\n]{0,200}\u0007|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]`, "g"); // prettier-ignore

function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = nextEnd(text, from);
    yield text.slice(from, Math.min(end, from + LONGEST_LINE)).replace(ESCAPES, "");
    from = end + 1;
  }
}

/** A progress bar returns to the start of its line without ending it. */
function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

class Found {
  private readonly figures = new Map<Logged, Set<number>>();
  private readonly said = new Map<Said, string>();
  private readonly engines = new Map<LogEngine, number>();
  private highestRank = -1;

  read(line: string): void {
    for (const pattern of PATTERNS) if (line.includes(pattern.words)) this.match(line, pattern);
    for (const [said, words, pattern] of TEXTS) {
      if (this.said.has(said) || !line.includes(words)) continue;
      const text = pattern.exec(line)?.[1];
      if (text !== undefined && !UNSAID.has(text)) this.said.set(said, text);
    }
    for (const [engine, sign] of SIGNS) if (sign.test(line)) this.count(engine);
    const [prefix = ""] = PREFIX.exec(line) ?? [];
    const [, rank] = TENSOR_RANK.exec(prefix) ?? [];
    if (rank !== undefined) this.highestRank = Math.max(this.highestRank, Number(rank));
  }

  private match(line: string, { pattern, figures, unit, engine }: LogPattern): void {
    const groups = pattern.exec(line)?.slice(1);
    if (groups === undefined) return;
    const sums = new Map<Logged, number>();
    for (const [at, figure] of figures.entries()) {
      const number = Number((groups[at] ?? "").replaceAll(",", ""));
      sums.set(figure, (sums.get(figure) ?? 0) + number * unit);
    }
    for (const [figure, sum] of sums) {
      if (!isSound(figure, sum)) continue;
      const known = this.figures.get(figure) ?? new Set();
      if (known.size < MOST_RANKS) this.figures.set(figure, known.add(sum));
    }
    if (engine !== null) this.count(engine);
  }

  private count(engine: LogEngine): void {
    this.engines.set(engine, (this.engines.get(engine) ?? 0) + 1);
  }

  log(): StartUpLog | null {
    const figures: Partial<Record<Logged, number>> = {};
    for (const [figure, all] of this.figures) {
      figures[figure] = COUNTS[figure] === "largest" ? Math.max(...all) : Math.min(...all);
    }
    if (figures.weights === undefined && figures.pool === undefined && figures.tokens === undefined)
      return null;
    if (figures.tensorParallel === undefined && this.highestRank >= 0)
      figures.tensorParallel = this.highestRank + 1;
    const { tensorParallel, pipelineParallel = 1 } = figures;
    return {
      engine: this.engine(),
      said: Object.fromEntries(this.said),
      figures,
      differing: [...this.figures].filter(([, all]) => all.size > 1).map(([figure]) => figure),
      devices: tensorParallel === undefined ? null : tensorParallel * pipelineParallel,
    };
  }

  /** vllm-ascend prints vLLM's lines too. */
  private engine(): LogEngine | null {
    if (this.engines.has("vLLM Ascend")) return "vLLM Ascend";
    const [most] = [...this.engines].sort(([, a], [, b]) => b - a);
    return most?.[0] ?? null;
  }
}

const UNSAID: ReadonlySet<string> = new Set(["auto", "None"]);

/** No rack has more devices; a longer log repeats itself. */
const MOST_RANKS = 2048;

/** Graphs may free what their warm-up held, and a pool below zero is why an engine did not start; all else is above. */
function isSound(figure: Logged, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (figure === "graphs" || figure === "pool") return Math.abs(value) < MOST_GIB;
  if (figure === "tokens" || figure === "concurrencyTokens" || figure === "concurrency")
    return value > 0 && value < MOST_TOKENS;
  if (WHOLE.has(figure)) return value >= 1 && value <= MOST_COUNT;
  return value > 0 && value < MOST_GIB;
}

const WHOLE: ReadonlySet<Logged> = new Set(["batch", "tensorParallel", "pipelineParallel", "dataParallel"]);
const MOST_GIB = 4096;
const MOST_TOKENS = 1e12;
const MOST_COUNT = 100_000;
