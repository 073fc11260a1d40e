import { parseConfig, readConfig } from "../config-json";
import type { Model } from "../../core/shape/model";
import type { Json } from "./fields";

/**
 * The text of a config.json with nothing but what is read of it, so that a long one fits into a cell: keys that nobody
 * asks for go, and lists that repeat a module for every layer name it once, where that says the same.
 *
 * @throws InputError where the text is no config.json that can be read
 */
export function shortForm(text: string): string {
  const config = parseConfig(text);
  const asked = new Set<string>();
  readConfig(watcher(asked)(config, ""), "config.json");
  const kept = pruned(config, "", asked) as Json;
  const joined = joinedSections(kept);
  return JSON.stringify(same(config, joined) ? joined : kept);
}

/** Whether two files mean the same model. */
function same(a: Json, b: Json): boolean {
  const meant = (config: Json): string => {
    const { layers, frame, precision, exceptions }: Model = readConfig(config, "config.json");
    return JSON.stringify([layers, frame, precision, Object.entries(exceptions).sort()]);
  };
  try {
    return meant(a) === meant(b);
  } catch {
    return false;
  }
}

/** The places of a list are one place. */
const pathOf = (parent: object, path: string, key: string): string =>
  Array.isArray(parent) ? `${path}[]` : `${path}.${key}`;

/** Makes copies that note each key that is asked for. A list's is a plain one, made once: every layer looks through it. */
function watcher(asked: Set<string>): <T extends object>(value: T, path: string) => T {
  const lists = new WeakMap<object, unknown[]>();
  const seen = (found: unknown, path: string): unknown => {
    if (typeof found !== "object" || found === null) return found;
    if (!Array.isArray(found)) return watched(found, path);
    const known = lists.get(found) ?? found.map((inner) => seen(inner, `${path}[]`));
    lists.set(found, known);
    return known;
  };
  const watched = <T extends object>(value: T, path: string): T =>
    new Proxy(value, {
      get(target, key) {
        const found: unknown = Reflect.get(target, key);
        if (typeof key === "symbol" || !Object.hasOwn(target, key)) return found;
        const inside = pathOf(target, path, key);
        asked.add(inside);
        return seen(found, inside);
      },
    });
  return watched;
}

/** What was asked for; a null is read as if it were not there. */
function pruned(value: unknown, path: string, asked: ReadonlySet<string>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((inner) => pruned(inner, `${path}[]`, asked));
  const kept = Object.entries(value).filter(
    ([key, inner]) => inner !== null && asked.has(pathOf(value, path, key)),
  );
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, pruned(inner, pathOf(value, path, key), asked)]),
  );
}

const LAYER = /^[\w.*]*layers\.\d+\.(?=[a-z])/;
/** A module of one layer as the module of every layer. */
const ofAll = (name: string): string => name.replace(LAYER, "*.");

/** What a file says of its quantisation, with modules of single layers joined. */
const joinedSections = (config: Json): Json =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      /quant|compression/.test(key) ? joinedLists(value) : value,
    ]),
  );

function joinedLists(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === "string")
      ? [...new Set(value.map(ofAll))]
      : value.map(joinedLists);
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [ofAll(key), joinedLists(inner)]));
}
