import { mixerAnswers } from "../../core/mixers/all";
import type { FeedForward, Layer, Mixer } from "../../core/shape/model";
import { fullAttention, mixerAt } from "./attention";
import { dense, experts, feedForwardAt } from "./feed-forward";
import type { Fields, Json } from "./fields";
import { kindAt } from "./kinds";
import { recurrentMixer } from "./recurrent";
import type { Traits } from "./traits";

type Block = NonNullable<Traits["block"]>;

/** One layer as its architecture puts it together. */
export function blockAt(f: Fields, t: Traits, layer: number): Layer {
  return t.block
    ? BLOCKS[t.block](f, t, layer)
    : plainBlock(f, t, [mixerAt(f, t, layer)], [feedForwardAt(f, t, layer)]);
}

/** A draft layer: attention over every token, and experts where the last layers have them. */
export function draftBlock(f: Fields, t: Traits): Layer {
  if (t.block === "single") {
    return { mixers: [mixerAt(f, t, f.layers, "full")], feedForwards: [experts(f, t, f.layers)], vectors: 2 * f.count("hidden_size") }; // prettier-ignore
  }
  if (f.has("dspark_n_routed_experts")) return smallDraft(f, t);
  const part = t.denseDraft ? dense(f, t, f.layers) : feedForwardAt(f, t, f.layers);
  return plainBlock(f, t, [mixerAt(f, t, f.layers, "full")], [part]);
}

/** DeepSeek V4.1's draft layers have fewer experts than the others. */
function smallDraft(f: Fields, t: Traits): Layer {
  const part = experts(f, t, f.layers);
  const draft = {
    experts: f.count("dspark_n_routed_experts"),
    active: f.count("dspark_num_experts_per_tok"),
  };
  const lean = {
    ...part,
    ...draft,
    routerOutputs: draft.experts,
    vectors: Math.min(part.vectors, draft.experts),
  };
  return plainBlock(f, t, [mixerAt(f, t, f.layers, "full")], [lean]);
}

function plainBlock(f: Fields, t: Traits, mixers: Mixer[], feedForwards: FeedForward[], more = 0): Layer {
  const hidden = f.count("hidden_size");
  // Falcon-40B norms attention and feed-forward apart, Falcon-7B once for both
  const count = f.flag("new_decoder_architecture") ? 2 : (t.norms ?? 2);
  const norms = count * hidden * (t.normBias ? 2 : 1);
  return { mixers, feedForwards, vectors: norms + more + hyperConnections(f, hidden) };
}

/** Hyper-connections keep n copies of the hidden state: before attention and before the feed-forward they are mixed. */
function hyperConnections(f: Fields, hidden: number): number {
  const n = f.number("hc_mult", 0);
  const outputs = n * (2 + n);
  return n > 0 ? 2 * (outputs * n * hidden + outputs + 3) : 0;
}

const BLOCKS: { [K in Block]: (f: Fields, t: Traits, layer: number) => Layer } = {
  /** Nemotron-H: a layer is one mixer or one feed-forward, with one norm. */
  single: (f, t, layer) => {
    const word = singleKind(f, layer);
    const vectors = f.count("hidden_size");
    const mixers = word === "mamba" ? [recurrentMixer(f, "mamba2")] : word === "attention" ? [mixerAt(f, t, layer, "full")] : []; // prettier-ignore
    const feedForwards = word === "moe" ? [experts(f, t, layer)] : word === "mlp" ? [dense(f, t, layer)] : [];
    return { mixers, feedForwards, vectors };
  },

  /** Nemotron's pruned models: each block has its own feed-forward width, and attention or not. */
  pruned: (f, t, layer) => {
    const config = f.list("block_configs")?.[layer];
    if (typeof config !== "object" || config === null) throw f.missing(["block_configs"]);
    const block = config as Json;
    const hidden = f.count("hidden_size");
    const mixers = prunedMixers(f, t, layer, block.attention as Json | undefined);
    const feedForwards = prunedFeedForwards(hidden, block.ffn as Json | undefined);
    return { mixers, feedForwards, vectors: (mixers.length + feedForwards.length) * hidden };
  },

  /** LongCat: two latent attentions and two dense feed-forwards around one set of experts. */
  double: (f, t, layer) => {
    const mixer = mixerAt(f, t, layer);
    const part = dense(f, t, layer);
    const parts = f.number("num_experts", 0) > 0 ? [part, experts(f, t, layer), part] : [part, part];
    return plainBlock(f, { ...t, norms: 4 }, [mixer, mixer], parts);
  },

  /** Falcon-H1: attention and Mamba side by side in every layer. */
  "parallel-mamba": (f, t, layer) =>
    plainBlock(f, t, [mixerAt(f, t, layer, "full"), recurrentMixer(f, "mamba2")], [dense(f, t, layer)]),

  /** Gemma 3n and 4: some have experts beside the dense part, some a per-layer embedding. */
  "dense-and-experts": (f, t, layer) => {
    const hidden = f.count("hidden_size");
    const sparse = f.flag("enable_moe_block") && f.number("num_experts", 0) > 0;
    const parts = sparse ? [dense(f, t, layer), experts(f, t, layer)] : [dense(f, t, layer)];
    // Gemma 4 scales each layer; experts bring three norms more, a scale for each expert and one on the router's input
    const scales = (f.has("laurel_rank") ? 0 : 1) + (sparse ? 4 * hidden + f.number("num_experts") : 0);
    return plainBlock(f, t, [mixerAt(f, t, layer)], parts, scales + perLayerInput(f, hidden));
  },

  /** Inkling: short convolutions over keys, values and both inputs. */
  shortconv: (f, t, layer) => {
    const mixer = mixerAt(f, t, layer);
    const kernel = f.count("short_conv_kernel_size", 4);
    const kept = mixerAnswers(mixer).remembered(mixer, 1).elements;
    const width = kept + 2 * f.count("hidden_size");
    const convolution: Mixer = { kind: "short-conv", width, parameters: kernel * width, convKernel: kernel, stateBytes: 2, vectors: 0 }; // prettier-ignore
    return plainBlock(f, t, [mixer, convolution], [feedForwardAt(f, t, layer)]);
  },
};

