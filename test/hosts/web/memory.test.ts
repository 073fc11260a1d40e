import { localMemory } from "../../../src/hosts/web/memory";

const global_ = globalThis as { localStorage?: unknown };

afterEach(() => {
  delete global_.localStorage;
});

test("what is written is read again, under a name of our own", () => {
  const kept = new Map<string, string>();
  global_.localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  localMemory().write("language", "zh");
  expect(localMemory().read("language")).toBe("zh");
  expect([...kept.keys()]).toEqual(["vram.language"]);
});

test("a browser that forbids storage forgets, and nothing breaks", () => {
  Object.defineProperty(global_, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("forbidden");
    },
  });
  expect(() => {
    localMemory().write("language", "zh");
  }).not.toThrow();
  expect(localMemory().read("language")).toBeNull();
});
