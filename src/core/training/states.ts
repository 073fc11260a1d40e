import { adaptedElements, adaptedRoles, targetRoles } from "./lora";
import { isQuantised } from "../formats/kept";
import { figure, sumOf, type Figure } from "../figure";
import { elements, type Tensor } from "../shape/tensors";
import { TRAINING_FRAMEWORKS } from "./frameworks";
import { OPTIMIZERS } from "./optimizers";
import type { TrainingSettings } from "./settings";
import { Shares, type ShareRule } from "./shares";
import { replicasOf, waysOf, type Held } from "./stages";

export type TrainingMethod = "full" | "lora" | "qlora" | "freeze";

/** The model's states on one card. */
export interface States {
  readonly weights: Figure;
  readonly gradients: Figure;
  /** Moments and the FP32 master. */
  readonly optimizer: Figure;
  /** What the optimizer's step needs besides, for a moment. */
  readonly scratch: readonly Figure[];
  /** Bytes of states that paged optimizers may leave on the host. */
  readonly paged: number;
  /** Trained numbers on the card before ZeRO or FSDP divides them. */
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
  const roles = adaptedRoles(settings);
  const extra = targetRoles(settings.extra);
  const adapted = method === "lora" || method === "qlora";
  const optimizer = OPTIMIZERS[settings.optimizer];
  const sums: Sums = { weights: new Shares(), gradients: new Shares(), states: new Shares(), paged: new Shares(), scratch: new Shares(), trained: 0, largest: null }; // prettier-ignore

  const train = (tensor: Tensor, count: number, format: Format): void => {
    const ways = waysOf(tensor, settings);
    const replicas = replicasOf(tensor, cards, settings);
    const from = (stage: number): number => (settings.zero >= stage ? replicas : 1);
    const numbers = (count * elements(tensor)) / ways;
    // written out, for every matrix passes here: copying objects takes longer than all the sums
    const add = (to: Shares, rule: ShareRule, bytesEach: number, ranks: number): void => {
      to.add(rule, { numbers, kind: formatName(bytesEach, settings), bytesEach, ranks });
    };
    if (isGatheredFrom32(settings, format)) {
      add(sums.weights, "trained-numbers", format.weight, replicas);
      add(sums.weights, "trained-numbers", 2, 1);
    } else add(sums.weights, "trained-numbers", format.weight, from(3));
    add(sums.gradients, "gradient-numbers", format.gradient, from(2));
    add(sums.states, "master-numbers", format.master, from(1));
    const single = { numbers: elements(tensor), bytesEach: format.gradient, ranks: ways };
    if (sums.largest === null || bytesOf(single) > bytesOf(sums.largest)) sums.largest = single;
    const kind = settings.optimizer;
    const ranks = from(1);
    const kept = optimizer.matrix(tensor, format.moment);
    const { bytesEach } = kept;
    const moments = optimizer.paged ? sums.paged : sums.states;
    moments.add(kept.rule, { numbers: (count * kept.numbers) / ways, kind, bytesEach, ranks });
    if (settings.step === "foreach")
      sums.scratch.add("root-numbers", {
        numbers,
        kind,
        bytesEach: optimizer.scratch(format.moment),
        ranks,
      });
    // an FP32 master is stepped by FP32 gradients: those of 16 bit are widened for it
    if (format.master > format.gradient)
      sums.scratch.add("widened-gradients", { numbers, kind, bytesEach: format.master - format.gradient, ranks }); // prettier-ignore
    sums.trained += numbers;
  };
  const freeze = (tensor: Tensor, count: number): void => {
    const ranks = settings.zero >= 3 ? replicasOf(tensor, cards, settings) : 1;
    const numbers = (count * elements(tensor)) / waysOf(tensor, settings);
    const { kind, bytesEach } = frozenAs(tensor, method, settings);
    sums.weights.add("frozen-numbers", { numbers, kind, bytesEach, ranks });
  };

  for (const { tensor, count, fromEnd } of held) {
    if (method === "full") train(tensor, count, trainedFormat(settings));
    else if (method === "freeze") {
      const trained = fromEnd === null ? 0 : Math.min(count, Math.max(0, settings.layers - fromEnd));
      if (trained > 0) train(tensor, trained, trainedFormat(settings));
      if (count > trained) freeze(tensor, count - trained);
    } else freeze(tensor, count);
    if (adapted && roles.has(tensor.role) && isAdaptable(tensor))
      train(adapterOf(tensor, settings), count, adapterFormat(settings));
    // PEFT keeps the original beside the copy it trains, in the model's own format
    if (adapted && extra.has(tensor.role)) train(tensor, count, ownFormat(settings));
  }
  return statesOf(sums, settings);
}

