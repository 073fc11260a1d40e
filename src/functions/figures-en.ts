import type { RuleName } from "../core/figure";

/**
 * How a part came about, in English: first the formula, so that whoever works it out gets the number beside it, then,
 * behind a semicolon, what is good to know. Placeholders as in explanations.ts.
 */
export const FIGURES_EN: Readonly<Record<RuleName, string>> = {
  "textbook-weights": "{parameters} parameters × {bytesEach} bytes; {precision}",
  "textbook-kv":
    "{layers} layers × 2 × {kvHeads} KV heads × {headDim} head dim × {context} tokens × {bytesEach} bytes[sequences>1  × {sequences} requests]",
  "textbook-kv-latent":
    "{layers} layers × ({latentDim} latent + {ropeDim} rotary) × {context} tokens × {bytesEach} bytes[sequences>1  × {sequences} requests]",
  "textbook-kv-mixed":
    "{sequences} × ({kept}); a request of {context} tokens in {precision}, kind by kind of layer",
  "kept-numbers": "{layers} layers × {numbers} numbers × {bytesEach} bytes",
  "kept-beside": "{layers} layers × {keptSize} of states and index keys",
  "textbook-overhead":
    "{leastShare} to {mostShare} × {neededSize}; the framework takes 10 to 20 %, activations 5 to 10 GB with fused attention, the rest is reserve",
  "textbook-capacity":
    "{leastGb} GB to {mostGb} GB; the next usual memory total: 24 32 48 64 80 96 128 160 192 256 320 384 512 640 ... GB",

  "times-devices": "{devices} devices × ({each})",
  "usable-memory":
    "[devices>1 {devices} devices × ]{deviceSize}; what software sees of the {memoryGb} GB on the box, of which the engine uses {limitSize} at most",

  "weights-count":
    "{parameters} parameters × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks][stages>1  ÷ {stages} stages]; {precision}, an even share, for the matrices are not known",
  "weights-share":
    "{stored}[tablesSize>0  + {tablesSize} of tables built at load]; matrix by matrix[ranks>1 , cut over {ranks} ranks][stages>1 , the fullest of {stages} stages]",
  "weights-carried": "({whole}) × {carried} ÷ {depth} layers",
  "weights-dealt": "({stored}) ÷ {devices}; the layers that lie on the cards, one share of {devices}",
  stored: "{numbers} numbers in {precision} × {bytesEach} bytes[scalesSize>0  + {scalesSize} of scales]",

  "cache-none": "nothing is kept",
  "cache-pages":
    "{requests} × {pages} pages × {pageSize}; requests of {context} tokens, {blockTokens} tokens a page in {precision}[groups>1 , {groups} groups of layers][copies>1 , {concurrency} requests dealt out over {copies} ranks]",
  "cache-kept":
    "{requests} × ({kept}); requests of {context} tokens in {precision}[copies>1 , {concurrency} requests dealt out over {copies} ranks]",
  "kept-tokens": "{layers} layers × {tokens} tokens × {bytesEach} bytes",
  "kept-state": "{layers} layers × {stateSize} of state",
  "cache-cells": "{kept}; {requests} × {context} tokens in {precision}, cells padded to {padding}",
  "kept-cells": "{layers} layers × {cells} cells × {bytesEach} bytes",
  "kept-states": "{layers} layers × {requests} requests × {stateSize} of state",

  "step-sampler":
    "{bytesPerLogit} bytes × {sequences} sequences × {vocabulary} vocabulary + {elementBytes} bytes × {tokens} batched tokens × {hidden} hidden size[workspace>0  + {workspace}][towerSize>0  + {towerSize} for the vision tower]",
  "step-forward":
    "{elementBytes} bytes × {tokens} batched tokens × ({states} × {hidden} hidden size + 3 × {width} width[ranks>1  ÷ {ranks} ranks])[workspace>0  + {workspace}][towerSize>0  + {towerSize} for the vision tower]",
  "experts-workspace":
    "2 bytes × {tokens} tokens × {active} experts × ({widest} + {width} width[ranks>1  ÷ {ranks} ranks])",
  "compute-buffer":
    "({vocabulary} vocabulary + {hidden} hidden size) × {microBatch} tokens of a micro-batch × 4 bytes",
  "compute-scores":
    "({heads} heads × {cells} cells + {cells} cells + 2 × {width} query width + 2 × {hidden} hidden size) × {microBatch} tokens of a micro-batch × 4 bytes; scores without flash attention",

  process:
    "{driverSize} for process and driver[librariesSize>0  + {librariesSize} for libraries]; before a tensor is allocated[ranks>1 , among {ranks} ranks]",
  "graphs-none": "no graphs are captured",
  "graphs-captured":
    "{poolSize} for the pool + {layerSize} × {layers} layers × {sizes} ÷ {allSizes} batch sizes captured",
};
