import type { Tensor, TensorRole } from "../shape/tensors";

/** The words of a GGUF recipe; "base" is every other matrix, "plain" is never quantised. */
export type Slot =
  "query" | "key" | "value" | "fused" | "attentionOutput" | "gateUp" | "down" | "base" | "plain";

/** A matrix as a GGUF file has it, and the word by which a recipe finds it. */
export interface FileMatrix {
  readonly tensor: Tensor;
  readonly slot: Slot;
}

const SLOTS: Readonly<Partial<Record<TensorRole, Slot>>> = {
  q: "query", k: "key", v: "value", o: "attentionOutput", "attention-gate": "query",
  gate: "gateUp", up: "gateUp", down: "down",
  "expert-gate": "gateUp", "expert-up": "gateUp", "expert-down": "down",
  "shared-gate": "gateUp", "shared-up": "gateUp", "shared-down": "down",
  vectors: "plain", router: "plain", "shared-switch": "plain", convolution: "plain",
}; // prettier-ignore

/** What most matrices are in a file: themselves, under the word of their role. */
export const slotted = (tensor: Tensor): FileMatrix => ({ tensor, slot: SLOTS[tensor.role] ?? "base" });
