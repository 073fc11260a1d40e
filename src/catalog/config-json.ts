import { InputError } from "../core/errors";
import { joinRuns, type Frame, type Layer, type Model } from "../core/model";
import { countParameters } from "../core/parameters";
import { mixerAt } from "./config-json/attention";
import { feedForwardAt } from "./config-json/feed-forward";
import { Fields, type Json } from "./config-json/fields";
import { releasedPrecision } from "./config-json/released";
import { TRAITS, type Traits } from "./config-json/traits";

/** The text of a config.json becomes a model. */
export function readConfigJson(text: string, name = "config.json"): Model {
  return readConfig(parse(text), name);
}

/** A parsed config.json, or the trimmed copy in a catalogue row, becomes a model. */
export function readConfig(config: Json, name: string): Model {
  const fields = new Fields(config, name);
  const traits = traitsOf(fields);
  const layers = layersOf(fields, traits);
  const frame = frameOf(fields, traits, layers);
  const runs = joinRuns(layers);
  return {
    name,
    parameters: countParameters({ layers: runs, frame }),
    layers: runs,
    frame,
    ...releasedPrecision(fields),
    contextLimit: fields.has("max_position_embeddings") ? fields.count("max_position_embeddings") : null,
  };
}

/** Python writes bare Infinity and NaN, which JSON does not know; nothing we read holds one. */
function parse(text: string): Json {
  const clean = text.replace(/([:[,]\s*)-?(?:Infinity|NaN)\b/g, "$1null");
  let config: unknown;
  try {
    config = JSON.parse(clean);
  } catch {
    throw new InputError("The text is not a whole config.json.", "Paste all of the file, from { to }.");
  }
  if (typeof config === "object" && config !== null && !Array.isArray(config)) return config as Json;
  throw new InputError(
    "The text is not a config.json: it holds no fields.",
    "Paste all of the file, from { to }.",
  );
}

/** A plain llama-like file needs these; so does any file that does not name its architecture. */
const PLAIN = ["hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "vocab_size"];

function traitsOf(f: Fields): Traits {
  for (const type of f.types) {
    const traits = TRAITS[type];
    if (traits) return traits;
  }
  const missing = PLAIN.filter((key) => !f.has(key));
  if (f.types.length === 0 && missing.length === 0) return {};
  throw f.missing(missing);
}

function layersOf(f: Fields, t: Traits): Layer[] {
  const hidden = f.count("hidden_size");
  const vectors = (t.norms ?? 2) * hidden * (t.normBias ? 2 : 1);
  const known = new Map<string, Layer>();
  return Array.from({ length: f.count("num_hidden_layers") }, (_, i) => {
    const layer: Layer = { mixers: [mixerAt(f, t, i)], feedForwards: [feedForwardAt(f, t, i)], vectors };
    const key = JSON.stringify(layer);
    const same = known.get(key) ?? layer;
    known.set(key, same);
    return same;
  });
}

function frameOf(f: Fields, t: Traits, layers: readonly Layer[]): Frame {
  const hiddenSize = f.count("hidden_size");
  const drafts = f.number("num_nextn_predict_layers", 0);
  const last = layers.at(-1);
  return {
    hiddenSize,
    vocabularySize: f.count("vocab_size"),
    tied: f.flag("tie_word_embeddings", t.tied ?? false),
    head: true,
    vectors: hiddenSize * (t.normBias ? 2 : 1) + (t.headBias ? f.count("vocab_size") : 0),
    attachments: [],
    draft: drafts > 0 && last ? [{ count: drafts, layer: last }] : [],
    draftExtra: drafts * (2 * hiddenSize * hiddenSize + 3 * hiddenSize),
  };
}
