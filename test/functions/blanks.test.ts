import { attempt, CellError, refused } from "./excel";
import golden from "./functions.golden.json";

/**
 * docs/functions.md §3: what a blank cell arrives as, alone and as a reference; on desktop Excel as 0.
 * https://github.com/OfficeDev/office-js/issues/4702, 5262, 1951
 */
const BLANKS = [null, "", 0, [[null]], [[""]], [[0]]] as const;

/** A value for every argument, none of them what a blank means. */
const VALUES: Readonly<Record<string, unknown>> = {
  model: "DeepSeek-R1-Distill-Qwen-7B",
  precision: "FP8",
  context: 4096,
  concurrency: 200,
  kv_precision: "FP8",
  card: "RTX 4090",
  cards: 2,
  engine: "vLLM 0.19 --gpu-memory-utilization 0.5",
  unit: "GiB",
  reserve: 0.1,
  per_server: 1,
  language: "zh",
  layers: 28,
  kv_heads: 4,
  head_dim: 128,
  name: "QwQ-32B",
  field: "layers",
  filter: "qwen 7",
  method: "lora",
  batch: 4,
  settings: "rank=8",
  prompt: 1000,
  answer: 500,
  speed: 40,
  first: 0.5,
  side: "low",
  overhead: 0.5,
  throughput: 1000,
  price: 20,
  use: 0.5,
  power: 0.7,
  price_kwh: 0.8,
};

/** Where those would leave one of a function's arguments without effect on its answer. */
const MANY = {
  model: "Qwen3-32B",
  card: "H100",
  concurrency: 100,
  engine: "vLLM 0.19 --gpu-memory-utilization 0.4",
  reserve: 0.5,
};
const FAST = { model: "Qwen3-32B", card: "H200", concurrency: 20, engine: "llama.cpp" };
const OTHERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "VRAM.CARDS": MANY,
  "VRAM.SERVERS": { ...MANY, context: 32_768, concurrency: 300 },
  // states shared, every activation kept: 4 cards
  "VRAM.TRAINCARDS": { card: "B300", method: "full", batch: 8, settings: "zero=3 checkpointing=none" },
  // one card is two devices, which share the states
  "VRAM.SPEED": FAST,
  "VRAM.THROUGHPUT": FAST,
  // a step of one user is longer than such a prompt, and reads the cache
  "VRAM.TTFT": { ...FAST, prompt: 2 },
  // of two promises one decides: the speed, and where the first token is looked at that
  "VRAM.MAXUSERS": { ...FAST, model: "Qwen3-8B", speed: 60, first: 100 },
  "VRAM.MAXUSERS first": { speed: 1, first: 0.5 },
  // flags that state the layout: nothing else is tried
  "VRAM.SPEEDCARDS": { ...FAST, model: "Qwen3-8B", card: "RTX 4090", concurrency: 3000, speed: 30, first: 2, engine: "vLLM -tp 2" }, // prettier-ignore
  "VRAM.SPEEDCARDS speed": { speed: 60 },
  "VRAM.SPEEDBREAKDOWN": FAST,
  "VRAM.TRAIN": { card: "Ascend 910C", settings: "rank=8 zero=3" },
};
const valueOf = (id: string, name: string, looked = ""): unknown =>
  OTHERS[`${id} ${looked}`]?.[name] ?? OTHERS[id]?.[name] ?? VALUES[name];

interface Parameter {
  readonly name: string;
  readonly optional?: boolean;
}
const FUNCTIONS: readonly { readonly id: string; readonly parameters: readonly Parameter[] }[] =
  golden.functions;

/** The call with one argument changed. */
const asked = (
  { id, parameters, place }: { id: string; parameters: readonly Parameter[]; place: number },
  argument: unknown,
): unknown[] =>
  parameters.map(({ name }, index) =>
    index === place ? argument : valueOf(id, name, parameters[place]?.name),
  );

const places = FUNCTIONS.flatMap(({ id, parameters }) =>
  parameters.map(({ name, optional }, place) => ({
    id,
    name,
    optional: optional === true,
    parameters,
    place,
  })),
);
/** A blank TOTAL reserve is 0.2; the 0 that it may arrive as must not mean none in silence, so it is refused. */
const refusesZero = ({ id, name }: { id: string; name: string }): boolean =>
  id === "VRAM.TOTAL" && name === "reserve";
const isZero = (blank: unknown): boolean => JSON.stringify(blank).includes("0");