/** The gate and the projection that bring a token's per-layer embedding in, with their norm. */
function perLayerInput(f: Fields, hidden: number): number {
  const width = f.number("hidden_size_per_layer_input", 0);
  return (width > 0 ? 2 * hidden * width + hidden : 0) + altUp(f, hidden);
}

/** Gemma 3n: four streams that are predicted and corrected, and a low-rank path beside attention. */
function altUp(f: Fields, hidden: number): number {
  const rank = f.number("laurel_rank", 0);
  const n = f.number("altup_num_inputs", 4);
  return rank > 0 ? 2 * hidden * rank + hidden + n * n + n * n * n + hidden * n + 2 * hidden : 0;
}

const LETTERS: Readonly<Record<string, string>> = { M: "mamba", "*": "attention", E: "moe", "-": "mlp" };

function singleKind(f: Fields, layer: number): string {
  const word =
    f.list("layers_block_type")?.[layer] ?? LETTERS[f.text("hybrid_override_pattern")[layer] ?? ""];
  if (typeof word !== "string") throw f.missing(["hybrid_override_pattern"]);
  return word;
}

function prunedMixers(f: Fields, t: Traits, layer: number, attention: Json | undefined): Mixer[] {
  if (!attention || attention.no_op === true) return [];
  if (attention.replace_with_linear === true) {
    const hidden = f.count("hidden_size");
    // one square matrix in place of attention keeps nothing
    return [
      { kind: "short-conv", width: 0, parameters: hidden * hidden, convKernel: 0, stateBytes: 0, vectors: 0 },
    ];
  }
  const mixer = fullAttention(f, t, layer);
  const group = attention.n_heads_in_group;
  return typeof group === "number" && group > 0
    ? [{ ...mixer, kvHeads: Math.floor(mixer.heads / group) }]
    : [mixer];
}

/** Widths are multiples of 256, as in the code beside the weights. */
const WIDTH_STEP = 256;

function prunedFeedForwards(hidden: number, ffn: Json | undefined): FeedForward[] {
  if (!ffn || ffn.no_op === true) return [];
  if (ffn.replace_with_linear === true)
    return [{ kind: "dense", width: hidden / 2, gated: false, vectors: 0 }];
  const factor = typeof ffn.ffn_mult === "number" ? ffn.ffn_mult : 1;
  const width = Math.ceil(Math.floor((2 * factor * hidden) / 3) / WIDTH_STEP) * WIDTH_STEP;
  return [{ kind: "dense", width, gated: true, vectors: 0 }];
}

/** For rows whose matrices are unknown: what the layers remember, without feed-forwards. */
export function mixersOnly(f: Fields, t: Traits, layer: number): Layer {
  if (t.block === "single" && singleKind(f, layer) !== "attention")
    return { mixers: [], feedForwards: [], vectors: 0 };
  const mixer = mixerAt(f, t, layer, t.block === "single" ? "full" : kindAt(f, t, layer));
  return { mixers: t.block === "double" ? [mixer, mixer] : [mixer], feedForwards: [], vectors: 0 };
}
