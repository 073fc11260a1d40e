import { setLanguage } from "../../src/functions/language";
import { attempt, call } from "./excel";

/** Facts as the models' own config.json and the makers' datasheets have them. */
const facts: readonly { name: string; field: string; expected: number | string; source: string }[] = [
  {
    name: "QwQ-32B",
    field: "layers",
    expected: 64,
    source: "https://huggingface.co/Qwen/QwQ-32B/blob/main/config.json",
  },
  { name: "QwQ-32B", field: "kv_heads", expected: 8, source: "the same" },
  { name: "QwQ-32B", field: "KV heads", expected: 8, source: "spelt as in a model card" },
  { name: "QwQ-32B", field: "头维度", expected: 128, source: "in Chinese" },
  { name: "QwQ-32B", field: "params", expected: 32763876352, source: "tensors of the release" },
  { name: "QwQ-32B", field: "attention", expected: "GQA", source: "40 query heads, 8 KV heads" },
  { name: "QwQ-32B", field: "kv_per_token", expected: 262144, source: "64 × 2 × 8 × 128 × 2" },
  {
    name: "bge-m3",
    field: "attention",
    expected: "bidirectional attention",
    source: "https://arxiv.org/abs/2402.03216: XLM-RoBERTa",
  },
  { name: "DeepSeek-V3", field: "attention", expected: "MLA", source: "https://arxiv.org/abs/2412.19437" },
  { name: "DeepSeek-V3", field: "kv_per_token", expected: 70272, source: "61 × (512 + 64) × 2" },
  { name: "DeepSeek-V3", field: "precision", expected: "FP8", source: "quantization_config of the release" },
  { name: "H100", field: "memory", expected: 80, source: "https://www.nvidia.com/en-us/data-center/h100/" },
];

test.each(facts)("$field of $name is $expected", async ({ name, field, expected }) => {
  expect(await call("VRAM.SPEC", name, field)).toBe(expected);
});

test("names down and fields across are a table of facts", async () => {
  const table = await call("VRAM.SPEC", [["QwQ-32B"], ["Llama-3.1-8B"]], [["layers", "kv_heads"]]);
  expect(table).toEqual([
    [64, 8],
    [32, 8],
  ]);
});

test("what does not apply is #N/A and no number", async () => {
  expect(await attempt("VRAM.SPEC", "DeepSeek-V3", "kv_heads")).toMatchObject({ error: "#N/A" });
});

test.each([
  ["VRAM.MODELS", "qwen 32", "Qwen2.5-32B"],
  ["VRAM.MODELS", null, "QwQ-32B"],
  ["VRAM.CARDLIST", "H100", "H100"],
])("%s(%s) is a table with equal rows and no hole", async (id, filter, holds) => {
  const table = (await call(id, filter)) as (number | string)[][];
  const [heading = [], ...rows] = table;
  expect(heading.slice(0, 1)).toEqual(["Name"]);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(([name]) => String(name).includes(holds))).toBe(true);
  for (const row of rows) {
    expect(row).toHaveLength(heading.length);
    for (const cell of row) expect(typeof cell === "string" || Number.isFinite(cell)).toBe(true);
  }
});

test.each(["VRAM.MODELS", "VRAM.CARDLIST"])("rows of %s are worked out once in each language", async (id) => {
  const [, first] = (await call(id, null)) as unknown[][];
  expect(((await call(id, null)) as unknown[][])[1]).toBe(first);
  setLanguage("zh");
  const chinese = (await call(id, null)) as unknown[][];
  setLanguage("en");
  expect(chinese[1]).not.toBe(first);
  expect(((await call(id, null)) as unknown[][])[1]).toBe(first);
});

// NVIDIA sells H20 on HGX boards of 8; servers of 16 are made of two
test.each([
  ["H20", 8, "8, 16"],
  ["P800", 8, "8, 16, 32, 64"],
  ["910C", 8, "8, 384"],
])("%s comes by %i, and in servers of %s", async (card, usual, sizes) => {
  expect(await call("VRAM.SPEC", card, "cards_per_server")).toBe(usual);
  expect(await call("VRAM.SPEC", card, "server_sizes")).toBe(sizes);
  expect(await call("VRAM.SPEC", card, "server_source")).toMatch(
    /^(list compiled by others, not confirmed; to check: )?https:/,
  );
});
