type Json = Readonly<Record<string, unknown>>;

/**
 * The keys of a config that `read` never asks for, nested ones as "vision_config.depth" and those of objects in a list
 * as "block_configs[].ffn". The reader itself says what it reads: it is handed a copy that notes each key asked for.
 */
export function unreadKeys(config: Json, read: (config: Json) => unknown): string[] {
  const asked = new Set<string>();
  read(watched(config, "", asked));
  return keysIn(config, "").filter((key) => !asked.has(key));
}

/** The paths of all keys, each once. */
export function keysIn(value: unknown, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Object.entries(value).flatMap(([key, inner]) => {
    const inside = pathOf(value, path, key);
    return [...(Array.isArray(value) ? [] : [inside]), ...keysIn(inner, inside)];
  });
  return [...new Set(keys)];
}

/** The places of a list are one place. */
const pathOf = (parent: object, path: string, key: string): string =>
  Array.isArray(parent) ? `${path}[]` : path === "" ? key : `${path}.${key}`;

function watched<T extends object>(value: T, path: string, asked: Set<string>): T {
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      // a null is read as if the key were absent, so it says nothing
      if (typeof key === "symbol" || !Object.hasOwn(target, key) || found === null) return found;
      const inside = pathOf(target, path, key);
      asked.add(inside);
      return typeof found === "object" ? watched(found, inside, asked) : found;
    },
  });
}
