import { InputError } from "../core/errors";
import { joinRuns } from "../core/shape/layers";
import type { Layer, Model } from "../core/shape/model";
import { countParameters } from "../core/shape/parameters";
import { traitsNamed } from "./config-json/architectures";
import { blockAt, mixersOnly } from "./config-json/blocks";
import { Fields, type Json } from "./config-json/fields";
import { nestingOf } from "./config-json/nesting";
import { frameOf } from "./config-json/frame";
import { refuseHints } from "./config-json/kinds";
import { asReleased, releasedPrecision } from "./config-json/released";
import type { Traits } from "./config-json/traits";

/** The text of a config.json becomes a model. */
export function readConfigJson(text: string, name = "config.json"): Model {
  return readConfig(parseConfig(text), name);
}

/**
 * A parsed config.json, or the trimmed copy in a catalogue row, becomes a model. Four keys are ours, for rows:
 * `vram_attachments` (sizes of towers and tables that no other key tells), `vram_head: false` (no head is shipped),
 * `vram_parameters` (the size is known and the matrices are not) and, with it, whatever shape the cache needs.
 */
export function readConfig(config: Json, name: string): Model {
  const f = new Fields(config, name);
  const traits = traitsOf(f);
  const known = {
    name,
    contextLimit: f.has("max_position_embeddings") ? f.count("max_position_embeddings") : null,
    ...rotaryFactor(f),
  };
  if (f.has("vram_parameters")) {
    const layers = f.has("num_hidden_layers") ? layersOf(f, (layer) => mixersOnly(f, traits, layer)) : [];
    const parameters = f.count("vram_parameters");
    return { ...known, ...releasedPrecision(f), parameters, layers: joinRuns(layers), frame: null };
  }
  const layers = joinRuns(layersOf(f, (layer) => blockAt(f, traits, layer)));
  const frame = frameOf(f, traits);
  return {
    ...known,
    parameters: countParameters({ layers, frame }),
    ...asReleased(f, traits, { layers, frame }),
  };
}

/** Engines hold a rotary table of factor × context rows where positions are scaled linearly. */
function rotaryFactor(f: Fields): Pick<Model, "rotaryFactor"> {
  const scaling = f.part("rope_scaling");
  const linear = scaling !== null && [scaling.text("rope_type"), scaling.text("type")].includes("linear");
  return linear ? { rotaryFactor: scaling.number("factor", 1) } : {};
}

/** Python writes bare Infinity and NaN, which JSON does not know; nothing we read holds one. */
export function parseConfig(text: string): Json {
  const clean = text.replace(/([:[,]\s*)-?(?:Infinity|NaN)\b/g, "$1null");
  const { open, deepest } = nestingOf(clean);
  if (deepest > MOST_NESTED) throw new InputError("config-incomplete");
  let config: unknown;
  try {
    config = JSON.parse(clean);
  } catch {
    if (open > 0) throw new InputError("config-cut", { most: CELL_HOLDS, keys: ENOUGH });
    throw new InputError("config-incomplete");
  }
  if (typeof config === "object" && config !== null && !Array.isArray(config)) return config as Json;
  throw new InputError("config-incomplete");
}

/** What one cell of Excel holds; the rest of a longer text is cut without a word. */
const CELL_HOLDS = 32_767;
/** No file nests deeper; what does would break the language's own reader and writer of JSON. */
const MOST_NESTED = 100;
/** What tells a plain model's size, and where its precision stands. */
const ENOUGH = ["model_type", "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "head_dim", "intermediate_size", "vocab_size", "num_experts", "num_experts_per_tok", "moe_intermediate_size", "quantization_config"]; // prettier-ignore

/** A plain llama-like file needs these; so does any file that does not name its architecture. */
const PLAIN = ["hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size"];

/**
 * A name that is not known is refused even where the usual keys are complete: what they leave out (norms, biases, how
 * layers alternate) is exactly what the name stands for, and fine-tunes keep the name of their base. A file without any
 * name (a model card, a maker's own inference file) is read as plain, unless a key hints at another kind of attention.
 */
function traitsOf(f: Fields): Traits {
  for (const type of f.types) {
    const traits = traitsNamed(type);
    if (!traits) continue;
    refuseHints(f, traits);
    if (traits.defaults) f.fallBackTo(traits.defaults);
    return traits;
  }
  const [type] = f.types;
  if (type !== undefined) {
    const known = [...PLAIN, "num_key_value_heads", "head_dim"];
    throw new InputError("architecture-unknown", { model: f.name, given: type, known });
  }
  const missing = PLAIN.filter((key) => !f.has(key));
  // no name at all: a plain file can only be read one way
  const named = f.has("model_type") || f.has("architectures");
  if ((named || missing.length > 0) && !f.has("vram_parameters")) throw f.missing(["model_type", ...missing]);
  refuseHints(f, {});
  return {};
}

/** Layers of a kind are one object, so that neighbours are joined at a glance. */
function layersOf(f: Fields, at: (layer: number) => Layer): Layer[] {
  const known = new Map<string, Layer>();
  return Array.from({ length: f.layers }, (_, i) => {
    const layer = at(i);
    const key = JSON.stringify(layer);
    const same = known.get(key) ?? layer;
    known.set(key, same);
    return same;
  });
}
