import { BYTES_PER_UNIT, type Unit } from "../../src/core/units";
import { NotArithmetic, workedOut } from "./sentence";

export type Table = readonly (readonly (number | string)[])[];

/** A row whose sentence, worked out, does not give the number beside it. */
export interface Miss {
  readonly row: string;
  readonly shown: number;
  readonly sentence: string;
  readonly why: string;
}

export interface Audited {
  readonly rows: number;
  readonly misses: readonly Miss[];
}

const NOTES = new Set(["Note", "备注", "Verdict", "结论"]);
/** Rows of a speed table have units of their own: what one is in bytes, seconds, watts. */
const SPEED_UNITS: Readonly<Record<string, number>> = { GB: 1e9, ms: 1e-3, kW: 1e3 };
const COUNTS = new Set(["Servers", "服务器"]);
/**
 * Checks every row of a speed table but the word that says what limits.
 */
export function auditSpeed(table: Table): Audited {
  const body = table
    .slice(1)
    .filter(([name, value]) => !NOTES.has(String(name)) && typeof value === "number");
  const misses = body.flatMap((row): Miss[] => {
    const [name, value, , , unit, how] = row;
    const [sentence, shown] = [String(how), Number(value)];
    const scale = SPEED_UNITS[String(unit)] ?? 1;
    const why = judged(sentence, shown, 0, { scale, named: new Map() });
    return why === null ? [] : [{ row: String(name), shown, sentence, why }];
  });
  return { rows: body.length, misses };
}

/** Sums of shown numbers may be taken in another order. */
const SLACK = 1e-9;

/**
 * Checks every row of a breakdown from its text. `values`: the columns that the sentence gives, one, or least and most;
 * a sentence without a range gives the same for both.
 */
export function audit(
  table: Table,
  question: { unit: Unit; values: readonly number[]; how: number },
): Audited {
  const { unit, values, how } = question;
  const body = table.slice(1).filter(([name]) => !NOTES.has(String(name)));
  const misses: Miss[] = [];
  for (const row of body) {
    const sentence = String(row[how]);
    // how many servers, and no size: a number of all cards together
    const counted = COUNTS.has(String(row[0]));
    (counted ? [2] : values).forEach((column, end) => {
      const shown = Number(row[column]);
      const named = new Map(body.map((other) => [String(other[0]).toLowerCase(), Number(other[column])]));
      const scale = BYTES_PER_UNIT[counted ? "bytes" : unit];
      const why = judged(sentence, shown, end, { scale, named });
      if (why !== null) misses.push({ row: String(row[0]), shown, sentence, why });
    });
  }
  return { rows: body.length, misses };
}

function judged(
  sentence: string,
  shown: number,
  end: number,
  reading: { scale: number; named: ReadonlyMap<string, number> },
): string | null {
  const scale = /\d/.test(sentence.split(/[;；]/)[0] ?? "") ? reading.scale : 1;
  try {
    const spans = workedOut(sentence, reading.named);
    const { low, high } = spans[Math.min(end, spans.length - 1)] ?? { low: NaN, high: NaN };
    const slack = SLACK * Math.max(1, Math.abs(shown));
    const holds = shown >= low / scale - slack && shown <= high / scale + slack;
    return holds ? null : `gives ${String((low + high) / 2 / scale)}`;
  } catch (error) {
    // words alone say why there is nothing
    if (error instanceof NotArithmetic && shown === 0 && !/\d/.test(sentence)) return null;
    if (error instanceof NotArithmetic) return error.message;
    throw error;
  }
}
