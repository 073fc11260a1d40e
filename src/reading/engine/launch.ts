import type { EngineFamily } from "../../core/engines/engine";
import { commandsOf, isFlag, isKey } from "./command-line";
import { familyIn } from "./engine-names";
import { PROGRAM, started, type Found } from "./programs";
import { assigns, filledIn, Variables } from "./variables";

/** The command of a text that serves a model. */
export interface Launch {
  readonly family: EngineFamily;
  /** The program or image, as written: a tag is a version. */
  readonly program: string;
  /** How many commands there were to choose from. */
  readonly commands: number;
}

export interface Script {
  /** null: no command line, but an engine in a person's words. */
  readonly launch: Launch | null;
  /** What stands behind the program; without one, every word. */
  readonly words: readonly string[];
  /** Keys of a configuration file, as flags. */
  readonly options: readonly (readonly [key: string, value: string])[];
  readonly variables: Variables;
}

/** What of a text starts an engine, with all that the text assigns. Commands may stand in one another's quotes. */
export function scriptOf(text: string): Script {
  const commands = commandsOf(text);
  const reading: Reading = {
    variables: new Variables(),
    options: [],
    found: [],
    container: new Map(),
    parent: "",
  };
  read(commands, reading, 0);
  flush(reading);
  const { variables, options, found } = reading;
  const best = found.find(({ serves }) => serves) ?? found.find(({ family }) => family !== null);
  const said = found.length === 0 ? commands.flat() : found.flatMap(({ words }) => words);
  const words = (best?.words ?? said).flatMap((word) => filled(word, variables));
  if (best?.family == null) return { launch: null, words, options, variables };
  const tagged = found.find(({ family, isImage }) => isImage && family === best.family);
  const program = /\d/.test(best.program) ? best.program : (tagged?.program ?? best.program);
  const count = found.filter(({ isImage }) => !isImage).length;
  return { launch: { family: best.family, program, commands: count }, words, options, variables };
}

/** A variable that stands alone may hold several words. */
function filled(word: string, variables: Variables): string[] {
  const value = filledIn(word, variables);
  return value !== word && /^[$%]/.test(word) ? commandsOf(value).flat() : [value];
}

interface Reading {
  readonly variables: Variables;
  readonly options: (readonly [key: string, value: string])[];
  readonly found: Found[];
  /** Image, entrypoint, command and arguments of the container that is read. */
  readonly container: Map<string, readonly string[]>;
  /** The key of YAML under which others follow. */
  parent: string;
}

const DEEPEST = 3;

function read(commands: readonly (readonly string[])[], reading: Reading, depth: number): void {
  for (const words of commands) {
    const [first = "", ...rest] = words;
    if (CONTAINER.test(first)) {
      if (reading.container.has(first)) flush(reading);
      reading.container.set(
        first,
        rest.filter((word) => !/^[|>][+-]?$/.test(word)),
      );
    } else if (assigns(words, reading.variables) || (rest.length === 0 && SECTION.test(first))) continue;
    else if (isKey(first)) option(first.slice(0, -1), rest, reading);
    else command(words, reading, depth);
  }
}

/** Headings of a unit of systemd, without their brackets. */
const SECTION = /^(Unit|Service|Install)$/;
const CONTAINER = /^(image:|command:|args:|entrypoint:|CMD|ENTRYPOINT|FROM)$/;

/** A container's image and all its words, in the order in which they are run. */
function flush(reading: Reading): void {
  const { container, found, variables } = reading;
  if (container.size === 0) return;
  const part = (key: string): readonly string[] => container.get(key) ?? [];
  const image = filledIn([...part("image:"), ...part("FROM")][0] ?? "", variables);
  const words = ["entrypoint:", "ENTRYPOINT", "command:", "CMD", "args:"].flatMap(part);
  container.clear();
  const before = found.length;
  if (words.length > 0) command(words, reading, 0);
  const family = familyIn(image);
  if (family === null) return;
  const started = found.slice(before).some((one) => one.family !== null);
  if (!started) found.splice(before);
  // the arguments of an image that starts its engine by itself
  const runs = !started && (words.length === 0 || isFlag(words[0] ?? "") || words.some(isFlag));
  found.push({
    family,
    program: image,
    words: runs ? words : [],
    serves: runs && words.length > 0,
    isImage: !runs,
  });
}

/** A key of an engine's own configuration file is a flag without dashes. */
function option(key: string, values: readonly string[], reading: Reading): void {
  const { parent, options } = reading;
  const [value = ""] = values;
  if (values.length === 0) reading.parent = key;
  else if (parent === "kv_cache_config" && key === "dtype") options.push(["kv-cache-dtype", value]);
  // the batch of its graphs is not the engine's
  else if (parent !== "cuda_graph_config" || key !== "max_batch_size") options.push([key, value]);
}

function command(given: readonly string[], reading: Reading, depth: number): void {
  const { found, variables } = reading;
  const words = [filledIn(given[0] ?? "", variables), ...given.slice(1)];
  const inner = words.find(
    (word, at) => /\s/.test(word) && PROGRAM.test(word) && !(words[at - 1] ?? "").startsWith("--"),
  );
  const outer = started(words, variables);
  if (inner !== undefined && depth < DEEPEST) {
    read(commandsOf(inner), reading, depth + 1);
    if (outer !== null) found.push({ ...outer, words: [], serves: false, isImage: true });
  } else found.push(outer ?? { family: null, program: words[0] ?? "", words, serves: false, isImage: false });
}
