import { configInCells } from "../../../src/reading/ranges/config-cells";
import { attempt, call } from "../../functions/excel";

/** Qwen3-0.6B as its file stands on the Hub: 596,049,920 numbers. */
const FILE = `{
  "model_type": "qwen3",
  "head_dim": 128,
  "hidden_size": 1024,
  "intermediate_size": 3072,
  "num_attention_heads": 16,
  "num_hidden_layers": 28,
  "num_key_value_heads": 8,
  "tie_word_embeddings": true,
  "layer_list": [
    0,
    1
  ],
  "vocab_size": 151936
}`;
const LINES = FILE.split("\n");
const GB = 1.19209984;

describe("a config.json spread over cells, as Excel pastes it", () => {
  const rows: [string, unknown[][]][] = [
    ["one cell", [[FILE]]],
    ["a line a row", LINES.map((line) => [line])],
    ["blank rows between", LINES.flatMap((line) => [[line], [null]])],
    ["tabs begin the next column", LINES.map((line) => (line.startsWith("  ") ? ["", line.trim()] : [line, ""]))],
    ["numbers of a list became numbers", LINES.map((line) => [/^\s*\d,?$/.test(line) ? Number(line.replace(",", "")) : line])],
    ["cut where a cell was full", [[FILE.slice(0, 99) + " ".repeat(32_500)], [FILE.slice(99)]]],
    ["all in one row", [LINES]],
  ]; // prettier-ignore
  it.each(rows)("%s", async (_, cells) => {
    expect(await call("VRAM.PARAMS", cells)).toBe(GB);
    expect(await call("VRAM.KV", cells, 1, 1, "FP16", "bytes")).toBe(28 * 2 * 8 * 128 * 2);
  });

  it("a column of whole files is a column of models", async () => {
    expect(await call("VRAM.PARAMS", [[FILE], ["QwQ-32B"]], "BF16")).toEqual([[GB], [65.527752704]]);
    expect(configInCells([[FILE], [FILE]])).toBeNull();
  });

  it("a file that was cut says so, and which keys suffice", async () => {
    const message = expect.stringMatching(/32,767 characters.*num_hidden_layers/) as string;
    expect(await attempt("VRAM.PARAMS", FILE.slice(0, 200))).toEqual({ error: "#VALUE!", message });
    const some = LINES.slice(0, 5).map((line) => [line]);
    expect(await attempt("VRAM.PARAMS", some)).toEqual({ error: "#VALUE!", message });
  });
});

describe("SPEC of a model that is described", () => {
  const CARD = [["layers", 28], ["KV heads", 8], ["head dim", 128], ["parameters (B)", 0.6]]; // prettier-ignore
  it("reads a config.json in one cell and in several", async () => {
    expect(await call("VRAM.SPEC", FILE, "params")).toBe(596_049_920);
    expect(await call("VRAM.SPEC", LINES.map((line) => [line]), [["layers", "kv_heads", "active_params"]])).toEqual([[28, 8, 596_049_920]]); // prettier-ignore
    expect(await call("VRAM.SPEC", [[FILE], ["H100"]], [["head_dim"], ["memory"]])).toEqual([[128], [80]]);
  });
  it("reads a model card", async () => {
    expect(await call("VRAM.SPEC", CARD, [["layers"], ["kv_per_token"], ["params"]])).toEqual([[28], [114_688], [6e8]]); // prettier-ignore
  });
  it("what only the catalogue knows is #N/A", async () => {
    expect(await attempt("VRAM.SPEC", FILE, "licence")).toMatchObject({ error: "#N/A" });
  });
});
