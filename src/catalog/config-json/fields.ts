import { InputError } from "../../core/errors";

export type Json = Readonly<Record<string, unknown>>;

/** Where makers keep the language model when a file describes towers as well. */
const NESTS = [
  "text_config",
  "llm_config",
  "language_config",
  "thinker_config",
  "llm",
  "language_model_config",
];

/** One name per idea: Hugging Face's usual key, then what other makers and older files call it. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  hidden_size: ["dim", "hidden_dim", "n_embd", "d_model"],
  num_hidden_layers: ["num_layers", "n_layers", "n_layer"],
  num_attention_heads: ["n_heads", "n_head"],
  num_key_value_heads: ["multi_query_group_num", "num_kv_heads", "n_head_kv", "num_attention_groups"],
  head_dim: ["kv_channels", "attention_head_dim"],
  intermediate_size: ["ffn_hidden_size", "inter_dim", "ffn_embed_dim"],
  intermediate_size_mlp: ["dense_intermediate_size"],
  vocab_size: ["padded_vocab_size"],
  max_position_embeddings: ["seq_length", "max_seq_len", "model_max_length"],
  num_experts: ["num_local_experts", "n_routed_experts", "moe_num_experts"],
  num_experts_per_tok: ["num_experts_per_token", "experts_per_token", "n_activated_experts", "moe_topk", "moe_top_k", "moe_k", "top_k_experts"], // prettier-ignore
  moe_intermediate_size: ["expert_intermediate_size", "expert_ffn_hidden_size", "moe_inter_dim"],
  num_shared_experts: ["n_shared_experts", "num_shared_expert", "moe_num_shared_experts"],
  shared_expert_intermediate_size: ["moe_shared_expert_intermediate_size", "share_expert_dim", "shared_intermediate_size"], // prettier-ignore
  first_k_dense_replace: ["n_dense_layers", "num_dense_layers", "moe_layer_start_index"],
  num_nextn_predict_layers: ["mtp_num_hidden_layers", "num_mtp_modules", "mtp_num_layers"],
  attention_bias: ["add_qkv_bias", "use_qkv_bias", "qkv_bias"],
  sliding_window: ["sliding_window_size", "sliding_window_attention_size"],
  dtype: ["torch_dtype"],
  mamba_num_heads: ["mamba_n_heads"],
  mamba_head_dim: ["mamba_d_head"],
  ssm_state_size: ["mamba_d_state"],
  n_groups: ["mamba_n_groups"],
  conv_kernel: ["mamba_d_conv"],
  use_conv_bias: ["mamba_conv_bias"],
  index_head_dim: ["sparse_index_dim", "indexer_head_dim"],
  index_n_heads: ["sparse_num_index_heads", "indexer_n_heads"],
  index_compress_ratio: ["indexer_compress_ratio"],
};

const namesOf = (key: string): readonly string[] =>
  Object.hasOwn(ALIASES, key) ? [key, ...(ALIASES[key] ?? [])] : [key];

/** No model has more layers, and no other count is larger: what lies above is a slip of the keyboard. */
const MOST_LAYERS = 300;
const MOST = 1e13;
const mostOf = (key: string): number => (key === "num_hidden_layers" ? MOST_LAYERS : MOST);

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The fields of one config.json by their usual names: the nested language model first, then the file's top level.
 * null counts as absent. What is read is checked, so that an error names the field and its value.
 */
export class Fields {
  /** The levels to look at: the language model's own, the file's, and what the architecture takes otherwise. */
  private levels: readonly Json[];
  /** What was looked up before: every layer asks for the same few fields. */
  private readonly found = new Map<string, unknown>();

  constructor(
    readonly top: Json,
    readonly name: string,
    own?: Json,
  ) {
    this.levels = own === undefined ? nested(top) : own === top ? [top] : [own, top];
  }

  fallBackTo(defaults: Json): void {
    this.levels = [...this.levels, defaults];
    this.found.clear();
  }

  /** The names the file gives its architecture, the nested one first. */
  get types(): string[] {
    return this.levels.map((level) => level.model_type).filter((type) => typeof type === "string");
  }

  /** Names of all keys, whatever their values: nothing is read by asking. */
  get keys(): string[] {
    return this.levels.flatMap((level) => Object.keys(level));
  }

  raw(key: string): unknown {
    if (this.found.has(key)) return this.found.get(key);
    const value = this.search(key);
    this.found.set(key, value);
    return value;
  }

  private search(key: string): unknown {
    for (const level of this.levels) {
      for (const name of namesOf(key)) {
        const value = level[name];
        if (value !== undefined && value !== null) return value;
      }
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  /** A count above zero; without a fallback it must be there. Some makers write one number per layer. */
  count(key: string, fallback?: number, layer = 0): number {
    const value = this.number(key, fallback, layer);
    if (value === 0 && fallback !== 0) throw this.refusal(key, value);
    return value;
  }

  /** A count or zero. In a list `layer` picks the number; the last one goes on. */
  number(key: string, fallback?: number, layer = 0): number {
    const found = this.raw(key) ?? fallback;
    const value: unknown = Array.isArray(found) ? (found[layer] ?? found[found.length - 1]) : found;
    if (value === undefined) throw this.missing([key]);
    if (typeof value !== "number" || !(value >= 0) || value > mostOf(key) || !Number.isInteger(value)) {
      throw this.refusal(key, value);
    }
    return value;
  }

  flag(key: string, fallback = false): boolean {
    const value = this.raw(key);
    return typeof value === "boolean" ? value : fallback;
  }

  /** The layer count, however the file gives it: some list the layers instead. */
  get layers(): number {
    const listed = this.raw("layers_block_type") ?? this.raw("hybrid_override_pattern");
    if (this.has("num_hidden_layers") || !(Array.isArray(listed) || typeof listed === "string"))
      return this.count("num_hidden_layers");
    if (listed.length > MOST_LAYERS) throw this.refusal("num_hidden_layers", listed.length);
    return listed.length;
  }

  text(key: string): string {
    const value = this.raw(key);
    return typeof value === "string" ? value : "";
  }

  list(key: string): readonly unknown[] | null {
    const value = this.raw(key);
    return Array.isArray(value) ? value : null;
  }

  /** Numbers of layers that a list names. */
  names(key: string, layer: number): boolean {
    return this.list(key)?.includes(layer) ?? false;
  }

  /** A nested object as fields of its own, or null. */
  part(key: string): Fields | null {
    const value = this.raw(key);
    return isObject(value) ? new Fields(value, this.name, value) : null;
  }

  object(key: string): Json {
    const value = this.raw(key);
    return isObject(value) ? value : {};
  }

  missing(keys: readonly string[]): InputError {
    return new InputError("config-lacks", { model: this.name, keys });
  }

  refusal(key: string, value: unknown): InputError {
    const given = typeof value === "number" ? value : JSON.stringify(value).slice(0, 40);
    return new InputError("config-value", { model: this.name, key, given, most: mostOf(key) });
  }
}

/** Deeper than any maker nests: what lies below is not looked at. */
const MOST_LEVELS = 8;

/** The language model's own level, what it lies in, and the file's: the innermost first. */
function nested(config: Json): readonly Json[] {
  const levels = [config];
  for (
    let inner = innerOf(config);
    inner !== undefined && levels.length < MOST_LEVELS;
    inner = innerOf(inner)
  ) {
    levels.unshift(inner);
  }
  return levels;
}

const innerOf = (config: Json): Json | undefined => NESTS.map((key) => config[key]).find(isObject);
