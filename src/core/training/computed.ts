import type { TrainingSettings } from "./settings";
import type { TrainingMethod } from "./states";

/** How a run computes, as far as it decides what waits for the backward pass. */
export interface Computed {
  /** "plain": one PyTorch operation after the other, as model code in transformers; "fused": a kernel for each norm and MLP. */
  readonly kernels: "plain" | "fused";
  readonly attention: "flash" | "eager";
  /** Bytes of a number that matrix products read and write. */
  readonly width: 2 | 4;
  /** Bytes of a number between layers: 4 where weights are FP32, since embedding and norms give FP32 back. */
  readonly residual: 2 | 4;
  /** Matrix products take 16-bit copies of FP32 inputs and weights (torch.autocast). */
  readonly autocast: boolean;
  /** The base's own weights are trained. */
  readonly trained: boolean;
  /** So is the norm behind the layers, and the head. */
  readonly headTrained: boolean;
  /** Bytes that quantised linears keep of each number they read; 0 where the base is of 16 bit. */
  readonly quantised: 0 | 2 | 4;
  readonly context: number;
}

export const elementBytes = ({ precision }: TrainingSettings): 2 | 4 => (precision === "fp32" ? 4 : 2);

/** FSDP and ZeRO gather 16-bit weights, so numbers between layers are of 16 bit there; alone, FP32 weights need autocast. */
export const isCastOver = ({ parameters, precision, zero, kernels }: TrainingSettings): boolean =>
  kernels === "plain" && parameters === "fp32" && precision !== "fp32" && zero === 0;

export function computedBy(method: TrainingMethod, context: number, settings: TrainingSettings): Computed {
  const { kernels, attention } = settings;
  const width = elementBytes(settings);
  const autocast = isCastOver(settings) && method !== "qlora";
  return {
    kernels,
    attention,
    width,
    residual: width === 4 || autocast ? 4 : 2,
    autocast,
    trained: method === "full" || method === "freeze",
    headTrained: method === "full",
    quantised: method !== "qlora" ? 0 : settings.base.startsWith("nf4") ? 4 : 2,
    context,
  };
}