describe("an optional argument that is blank is left out", () => {
  const optional = places.filter((place) => place.optional);
  expect(optional.length).toBeGreaterThan(50);
  test.each(optional)("$id, $name", async ({ id, name, parameters, place }) => {
    const call = { id, parameters, place };
    const leftOut = await attempt(id, ...asked(call, undefined));
    expect(leftOut).toHaveProperty("value");
    // and the value beside it is another one, or the comparison would say nothing
    expect(await attempt(id, ...asked(call, valueOf(id, name, name)))).not.toEqual(leftOut);
    for (const blank of BLANKS) {
      const given = await attempt(id, ...asked(call, blank));
      if (refusesZero({ id, name }) && isZero(blank)) {
        expect(given).toMatchObject({
          error: "#VALUE!",
          message: expect.stringContaining('Write "0%"') as string,
        });
      } else expect({ blank, ...given }).toEqual({ blank, ...leftOut });
    }
  });

  // a column of engines, of which two cells are empty: the others' answers are their own
  const spilling = optional.filter(({ id }) => !/BREAKDOWN|CONSTANTS|MODELS|CARDLIST/.test(id));
  test.each(spilling)("$id, $name, in a range", async ({ id, name, parameters, place }) => {
    const call = { id, parameters, place };
    const leftOut = await attempt(id, ...asked(call, undefined));
    const full = await attempt(id, ...asked(call, valueOf(id, name, name)));
    const zero = refusesZero({ id, name }) ? "" : 0;
    const column = await attempt(id, ...asked(call, [[valueOf(id, name, name)], [zero], [null], [""]]));
    const cells = "value" in column ? (column.value as unknown[][]).map(([cell]) => cell) : [];
    const one = "value" in leftOut ? leftOut.value : null;
    expect(cells).toEqual(["value" in full ? full.value : null, one, one, one]);
  });
});

describe("a needed argument that is blank is named", () => {
  const needed = places.filter((place) => !place.optional);
  const label = (name: string): string => name.replace("kv_", "KV ").replace("_", " ");
  test.each(needed)("$id, $name", async ({ id, name, parameters, place }) => {
    const call = { id, parameters, place };
    for (const blank of BLANKS) {
      expect(await refused(id, ...asked(call, blank))).toEqual({
        error: "#VALUE!",
        message: expect.stringMatching(new RegExp(`^${label(name)} is empty`, "i")) as string,
      });
    }
  });
});

describe("a label with a blank value is absent", () => {
  const rows = (blank: unknown): unknown[][] => [
    ["parameters (B)", 32],
    ["layers", 40],
    ["KV heads", 64],
    ["head dim", 128],
    ["context", blank],
    ["precision", blank],
    ["sliding window", blank],
  ];
  test.each([null, "", " ", 0])("in a model card: %p", async (blank) => {
    // (32e9 x 2 + 40 x 2 x 64 x 128 x 16,000 x 2 bytes) x 1.2
    expect(await attempt("VRAM.TOTAL", rows(blank), "FP16", 16000)).toEqual({ value: expect.closeTo(101.965824, 9) as number }); // prettier-ignore
    const without = rows(blank).map(([label, value]) =>
      label === "layers" ? [label, blank] : [label, value],
    );
    expect(await attempt("VRAM.KV", without, 16000)).toMatchObject({ message: expect.stringContaining("lacks layers") as string }); // prettier-ignore
  });
  test.each([null, "", " ", 0])("in a card's range: %p", async (blank) => {
    const card = [["memory", 48], ["usable memory", blank], ["bandwidth", blank], ["devices", blank]]; // prettier-ignore
    const answer = await attempt("VRAM.PERCARD", "QwQ-32B", "Q4_K_M", 4096, card);
    expect(answer).toEqual(await attempt("VRAM.PERCARD", "QwQ-32B", "Q4_K_M", 4096, [["memory", 48]]));
    expect(answer).toHaveProperty("value");
  });
});

describe("the words for released mean what a blank means", () => {
  test.each(["released", "Released", "as released", "auto", "default", "发布精度", "默认", "ａｕｔｏ"])("%s", async (word) => {
    // DeepSeek-R1 was released in FP8: 16 cards of an H20 with 96 GB would be needed for BF16
    const asWord = await attempt("VRAM.PARAMS", "DeepSeek-R1", word);
    expect(asWord).toEqual(await attempt("VRAM.PARAMS", "DeepSeek-R1"));
    expect(asWord).not.toEqual(await attempt("VRAM.PARAMS", "DeepSeek-R1", "BF16"));
  }); // prettier-ignore
  test.each(["auto", "default", "默认"])("%s for the cache", async (word) => {
    expect(await attempt("VRAM.KV", "QwQ-32B", 16000, 1, word)).toEqual({ value: 4.194304 });
  });
});

