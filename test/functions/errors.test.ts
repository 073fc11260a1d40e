import { attempt, call, CellError, refused } from "./excel";

/** What a cell shows instead of a guess: Excel's code, and words that say what to do. */
const cases: readonly {
  formula: readonly [string, ...unknown[]];
  code: "#VALUE!" | "#N/A";
  says: RegExp;
}[] = [
  // unquoted names are cell addresses, and arrive as an empty cell or as desktop Excel's 0
  { formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, null], code: "#VALUE!", says: /^Card is empty\. Names need quotes: "H100"/ }, // prettier-ignore
  { formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, 0], code: "#VALUE!", says: /quotes/ },
  { formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, ""], code: "#VALUE!", says: /quotes/ },
  // what follows an optional argument is optional for Excel: the function says what is missing
  {
    formula: ["VRAM.CARDS", "QwQ-32B"],
    code: "#VALUE!",
    says: /^Context is empty or 0\. Give a whole number/,
  },
  { formula: ["VRAM.CARDS", "QwQ-32B", null, 16000], code: "#VALUE!", says: /^Card is empty/ },
  { formula: ["VRAM.PARAMS", null], code: "#VALUE!", says: /^Model is empty\. Names need quotes: "QwQ-32B"/ },
  { formula: ["VRAM.SPEC", "QwQ-32B", null], code: "#VALUE!", says: /^Field is empty/ },

  { formula: ["VRAM.PARAMS", "QwQ-32B", "FB16"], code: "#VALUE!", says: /^Precision "FB16" is not known\. Did you mean .*"FP16".*"BF16"|"BF16".*"FP16"/ }, // prettier-ignore
  { formula: ["VRAM.PARAMS", "QwQ-32B", "FP16", "GX"], code: "#VALUE!", says: /^Unit "GX" is not known\. Known are GB, GiB/ }, // prettier-ignore
  { formula: ["VRAM.KV", "QwQ-32B", 16000, 1, "Q4_K_M"], code: "#VALUE!", says: /format for weights/ },
  { formula: ["VRAM.BREAKDOWN", "QwQ-32B", "FP16", 16000, null, 1, 1, null, null, null, "fr"], code: "#VALUE!", says: /Language "fr"/ }, // prettier-ignore
  { formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, "H100", 1, null, "Notepad"], code: "#VALUE!", says: /Engine "Notepad"/ }, // prettier-ignore

  {
    formula: ["VRAM.PARAMS", "QwQ-23B", "FP16"],
    code: "#N/A",
    says: /No model is called "QwQ-23B"\. Nearest: "QwQ-32B"/,
  },
  {
    formula: ["VRAM.CARDS", "QwQ-32B", "FP16", 16000, "H1000"],
    code: "#N/A",
    says: /No card is called "H1000"/,
  },
  { formula: ["VRAM.SPEC", "QwQ-23B", "layers"], code: "#N/A", says: /No model or card.*"QwQ-32B"/ },
  { formula: ["VRAM.SPEC", "QwQ-32B", "colour"], code: "#VALUE!", says: /Field "colour" is not known for models\. Known are .*kv_heads/ }, // prettier-ignore
  { formula: ["VRAM.SPEC", "H100", "layers"], code: "#VALUE!", says: /not known for cards/ },
  { formula: ["VRAM.MODELS", "no such model"], code: "#N/A", says: /No model holds/ },

  {
    formula: ["VRAM.KV", 32, 16000],
    code: "#VALUE!",
    says: /^A KV cache cannot be computed from a size alone/,
  },
  { formula: ["VRAM.CARDS", "Ling-3.0-flash", "FP16", 16000, "H100"], code: "#VALUE!", says: /^The catalogue knows only the size of Ling-3\.0-flash\./ }, // prettier-ignore
  { formula: ["VRAM.KV", "QwQ-32B", null], code: "#VALUE!", says: /^Context is empty/ },
  {
    formula: ["VRAM.KVSHAPE", 40, -8, 128, 16000],
    code: "#VALUE!",
    says: /^KV heads must be above 0; got -8\.$/,
  },
  {
    formula: ["VRAM.KVSHAPE", 40, 0.5, 128, 16000],
    code: "#VALUE!",
    says: /^KV heads must be a whole number; got 0\.5/,
  },
  {
    formula: ["VRAM.KV", "QwQ-32B", 1e308],
    code: "#VALUE!",
    says: /^Context must be at most 1,000,000,000; got 1e\+308/,
  },
  { formula: ["VRAM.KV", "QwQ-32B", "128Q"], code: "#VALUE!", says: /^Context "128Q" is not a number\. .*16K \(16,384\)/ }, // prettier-ignore
  { formula: ["VRAM.TOTAL", "QwQ-32B", "FP16", 16000, 1, null, 0], code: "#VALUE!", says: /^Reserve is 0\. Write "0%" for no reserve; a blank cell arrives as 0 too/ }, // prettier-ignore
  { formula: ["VRAM.KV", "QwQ-32B", "long"], code: "#VALUE!", says: /^Context "long" is not a number/ },
  { formula: ["VRAM.KV", "QwQ-32B", true], code: "#VALUE!", says: /^Context is TRUE/ },
  {
    formula: ["VRAM.KV", "QwQ-32B", 16000, 4.33],
    code: "#VALUE!",
    says: /^Concurrency must be a whole number; got 4\.33/,
  },
  {
    formula: ["VRAM.TOTAL", "QwQ-32B", "FP16", 16000, 1, null, 20],
    code: "#VALUE!",
    says: /^Reserve must be from 0 to 1/,
  },
  { formula: ["VRAM.PARAMS", -32], code: "#VALUE!", says: /size/ },
  { formula: ["VRAM.PARAMS", 1e308], code: "#VALUE!", says: /size/ },
  { formula: ["VRAM.PARAMS", "QwQ-32B", "#REF!"], code: "#VALUE!", says: /^Precision holds the error #REF!/ },
  { formula: ["VRAM.PARAMS", '{"hidden_size": 5120, "num_hid'], code: "#VALUE!", says: /config\.json/ },
  { formula: ["VRAM.PARAMS", "x".repeat(20_000)], code: "#VALUE!", says: /20,000 characters/ },
  {
    formula: [
      "VRAM.KV",
      [
        ["parameters (B)", 32],
        ["KV heads", 8],
      ],
      16000,
    ],
    code: "#VALUE!",
    says: /lacks layers/,
  },
  { formula: ["VRAM.BREAKDOWN", "QwQ-32B", "FP16", [[16000], [32000]]], code: "#VALUE!", says: /Context is a range of 2 x 1/ }, // prettier-ignore
];

