import { KERNEL_SECONDS } from "../speed/constants";
import { inStates, NOTHING_REMEMBERED, share, type CacheSpec, type CacheTerms } from "./cache";
import { NO_WORK, NOTHING_BUILT, type MixerAnswers } from "./mixer";

/** Recurrent layers keep a state of fixed size per sequence, whatever the context. */
export interface Recurrent {
  /** Width of the short convolution's kernel; its state keeps one less. 0 is none. */
  readonly convKernel: number;
  /** Bytes of one element of the recurrent state as engines hold it by default (4: float32). */
  readonly stateBytes: number;
  readonly vectors: number;
}

/** What a recurrent kind says for itself about its state. */
interface State<M> {
  /** Numbers of the recurrent state. */
  readonly numbers: (mixer: M) => number;
  /** Channels that the short convolution keeps tokens of. */
  readonly channels: (mixer: M) => number;
  /** Heads or channels that ranks share out. */
  readonly units: (mixer: M) => number;
}

/** Bytes of one element of a convolution state: engines keep it in the model's 16 bit. */
const CONVOLUTION_BYTES = 2;
/** llama.cpp keeps state and convolution in 32 bit. */
const CELL_BYTES = 4;

type StateAnswers<M> = Pick<
  MixerAnswers<M>,
  | "remembered"
  | "onDevice"
  | "inCells"
  | "work"
  | "pagedPrecision"
  | "keptWhole"
  | "textbook"
  | "scores"
  | "built"
  | "sharing"
>;

/** What kinds with a state of fixed size answer alike. */
export function recurrent<M extends Recurrent>(state: State<M>): StateAnswers<M> {
  // the convolution's state keeps one token less than its kernel is wide
  const convolution = (m: M): number => Math.max(0, m.convKernel - 1) * state.channels(m);
  const bytesOf = (m: M, each: number, kept = convolution(m)): number =>
    state.numbers(m) * each + kept * CONVOLUTION_BYTES;
  const onDevice = (m: M, terms: CacheTerms): CacheSpec[] => {
    const kept = terms.wholeConvolution ? m.convKernel * state.channels(m) : convolution(m);
    const whole = bytesOf(m, terms.stateBytes ?? m.stateBytes, kept);
    if (whole === 0) return [];
    const units = state.units(m);
    const mine = share(units, terms.layout.attentionParallel);
    return [{ tokenBytes: 0, window: null, stateBytes: (whole * mine) / units, layers: 1 }];
  };
  return {
    remembered: (m) => ({ ...NOTHING_REMEMBERED, fixedBytes: bytesOf(m, m.stateBytes) }),
    onDevice,
    // the state is read and written; a scan's operations are under a hundredth of its matrices'
    work: (m, terms) => ({
      ...NO_WORK,
      stateBytes: 2 * (onDevice(m, terms)[0]?.stateBytes ?? 0),
      seconds: KERNEL_SECONDS.recurrent,
    }),
    inCells: (m, layers, cells) => inStates(layers, cells, CELL_BYTES * (state.numbers(m) + convolution(m))),
    pagedPrecision: "FP16",
    keptWhole: false,
    textbook: () => null,
    scores: () => null,
    built: () => NOTHING_BUILT,
    sharing: () => 1,
  };
}
