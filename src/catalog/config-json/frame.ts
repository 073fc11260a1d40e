import { joinRuns, type Attachment, type Frame } from "../../core/model";
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

/** Look-up tables beside the token embedding. */
function tablesOf(f: Fields, t: Traits, hidden: number): Attachment[] {
  const tables: Attachment[] = [];
  const rows = f.list("engram_num_embeddings");
  if (rows) {
    const parameters = rows.reduce<number>(
      (sum, _, i) => sum + f.number("engram_num_embeddings", undefined, i),
      0,
    );
    tables.push({ name: "n-gram", parameters: parameters * f.count("engram_head_dim"), onCard: false });
  }
  // Llama 3.2 Vision embeds eight tokens more than its head knows
  if (f.has("cross_attention_layers")) tables.push({ name: "other", parameters: 8 * hidden, onCard: true });
  if (t.encoder) {
    const positions = f.count("max_position_embeddings") + f.number("type_vocab_size", 1);
    tables.push({ name: "position", parameters: positions * hidden, onCard: true });
  }
  const width = f.number("hidden_size_per_layer_input", 0);
  if (width > 0) {
    const all = width * f.layers;
    const table = f.count("vocab_size_per_layer_input", f.count("vocab_size")) * all;
    tables.push({ name: "per-layer embedding", parameters: table, onCard: true });
    tables.push({ name: "other", parameters: hidden * all + width, onCard: true });
  }
  return tables;
}
