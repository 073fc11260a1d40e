import type { Layer, Model } from "../../src/core/shape/model";
import { countParameters } from "../../src/core/shape/parameters";

interface Shape {
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly width: number;
  readonly vocabulary: number;
  readonly experts?: { readonly count: number; readonly active: number };
}

/** A dense or expert model with grouped-query attention, a gated MLP and an untied head. */
export function shaped(name: string, s: Shape): Model {
  const layer: Layer = {
    mixers: [
      {
        kind: "full",
        heads: s.heads,
        kvHeads: s.kvHeads,
        keyDim: s.headDim,
        valueDim: s.headDim,
        vectors: 0,
        gate: "none",
        valueProjection: true,
        indexer: null,
      },
    ],
    feedForwards: [
      s.experts === undefined
        ? { kind: "dense", width: s.width, gated: true, vectors: 0 }
        : {
            kind: "experts",
            experts: s.experts.count,
            active: s.experts.active,
            width: s.width,
            gated: true,
            latentSize: null,
            sharedWidth: 0,
            sharedGate: false,
            routerOutputs: s.experts.count,
            vectors: 0,
          },
    ],
    vectors: 2 * s.hidden,
  };
  const frame = {
    hiddenSize: s.hidden,
    vocabularySize: s.vocabulary,
    tied: false,
    head: true,
    vectors: s.hidden,
    attachments: [],
    draft: [],
    draftExtra: 0,
  };
  const layers = [{ count: s.layers, layer }];
  return { name, parameters: countParameters({ layers, frame }), layers, frame, precision: "BF16", exceptions: {}, contextLimit: null };
} // prettier-ignore

/** https://huggingface.co/meta-llama/Llama-3.1-8B/blob/main/config.json: 8,030,261,248 numbers. */
export const LLAMA_3_1_8B = shaped("Llama-3.1-8B", {
  hidden: 4096,
  layers: 32,
  heads: 32,
  kvHeads: 8,
  headDim: 128,
  width: 14336,
  vocabulary: 128256,
});

/**
 * Small enough for paper. A layer: q 8×8, k 4×8, v 4×8, o 8×8 = 192; gate, up, down 16×8 each = 384; norms 16: 592.
 * Two layers 1,184, embedding and head 32×8 each = 512, last norm 8: 1,704 numbers.
 */
export const TINY = shaped("tiny", {
  hidden: 8,
  layers: 2,
  heads: 2,
  kvHeads: 1,
  headDim: 4,
  width: 16,
  vocabulary: 32,
});

/** Four experts of 8 × 4, two at work: gate, up, down of each expert 32 numbers. */
export const TINY_EXPERTS = shaped("tiny experts", {
  hidden: 8,
  layers: 2,
  heads: 2,
  kvHeads: 1,
  headDim: 4,
  width: 4,
  vocabulary: 32,
  experts: { count: 4, active: 2 },
});
