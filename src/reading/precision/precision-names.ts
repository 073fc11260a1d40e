import { spellingErrors } from "../names/names";
import { FORMATS, PRECISION_CHOICES, type Precision } from "../../core/formats/precision";
import { PRECISION_ALIASES, squeezed } from "./aliases";

/**
 * The precision a person means, whatever the case, spaces, full-width letters or alias; null when it is not known.
 *
 * @example findPrecision("ｆｐ１６ ") // "FP16"
 * @example findPrecision("W8A8") // "INT8"
 * @example findPrecision("UD-Q4_K_XL") // null
 */
export function findPrecision(text: string): Precision | null {
  const asked = squeezed(text);
  return BY_NAME.get(asked) ?? BY_NAME.get(asked.replace(BESIDE, "")) ?? null;
}

/** Words beside a format that leave it what it is: "FP8 (native)", "原生FP8", "INT4量化版". */
const BESIDE = /^(原生|native)|(native|原生|(精度|格式|量化)?版本?|精度|格式|量化)$/g;

/**
 * The names nearest to a text that is none of them, best first, at most two: of the ones people are offered if there
 * are any, and nothing where everything is far.
 *
 * @example nearestPrecisions("FB16") // ["FP16", "BF16"]
 */
export function nearestPrecisions(text: string): Precision[] {
  const asked = squeezed(text).replace(/^ud/, ""); // a publisher's own mix of a known type
  const furthest = Math.max(1, Math.floor(asked.length / 2));
  const near = NAMES.map((name) => ({ name, steps: spellingErrors(asked, squeezed(name), furthest) }));
  const fewest = Math.min(...near.map(({ steps }) => steps));
  if (fewest > furthest) return [];
  const best = near.filter(({ steps }) => steps === fewest).map(({ name }) => name);
  const offered = PRECISION_CHOICES.filter((name) => best.includes(name));
  const start = (name: Precision): number => commonStart(asked, squeezed(name));
  return [...(offered.length > 0 ? offered : best)].sort((a, b) => start(b) - start(a)).slice(0, 2);
}

const ALIASES: Readonly<Record<string, Precision>> = PRECISION_ALIASES;
const NAMES = Object.keys(FORMATS) as Precision[];
const BY_NAME: ReadonlyMap<string, Precision> = new Map([
  ...Object.entries(ALIASES),
  ...NAMES.map((name): [string, Precision] => [squeezed(name), name]),
]);

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
