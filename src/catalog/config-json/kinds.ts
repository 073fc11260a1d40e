import { InputError } from "../../core/errors";
import type { MixerKind } from "../../core/shape/model";
import type { Fields } from "./fields";
import { isRecurrent } from "./recurrent";
import type { Traits } from "./traits";

/** Keys that list a kind for each layer, and those that say every how many layers one is full. */
const LISTS = ["layer_types", "attn_type_list", "hybrid_layer_pattern", "layers_block_type"];
const INTERVALS = [
  "sliding_window_pattern",
  "full_attention_interval",
  "layer_group_size",
  "attn_layer_period",
];

/**
 * The kind of a layer: what the file lists, else what its interval or the architecture's habit gives. Full attention is
 * an answer only where the file or the architecture says so; a word that nobody knows is an error.
 */
export function kindAt(f: Fields, t: Traits, layer: number): MixerKind {
  if (t.encoder) return "encoder";
  const full = f.part("linear_attn_config")?.list("full_attn_layers");
  // Kimi counts layers from one
  if (full) return full.includes(layer + 1) ? "full" : otherKind(f, t, "linear_attn_config");
  for (const key of LISTS) {
    const word = f.list(key)?.[layer];
    if (typeof word === "number") return numbered(f, t, key, word);
    if (typeof word === "string") return named(f, t, word);
  }
  const key = INTERVALS.find((name) => typeof f.raw(name) === "number");
  const interval = key === undefined ? t.every : f.raw(key);
  if (typeof interval !== "number" || interval < 1) return "full";
  const offset = f.number("attn_layer_offset", t.fullFirst ? 0 : interval - 1);
  return layer % interval === offset ? "full" : otherKind(f, t, key ?? "layer_types");
}

/** MiniMax marks its full layers 1, MiMo its sliding ones. */
function numbered(f: Fields, t: Traits, key: string, word: number): MixerKind {
  if (word !== 0 && word !== 1) throw unknownAttention(f, `${key}: ${word}`);
  return (word === 1) === (key === "attn_type_list") ? "full" : otherKind(f, t, key);
}

const WORDS: readonly (readonly [RegExp, MixerKind])[] = [
  [/sliding|local/, "sliding"],
  [/chunk/, "chunked"],
  // GLM's sparse layers read all tokens that are kept
  [/^attention$|full|global|sparse_attention/, "full"],
];

/** A word may stand for the architecture's own recurrent layer. */
function named(f: Fields, t: Traits, word: string): MixerKind {
  if (/linear|mamba|kda|delta|lightning|conv/.test(word)) {
    const other = otherKind(f, t, word);
    if (isRecurrent(other)) return other;
    throw unknownAttention(f, word);
  }
  const kind = WORDS.find(([pattern]) => pattern.test(word))?.[1];
  if (kind === undefined) throw unknownAttention(f, word);
  return kind;
}

/** What a layer is that is not full; `said` is what the file says of it. */
function otherKind(f: Fields, t: Traits, said: string): MixerKind {
  // Ling 2.5 has lightning layers and Ling 3 KDA, under one name
  if (f.has("no_kda_lora")) return "kda";
  if (t.windowOptional && !f.has("sliding_window")) return "full";
  if (t.other !== undefined) return t.other;
  if (f.has("sliding_window") || f.has("sliding_window_pattern")) return "sliding";
  throw unknownAttention(f, said);
}

/** Keys of recurrent layers: a file that has them is no plain llama, whatever it calls itself. */
const RECURRENT_KEYS = /^(linear_(num|key|value|conv)_|mamba_|ssm_|rwkv|time_mix|retention_)/;

/** An architecture without recurrent layers, in a file that describes some: it would be read as full attention. */
export function refuseHints(f: Fields, t: Traits): void {
  const expected = t.block !== undefined || (t.other !== undefined && isRecurrent(t.other));
  const hint = expected ? undefined : f.keys.find((key) => RECURRENT_KEYS.test(key) && f.has(key));
  if (hint !== undefined) throw unknownAttention(f, hint);
}

export function unknownAttention(f: Fields, said: string): InputError {
  const [listed] = f.list("architectures") ?? [];
  const architecture = f.types[0] ?? (typeof listed === "string" ? listed : "config.json");
  return new InputError("attention-unknown", { model: f.name, architecture, given: said });
}
