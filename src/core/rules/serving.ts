/**
 * The formulas that a serving breakdown prints, each by its name: named terms in, bytes out. Names that end in `Size` are
 * bytes and are printed in the reader's unit; words only explain. Where a term is a figure of its own, or a sum of some,
 * its value counts here and its own formula is printed in its place.
 */
export const SERVING_RULES = {
  /** A card of several devices holds what all of them hold. */
  "times-devices": (t: { devices: number; each: number }) => t.devices * t.each,
  "usable-memory": (t: { devices: number; deviceSize: number; memoryGb: number }) => t.devices * t.deviceSize,
  /** An engine's share of a device, and what it takes outside of that share. */
  "limit-share": (t: { deviceSize: number; engineShare: number; outsideSize: number }) =>
    t.deviceSize * t.engineShare + t.outsideSize,
  "limit-whole": (t: { deviceSize: number }) => t.deviceSize,
  /** Flags state the cache's pool. */
  "limit-pool": (t: { besideSize: number; poolSize: number }) => t.besideSize + t.poolSize,
  "reserve-kept": (t: { reserveShare: number; limitSize: number }) => t.reserveShare * t.limitSize,
  servers: (t: { whole: number; perServer: number; cards: number; spare: number; flags: string }) =>
    t.whole / t.perServer,

  /** Only a count of parameters is known, or the layers' shapes alone: an even share is all that can be said. */
  "weights-count": (t: {
    parameters: number;
    bytesEach: number;
    precision: string;
    ranks: number;
    stages: number;
  }) => (t.parameters * t.bytesEach) / t.ranks / t.stages,
  "weights-share": (t: { stored: number; tablesSize: number; ranks: number; stages: number }) =>
    t.stored + t.tablesSize,
  "weights-carried": (t: { whole: number; carried: number; depth: number }) =>
    (t.whole * t.carried) / t.depth,
  /** A device's weights without those that stay in host memory. */
  "weights-offloaded": (t: { whole: number; offloadedSize: number }) => t.whole - t.offloadedSize,
  "weights-dealt": (t: { stored: number; devices: number }) => t.stored / t.devices,
  stored: (t: { numbers: number; precision: string; bytesEach: number; scalesSize: number }) =>
    t.numbers * t.bytesEach + t.scalesSize,

  "cache-none": () => 0,
  /** llama.cpp told to keep it in host memory. */
  "cache-on-host": () => 0,
  "cache-pages": (t: {
    requests: number;
    pages: number;
    pageSize: number;
    context: number;
    blockTokens: number;
    groups: number;
    ranks: number;
    precision: string;
    concurrency: number;
    copies: number;
  }) => t.requests * t.pages * t.pageSize,
  "cache-kept": (t: {
    requests: number;
    kept: number;
    context: number;
    precision: string;
    concurrency: number;
    copies: number;
  }) => t.requests * t.kept,
  "kept-tokens": (t: { layers: number; tokens: number; bytesEach: number }) =>
    t.layers * t.tokens * t.bytesEach,
  "kept-state": (t: { layers: number; stateSize: number }) => t.layers * t.stateSize,
  "cache-cells": (t: {
    kept: number;
    requests: number;
    context: number;
    padding: number;
    precision: string;
  }) => t.kept,
  "kept-cells": (t: { layers: number; cells: number; bytesEach: number }) => t.layers * t.cells * t.bytesEach,
  "kept-states": (t: { layers: number; requests: number; stateSize: number }) =>
    t.layers * t.requests * t.stateSize,

  "step-sampler": (t: {
    bytesPerLogit: number;
    sequences: number;
    vocabulary: number;
    elementBytes: number;
    tokens: number;
    hidden: number;
    workspace: number;
    towerSize: number;
  }) =>
    t.bytesPerLogit * t.sequences * t.vocabulary +
    t.elementBytes * t.tokens * t.hidden +
    t.workspace +
    t.towerSize,
  "step-forward": (t: {
    elementBytes: number;
    tokens: number;
    states: number;
    hidden: number;
    width: number;
    ranks: number;
    workspace: number;
    towerSize: number;
  }) =>
    t.elementBytes * t.tokens * (t.states * t.hidden + (3 * t.width) / t.ranks) + t.workspace + t.towerSize,
  "experts-workspace": (t: {
    tokens: number;
    active: number;
    widest: number;
    width: number;
    ranks: number;
  }) => 2 * t.tokens * t.active * (t.widest + t.width / t.ranks),
  "experts-workspaces": (t: { tokens: number; active: number; widest: number; wide: number }) =>
    2 * t.tokens * t.active * (t.widest + t.wide),
  /** Copies of the attention that share experts: each rank computes the tokens of all copies, a chunk at a time. */
  "step-gathered": (t: {
    tokens: number;
    copies: number;
    hidden: number;
    chunk: number;
    active: number;
    widest: number;
    width: number;
    eightBit: number;
  }) =>
    2 * t.tokens * (t.copies + 4) * t.hidden +
    t.chunk * t.active * 2 * (t.widest + t.width) +
    t.eightBit * t.chunk * (t.hidden + t.active * t.width),
  "compute-buffer": (t: { vocabulary: number; hidden: number; microBatch: number }) =>
    (t.vocabulary + t.hidden) * t.microBatch * 4,
  "compute-scores": (t: {
    heads: number;
    cells: number;
    width: number;
    hidden: number;
    microBatch: number;
  }) => (t.heads * t.cells + t.cells + 2 * t.width + 2 * t.hidden) * t.microBatch * 4,

  /** Transformers' prefill: the largest of what one layer holds at once, or the logits of every token. */
  "prefill-dense": (t: {
    elementBytes: number;
    tokens: number;
    hidden: number;
    width: number;
    mask: number;
  }) => t.elementBytes * t.tokens * (4 * t.hidden + 3 * t.width) + t.mask,
  "prefill-experts": (t: {
    elementBytes: number;
    tokens: number;
    hidden: number;
    copies: number;
    active: number;
    size: number;
    mask: number;
  }) => t.elementBytes * t.tokens * (4 * t.hidden + t.copies * t.active * t.size) + t.mask,
  "prefill-recurrent": (t: {
    elementBytes: number;
    tokens: number;
    narrow: number;
    wide: number;
    mask: number;
  }) => t.tokens * (t.elementBytes * t.narrow + 4 * t.wide) + t.mask,
  "prefill-scores": (t: { requests: number; heads: number; context: number; bytesEach: number }) =>
    t.requests * t.heads * t.context * t.context * t.bytesEach,
  "prefill-logits": (t: { elementBytes: number; tokens: number; vocabulary: number; hidden: number }) =>
    t.elementBytes * t.tokens * (t.vocabulary + t.hidden),
  "prefill-mask": (t: { context: number }) => t.context * t.context,

  process: (t: { driverSize: number; librariesSize: number; ranks: number }) =>
    t.driverSize + t.librariesSize,
  "process-and-blocks": (t: {
    driverSize: number;
    librariesSize: number;
    freeShare: number;
    stepSize: number;
  }) => t.driverSize + t.librariesSize + t.freeShare * t.stepSize,
  "graphs-none": () => 0,
  "graphs-captured": (t: {
    poolSize: number;
    layerSize: number;
    layers: number;
    sizes: number;
    allSizes: number;
  }) => t.poolSize + (t.layerSize * t.layers * t.sizes) / t.allSizes,
};
