import type { MatrixGroup } from "../shape/model";
import type { TensorRole } from "../shape/tensors";

/** Which share of the weights a matrix belongs to: what release notes and recipes name when they leave something out. */
export const GROUPS: Readonly<Record<TensorRole, MatrixGroup | "vectors">> = {
  embedding: "embedding", head: "head", vectors: "vectors", attachment: "attachments", table: "attachments",
  q: "attention", k: "attention", v: "attention", o: "attention", "attention-gate": "attention",
  "q-down": "attention", "q-up": "attention", "kv-down": "attention", "kv-up": "attention",
  indexer: "attention", compressor: "attention",
  gate: "mlp", up: "mlp", down: "mlp", router: "router",
  "expert-gate": "experts", "expert-up": "experts", "expert-down": "experts", "expert-latent": "experts",
  "shared-gate": "shared experts", "shared-up": "shared experts", "shared-down": "shared experts",
  "shared-switch": "shared experts",
  "recurrent-in": "recurrent", "recurrent-gate": "recurrent", "recurrent-out": "recurrent", convolution: "recurrent",
  "draft-projection": "draft",
}; // prettier-ignore

/**
 * Groups that quantisation leaves in 16 bit unless a release says otherwise, and small matrices that it always leaves:
 * the one list for serving and for a quantised base in training.
 * Source: recipes of compressed-tensors, AutoAWQ, GPTQ, bitsandbytes and ModelOpt
 */
const KEPT_GROUPS: ReadonlySet<MatrixGroup | "vectors"> = new Set([
  "vectors",
  "embedding",
  "head",
  "router",
  "attachments",
] as const);
const KEPT_ROLES: ReadonlySet<TensorRole> = new Set([
  "vectors",
  "router",
  "shared-switch",
  "convolution",
  "compressor",
] as const);

/** Left alone by habit; a release may store the group otherwise. */
export const isKeptGroup = (group: MatrixGroup | "vectors"): boolean => KEPT_GROUPS.has(group);

/** Too small or too delicate for any recipe, whatever a release's list says. */
export const isAlwaysKept = (role: TensorRole): boolean => KEPT_ROLES.has(role);

/** What a format for linear layers covers. */
export const isQuantised = (role: TensorRole): boolean => !isAlwaysKept(role) && !isKeptGroup(GROUPS[role]);
