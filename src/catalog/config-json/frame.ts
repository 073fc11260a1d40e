import { joinRuns } from "../../core/shape/layers";
import type { Attachment, Frame } from "../../core/shape/model";
import { draftBlock } from "./blocks";
import type { Fields } from "./fields";
import { towersOf } from "./towers";
import type { Traits } from "./traits";

/** What stands around the layers. */
export function frameOf(f: Fields, t: Traits): Frame {
  const hiddenSize = f.count("hidden_size");
  const vocabularySize = f.count("vocab_size");
  const drafts = t.drafts === "unshipped" ? 0 : f.number("num_nextn_predict_layers", t.drafts ?? 0);
  return {
    hiddenSize,
    vocabularySize,
    tied: f.flag("tie_word_embeddings", t.tied ?? false),
    head: !t.encoder && f.raw("vram_head") !== false,
    vectors: hiddenSize * (t.normBias ? 2 : 1) + (t.headBias ? vocabularySize : 0) + hyperHead(f, hiddenSize),
    attachments: [...tablesOf(f, t, hiddenSize), ...towersOf(f, hiddenSize)],
    draft: drafts > 0 ? joinRuns(Array.from({ length: drafts }, () => draftBlock(f, t))) : [],
    // the projection of hidden state and next token, and the norms of both and of the result
    draftExtra: drafts * (2 * hiddenSize * hiddenSize + 3 * hiddenSize + hyperHead(f, hiddenSize)),
  };
}

/** The copies that hyper-connections keep are joined again before the head. */
function hyperHead(f: Fields, hidden: number): number {
  const n = f.number("hc_mult", 0);
  return n > 0 ? n * n * hidden + n + 1 : 0;
}

/** Look-up tables beside the token embedding, and what stands beside the layers otherwise. */
function tablesOf(f: Fields, t: Traits, hidden: number): Attachment[] {
  return [
    ...engram(f),
    ...perLayerEmbedding(f, hidden),
    ...(t.encoder ? encoderParts(f, hidden) : []),
    ...crossTokens(f, hidden),
  ];
}

/** DeepSeek V4.1's memory of n-grams, kept in the host's memory. A row that states a size is believed. */
function engram(f: Fields): Attachment[] {
  const rows = f.list("engram_num_embeddings");
  if (f.has("ngram_vocab_size_base") && !f.has("vram_attachments")) return [ngram(f)];
  if (!rows || "n-gram" in f.object("vram_attachments")) return [];
  const counts = rows.map((_, i) => f.number("engram_num_embeddings", undefined, i));
  const parameters = counts.reduce((sum, count) => sum + count, 0) * f.count("engram_head_dim");
  return [{ name: "n-gram", parameters, onCard: false }];
}

/** Qwen 3.8's: tables of so many rows for each length from two tokens on and each head, which share a width out. */
const ngram = (f: Fields): Attachment => ({
  name: "n-gram",
  parameters: f.count("ngram_vocab_size_base") * f.count("ple_embed_dim"),
  onCard: false,
});

/** Gemma's embedding for every token and layer, its projection and norm; Gemma 3n's streams besides. */
function perLayerEmbedding(f: Fields, hidden: number): Attachment[] {
  const width = f.number("hidden_size_per_layer_input", 0);
  if (width === 0) return [];
  const all = width * f.layers;
  const table = f.count("vocab_size_per_layer_input", f.count("vocab_size")) * all;
  const streams = f.has("laurel_rank") ? 2 * (f.count("altup_num_inputs", 4) - 1) * hidden * hidden : 0;
  return [
    { name: "per-layer embedding", parameters: table, onCard: true },
    { name: "other", parameters: hidden * all + width + streams, onCard: true },
  ];
}

/** Positions and token types, the pooler, and a reranker's score. */
function encoderParts(f: Fields, hidden: number): Attachment[] {
  const positions = f.count("max_position_embeddings") + f.number("type_vocab_size", 1);
  // a row that states what stands beside the layers has the pooler in it
  const pooler = f.has("vram_attachments")
    ? 0
    : hidden * hidden + hidden + f.number("num_labels", 0) * (hidden + 1);
  return [
    { name: "position", parameters: positions * hidden, onCard: true },
    { name: "other", parameters: pooler, onCard: true },
  ];
}

/** Llama 3.2 Vision embeds eight tokens more than its head knows. */
const crossTokens = (f: Fields, hidden: number): Attachment[] =>
  f.has("cross_attention_layers") ? [{ name: "other", parameters: 8 * hidden, onCard: true }] : [];
