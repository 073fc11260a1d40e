import type { Mixer, MixerKind } from "../../core/model";
import type { Fields } from "./fields";

const bytesOf = (f: Fields, key: string): number => (/16/.test(f.text(key)) ? 2 : 4);

/** Layers that keep a state of fixed size. */
export function recurrentMixer(f: Fields, kind: MixerKind): Mixer {
  const valueHeads = f.count("linear_num_value_heads");
  const valueDim = f.count("linear_value_head_dim");
  if (kind !== "gated-delta") throw f.missing(["layer_types"]);
  return {
    kind: "gated-delta",
    keyHeads: f.count("linear_num_key_heads"),
    valueHeads,
    keyDim: f.count("linear_key_head_dim"),
    valueDim,
    convKernel: f.count("linear_conv_kernel_dim"),
    stateBytes: bytesOf(f, "mamba_ssm_dtype"),
    // decay and time step of each head, and the norm before the output
    vectors: 2 * valueHeads + valueDim,
  };
}
