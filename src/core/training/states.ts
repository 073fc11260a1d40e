import { loraElements, targetRoles } from "./lora";
import { isQuantised } from "../formats/kept";
import { elements, type Tensor } from "../shape/tensors";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import { OPTIMIZERS } from "./optimizers";
import type { TrainingSettings } from "./settings";
import { replicasOf, waysOf, type Held } from "./stages";

export type TrainingMethod = "full" | "lora" | "qlora" | "freeze";

/** Bytes of the model's states on one card, and the counts behind them. */
export interface States {
  readonly weights: number;
  readonly gradients: number;
  /** Moments and the FP32 master. */
  readonly optimizer: number;
  /** What the optimizer's step needs besides, for a moment. */
  readonly scratch: number;
  /** States that paged optimizers may leave on the host. */
  readonly paged: number;
  /** Numbers on the card before ZeRO or FSDP divides them, and those of them that are trained. */
  readonly held: number;
  readonly trained: number;
}

const WIDTH = { fp32: 4, bf16: 2 } as const;

/**
 * Bytes per number of a quantised base; scales included.
 * NF4: 4 bits and one FP32 scale for 64 numbers; double quantisation makes it one 8-bit scale for 64 and one FP32 for
 * 256 of those (Dettmers et al. 2023 §3, https://arxiv.org/abs/2305.14314). INT4: groups of 128 with a 16-bit scale and
 * a 4-bit zero, as GPTQ and AWQ store it. INT8: one 16-bit scale a row, too small to count.
 */
export const BASE_BYTES = {
  nf4: 0.5 + 4 / 64,
  "nf4-dq": 0.5 + 1 / 64 + 4 / (64 * 256),
  int4: 0.5 + 2 / 128 + 0.5 / 128,
  int8: 1,
  fp8: 1,
} as const;

/**
 * Weights, gradients and optimizer states of the matrices a card holds.
 *
 * Formula: Σ matrices numbers ÷ ways × bytes, each kind of state ÷ ranks from its ZeRO stage on
 *          (stage 1 optimizer, stage 2 gradients too, stage 3 weights too)
 * Units:   bytes on one card
 * Source:  Rajbhandari et al. 2020 §5, https://arxiv.org/abs/1910.02054
 *
 * Check:   8,030,261,248 numbers with 2 + 2 + 4 + 8 bytes are 119.66 GiB; stage 3 on 8 cards leaves 14.96 GiB of them
 */
export function modelStates(question: {
  held: readonly Held[];
  method: TrainingMethod;
  cards: number;
  settings: TrainingSettings;
}): States {
  const { held, method, cards, settings } = question;
  const roles = targetRoles(settings.targets);
  const extra = targetRoles(settings.extra);
  const adapted = method === "lora" || method === "qlora";
  const sum = { weights: 0, gradients: 0, optimizer: 0, scratch: 0, paged: 0, held: 0, trained: 0 };
  let largestGradient = 0;

  const train = (tensor: Tensor, count: number, format: Format): void => {
    const ways = waysOf(tensor, settings);
    const ranks = replicasOf(tensor, cards, settings);
    const from = (stage: number): number => (settings.zero >= stage ? ranks : 1) * ways;
    const numbers = count * elements(tensor);
    const rule = OPTIMIZERS[settings.optimizer];
    const states = (count * rule.matrix(tensor, format.moment)) / from(1);
    sum.weights += (numbers * format.weight) / from(3);
    sum.gradients += (numbers * format.gradient) / from(2);
    largestGradient = Math.max(largestGradient, (elements(tensor) * format.gradient) / ways);
    sum.optimizer += (numbers * format.master) / from(1) + (rule.paged ? 0 : states);
    sum.paged += rule.paged ? states : 0;
    if (settings.step === "foreach") sum.scratch += (count * rule.scratch(tensor, format.moment)) / from(1);
    sum.trained += numbers / ways;
  };
  const freeze = (tensor: Tensor, count: number): void => {
    const share = settings.zero >= 3 ? replicasOf(tensor, cards, settings) : 1;
    const numbers = (count * elements(tensor)) / waysOf(tensor, settings);
    sum.weights += (numbers * frozenBytes(tensor, method, settings)) / share;
  };

  for (const { tensor, count, fromEnd } of held) {
    sum.held += (count * elements(tensor)) / waysOf(tensor, settings);
    if (method === "full") train(tensor, count, trainedFormat(settings));
    else if (method === "freeze") {
      const trained = fromEnd === null ? 0 : Math.min(count, Math.max(0, settings.layers - fromEnd));
      if (trained > 0) train(tensor, trained, trainedFormat(settings));
      if (count > trained) freeze(tensor, count - trained);
    } else freeze(tensor, count);
    if (adapted && roles.has(tensor.role) && isAdaptable(tensor))
      train(adapterOf(tensor, settings.rank), count, adapterFormat(settings));
    // PEFT keeps the original beside the copy it trains, in the model's own format
    if (adapted && extra.has(tensor.role)) train(tensor, count, ownFormat(settings));
  }
  if (settings.step === "backward") {
    sum.gradients = largestGradient;
    sum.scratch = 0;
  }
  return offloaded(sum, settings);
}

interface Format {
  readonly weight: number;
  readonly gradient: number;
  readonly master: number;
  readonly moment: number;
}

const trainedFormat = (s: TrainingSettings): Format => ({
  weight: WIDTH[s.parameters],
  gradient: WIDTH[s.gradients],
  master: s.master === "fp32" ? 4 : 0,
  moment: WIDTH[s.moments],
});

/** Adapters are trained in one format throughout: 4 + 4 + 8 bytes in FP32, 2 + 2 + 4 in BF16. */
const adapterFormat = (s: TrainingSettings): Format => {
  const width = WIDTH[s.adapters];
  return { weight: width, gradient: width, master: 0, moment: width };
};

const ownFormat = (s: TrainingSettings): Format => {
  const width = s.precision === "fp32" ? 4 : 2;
  return { weight: width, gradient: width, master: 0, moment: width };
};

/** A and B of one matrix as one tensor of the same number of elements, cut as its base is. */
const adapterOf = (tensor: Tensor, rank: number): Tensor => ({
  ...tensor,
  rows: 1,
  columns: loraElements({ ...tensor, copies: 1 }, rank),
});

const isAdaptable = (tensor: Tensor): boolean => tensor.rows > 1;

function frozenBytes(tensor: Tensor, method: TrainingMethod, settings: TrainingSettings): number {
  if (method !== "qlora") return settings.precision === "fp32" ? 4 : 2;
  if (isQuantised(tensor.role)) return BASE_BYTES[settings.base];
  const packed = settings.base === "int4" || settings.base === "int8" ? false : true;
  return TRAINING_FRAMEWORKS[settings.framework].upcastsRest && packed ? 4 : 2;
}

/** Offloaded states leave the card: the optimizer with the gradients it reads, or everything that is sharded. */
function offloaded(states: States, settings: TrainingSettings): States {
  if (settings.offload === "none") return states;
  const rest = {
    ...states,
    optimizer: 0,
    paged: 0,
    scratch: 0,
    gradients: settings.zero >= 2 ? 0 : states.gradients,
  };
  return settings.offload === "optimizer" ? rest : { ...rest, gradients: 0, weights: 0 };
}
