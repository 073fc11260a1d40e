import { readConfig } from "../../src/catalog/config-json";
import type { Json } from "../../src/catalog/config-json/fields";
import { configOf, MODEL_ROWS } from "../../src/catalog/models";
import { keysIn, unreadKeys } from "./unread-keys";

test("every key of a row's config is one that the reader of config.json asks for", () => {
  const unread = MODEL_ROWS.flatMap((row) => {
    const own = keysIn(row.config, "");
    const unasked = unreadKeys(configOf(row), (config) => readConfig(config, row.name));
    return unasked
      .filter((key) => own.includes(key))
      .map((key) => `${row.id}: config.${key} is read by nobody`);
  });
  expect(unread).toEqual([]);
});

/** Qwen2.5-0.5B's own figures: a plain file, every key of which is read. */
const PLAIN = {
  model_type: "qwen2",
  hidden_size: 896,
  num_hidden_layers: 24,
  num_attention_heads: 14,
  num_key_value_heads: 2,
  intermediate_size: 4864,
  vocab_size: 151_936,
  tie_word_embeddings: true,
};

const BLOCK = { attention: { n_heads_in_group: 7 }, ffn: { ffn_mult: 2 } };
/** Its block gives heads and widths of its own. */
const PRUNED = {
  model_type: "nemotron-nas",
  hidden_size: 896,
  num_hidden_layers: 1,
  num_attention_heads: 14,
  vocab_size: 151_936,
  block_configs: [BLOCK],
};

const CASES: readonly (readonly [what: string, config: Json, unread: readonly string[]])[] = [
  ["a plain file", PLAIN, []],
  ["a key that shapes nothing", { ...PLAIN, rope_theta: 1e6 }, ["rope_theta"]],
  ["a misspelt key", { ...PLAIN, num_key_value_head: 2 }, ["num_key_value_head"]],
  ["another maker's name beside the usual one", { ...PLAIN, n_layers: 24 }, ["n_layers"]],
  ["a null, which counts as absent", { ...PLAIN, head_dim: null }, ["head_dim"]],
  [
    "a nested object that this architecture has no use for",
    { ...PLAIN, quantum_config: { depth: 32 } },
    ["quantum_config", "quantum_config.depth"],
  ],
  [
    "a key of a nested object",
    { ...PLAIN, rope_scaling: { rope_type: "yarn", factor: 4 } },
    ["rope_scaling.factor"],
  ],
  ["objects in a list", PRUNED, []],
  [
    "a key of an object in a list",
    { ...PRUNED, block_configs: [{ ...BLOCK, ffn: { ffn_mult: 2, sparsify: 1 } }] },
    ["block_configs[].ffn.sparsify"],
  ],
];

test.each(CASES)("of %s it finds what nobody reads", (_, config, unread) => {
  expect(unreadKeys(config, (watched) => readConfig(watched, "test"))).toEqual(unread);
});
