import type { FeedForward, Frame, Layer, LayerRun, MixerKind, MixerOf, Projections } from "./model";

/**
 * One weight matrix (or the vectors of a part, joined), as every question about weights sees it: how many numbers it
 * has, what it is for (formats treat an embedding unlike an expert) and how tensor parallelism cuts it.
 */
export interface Tensor {
  readonly role: TensorRole;
  /** Outputs × inputs of one copy, as a linear layer stores it. Vectors: 1 × elements. */
  readonly rows: number;
  readonly columns: number;
  /** Matrices of this shape in the layer: its experts. 1 otherwise. */
  readonly copies: number;
  readonly shard: Shard;
}

export type TensorRole =
  | "embedding" | "head" | "vectors" | "attachment"
  | "q" | "k" | "v" | "o" | "attention-gate"
  | "q-down" | "q-up" | "kv-down" | "kv-up" | "indexer" | "compressor"
  | "gate" | "up" | "down" | "router"
  | "expert-gate" | "expert-up" | "expert-down" | "expert-latent"
  | "shared-gate" | "shared-up" | "shared-down" | "shared-switch"
  | "recurrent-in" | "recurrent-gate" | "recurrent-out" | "convolution"
  | "draft-projection"; // prettier-ignore

/**
 * What tensor parallelism may cut: "heads" and "kv-heads" in whole heads (kv heads are copied when there are fewer of
 * them than cards), "width" in any even cut, "vocabulary" after padding, "experts" whole or by width, or nothing.
 */
export interface Shard {
  readonly by: "heads" | "kv-heads" | "width" | "vocabulary" | "experts" | "nothing";
  /** Heads, KV heads or experts there are to share. */
  readonly units: number;
}

const NOTHING: Shard = { by: "nothing", units: 1 };
const WIDTH: Shard = { by: "width", units: 1 };

const matrix = (role: TensorRole, rows: number, columns: number, shard: Shard, copies = 1): Tensor => ({ role, rows, columns, copies, shard }); // prettier-ignore
const vectors = (elements: number): Tensor[] =>
  elements > 0 ? [matrix("vectors", 1, elements, NOTHING)] : [];

export const elements = (tensor: Tensor): number => tensor.rows * tensor.columns * tensor.copies;

/** The matrices around the layers. A tied head is not stored again. */
export function frameTensors(frame: Frame): Tensor[] {
  const { hiddenSize: h, vocabularySize: v } = frame;
  const vocabulary: Shard = { by: "vocabulary", units: v };
  return [
    matrix("embedding", v, h, vocabulary),
    ...(frame.head && !frame.tied ? [matrix("head", v, h, vocabulary)] : []),
    ...vectors(frame.vectors),
    ...frame.attachments
      .filter((part) => part.onCard)
      .map((part) => matrix("attachment", 1, part.parameters, NOTHING)),
  ];
}

/** The matrices of one layer. */
export function layerTensors(layer: Layer, hiddenSize: number): Tensor[] {
  return [
    ...layer.mixers.flatMap((mixer) => mixerTensors(mixer, hiddenSize)),
    ...layer.feedForwards.flatMap((part) => feedForwardTensors(part, hiddenSize)),
    ...vectors(layer.vectors),
  ];
}

export const runElements = (runs: readonly LayerRun[], hiddenSize: number): number =>
  runs.reduce(
    (sum, run) => sum + run.count * layerTensors(run.layer, hiddenSize).reduce((s, t) => s + elements(t), 0),
    0,
  );

