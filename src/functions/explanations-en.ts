/** What core's rules say in English: formulas in the order people say them, notes with what to do. */
export const EN = {
  "textbook-weights": "{parameters} parameters × {bytesEach} bytes each ({precision})",
  "textbook-kv":
    "{layers} layers × 2 × {kvHeads} KV heads × {headDim} head dim × {context} tokens × {bytesEach} bytes[sequences>1  × {sequences} requests]",
  "textbook-kv-latent":
    "{layers} layers × ({latentDim} latent + {ropeDim} rotary) × {context} tokens × {bytesEach} bytes[sequences>1  × {sequences} requests]",
  "textbook-kv-mixed":
    "{sequences} × {requestGib}: one request of {context} tokens over layers of several kinds ({precision})",
  "textbook-overhead":
    "{leastShare} and {recommendedShare} of {neededGib}: the framework takes 10 to 20 %, activations 5 to 10 GB with fused attention, the rest is reserve",
  "textbook-total": "weights + KV cache + overhead",
  "textbook-capacity":
    "the next usual memory total: 24 32 48 64 80 96 128 160 192 256 320 384 512 640 ... GB",

  "weights-count":
    "{parameters} parameters in {precision}[tensorParallel>1  ÷ {tensorParallel} ranks][stages>1  ÷ {stages} stages]",
  "weights-share":
    "matrix by matrix, {parameters} parameters in {precision}[tensorParallel>1 , cut over {tensorParallel} ranks][stages>1 , {stages} stages]",
  "cache-exact": "{requests} × {requestGib}: requests of {context} tokens in {precision}",
  "cache-blocks":
    "{requests} × {units} pages × {unitMib}: requests of {context} tokens, {blockTokens} tokens a page in {precision}[groups>1 , {groups} groups of layers]",
  "activations-sampler":
    "{bytesPerLogit} bytes × {sequences} sequences × {vocabulary} vocabulary + 2 bytes × {tokens} batched tokens × {hidden} hidden size[workspaceGib>0  + {workspaceGib} for experts][towerGib>0  + {towerGib} for the vision tower]",
  "activations-forward":
    "2 bytes × {tokens} batched tokens × (4 × {hidden} hidden size + 3 × {width} width[ranks>1  ÷ {ranks} ranks])[workspaceGib>0  + {workspaceGib} for experts][towerGib>0  + {towerGib} for the vision tower]",
  "activations-scores":
    "scores without flash attention: {heads} heads × {cells} cells × {microBatch} tokens × 4 bytes, and their rows",
  "activations-compute-buffer":
    "({vocabulary} vocabulary + {hidden} hidden size) × {microBatch} tokens of a micro-batch × 4 bytes",
  "runtime-process":
    "{processGib} for process and driver[librariesGib>0  + {librariesGib} for libraries][ranks>1  among {ranks} ranks]",
  "graphs-none": "no graphs are captured",
  "graphs-captured":
    "{poolGib} for the pool + {layerGib} × {layers} layers × {sizes} of {allSizes} batch sizes captured",

  "serving-total": "the sum of the parts",
  "serving-usable":
    "what software sees of the {memoryGb} GB on the box[cards>1 , {cards} cards]; the engine stops at {budgetGib}",
  "serving-free": "usable memory − total",

  "weights-do-not-fit":
    "Does not fit: the weights take {weightsGib} of a device, {usableGib} are usable. Add cards, or store the weights in fewer bits.",
  "cache-does-not-fit":
    "Does not fit: {missingGib} are missing. {requests} requests of {context} tokens fit. Add cards, shorten the context or lower the concurrency.",
  "context-beyond-model": "{context} tokens are beyond the {limit} that {model} is made for.",
  "flag-context": "The engine's flag says {flag} tokens; the {context} asked for count.",
  "requests-wait":
    "The engine works on {sequences} requests at once, so that some of the {concurrency} wait. Raise its limit if they must not.",
  "flags-unknown": "Unknown flags, left aside: {flags}",
  "flags-overruled":
    "The flags ({flags}) do not make {devices} devices; the number of cards asked for counts.",
  "several-servers":
    "{servers} servers: the {devices} devices of one share every layer, the servers take turns as pipeline stages.",
  "card-of-devices": "One {card} is {devices} devices to the software; the figures are for the whole card.",
  "card-low-confidence": "The memory figures of {card} are of low confidence: check them with the maker.",
  "model-low-confidence": "The figures of {model} are of low confidence: check them at their source.",
  "engine-assumed": "How {engine} spends memory is assumed, not measured.",
  "format-unpacked": "{card} does not compute in {format}: it unpacks the weights as it goes.",
  "format-not-native": "{card} does not know {format}: the weights are held in 16 bit.",
  "layers-on-host":
    "Only the last {layers} of {depth} layers lie on the cards (-ngl); the rest and its cache stay in host memory.",
  "nothing-left-for-cache":
    "Weights take {weightsGib} and activations {activationsGib} of {usableGib} a device: nothing is left for the cache. Add cards, or lower --max-num-seqs, the batch or the context.",
  "experts-dealt-out":
    "Cut {devices} ways, an expert's width of {width} would split blocks of {block}; the experts are dealt out whole (expert parallel).",
  "computed-for": "{model} in {precision} on {cards} x {card}, served by {engine}.",
  "shape-incomplete":
    "Of {model} only the cache's shape is known: activations and the cut of the weights leave its hidden size and vocabulary out. Give its config.json for the whole.",
  "uneven-blocks":
    "A feed-forward width of {width} over {devices} devices is no whole number of {block}-blocks: some engines refuse that.",
  "latent-copied":
    "Each of the {ranks} ranks holds the whole latent cache, {cacheGib}; with DP attention (--data-parallel-size {ranks} --enable-expert-parallel) it would be {dealtGib}.",
  "latent-dealt-out":
    "DP attention deals the requests out over {ranks} ranks, so that no latent is held twice.",
  "heads-copied": "{heads} KV heads on {ranks} ranks: every head is held more than once.",
  "draft-loaded": "The draft layers (multi-token prediction) are loaded as well.",
  "cache-pool": "{engine} has {poolGib} left for the cache: {requests} requests of {context} tokens.",
  "hardware-left-aside": "Cards and engine count only where a card is named.",
} as const;

export type Rule = keyof typeof EN;
