import { InputError } from "../../core/errors";
import type { Precision } from "../../core/formats/precision";
import { patternTest, type NamesTest as Test } from "./patterns";
import type { Rule } from "./methods/recipe";

/** A rule's pattern compiled, and remembered name by name: lists repeat the same few endings for every layer. */
interface Compiled {
  readonly fits: NamesTest;
  readonly format: Precision | null;
}

/** Whether one of the names is meant, after what stands in front of them all. */
type NamesTest = (names: readonly string[], front: string) => boolean;

/** What stands in front of the layers differs by maker and says nothing. */
const BOUND =
  /^(re:|[-+]:)?\^?(?:\.?\*)?(?:(?:model|language_model|backbone|transformer|text_model)\\?\.)*(?:\.?\*)?layers\\?\.(\d{1,4})(?=[.\\*]|$)(.*)$/s;
const TO_LAYERS =
  /^(re:|[-+]:)?\^?(?:(?:model|language_model|backbone|transformer|text_model)\\?\.)+(?=layers)/;
const IN_FRONT = /^(re:|[-+]:)?\^?(?:(?:model|language_model|backbone|transformer|text_model)\\?\.)+/;
/** A choice of layers inside a regular expression: (0|1|39), [1-3], 1[0-9]. */
const CHOICE = /^((?:re:|[-+]:).*)layers\\?\.((?:\d|\[[\d-]+\]|\([^()]*\))+)(?=\\?\.)(.*)$/s;

/** Every layer is asked for as the first: a list's endings are then the same few. */
const FIRST = "layers.0.";

/** More different patterns than any list has; each is tried on every name. */
const MOST_PATTERNS = 100;

/** The rules of a file, asked by names of modules. */
export class Listed {
  private readonly general: Compiled[] = [];
  private readonly bound = new Map<number, Compiled[]>();
  private readonly tests = new Map<string, NamesTest>();
  private patterns = 0;

  constructor(
    rules: readonly Rule[],
    private readonly layers: number,
  ) {
    for (const rule of rules) this.add(rule);
  }

  private add({ pattern, format }: Rule): void {
    // one expert speaks for all of its layer
    const each = /experts\\?\.(\d+)/.exec(pattern)?.[1] ?? "0";
    if (each !== "0") return;
    const [, mark = "", digits, rest = ""] = BOUND.exec(pattern) ?? [];
    if (digits === undefined) {
      const [, front, choice, behind = ""] = CHOICE.exec(pattern) ?? [];
      if (front !== undefined && choice !== undefined) {
        const chosen = patternTest(`re:${choice}$`);
        const test = this.test(shortened(`${front}layers.0${behind}`));
        for (let at = 0; at < this.layers; at++)
          if (chosen([String(at)])) this.bind(at, { fits: test, format });
        return;
      }
      this.general.push({ fits: this.test(shortened(pattern)), format });
      return;
    }
    const compiled = { fits: this.test(`${mark}layers.0${rest}`), format };
    const layer = Number(digits);
    const layers = rest.startsWith("*") && layer > 0 ? [layer, ...tens(layer)] : [layer];
    for (const at of layers) this.bind(at, compiled);
  }

  private bind(layer: number, rule: Compiled): void {
    const known = this.bound.get(layer);
    if (known === undefined) this.bound.set(layer, [rule]);
    else known.push(rule);
  }

  private test(pattern: string): NamesTest {
    const known = this.tests.get(pattern);
    if (known !== undefined) return known;
    if (/[*?:]/.test(pattern) && ++this.patterns > MOST_PATTERNS) {
      throw new InputError("config-pattern", { given: pattern.slice(0, 60) });
    }
    const test = remembered(patternTest(pattern));
    this.tests.set(pattern, test);
    return test;
  }

  /** Whether this layer is spoken of by its number. */
  names(layer: number): boolean {
    return this.bound.has(layer);
  }

  /** What the first rule says that names one of the modules: null is 16 bit, undefined is nothing. */
  formatOf(modules: readonly string[], layer: number | null): Precision | null | undefined {
    const own = layer === null ? [] : (this.bound.get(layer) ?? []);
    const found = (rules: readonly Compiled[], front: string): Compiled | undefined =>
      rules.find(({ fits }) => fits(modules, front));
    return (found(own, FIRST) ?? found(this.general, layer === null ? "" : FIRST))?.format;
  }
}

/** Names of the same layers in all makers' files begin with "layers". */
function shortened(pattern: string): string {
  if (TO_LAYERS.test(pattern)) return pattern.replace(TO_LAYERS, "$1");
  const [front, mark = ""] = IN_FRONT.exec(pattern) ?? [];
  if (front === undefined) return pattern;
  const rest = pattern.slice(front.length);
  return mark === "" ? (/[*?]/.test(rest) ? `*${rest}` : rest) : `${mark}.*${rest}`;
}

/** A glob "layers.1*" means layers 10 to 19 as well. */
const tens = (layer: number): number[] => Array.from({ length: 10 }, (_, i) => layer * 10 + i);

/** The names of a matrix are one list, made once for all layers of a kind. */
function remembered(test: Test): NamesTest {
  const known = new Map<string, Map<readonly string[], boolean>>();
  return (names, front) => {
    let answers = known.get(front);
    if (answers === undefined) known.set(front, (answers = new Map<readonly string[], boolean>()));
    let answer = answers.get(names);
    if (answer === undefined) answers.set(names, (answer = test(names.map((name) => front + name))));
    return answer;
  };
}
