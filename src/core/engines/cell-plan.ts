import { figure, type Figure } from "../figure";
import { FORMATS, type Precision } from "../formats/precision";
import { mixersOf, remembered } from "../kv-cache";
import type { LayerRun, Mixer } from "../shape/model";
import { BITS_PER_BYTE } from "../units";
import { largest, type CachePlan } from "./cache-plan";

export interface CellTerms {
  readonly keys: Precision;
  readonly values: Precision;
  /** Tokens of one forward step (`--ubatch-size`). */
  readonly microBatch: number;
  /** Without flash attention cells are padded to 32 instead of 256. */
  readonly flashAttention: boolean;
}

/**
 * llama.cpp: one cell a token for all requests together; a sliding layer keeps its window for every request and one
 * step's tokens; recurrent layers keep their state in 32 bit.
 *
 * Formula: cells = pad(context × requests); sliding: min(cells, pad(window × requests + micro-batch));
 *          layers × cells × (key width × key bytes + value width × value bytes)
 * Source:  docs/formulas.md §15: 42 of 51 logged configurations within 0.1 %
 */
export function cellPlan(layers: readonly LayerRun[], terms: CellTerms): CachePlan {
  const padding = terms.flashAttention ? 256 : 32;
  const held: CachePlan["held"] = ({ context, requests }) => {
    const kept = mixersOf(layers).flatMap(({ mixer, count }) =>
      keptOf(mixer, count, { context, requests }, terms, padding),
    );
    const { keys: precision } = terms;
    return kept.length === 0
      ? figure("cache-none", {})
      : figure("cache-cells", { kept, requests, context, padding, precision });
  };
  const bytes = (context: number, requests: number): number =>
    held({ context, requests, concurrency: requests, copies: 1 }).size;
  return {
    held,
    requests: (available, context) => largest((requests) => bytes(context, requests) <= available),
  };
}

function keptOf(
  mixer: Mixer,
  layers: number,
  asked: { context: number; requests: number },
  terms: CellTerms,
  padding: number,
): Figure[] {
  const { context, requests } = asked;
  const pad = (tokens: number): number => Math.ceil(tokens / padding) * padding;
  const keyBytes = FORMATS[terms.keys].bits / BITS_PER_BYTE;
  const valueBytes = FORMATS[terms.values].bits / BITS_PER_BYTE;
  const all = pad(context * requests);
  const windowed = (window: number): number => Math.min(all, pad(window * requests + terms.microBatch));
  if (mixer.kind === "full" || mixer.kind === "sliding" || mixer.kind === "chunked") {
    const cells =
      mixer.kind === "full" ? all : windowed(mixer.kind === "sliding" ? mixer.window : mixer.chunk);
    const bytesEach = mixer.kvHeads * (mixer.keyDim * keyBytes + mixer.valueDim * valueBytes);
    return [figure("kept-cells", { layers, cells, bytesEach })];
  }
  if (mixer.kind === "latent")
    return [
      figure("kept-cells", { layers, cells: all, bytesEach: (mixer.latentDim + mixer.ropeDim) * keyBytes }),
    ];
  const kept = remembered(mixer, context);
  const state = "stateBytes" in mixer ? inFloat32(mixer, kept.fixedBytes) : kept.fixedBytes;
  const stateSize = kept.elements * keyBytes + state;
  return stateSize === 0 ? [] : [figure("kept-states", { layers, requests, stateSize })];
}

/** State and convolution both in 32 bit; `fixedBytes` has the convolution in 16 bit and the state as the model says. */
function inFloat32(mixer: Extract<Mixer, { stateBytes: number }>, fixedBytes: number): number {
  const convolution = remembered({ ...mixer, stateBytes: 0 }, 1).fixedBytes;
  return 2 * convolution + ((fixedBytes - convolution) * 4) / mixer.stateBytes;
}