describe("an error in one cell stays that cell's", () => {
  const errors: readonly { shape: string; cell: unknown; code: string }[] = [
    { shape: "CustomFunctions.Error", cell: new CellError("#DIV/0!"), code: "#VALUE!" },
    { shape: "CustomFunctions.Error, not available", cell: new CellError("#N/A"), code: "#N/A" },
    { shape: "its plain properties", cell: { code: "#REF!", message: "" }, code: "#VALUE!" },
    { shape: "Excel.ErrorCellValue", cell: { type: "Error", basicType: "Error", basicValue: "#NAME?" }, code: "#VALUE!" },
    { shape: "a text", cell: "#N/A", code: "#N/A" },
    { shape: "the text of a division", cell: "#DIV/0!", code: "#VALUE!" },
  ]; // prettier-ignore
  test.each(errors)("$shape", async ({ cell, code }) => {
    const given = await attempt("VRAM.KV", "QwQ-32B", [[16000], [cell], [null], [16000]]);
    const [first, second, third, fourth] =
      "value" in given ? (given.value as unknown[][]).map(([one]) => one) : [];
    expect([first, fourth]).toEqual([4.194304, 4.194304]);
    expect(second).toMatchObject({
      code,
      message: expect.stringMatching(/^Context holds the error #/) as string,
    });
    expect(third).toMatchObject({ code: "#VALUE!" });
  });

  test("in a model card and in a card's range the label is named", async () => {
    const error = new CellError("#N/A");
    const model = [["layers", error], ["KV heads", 8], ["head dim", 128]]; // prettier-ignore
    expect(await attempt("VRAM.KV", model, 1000)).toEqual({ error: "#N/A", message: "layers holds the error #N/A. Mend the cell it comes from." }); // prettier-ignore
    const card = [["memory", error]];
    expect(await attempt("VRAM.CARDS", "QwQ-32B", "FP8", 4096, card)).toMatchObject({ error: "#N/A" });
  });
});

describe("numbers as people write them", () => {
  /** k and K as vLLM's human_readable_int: https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py */
  const written: readonly [text: string, tokens: number][] = [
    ["128K", 131_072], ["128k", 128_000], ["16k", 16_000], ["25.6k", 25_600], ["1K", 1024], ["1M", 1_048_576], ["1m", 1_000_000],
    ["128 K", 131_072], ["128k tokens", 128_000], ["12.8万", 128_000], ["１２８Ｋ", 131_072], ["1.6w", 16_000], ["3亿", 300_000_000],
    ["16,000", 16_000], ["１６，０００", 16_000], ["16 000", 16_000], ["1'000'000", 1_000_000], ["1_000_000", 1_000_000], ["1.6e4", 16_000],
  ]; // prettier-ignore
  test.each(written)("%s is %d", async (text, tokens) => {
    // QwQ-32B: 64 layers x 2 x 8 heads x 128 x 2 bytes a token
    expect(await attempt("VRAM.KV", "QwQ-32B", text, 1, null, "bytes")).toEqual({ value: tokens * 262_144 });
  });

  test.each([["20 %", 1.2], ["20%", 1.2], ["２０％", 1.2], ["0%", 1], ["0.5", 1.5]])("a reserve of %s", async (text, factor) => {
    // 64 + 20.97152 GB: docs/functions.md §11
    const card = [["parameters (B)", 32], ["layers", 40], ["KV heads", 64], ["head dim", 128]];
    expect(await attempt("VRAM.TOTAL", card, "FP16", 16000, 1, "FP16", text)).toEqual({ value: expect.closeTo(84.97152 * factor, 9) as number });
  }); // prettier-ignore

  test.each(["16,00", "1,6000", "16k k", "K", "12.8万万", "0x10", "16000 bytes", "1 6", "--5"])("%s is no number", async (text) => {
    expect(await attempt("VRAM.KV", "QwQ-32B", text)).toMatchObject({ error: "#VALUE!" });
  }); // prettier-ignore

  test("what was read is shown where it is explained", async () => {
    const table = await attempt("VRAM.BREAKDOWN", "QwQ-32B", null, "128K", "H100", 4);
    expect(JSON.stringify(table)).toContain("131,072");
    expect(JSON.stringify(await attempt("VRAM.BREAKDOWN", "QwQ-32B", null, "12.8万"))).toContain("128,000");
  });
});
