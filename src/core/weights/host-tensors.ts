import type { EngineSettings } from "../engines/settings";
import type { TensorRole } from "../shape/tensors";

/** Tensors that llama.cpp was told to leave in host memory. */
export interface HostTensors {
  /** What tells two of them apart. */
  readonly key: string;
  readonly has: (role: TensorRole, layer: number | null) => boolean;
}

/** What a GGUF file calls them. Source: gguf-py/gguf/constants.py, https://github.com/ggml-org/llama.cpp */
const NAMES: Readonly<Partial<Record<TensorRole, string>>> = {
  embedding: "token_embd", head: "output",
  q: "attn_q", k: "attn_k", v: "attn_v", o: "attn_output",
  "q-down": "attn_q_a", "q-up": "attn_q_b", "kv-down": "attn_kv_a_mqa", "kv-up": "attn_kv_b",
  gate: "ffn_gate", up: "ffn_up", down: "ffn_down", router: "ffn_gate_inp",
  "expert-gate": "ffn_gate_exps", "expert-up": "ffn_up_exps", "expert-down": "ffn_down_exps",
  "shared-gate": "ffn_gate_shexp", "shared-up": "ffn_up_shexp", "shared-down": "ffn_down_shexp",
  "recurrent-in": "ssm_in", "recurrent-gate": "attn_gate", "recurrent-out": "ssm_out",
}; // prettier-ignore

const isExpert = (role: TensorRole): boolean => role.startsWith("expert-");

/** --n-cpu-moe and --cpu-moe: experts of the first layers; -ot: whatever a pattern finds in a name. Null leaves none. */
export function hostTensors({
  expertsOnHost = 0,
  hostTensors: given = [],
}: EngineSettings): HostTensors | null {
  if (expertsOnHost === 0 && given.length === 0) return null;
  const patterns = given.map((pattern) => new RegExp(pattern));
  return {
    key: [expertsOnHost, ...given].join(" "),
    has: (role, layer) => {
      if (layer !== null && layer < expertsOnHost && isExpert(role)) return true;
      const name = NAMES[role];
      if (patterns.length === 0 || name === undefined) return false;
      const whole = `${layer === null ? "" : `blk.${layer}.`}${name}.weight`;
      return patterns.some((pattern) => pattern.test(whole));
    },
  };
}
