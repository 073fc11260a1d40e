import { FIRST_STATE, next, type PaneEvent, type PaneState, type Writing } from "../../src/pane/state";

const B4 = { sheet: "Sheet1", address: "B4" };
const C9 = { sheet: "Sheet1", address: "C9" };
const written: Writing = { status: "written", sheet: "Sheet1", address: "B4:G12" };
const occupied: Writing = { status: "occupied", sheet: "Sheet1", address: "B4:G12", cells: 12, nextFree: C9 };
const isProtected: Writing = { status: "protected", sheet: "Sheet1" };
const none: Writing = { status: "none" };

const at = (change: Partial<PaneState>): PaneState => ({ ...FIRST_STATE, place: B4, ...change });

const transitions: { name: string; from: PaneState; event: PaneEvent; to: Partial<PaneState> }[] = [
  {
    name: "a typed context replaces the context alone",
    from: at({}),
    event: { type: "input changed", field: "context", text: "32000" },
    to: { inputs: { ...FIRST_STATE.inputs, context: "32000" } },
  },
  {
    name: "what cannot be read is kept as typed",
    from: at({}),
    event: { type: "input changed", field: "context", text: "16K" },
    to: { inputs: { ...FIRST_STATE.inputs, context: "16K" } },
  },
  {
    name: "a change makes the last write old news",
    from: at({ writing: written }),
    event: { type: "input changed", field: "model", text: "Qwen3-8B" },
    to: { inputs: { ...FIRST_STATE.inputs, model: "Qwen3-8B" }, writing: none },
  },
  {
    name: "a change does not end a write that is under way",
    from: at({ writing: { status: "under way" } }),
    event: { type: "input changed", field: "model", text: "Qwen3-8B" },
    to: { inputs: { ...FIRST_STATE.inputs, model: "Qwen3-8B" }, writing: { status: "under way" } },
  },
  {
    name: "values instead of formulas",
    from: at({ writing: written }),
    event: { type: "mode chosen", mode: "values" },
    to: { mode: "values", writing: none },
  },
  {
    name: "another tab makes the last write old news",
    from: at({ writing: written }),
    event: { type: "tab chosen", tab: "training" },
    to: { tab: "training", writing: none },
  },
  {
    name: "what is typed on one tab stays on the other",
    from: at({ tab: "training" }),
    event: { type: "input changed", field: "model", text: "Qwen3-8B" },
    to: { tab: "training", inputs: { ...FIRST_STATE.inputs, model: "Qwen3-8B" } },
  },
  {
    name: "Chinese",
    from: at({}),
    event: { type: "language chosen", language: "zh" },
    to: { language: "zh" },
  },
  {
    name: "a closed section opens",
    from: at({ openSections: [] }),
    event: { type: "section toggled", section: "settings" },
    to: { openSections: ["settings"] },
  },
  {
    name: "a section opens on its own tab alone",
    from: at({ openSections: ["settings"] }),
    event: { type: "section toggled", section: "training settings" },
    to: { openSections: ["settings", "training settings"] },
  },
  {
    name: "an open section closes",
    from: at({ openSections: ["settings"] }),
    event: { type: "section toggled", section: "settings" },
    to: { openSections: [] },
  },
  {
    name: "the place follows the selection",
    from: at({}),
    event: { type: "selection moved", place: C9 },
    to: { place: C9 },
  },
  {
    name: "what was written stays said when the selection moves",
    from: at({ writing: written }),
    event: { type: "selection moved", place: C9 },
    to: { place: C9, writing: written },
  },
  {
    name: "a question about a place ends when another is chosen",
    from: at({ writing: occupied }),
    event: { type: "selection moved", place: C9 },
    to: { place: C9, writing: none },
  },
  {
    name: "a question stays when the host reports the same place again",
    from: at({ writing: occupied }),
    event: { type: "selection moved", place: { ...B4 } },
    to: { writing: occupied },
  },
  {
    name: "a protected sheet is left behind",
    from: at({ writing: isProtected }),
    event: { type: "selection moved", place: { sheet: "Sheet2", address: "B4" } },
    to: { place: { sheet: "Sheet2", address: "B4" }, writing: none },
  },
  {
    name: "a write begins",
    from: at({}),
    event: { type: "write begun" },
    to: { writing: { status: "under way" } },
  },
  {
    name: "a write is answered",
    from: at({ writing: { status: "under way" } }),
    event: { type: "write answered", result: { status: "written", sheet: "Sheet1", address: "B4:G12" } },
    to: { writing: written },
  },
  {
    name: "a write fails",
    from: at({}),
    event: { type: "write failed" },
    to: { writing: { status: "failed" } },
  },
  {
    name: "a write is refused with a reason",
    from: at({}),
    event: { type: "write refused", reason: "A cell is being edited." },
    to: { writing: { status: "refused", reason: "A cell is being edited." } },
  },
  {
    name: "a write is taken back",
    from: at({ writing: written }),
    event: { type: "write undone" },
    to: { writing: { status: "undone" } },
  },
  {
    name: "a write cannot be taken back any more",
    from: at({ writing: written }),
    event: { type: "undo failed" },
    to: { writing: { status: "undo failed" } },
  },
  {
    name: "a question is put aside",
    from: at({ writing: occupied }),
    event: { type: "question dismissed" },
    to: { writing: none },
  },
];

describe("the pane's state", () => {
  it.each(transitions)("$name", ({ from, event, to }) => {
    const before = JSON.stringify(from);
    expect(next(from, event)).toEqual({ ...from, ...to });
    expect(JSON.stringify(from)).toBe(before);
  });
});
