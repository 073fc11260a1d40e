import { feedForwardAnswers } from "../feed-forwards/all";
import { layerTensors } from "../shape/layer-tensors";
import type { Layer } from "../shape/model";
import type { Tensor } from "../shape/tensors";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import { adaptedRoles } from "./lora";
import type { TrainingSettings } from "./settings";

/** Matrices that read the layer's own normalised input; others that are adapted read a tensor of their own. */
const SHARED_INPUTS: readonly (readonly string[])[] = [
  ["q", "k", "v", "q-down", "kv-down", "attention-gate", "recurrent-in", "recurrent-gate"],
  ["gate", "up", "shared-gate", "shared-up", "router"],
  ["expert-gate", "expert-up"],
];
/** What these read is kept anyway: attention's own result. */
const KEPT_ANYWAY: ReadonlySet<string> = new Set(["o"]);

/**
 * Bytes that LoRA adds to a layer's kept numbers: each adapter keeps its own input, and what its first matrix makes of it.
 *
 * Formula: FP32 adapters: each input × 2 bytes where autocast casts it back, × 4 without; BF16 adapters: each input
 *          once, however many read it. Dropout: the dropped copy and a mask of one byte. Plus rank × 2 bytes an adapter.
 * Units:   bytes per token
 * Source:  peft/tuners/lora/layer.py (the input is cast per adapter), litgpt/lora.py (dropout before A); measured in
 *          test/accuracy/training-own-runs.json
 */
export function adapterInputs(layer: Layer, h: number, settings: TrainingSettings): number {
  const { adapterCopies } = TRAINING_FRAMEWORKS[settings.framework];
  if (!adapterCopies) return 0;
  const adapted = adaptedTensors(layer, h, settings);
  const inputs = adapted.reduce((sum, tensor) => sum + visitsOf(tensor, layer) * tensor.columns, 0);
  return bytesOfInputs(adapted, layer, inputs, settings);
}

function bytesOfInputs(adapted: readonly Tensor[], layer: Layer, inputs: number, s: TrainingSettings): number {
  if (s.kernels === "fused") {
    const width = s.adapters === "fp32" ? 4 : 2;
    const each = s.dropout === 1 ? width + 1 : width === 4 && s.precision !== "fp32" ? 4 : 0;
    return each * inputs;
  }
  const middles = 2 * s.rank * adapted.reduce((sum, tensor) => sum + visitsOf(tensor, layer), 0);
  const copied = s.adapters === "fp32" && s.precision !== "fp32";
  if (!copied && s.dropout === 0) return 2 * onceEach(adapted, layer) + middles;
  const width = copied && s.autocast === 0 ? 4 : 2;
  return (width + s.dropout) * inputs + middles;
} // prettier-ignore

/** Inputs that several adapters read are kept once. */
function onceEach(adapted: readonly Tensor[], layer: Layer): number {
  const seen = new Set<number>();
  return adapted.reduce((sum, tensor) => {
    if (KEPT_ANYWAY.has(tensor.role)) return sum;
    const group = SHARED_INPUTS.findIndex((roles) => roles.includes(tensor.role));
    if (group >= 0 && seen.has(group)) return sum;
    if (group >= 0) seen.add(group);
    return sum + visitsOf(tensor, layer) * tensor.columns;
  }, 0);
}

const adaptedTensors = (layer: Layer, h: number, settings: TrainingSettings): Tensor[] => {
  const roles = adaptedRoles(settings);
  return layerTensors(layer, h).filter(({ role, rows }) => roles.has(role) && rows > 1);
};

const visitsOf = (tensor: Tensor, layer: Layer): number =>
  tensor.shard.by === "experts" ? activeExperts(layer) : 1;

const activeExperts = (layer: Layer): number =>
  Math.max(1, ...layer.feedForwards.map((part) => feedForwardAnswers(part).routed(part)?.active ?? 1));
