import { estimateFor } from "../../src/pane/estimate";
import { loadedFrom } from "../../src/pane/loaded";
import { orderFor } from "../../src/pane/order";
import { FIRST_INPUTS, FIRST_STATE, next, type Inputs } from "../../src/pane/state";
import { trainingFor } from "../../src/pane/training";
import { tablesIn, type WrittenTable } from "../../src/sheet/written";
import { seenTable } from "../sheet/seen";

const PLACE = { at: "B4", date: "2026-11-26" } as const;

/** The table that the pane would write for its fields, as it is found in the sheet afterwards. */
function tableFor(
  change: Partial<Inputs>,
  tab: "estimate" | "training",
  language: "en" | "zh" = "en",
): WrittenTable {
  const inputs = { ...FIRST_INPUTS, ...change };
  const answer = tab === "estimate" ? estimateFor(inputs) : trainingFor(inputs);
  if (answer.kind === "waiting") throw answer.error;
  const order = orderFor(answer, { ...FIRST_STATE, inputs });
  if (order === null) throw new Error("there is no table");
  const seen = seenTable(
    "B4",
    order({ ...PLACE, language, mode: "live" }),
    order({ ...PLACE, language, mode: "values" }),
  );
  const [table] = tablesIn(seen);
  if (table === undefined) throw new Error("no table is found");
  return table;
}

/** Words of the cells that the values of a live table show instead. */
const live = (table: WrittenTable, language: "en" | "zh" = "en"): WrittenTable => {
  const words = { en: ["released", "default"], zh: ["发布精度", "默认"] }[language];
  const inputs = new Map(table.inputs);
  inputs.set("precision", words[0] ?? "").set("kvPrecision", words[1] ?? "");
  return { ...table, inputs };
};

const SERVING: readonly Partial<Inputs>[] = [
  {},
  {
    cards: "4",
    context: "8000",
    concurrency: "12",
    precision: "FP8",
    kvPrecision: "FP8",
    engine: "SGLang -tp 4",
  },
  { reserve: "0.2", card: "A100" },
  { cards: "1", context: "2000", speedPrompt: "1500", speedAnswer: "500", speedWanted: "30" },
  { card: "", reserve: "0.5" },
  { card: "" },
];

describe.each(["en", "zh"] as const)("what was asked comes back from the sheet (%s)", (language) => {
  test.each(SERVING)("serving %j", (change) => {
    const table = tableFor(change, "estimate", language);
    const asked: Inputs = { ...FIRST_INPUTS, ...change };
    const given = change.precision === undefined ? live(table, language) : table;
    const { tab, inputs } = loadedFrom(given);
    expect(tab).toBe("estimate");
    expect({ ...FIRST_INPUTS, ...inputs }).toEqual(asked);
  });

  test.each<Partial<Inputs>>([
    {},
    {
      method: "lora",
      rank: "64",
      sharding: "zero=2",
      framework: "torchtune",
      checkpointing: "full",
      words: "tp=2",
    },
    { trainingCards: "8", sharding: "", framework: "megatron" },
    { method: "rule", card: "" },
  ])("training %j", (change) => {
    const asked: Inputs = { ...FIRST_INPUTS, ...change };
    const { tab, inputs } = loadedFrom(tableFor(change, "training", language));
    expect(tab).toBe("training");
    const loaded = { ...asked, ...inputs };
    // the fields ask the same again, whichever words they ask it with
    const [before, after] = [trainingFor(asked), trainingFor(loaded)];
    if (before.kind === "waiting" || after.kind === "waiting") throw new Error("unread");
    expect([after.settings, after.memory.total]).toEqual([before.settings, before.memory.total]);
  });
});

// the older workbook of test/browser has none of these rows: nor has a table whose rows were taken away
test("a table without a speed asks for none, and leaves the wanted one", () => {
  const table = live(tableFor({}, "estimate"));
  expect(["prompt", "answer", "wanted"].some((name) => table.inputs.has(name as "prompt"))).toBe(false);
  const asked = { ...FIRST_INPUTS, speedPrompt: "1000", speedAnswer: "200", speedWanted: "30" };
  const loaded = { ...asked, ...loadedFrom(table).inputs };
  expect([loaded.speedPrompt, loaded.speedAnswer, loaded.speedWanted]).toEqual(["", "", "30"]);
});

describe("a table that is selected", () => {
  const table = live(tableFor({ model: "Qwen3-8B", context: "8000" }, "estimate"));
  const state = { ...FIRST_STATE, place: { sheet: "Sheet1", address: "C6" } };
  const found = next(state, { type: "table found", table, loaded: loadedFrom(table) });

  test("brings its question into the fields", () => {
    expect(found.inputs).toMatchObject({ model: "Qwen3-8B", context: "8000" });
    expect(found.found).toBe(table);
  });

  test("leaves what is typed then alone, until its cells say something else", () => {
    const typed = next(found, { type: "input changed", field: "context", text: "4000" });
    expect(next(typed, { type: "table found", table, loaded: loadedFrom(table) }).inputs.context).toBe(
      "4000",
    );
    const edited = { ...table, inputs: new Map(table.inputs).set("context", "12000") };
    expect(
      next(typed, { type: "table found", table: edited, loaded: loadedFrom(edited) }).inputs.context,
    ).toBe("12000");
  });

  test("just written asks nothing new", () => {
    const writing = { status: "written", sheet: "Sheet1", address: "B4:G40" } as const;
    const own = { ...FIRST_STATE, place: { sheet: "Sheet1", address: "B4" }, writing };
    expect(next(own, { type: "table found", table, loaded: loadedFrom(table) })).toEqual({
      ...own,
      found: table,
    });
  });

  test("that is left behind leaves the fields as they are", () => {
    const left = next(found, { type: "no table found" });
    expect(left.found).toBeNull();
    expect(left.inputs).toEqual(found.inputs);
  });
});
