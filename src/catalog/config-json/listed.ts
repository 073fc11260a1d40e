import { InputError } from "../../core/errors";
import { perObject } from "../../core/memo";
import type { Precision } from "../../core/formats/precision";
import type { Rule } from "./methods/recipe";
import { isPattern, patternTest, type NamesTest } from "./patterns";

/** What stands in front of the layers differs by maker and says nothing. */
const BOUND =
  /^(re:|[-+]:)?\^?(?:\.?\*)?(?:(?:model|language_model|backbone|transformer|text_model)\\?\.)*(?:\.?\*)?layers\\?\.(\d{1,4})(?=[.\\*]|$)(.*)$/s;
const TO_LAYERS =
  /^(re:|[-+]:)?\^?(?:(?:model|language_model|backbone|transformer|text_model)\\?\.)+(?=layers)/;
const IN_FRONT = /^(re:|[-+]:)?\^?(?:(?:model|language_model|backbone|transformer|text_model)\\?\.)+/;
/** A choice of layers inside a regular expression: (0|1|39), [1-3], 1[0-9]. */
const CHOICE = /^((?:re:|[-+]:).*)layers\\?\.((?:\d|\[[\d-]+\]|\([^()]*\))+)(?=\\?\.)(.*)$/s;

/** Characters of different patterns: more than any list has, and each is tried on every name. */
const MOST_CHARACTERS = 6_000;

/** Rules in their order: names of modules are looked up, patterns are tried one by one. */
interface Rules {
  readonly named: Map<string, Ranked>;
  readonly tried: (Ranked & { readonly fits: NamesTest })[];
}

interface Ranked {
  readonly rank: number;
  readonly format: Precision | null;
}

/** The rules of a file, asked by names of modules. */
export class Listed {
  private readonly general: Rules = { named: new Map(), tried: [] };
  private readonly bound = new Map<number, Rules>();
  private readonly tests = new Map<string, NamesTest>();
  private characters = 0;

  constructor(
    rules: readonly Rule[],
    private readonly layers: number,
  ) {
    for (const [rank, { pattern, format }] of rules.entries()) this.add(pattern, { rank, format });
  }

  private add(pattern: string, rule: Ranked): void {
    // one expert speaks for all of its layer
    const each = /experts\\?\.(\d+)/.exec(pattern)?.[1] ?? "0";
    if (each !== "0") return;
    const [, mark = "", digits, rest = ""] = BOUND.exec(pattern) ?? [];
    if (digits !== undefined) {
      const layer = Number(digits);
      const layers = rest.startsWith("*") && layer > 0 ? [layer, ...tens(layer)] : [layer];
      for (const at of layers) this.put(this.boundTo(at), `${mark}layers.0${rest}`, rule);
      return;
    }
    const [, front, choice, behind = ""] = CHOICE.exec(pattern) ?? [];
    if (front === undefined || choice === undefined) {
      this.put(this.general, shortened(pattern), rule);
      return;
    }
    const chosen = patternTest(`re:${choice}$`);
    for (let at = 0; at < this.layers; at++) {
      if (chosen.fits([String(at)])) this.put(this.boundTo(at), shortened(`${front}layers.0${behind}`), rule);
    }
  }

  private boundTo(layer: number): Rules {
    let rules = this.bound.get(layer);
    if (rules === undefined) this.bound.set(layer, (rules = { named: new Map(), tried: [] }));
    return rules;
  }

  private put({ named, tried }: Rules, pattern: string, rule: Ranked): void {
    if (isPattern(pattern)) {
      tried.push({ ...rule, fits: this.test(pattern) });
      return;
    }
    const name = pattern.replace(/^\.+|\.+$/g, "");
    if (!named.has(name)) named.set(name, rule);
  }

  private test(pattern: string): NamesTest {
    const known = this.tests.get(pattern);
    if (known !== undefined) return known;
    const { fits, length } = patternTest(pattern);
    this.characters += length;
    if (this.characters > MOST_CHARACTERS)
      throw new InputError("config-pattern", { given: pattern.slice(0, 60) });
    // a matrix's names are one list, made once for all layers of a kind
    const test = perObject(fits);
    this.tests.set(pattern, test);
    return test;
  }

  /** Whether this layer is spoken of by its number. */
  names(layer: number): boolean {
    return this.bound.has(layer);
  }

  /** What the first rule says that names one of the modules: null is 16 bit, undefined is nothing. */
  formatOf(modules: readonly string[], layer: number | null): Precision | null | undefined {
    const own = layer === null ? undefined : this.bound.get(layer);
    return ((own && this.first(own, modules)) ?? this.first(this.general, modules))?.format;
  }

  private first({ named, tried }: Rules, modules: readonly string[]): Ranked | undefined {
    let best: Ranked | undefined;
    for (const run of this.runsOf(modules)) {
      const rule = named.get(run);
      if (rule !== undefined && (best === undefined || rule.rank < best.rank)) best = rule;
    }
    return tried.find(({ rank, fits }) => (best === undefined || rank < best.rank) && fits(modules)) ?? best;
  }

  /** Every run of whole words in the names: what a list may call the module or something around it. */
  private readonly runsOf = perObject(
    (modules: readonly string[]): ReadonlySet<string> => new Set(modules.flatMap(runsIn)),
  );
}

function runsIn(name: string): string[] {
  const words = name.split(".");
  return words.flatMap((_, from) =>
    words.slice(from).map((_, to) => words.slice(from, from + to + 1).join(".")),
  );
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