function projections(a: Projections, h: number, ownKeys: boolean): Tensor[] {
  const heads: Shard = { by: "heads", units: a.heads };
  const kvHeads: Shard = { by: "kv-heads", units: a.kvHeads };
  return [
    ...queries(a.heads * a.keyDim, a.queryRank ?? null, h, heads),
    ...(ownKeys ? [matrix("k", a.kvHeads * a.keyDim, h, kvHeads)] : []),
    ...(ownKeys && a.valueProjection ? [matrix("v", a.kvHeads * a.valueDim, h, kvHeads)] : []),
    matrix("o", h, a.heads * a.valueDim, heads),
    ...(a.gate === "element" ? [matrix("attention-gate", a.heads * a.keyDim, h, heads)] : []),
    ...(a.gate === "head" ? [matrix("attention-gate", a.heads, h, heads)] : []),
    ...(a.indexer ? [matrix("indexer", 1, a.indexer.parameters, NOTHING)] : []),
    ...vectors(a.vectors),
  ];
}

const queries = (width: number, rank: number | null, h: number, heads: Shard): Tensor[] =>
  rank === null
    ? [matrix("q", width, h, heads)]
    : [matrix("q-down", rank, h, NOTHING), matrix("q-up", width, rank, heads)];

/** Matrices by kind of mixer: a table, so that a new kind cannot be forgotten. */
const MIXER_TENSORS: { [K in MixerKind]: (mixer: MixerOf<K>, hiddenSize: number) => Tensor[] } = {
  full: (a, h) => projections(a, h, true),
  sliding: (a, h) => projections(a, h, true),
  chunked: (a, h) => projections(a, h, true),
  cross: (a, h) => projections(a, h, true),
  shared: (a, h) => projections(a, h, a.ownKeys),
  latent: (a, h) => {
    const heads: Shard = { by: "heads", units: a.heads };
    const queryWidth = a.heads * (a.nopeDim + a.ropeDim);
    return [
      ...queries(queryWidth, a.queryRank, h, heads),
      matrix("kv-down", a.latentDim + a.ropeDim, h, NOTHING),
      matrix("kv-up", a.heads * (a.nopeDim + a.valueDim), a.latentDim, heads),
      matrix("o", h, a.heads * a.valueDim, heads),
      ...(a.gate === "element" ? [matrix("attention-gate", a.heads * a.valueDim, h, heads)] : []),
      ...(a.gate === "head" ? [matrix("attention-gate", a.heads, h, heads)] : []),
      ...(a.indexer ? [matrix("indexer", 1, a.indexer.parameters, NOTHING)] : []),
      ...vectors(a.vectors),
    ];
  },
  compressed: (a, h) => {
    const heads: Shard = { by: "heads", units: a.heads };
    return [
      matrix("q-down", a.queryRank, h, NOTHING),
      matrix("q-up", a.heads * a.headDim, a.queryRank, heads),
      matrix("kv-down", a.headDim, h, NOTHING),
      matrix("o", a.outputGroups * a.outputRank, (a.heads * a.headDim) / a.outputGroups, heads),
      matrix("o", h, a.outputGroups * a.outputRank, heads),
      matrix("compressor", 1, a.otherParameters, NOTHING),
      ...(a.indexer ? [matrix("indexer", 1, a.indexer.parameters, NOTHING)] : []),
      ...vectors(a.vectors),
    ];
  },
  "gated-delta": (a, h) => {
    const values: Shard = { by: "heads", units: a.valueHeads };
    const mixed = 2 * a.keyHeads * a.keyDim + a.valueHeads * a.valueDim;
    return [
      matrix("recurrent-in", mixed, h, values),
      matrix("recurrent-gate", a.valueHeads * a.valueDim, h, values),
      matrix("recurrent-gate", 2 * a.valueHeads, h, values),
      matrix("convolution", mixed, a.convKernel, values),
      matrix("recurrent-out", h, a.valueHeads * a.valueDim, values),
      ...vectors(a.vectors),
    ];
  },
  kda: (a, h) => {
    const heads: Shard = { by: "heads", units: a.heads };
    const width = a.heads * a.headDim;
    return [
      matrix("recurrent-in", 3 * width, h, heads),
      matrix("convolution", 3 * width, a.convKernel, heads),
      ...[a.decayRank, a.gateRank].flatMap((rank) =>
        rank === null
          ? [matrix("recurrent-gate", width, h, heads)]
          : [matrix("recurrent-gate", rank, h, NOTHING), matrix("recurrent-gate", width, rank, heads)],
      ),
      matrix("recurrent-gate", a.heads, h, heads),
      matrix("recurrent-out", h, width, heads),
      ...vectors(a.vectors),
    ];
  },
  lightning: (a, h) => {
    const heads: Shard = { by: "heads", units: a.heads };
    const width = a.heads * a.headDim;
    return [
      matrix("recurrent-in", 3 * width, h, heads),
      matrix("recurrent-gate", 1, a.otherParameters, heads),
      matrix("recurrent-out", h, width, heads),
      ...vectors(a.vectors),
    ];
  },
  mamba2: (a, h) => {
    const heads: Shard = { by: "heads", units: a.heads };
    const inner = a.heads * a.headDim;
    const convolved = inner + 2 * a.groups * a.stateSize;
    return [
      matrix("recurrent-in", inner + convolved + a.heads, h, heads),
      matrix("convolution", convolved, a.convKernel, heads),
      matrix("recurrent-out", h, inner, heads),
      ...vectors(a.vectors),
    ];
  },
  mamba1: (a, h) => [
    matrix("recurrent-in", 2 * a.innerSize, h, WIDTH),
    matrix("convolution", a.innerSize, a.convKernel, WIDTH),
    matrix("recurrent-gate", a.timeStepRank + 2 * a.stateSize, a.innerSize, WIDTH),
    matrix("recurrent-gate", a.innerSize, a.timeStepRank, WIDTH),
    matrix("recurrent-out", h, a.innerSize, WIDTH),
    ...vectors(a.vectors),
  ],
  "short-conv": (a) => [matrix("recurrent-in", 1, a.parameters, WIDTH), ...vectors(a.vectors)],
};

