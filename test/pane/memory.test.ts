import { recall, remember } from "../../src/pane/memory";
import { FIRST_STATE, next } from "../../src/pane/state";

function memoryWith(kept: string | null) {
  const store = new Map<string, string>(kept === null ? [] : [["vram.pane", kept]]);
  return {
    read: (key: string) => store.get(key) ?? null,
    write: (key: string, value: string) => void store.set(key, value),
  };
}

const valid = { schema: 2, inputs: { ...FIRST_STATE.inputs, model: "Qwen3-8B" }, mode: "values" };

describe("what the pane remembers", () => {
  it("opens as it was left", () => {
    const memory = memoryWith(null);
    let state = recall(memory);
    state = next(state, { type: "input changed", field: "model", text: "DeepSeek-R1" });
    state = next(state, { type: "tab chosen", tab: "training" });
    state = next(state, { type: "input changed", field: "words", text: "tp=2" });
    state = next(state, { type: "input changed", field: "unit", text: "GB" });
    state = next(state, { type: "mode chosen", mode: "values" });
    state = next(state, { type: "language chosen", language: "zh" });
    state = next(state, { type: "section toggled", section: "settings" });
    remember(memory, state);
    expect(recall(memory)).toEqual(state);
  });

  it("keeps neither place nor news of a write", () => {
    const memory = memoryWith(null);
    let state = next(recall(memory), { type: "selection moved", place: { sheet: "Sheet1", address: "B4" } });
    state = next(state, { type: "write failed" });
    remember(memory, state);
    expect(recall(memory)).toEqual(FIRST_STATE);
  });

  it.each([
    { name: "nothing", kept: null },
    { name: "no JSON", kept: "{" },
    { name: "a list", kept: "[]" },
    { name: "null", kept: "null" },
    { name: "another schema", kept: JSON.stringify({ ...valid, schema: 3 }) },
  ])("begins anew with $name", ({ kept }) => {
    expect(recall(memoryWith(kept))).toEqual(FIRST_STATE);
  });

  it.each([
    { name: "inputs that are none", kept: { ...valid, inputs: 7 }, field: "model", value: "QwQ-32B" },
    {
      name: "a number in a text's place",
      kept: { ...valid, inputs: { model: 7 } },
      field: "model",
      value: "QwQ-32B",
    },
    {
      name: "a text longer than a cell",
      kept: { ...valid, inputs: { model: "x".repeat(32_768) } },
      field: "model",
      value: "QwQ-32B",
    },
    {
      name: "a field that is missing",
      kept: { ...valid, inputs: { model: "Qwen3-8B" } },
      field: "context",
      value: "16000",
    },
  ] as const)("puts the first value in place of $name", ({ kept, field, value }) => {
    expect(recall(memoryWith(JSON.stringify(kept))).inputs[field]).toBe(value);
  });

  it("ignores a tab, a mode, a language and a section that do not exist", () => {
    const kept = JSON.stringify({
      ...valid,
      tab: "quote",
      mode: "portable",
      language: "fr",
      openSections: ["settings", "x"],
    });
    expect(recall(memoryWith(kept))).toMatchObject({
      mode: "live",
      language: "auto",
      openSections: ["settings"],
    });
  });

  it("works where nothing may be kept or read", () => {
    const refusing = {
      read: (): string => {
        throw new Error("denied");
      },
      write: (): void => {
        throw new Error("full");
      },
    };
    expect(recall(refusing)).toEqual(FIRST_STATE);
    expect(() => {
      remember(refusing, FIRST_STATE);
    }).not.toThrow();
  });
});
