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
    "[devices>1 {devices} devices × ]{deviceSize}; what software sees of the {memoryGb} GB on the box",
  "limit-share":
    "{deviceSize} × {engineShare} + {outsideSize}; the engine's share of the device, and what lies outside of it",
  "limit-whole": "{deviceSize}; the engine may fill it",
  "limit-pool":
    "{besideSize} + {poolSize}; what stands beside the cache, and the cache as the flags bound it",
  "reserve-kept": "{reserveShare} × {limitSize}; the engine keeps a margin of its own besides",
  servers: "{whole} cards ÷ {perServer} a server; {cards} at work[spare>0 , {spare} to spare]",

  "weights-count":
    "{parameters} parameters × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks][stages>1  ÷ {stages} stages]; {precision}, an even share, for the matrices are not known",
  "weights-share":
    "{stored}[tablesSize>0  + {tablesSize} of tables built at load]; matrix by matrix[ranks>1 , cut over {ranks} ranks][stages>1 , the fullest of {stages} stages]",
  "weights-carried": "({whole}) × {carried} ÷ {depth} layers",
  "weights-offloaded": "({whole}) − {offloadedSize} that stay in host memory",
  "weights-dealt": "({stored}) ÷ {devices}; the layers that lie on the cards, one share of {devices}",
  stored: "{numbers} numbers in {precision} × {bytesEach} bytes[scalesSize>0  + {scalesSize} of scales]",

  "cache-none": "nothing is kept",
  "cache-on-host": "the cache stays in host memory",
  "cache-pages":
    "{requests} × {pages} pages × {pageSize}; requests of {context} tokens, {blockTokens} tokens a page in {precision}[groups>1 , {groups} groups of layers][ranks>1 , tokens shared out over {ranks} ranks][copies>1 , {concurrency} requests dealt out over {copies} ranks]",
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
  "experts-workspaces": "2 bytes × {tokens} tokens × {active} experts × ({widest} + {wide} wide)",
  "step-gathered":
    "2 bytes × {tokens} batched tokens × ({copies} copies + 4) × {hidden} hidden size + {chunk} tokens × {active} experts × 2 bytes × ({widest} + {width} width)[eightBit>0  + {chunk} × ({hidden} + {active} × {width}) bytes in 8 bit]; every rank computes its experts for the tokens of all copies",
  "compute-buffer":
    "({vocabulary} vocabulary + {hidden} hidden size) × {microBatch} tokens of a micro-batch × 4 bytes",
  "compute-scores":
    "({heads} heads × {cells} cells + {cells} cells + 2 × {width} query width + 2 × {hidden} hidden size) × {microBatch} tokens of a micro-batch × 4 bytes; scores without flash attention",

  "prefill-dense":
    "{elementBytes} bytes × {tokens} tokens × (4 × {hidden} hidden size + 3 × {width} width)[mask>0  + {mask}]; all tokens of all requests pass through a layer at once",
  "prefill-experts":
    "{elementBytes} bytes × {tokens} tokens × (4 × {hidden} hidden size + {copies} copies × {active} experts × {size} wide)[mask>0  + {mask}]; all tokens of all requests pass through a layer at once",
  "prefill-recurrent":
    "{tokens} tokens × ({elementBytes} bytes × {narrow} numbers + 4 bytes × {wide} numbers)[mask>0  + {mask}]; a recurrent layer without kernels of its own (flash-linear-attention)",
  "prefill-scores":
    "{requests} × {heads} heads × {context} tokens × {context} tokens × {bytesEach} bytes; eager attention holds the scores of all pairs of tokens",
  "prefill-logits":
    "{elementBytes} bytes × {tokens} tokens × ({vocabulary} vocabulary + {hidden} hidden size); the logits of every token",
  "prefill-mask": "{context} × {context} bytes of mask",

  process:
    "{driverSize} for process and driver[librariesSize>0  + {librariesSize} for libraries]; before a tensor is allocated[ranks>1 , among {ranks} ranks]",
  "process-and-blocks":
    "{driverSize} for process and driver + {librariesSize} for the matrix library + {freeShare} × {stepSize} of activations; blocks that PyTorch's allocator holds free",
  "graphs-none": "no graphs are captured",
  "graphs-captured":
    "{poolSize} for the pool + {layerSize} × {layers} layers × {sizes} ÷ {allSizes} batch sizes captured",

  "frozen-numbers": "{numbers} frozen numbers in {kind} × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]",
  "trained-numbers": "{numbers} trained numbers in {kind} × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]",
  "gradient-numbers": "{numbers} trained numbers in {kind} × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]",
  "master-numbers":
    "{numbers} numbers × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks] for the {kind} master copy",
  "moment-numbers":
    "{numbers} numbers × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks] for the moments of {kind}",
  "factor-numbers": "{numbers} rows and columns × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks] for {kind}",
  "root-numbers": "{numbers} square roots × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks] for {kind}",

  "training-weights":
    "{shares}; matrix by matrix on the fullest card[tensorRanks>1 , cut over {tensorRanks} tensor-parallel ranks][expertRanks>1 , experts dealt out over {expertRanks}][stages>1 , the fullest of {stages} stages]",
  "training-weights-offloaded": "parameters are kept in host memory (offload=parameters)",
  "training-gradients": "{shares}",
  "training-gradients-dropped":
    "{numbers} numbers × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]; each gradient is used and dropped during the backward pass, the largest one counts",
  "training-gradients-offloaded": "gradients are kept in host memory (offload)",
  "training-optimizer": "{shares}",
  "training-optimizer-paged": "{shares}; the moments are paged, and stay on the card only while it has room",
  "training-optimizer-offloaded": "optimizer states are kept in host memory (offload)",
  "training-optimizer-all-paged": "the moments are paged: they stay on the card only while it has room",
  "training-optimizer-none": "this optimizer keeps no states",
  "nothing-trained": "nothing on the fullest card is trained",

  "gradients-later": "none yet at the peak; each layer's is made in its backward pass",
  "gradient-of-head":
    "{numbers} numbers of the head × {bytesEach} bytes; the first gradient of the backward pass",
  "gradient-of-tied":
    "{numbers} numbers × {bytesEach} bytes for second gradients of the matrix that is embedding and head",
  "widened-gradients":
    "{numbers} numbers × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks] for gradients in FP32",

  "training-activations":
    "{batch} × {context} tokens[contextRanks>1  ÷ {contextRanks} ranks] × ({kept}[live>0  + {live}])[casts>0  + {casts}]",
  "training-activations-waiting":
    "{batch} × {context} tokens[contextRanks>1  ÷ {contextRanks} ranks] × (({kept}) × {microbatches} micro-batches[live>0  + {live}])[casts>0  + {casts}]; micro-batches wait in the pipeline",
  "weights-cast": "{numbers} numbers × {bytesEach} bytes of copies that autocast keeps",
  "activations-gone": "none are left at the peak",
  "nothing-kept": "no layer here needs a backward pass, so none keeps anything",
  "kept-all":
    "{layers} layers × ({whole}[wholeRanks>1  ÷ {wholeRanks} ranks] + {cut} bytes[ranks>1  ÷ {ranks} ranks]); every layer keeps all it computed, what norms keep first",
  "kept-selected":
    "{layers} layers × ({whole}[wholeRanks>1  ÷ {wholeRanks} ranks] + {cut} bytes[ranks>1  ÷ {ranks} ranks]); inputs, attention results and every second matrix product are kept",
  "kept-inputs":
    "{layers} layers × {hidden} inputs × {elementBytes} bytes[ranks>1  ÷ {ranks} ranks]; each layer's input is kept",
  "kept-inputs-offloaded":
    "{layers} layers × {hidden} inputs × {elementBytes} bytes[ranks>1  ÷ {ranks} ranks]; the inputs of other layers move to host memory",
  "layer-at-work":
    "{layers} layer × ({whole}[wholeRanks>1  ÷ {wholeRanks} ranks] + {cut} bytes[ranks>1  ÷ {ranks} ranks]); one layer is at work",
  "kept-adapters":
    "[layers>1 {layers} layers × ]{bytesEach} bytes[ranks>1  ÷ {ranks} ranks] of adapters' inputs",
  "kept-last-norm": "{bytesEach} bytes[ranks>1  ÷ {ranks} ranks] of the last norm",
  "kept-gradients": "{bytesEach} bytes[ranks>1  ÷ {ranks} ranks] of its gradients",
  "kept-scores":
    "[layers>1 {layers} layers × ]{heads} heads × {context} tokens × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks] of scores",

  "logits-full":
    "{batch} × {context} tokens[contextRanks>1  ÷ {contextRanks} ranks] × {entries} entries × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]",
  "logits-chunked":
    "{batch} × {context} tokens[contextRanks>1  ÷ {contextRanks} ranks] × {entries} entries × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]; the loss is computed in chunks",
  "logits-fused":
    "{batch} × {context} tokens[contextRanks>1  ÷ {contextRanks} ranks] × {entries} numbers × {bytesEach} bytes[ranks>1  ÷ {ranks} ranks]; head and loss are fused, so logits never stand whole",
  "logits-gone": "gone at the peak",
  "logits-none": "the fullest card does not hold the head",

  framework: "{parts}",
  "training-process": "{processSize} for the process and its kernels",
  workspace: "{workspaceSize} for the matrix library",
  "group-buffers": "{librarySize} for the communication library",
  "free-blocks": "{freeShare} × {allocatedSize} for free blocks that the allocator keeps",
  "weights-gathered": "{units} units × {numbers} numbers × {bytesEach} bytes for gathered weights",
  "gradients-copied": "{numbers} numbers × {bytesEach} bytes for a copy of the gradients",
  "gradients-in-bucket": "{numbers} numbers × {bytesEach} bytes for a bucket of gradients",
  "gradients-of-unit": "{numbers} numbers × {bytesEach} bytes for the gradients of a unit",
  "gradients-unshared":
    "{numbers} numbers × {bytesEach} bytes for gradients that are shared out after the last micro-batch",
  "gradients-without":
    "{gradients} − {numbers} numbers × {bytesEach} bytes; the first layer's are yet to come",
  "matrix-dequantised": "{numbers} numbers × {bytesEach} bytes for the largest matrix, turned back",

  "rule-weights": "{parameters} parameters × {bytesEach} bytes",
  "rule-gradients":
    "{parameters} parameters × {bytesEach} bytes; gradients double the weights, at the very least",
  "rule-activations":
    "{billions} billion parameters × ({leastGb} GB + {mostGb} GB) ÷ 2; low and high are {leastGb} and {mostGb} GB a billion, the middle is expected",
  "rule-left-out": "the rule of thumb does not count it",

  "speed-weights":
    "{denseSize}[shared>1  ÷ {shared} ranks][experts>1  + {expertsSize} of experts × (1 − (1 − {active} ÷ {experts}) ^ {tokens} tokens) ÷ {ranks}]; a step reads each matrix once, and of the experts those that some token visits",
  "speed-past": "{requests} requests × {eachSize}; at {context} tokens, the middle of an answer",
  "speed-memory":
    "({weightsSize} + {pastSize}) ÷ ({rateSize}/s × {reach}); the share of the bandwidth that kernels reach",
  "speed-compute":
    "2 × {active} numbers × {tokens} tokens ÷ {ranks} ÷ ({tera} TFLOPS × {reach})[latent>0  + {requests} × {latent} operations on latents ÷ ({wide} TFLOPS × {reach})]",
  "speed-activations":
    "2 bytes × {passes} × {tokens} tokens × {layers} layers × {hidden} hidden size × (2 + {visits}) ÷ ({rateSize}/s × {reach}); with what scheduling takes for each request",
  "speed-reduce":
    "2 × {layers} layers × {hidden} hidden size × 2 bytes × ({tokens} × ({ranks} − 1) ÷ {ranks} + {sharedTokens} × ({shared} − 1) ÷ {shared}) ÷ ({linkSize}/s × {reach})",
  "speed-alone": "one device reduces nothing",
  "speed-fixed":
    "{layers} layers × {layerTime} + {onceTime}; launches and scheduling, whatever is read or multiplied",
  "speed-step":
    "({memoryTime} ^ 3 + {computeTime} ^ 3) ^ (1 ÷ 3) + {activationsTime} + {reduceTime} + {fixedTime}; reading and multiplying overlap",
  "speed-prompt":
    "2 × {active} numbers × {prompt} tokens ÷ {ranks} ÷ ({tera} TFLOPS × {reach}) + {scores} operations on pairs ÷ {shared} ÷ ({wide} TFLOPS × {reach}) + {activationsTime} + {reduceTime}",
  "speed-first": "{startTime} + {workTime} + {queue} × ({requests} − 1) × {promptTime}; typical, no P95",
  "speed-user-step": "1 ÷ {stepTime}",
  "speed-user-cycle":
    "({answer} − 1) ÷ ({answer} × {stepTime} + {requests} × {promptTime} − {firstTime}); others' prompts pass meanwhile",
  "speed-all":
    "{requests} × {answer} tokens ÷ ({answer} × {stepTime} + {turns} × {promptTime})[queued>0  × {saturated}]",
  "speed-minute": "60 × {all} tokens ÷ {answer} an answer",
  "speed-held": "{requests} requests; of {context} tokens",
  "speed-served": "{requests} requests; each gets {each} tokens a second",
  "speed-power": "{cards} cards × {watts} W; TDP alone, a data centre draws 1.75 to 2.5 times that",
};