function mixerTensors<K extends MixerKind>(mixer: MixerOf<K>, hiddenSize: number): Tensor[] {
  const tensors: (mixer: MixerOf<K>, hiddenSize: number) => Tensor[] = MIXER_TENSORS[mixer.kind];
  return tensors(mixer, hiddenSize);
}

const FEED_FORWARD_TENSORS: {
  [K in FeedForward["kind"]]: (part: Extract<FeedForward, { kind: K }>, h: number) => Tensor[];
} = {
  dense: (m, h) => [
    ...(m.gated ? [matrix("gate", m.width, h, WIDTH)] : []),
    matrix("up", m.width, h, WIDTH),
    matrix("down", h, m.width, WIDTH),
    ...vectors(m.vectors),
  ],
  experts: (m, h) => {
    const experts: Shard = { by: "experts", units: m.experts };
    const size = m.latentSize ?? h;
    return [
      matrix("router", m.routerOutputs, h, NOTHING),
      ...(m.latentSize === null
        ? []
        : [matrix("expert-latent", size, h, NOTHING), matrix("expert-latent", h, size, NOTHING)]),
      ...(m.gated ? [matrix("expert-gate", m.width, size, experts, m.experts)] : []),
      matrix("expert-up", m.width, size, experts, m.experts),
      matrix("expert-down", size, m.width, experts, m.experts),
      ...(m.sharedWidth > 0
        ? [
            ...(m.gated ? [matrix("shared-gate", m.sharedWidth, h, WIDTH)] : []),
            matrix("shared-up", m.sharedWidth, h, WIDTH),
            matrix("shared-down", h, m.sharedWidth, WIDTH),
          ]
        : []),
      ...(m.sharedGate ? [matrix("shared-switch", 1, h, NOTHING)] : []),
      ...vectors(m.vectors),
    ];
  },
};

function feedForwardTensors(part: FeedForward, h: number): Tensor[] {
  return part.kind === "dense" ? FEED_FORWARD_TENSORS.dense(part, h) : FEED_FORWARD_TENSORS.experts(part, h);
}