/** What is gathered matrix by matrix. */
interface Sums {
  readonly weights: Shares;
  readonly gradients: Shares;
  readonly states: Shares;
  readonly paged: Shares;
  readonly scratch: Shares;
  trained: number;
  /** The largest gradient of one matrix. */
  largest: Gradient | null;
}

interface Gradient {
  readonly numbers: number;
  readonly bytesEach: number;
  readonly ranks: number;
}
const bytesOf = ({ numbers, bytesEach, ranks }: Gradient): number => (numbers * bytesEach) / ranks;

/** Offloaded states leave the card: the optimizer with the gradients it reads, or everything that is sharded. */
function statesOf(sums: Sums, settings: TrainingSettings): States {
  const { offload, step } = settings;
  const stays = offload === "none";
  return {
    weights: offload === "parameters" ? figure("training-weights-offloaded", {}) : weightsOf(sums, settings),
    gradients: gradientsOf(sums, settings),
    optimizer: stays ? optimizerOf(sums) : figure("training-optimizer-offloaded", {}),
    scratch: stays && step !== "backward" ? sums.scratch.figures() : [],
    paged: stays ? sumOf(sums.paged.figures()) : 0,
    trained: sums.trained,
  };
}

const weightsOf = ({ weights }: Sums, { tp, pp, ep }: TrainingSettings): Figure =>
  figure("training-weights", {
    shares: weights.figures(),
    tensorRanks: tp,
    expertRanks: ep,
    stages: pp,
  });

function gradientsOf({ gradients, largest }: Sums, { offload, zero, step }: TrainingSettings): Figure {
  if (largest === null) return figure("nothing-trained", {});
  if (offload === "parameters" || (offload === "optimizer" && zero >= 2))
    return figure("training-gradients-offloaded", {});
  // each gradient is used and dropped at once
  if (step === "backward") return figure("training-gradients-dropped", { ...largest });
  return figure("training-gradients", { shares: gradients.figures() });
}

function optimizerOf({ states, paged, trained }: Sums): Figure {
  if (trained === 0) return figure("nothing-trained", {});
  const shares = states.figures();
  const pages = paged.figures().length > 0;
  if (shares.length === 0) return figure(pages ? "training-optimizer-all-paged" : "training-optimizer-none", {});
  return figure(pages ? "training-optimizer-paged" : "training-optimizer", { shares });
} // prettier-ignore

/** A 16-bit format by the name the run gives it. */
const formatName = (width: number, { precision }: TrainingSettings): string =>
  width === 4 ? "FP32" : precision === "fp16" ? "FP16" : "BF16";

interface Format {
  readonly weight: number;
  readonly gradient: number;
  readonly master: number;
  readonly moment: number;
}

/** Bytes of one gradient where the model itself is trained. */
export const gradientBytes = ({ gradients }: TrainingSettings): number => WIDTH[gradients];

const trainedFormat = (s: TrainingSettings): Format => ({
  weight: WIDTH[s.parameters],
  gradient: WIDTH[s.gradients],
  master: s.master === "fp32" ? 4 : 0,
  moment: WIDTH[s.moments],
});

/** FSDP's SHARD_GRAD_OP shares FP32 weights as well, and keeps a 16-bit copy of all of them. */
const isGatheredFrom32 = ({ zero, sharder, precision }: TrainingSettings, format: Format): boolean =>
  zero === 2 && sharder === "fsdp" && precision !== "fp32" && format.weight === 4;

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
const adapterOf = (tensor: Tensor, settings: TrainingSettings): Tensor => ({
  ...tensor,
  rows: 1,
  columns: adaptedElements({ ...tensor, copies: 1 }, settings),
});

const isAdaptable = (tensor: Tensor): boolean => tensor.rows > 1;

/** How a number that is not trained is stored. */
function frozenAs(
  tensor: Tensor,
  method: TrainingMethod,
  settings: TrainingSettings,
): { kind: string; bytesEach: number } {
  const { base, framework, precision, parameters } = settings;
  if (method === "qlora" && isQuantised(tensor.role))
    return { kind: base.toUpperCase(), bytesEach: BASE_BYTES[base] };
  const packed = base !== "int4" && base !== "int8";
  const wide =
    method === "qlora"
      ? TRAINING_FRAMEWORKS[framework].upcastsRest && packed
      : precision === "fp32" || parameters === "fp32";
  const bytesEach = wide ? 4 : 2;
  return { kind: formatName(bytesEach, settings), bytesEach };
}