test.each(cases)("$formula is $code", async ({ formula: [id, ...args], code, says }) => {
  const result = await refused(id, ...args);
  expect(result).toEqual({ error: code, message: expect.stringMatching(says) as string });
});

describe("a table without an answer says why in its first row", () => {
  const FP61 = ["QwQ-32B", "FP61", 16000] as const;
  const tables: readonly { formula: readonly [string, ...unknown[]]; header: string; code: string; says: RegExp }[] = [
    { formula: ["VRAM.BREAKDOWN", ...FP61, "H100"], header: "Per card (GB)", code: "#VALUE!", says: /^Precision "FP61" is not known/ },
    { formula: ["VRAM.BREAKDOWN", ...FP61], header: "At least (GB)", code: "#VALUE!", says: /^Precision "FP61"/ },
    { formula: ["VRAM.BREAKDOWN", "QwQ-23B", null, 16000, "H100", null, null, null, null, "GiB", "zh"], header: "单卡（GiB）", code: "#N/A", says: /^目录中没有名为“QwQ-23B”的模型/ },
    { formula: ["VRAM.BREAKDOWN", "QwQ-32B", null, 16000, "H100", null, null, null, null, null, "fr"], header: "Per card (GB)", code: "#VALUE!", says: /^Language "fr"/ },
    { formula: ["VRAM.TRAINBREAKDOWN", "QwQ-23B", "lora"], header: "Low (GB)", code: "#N/A", says: /^No model is called "QwQ-23B"/ },
    // the number of cards failed for the same reason: the model's is told
    { formula: ["VRAM.BREAKDOWN", "QwQ-32B", null, 16000, "H100", new CellError("#VALUE!"), "many"], header: "Per card (GB)", code: "#VALUE!", says: /^Concurrency "many" is not a number/ },
    { formula: ["VRAM.BREAKDOWN", "QwQ-32B", null, 16000, "H100", new CellError("#N/A")], header: "Per card (GB)", code: "#N/A", says: /^Cards holds the error #N\/A/ },
  ]; // prettier-ignore
  test.each(tables)("$formula", async ({ formula: [id, ...args], header, code, says }) => {
    const [head, row, ...rest] = (await call(id, ...args)) as unknown[][];
    expect(rest).toEqual([]);
    expect(head?.[1]).toBe(header);
    expect(row).toHaveLength(head?.length ?? 0);
    const [name, ...cells] = row ?? [];
    expect(name).toMatch(/^(Total|合计)$/);
    // the two columns of words are the last
    expect(cells.slice(-2)).toEqual([expect.stringMatching(says), ""]);
    for (const cell of cells.slice(0, -2)) expect(cell).toMatchObject({ code });
  });
});

test("no message repeats a pasted page", async () => {
  for (const id of ["VRAM.PARAMS", "VRAM.SPEC", "VRAM.MODELS"]) {
    const result = await attempt(id, "pasted page ".repeat(2000), "pasted page ".repeat(2000));
    expect("message" in result && result.message.length).toBeLessThan(600);
  }
});
