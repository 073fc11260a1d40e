import { figure } from "../figure";
import type { Precision } from "../formats/precision";
import { mixerAnswers } from "../mixers/all";
import { elementBytes, type Cells } from "../mixers/cache";
import { mixersOf } from "../shape/layers";
import type { LayerRun } from "../shape/model";
import { largest, type CachePlan } from "./cache-plan";

export interface CellTerms {
  readonly keys: Precision;
  readonly values: Precision;
  /** Tokens of one forward step (`--ubatch-size`). */
  readonly microBatch: number;
  /** Without flash attention cells are padded to 32 instead of 256. */
  readonly flashAttention: boolean;
  /** Rows of cells that stand ready, whether or not so many requests come. */
  readonly slots: number;
  /** Sliding layers keep every token too. */
  readonly wholeWindows: boolean;
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
  const { keys: precision } = terms;
  const padding = terms.flashAttention ? 256 : 32;
  const keyBytes = elementBytes(terms.keys);
  const valueBytes = elementBytes(terms.values);
  const held: CachePlan["held"] = (asked) => {
    const { context } = asked;
    const requests = Math.max(asked.requests, terms.slots);
    const count = Math.ceil((context * requests) / padding) * padding;
    const microBatch = terms.wholeWindows ? count : terms.microBatch;
    const cells: Cells = { context, requests, count, padding, microBatch, keyBytes, valueBytes };
    const kept = mixersOf(layers).flatMap(
      ({ mixer, count: alike }) => mixerAnswers(mixer).inCells(mixer, alike, cells) ?? [],
    );
    return kept.length === 0
      ? figure("cache-none", {})
      : figure("cache-cells", { kept, requests, context, padding, precision });
  };
  const bytes = (context: number, requests: number): number =>
    held({ context, requests, concurrency: requests, copies: 1 }).size;
  return {
    held,
    requests: (available, context) => largest((requests) => bytes(context, requests) <= available),
    law: null,
  };
}
