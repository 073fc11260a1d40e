import type { Mixer, MixerKind, MixerOf } from "../../core/shape/model";
import type { Fields } from "./fields";

type RecurrentKind = "gated-delta" | "kda" | "lightning" | "mamba1" | "mamba2";

export const isRecurrent = (kind: MixerKind): kind is RecurrentKind => kind in RECURRENT;

export const recurrentMixer = (f: Fields, kind: RecurrentKind): Mixer => RECURRENT[kind](f);

/** Engines hold a recurrent state in FP32 unless the file names 16 bit. */
const stateBytes = (f: Fields): number =>
  /16/.test(f.text("mamba_ssm_cache_dtype") || f.text("mamba_ssm_dtype")) ? 2 : 4;

/** Layers that keep a state of fixed size. */
const RECURRENT: { [K in RecurrentKind]: (f: Fields) => MixerOf<K> } = {
  "gated-delta": (f) => {
    const valueHeads = f.count("linear_num_value_heads");
    const valueDim = f.count("linear_value_head_dim");
    return {
      kind: "gated-delta",
      keyHeads: f.count("linear_num_key_heads"),
      valueHeads,
      keyDim: f.count("linear_key_head_dim"),
      valueDim,
      convKernel: f.count("linear_conv_kernel_dim"),
      stateBytes: stateBytes(f),
      // decay and time step of each head, and the norm before the output
      vectors: 2 * valueHeads + valueDim,
    };
  },

  kda: (f) => {
    const own = f.part("linear_attn_config");
    const heads = own?.count("num_heads") ?? f.count("linear_num_heads", f.count("num_attention_heads"));
    const headDim = own?.count("head_dim") ?? f.count("linear_head_dim", f.count("head_dim", 128));
    const fullRank = f.flag("no_kda_lora");
    return {
      kind: "kda",
      heads,
      headDim,
      decayRank: fullRank ? null : headDim,
      gateRank: fullRank || own?.flag("use_full_rank_gate") ? null : headDim,
      convKernel: (own ?? f).count("short_conv_kernel_size", 4),
      stateBytes: stateBytes(f),
      // decay of each head, time step of each channel, and the norm before the output
      vectors: heads + heads * headDim + headDim,
    };
  },

  lightning: (f) => {
    const heads = f.count("num_attention_heads");
    const headDim = f.count("head_dim");
    return {
      kind: "lightning",
      heads,
      headDim,
      otherParameters: heads * headDim * f.count("hidden_size"),
      convKernel: 0,
      stateBytes: stateBytes(f),
      vectors: heads * headDim,
    };
  },

  mamba2: (f) => {
    const heads = f.count("mamba_num_heads");
    const headDim = f.count("mamba_head_dim");
    const stateSize = f.count("ssm_state_size");
    const groups = f.count("n_groups", 1);
    const inner = heads * headDim;
    const convBias = f.flag("use_conv_bias", true) ? inner + 2 * groups * stateSize : 0;
    return {
      kind: "mamba2",
      heads,
      headDim,
      stateSize,
      groups,
      convKernel: f.count("conv_kernel"),
      stateBytes: stateBytes(f),
      // decay, skip and time step of each head; the gated norm
      vectors: 3 * heads + convBias + (f.flag("mamba_rms_norm", true) ? inner : 0),
    };
  },

  mamba1: (f) => {
    const hidden = f.count("hidden_size");
    const innerSize = f.count("mamba_expand", 2) * hidden;
    const stateSize = f.count("ssm_state_size");
    const timeStepRank = f.count("mamba_dt_rank", Math.ceil(hidden / 16));
    return {
      kind: "mamba1",
      innerSize,
      stateSize,
      timeStepRank,
      convKernel: f.count("conv_kernel"),
      stateBytes: stateBytes(f),
      // biases of convolution and time step, skip, decay; norms of time step and of both state projections
      vectors: 3 * innerSize + innerSize * stateSize + timeStepRank + 2 * stateSize,
    };
  },
};
