import { InputError } from "../errors";
import type { TensorRole, Tensor } from "../shape/tensors";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import type { TrainingSettings } from "./settings";
import type { Held } from "./stages";

/** Target modules by the names people type: a role, a module name of a checkpoint, or a group. */
const ATTENTION: readonly TensorRole[] = ["q", "k", "v", "o", "q-down", "q-up", "kv-down", "kv-up"];
const MLP: readonly TensorRole[] = [
  "gate",
  "up",
  "down",
  "expert-gate",
  "expert-up",
  "expert-down",
  "shared-gate",
  "shared-up",
  "shared-down",
];
const RECURRENT: readonly TensorRole[] = ["recurrent-in", "recurrent-gate", "recurrent-out"];
const GATE: readonly TensorRole[] = ["gate", "expert-gate", "shared-gate"];
const UP: readonly TensorRole[] = ["up", "expert-up", "shared-up"];
const DOWN: readonly TensorRole[] = ["down", "expert-down", "shared-down"];

const TARGETS: Readonly<Record<string, readonly TensorRole[]>> = {
  "all-linear": [...ATTENTION, "attention-gate", ...MLP, ...RECURRENT],
  all: [...ATTENTION, "attention-gate", ...MLP, ...RECURRENT],
  attention: ATTENTION,
  mlp: MLP,
  recurrent: RECURRENT,
  qkv: ["q", "k", "v"],
  q: ["q", "q-down", "q-up"],
  k: ["k"],
  v: ["v"],
  kv: ["kv-down", "kv-up"],
  o: ["o"],
  gate: GATE,
  up: UP,
  down: DOWN,
  head: ["head"],
  embedding: ["embedding"],
};
const ALIASES: Readonly<Record<string, string>> = {
  embed_tokens: "embedding",
  embeddings: "embedding",
  lm_head: "head",
};

const LORA_TARGETS: readonly string[] = Object.keys(TARGETS);

/** Roles that a list like `"q,v"` or `"q_proj,gate_proj"` or `"all-linear"` names. */
export function targetRoles(list: string): ReadonlySet<TensorRole> {
  const roles = new Set<TensorRole>();
  for (const word of list.split(",").filter(Boolean)) {
    const plain = ALIASES[word] ?? word.replace(/_proj$/, "");
    const found = Object.hasOwn(TARGETS, plain) ? TARGETS[plain] : undefined;
    if (!found) throw new InputError("setting-value", { word: "targets", given: word, known: LORA_TARGETS });
    for (const role of found) roles.add(role);
  }
  return roles;
}

/** What a run adapts: PEFT 0.21 counts the router among the linears of a model whose experts are fused. */
export function adaptedRoles({ targets, framework }: TrainingSettings): ReadonlySet<TensorRole> {
  const roles = targetRoles(targets);
  const all = roles.has("expert-gate") && roles.has("q");
  return all && TRAINING_FRAMEWORKS[framework].fusedExperts ? new Set([...roles, "router"]) : roles;
}

/**
 * Numbers that LoRA trains beside one matrix: A is rank × inputs, B is outputs × rank.
 *
 * Formula: rank × (inputs + outputs) × copies
 * Units:   numbers
 * Source:  Hu et al. 2021 §4.1, https://arxiv.org/abs/2106.09685
 *
 * @example loraElements({ role: "q", rows: 4096, columns: 4096, copies: 1, shard: { by: "heads", units: 32 } }, 16) // 131072
 */
export const loraElements = (tensor: Tensor, rank: number): number =>
  rank * (tensor.rows + tensor.columns) * tensor.copies;

/** As `loraElements`, but of fused experts: gate and up are one matrix, whose adapter has twice the rank (PEFT 0.21). */
export function adaptedElements(tensor: Tensor, { rank, framework }: TrainingSettings): number {
  const half = tensor.role === "expert-gate" || tensor.role === "expert-up";
  return half && TRAINING_FRAMEWORKS[framework].fusedExperts
    ? rank * (2 * tensor.rows + tensor.columns) * tensor.copies
    : loraElements(tensor, rank);
}

/** Numbers LoRA trains over a list of matrices. All-linear with rank 16 on Llama-3.1-8B is 41,943,040. */
export function loraTrainable(held: readonly Held[], rank: number, targets: string): number {
  const roles = targetRoles(targets);
  return held.reduce(
    (sum, { tensor, count }) => sum + (roles.has(tensor.role) ? count * loraElements(tensor, rank) : 0),
    0,
  );
}
