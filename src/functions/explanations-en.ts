import type { NoteRule } from "../core/parts";

/** What core's rules say in English: formulas in the order people say them, notes with what to do. */
export const EN = {
  "textbook-total": "weights + KV cache + overhead",

  "serving-total": "weights + KV cache + activations + runtime + graphs",
  "serving-free": "limit − reserve − total",

  verdict:
    "[fits>0 Fits][misfits>0 Does not fit]: {fullShare} of the limit of {cards} x {card}[reserved>0 , and the reserve free]; [several>1 {several} servers of {perServer}][whole>0 one server of {perServer}][part>0 {cards} of the {perServer} cards of a server][flagged>0 : {flags}].",
  "weights-do-not-fit":
    "The weights take {weightsSize} of a device, {usableSize} are usable. Add cards, or store the weights in fewer bits.",
  "cache-does-not-fit":
    "{missingSize} are missing. {requests} requests of {context} tokens fit. Add cards, shorten the context or lower the concurrency.",
  "context-beyond-model": "{context} tokens are beyond the {limit} that {model} is made for.",
  "flag-context": "The engine's flag says {flag} tokens; the {context} asked for count.",
  "requests-wait":
    "The engine works on {sequences} requests at once, so that some of the {concurrency} wait. Raise its limit if they must not.",
  "sequences-above-blocks":
    "{engine} does not start like this: recurrent layers need a block for each of --max-num-seqs {sequences} sequences, and about {blocks} blocks are left. Add --max-num-seqs {lower}.",
  "flags-unknown": "Unknown flags, left aside: {flags}",
  "command-chosen": "Of several commands the one that serves was read: {command} ...",
  "copies-serve":
    "All {concurrency} at once: {copies} copies on {cards} x {card} each; VRAM.SERVERS: {servers} of {perServer} cards.",
  "fewer-cards":
    "Fewer cards: {cards} x {card}[now>0  instead of {now}][fuller>0  with {write}, which leaves less for bursts][dealt>0  with {write}: attention dealt out by request][bits>0  with weights in {write}, if such a file is served].",
  "several-servers":
    "{servers} servers: the {devices} devices of one share every layer, the servers take turns as pipeline stages.",
  "card-of-devices": "One {card} is {devices} devices to the software; the figures are for the whole card.",
  "card-low-confidence": "The memory figures of {card} are of low confidence: check them with the maker.",
  "card-chosen": "The card's name fits several: {card} is counted. For another write its name: {others}.",
  "model-low-confidence": "The figures of {model} are of low confidence: check them at their source.",
  "engine-assumed": "How {engine} spends memory on cards of this kind is assumed, not measured.",
  "format-unpacked": "{card} does not compute in {format}: it unpacks the weights as it goes.",
  "format-not-native": "{card} does not know {format}: the weights are held in 16 bit.",
  "layers-on-host":
    "Only the last {layers} of {depth} layers lie on the cards (-ngl); the rest and its cache stay in host memory.",
  "tensors-on-host": "Experts and tensors that the flags leave in host memory are not counted on the cards.",
  "nothing-left-for-cache":
    "Weights take {weightsSize} and activations {activationsSize} of {usableSize} a device: nothing is left for the cache. Add cards, or lower --max-num-seqs, the batch or the context.",
  "experts-dealt-out":
    "Cut {devices} ways, an expert's width of {width} would split blocks of {block}; the experts are dealt out whole (expert parallel).",
  "computed-for": "{model} in {precision} on {cards} x {card}, served by {engine}.",
  "shape-incomplete":
    "Of {model} only the cache's shape is known: activations and the cut of the weights leave its hidden size and vocabulary out. Give its config.json for the whole.",
  "uneven-blocks":
    "A feed-forward width of {width} over {devices} devices is no whole number of {block}-blocks: some engines refuse that.",
  "latent-copied":
    "Each of the {ranks} ranks that share the attention holds [times>0 {times} of {ranks} parts of ]the whole latent cache, {cacheSize}[dealtSize>0 ; with DP attention ({flags}) it would be {dealtSize}].",
  "latent-dealt-out":
    "DP attention deals the requests out: each of {ranks} copies of the attention holds the latents of its own.",
  "heads-copied": "{heads} KV heads on {ranks} ranks: every head is held more than once.",
  "draft-loaded": "The draft layers (multi-token prediction) are loaded as well.",
  "cache-pool": "{engine} has {poolSize} left for the cache: {requests} requests of {context} tokens.",
  "tables-on-host":
    "{engine} leaves the look-up tables (n-gram, per layer), {tableSize}, in host memory: the server needs that much beside, the cards do not.[pinned>0  vLLM does so since September 2026 (0.29).]",
  "tables-on-card":
    "{engine} keeps the n-gram tables on the cards: {tableSize} over all of them, counted in Weights. In host memory they lie with vLLM from 0.29, with --ple-offload-embedding in SGLang.",
  "tables-shared":
    "Host and card memory are one on {card}: the look-up tables (n-gram, per layer), {tableSize}, count in Weights wherever {engine} puts them.",
  "speed-limit":
    "of {tokenTime} a token, reading takes {memoryTime}, multiplying {computeTime}, fixed time {fixedTime}, others' prompts {queueTime}",
  "speed-measure":
    "Measure before you sign: [points>0 the band rests on {points} measured points of such cards, or they scatter by more than it says][none>0 no measured point is of a card given by its figures alone, so the widest band is used].",
  "speed-band":
    "Low and high [points>0 hold four of five of the {points} public points of this class of card and engine][none>0 are half and twice the estimate]. Size a bid on the low end; a measured figure beats both.",
  "speed-queued": "With {users} in flight queueing decides the first token; above {most} none is told.",
  "speed-link": "The link of {card} has no published rate: PCIe is counted, which is slower.",
  "speed-left-out":
    "Left out: speculative decoding, prefix caching, split prefill, LoRA, wide expert parallelism, tail latency (no P95).",
  "tables-left-out":
    "Look-up tables (n-gram), {tableSize}, are not counted: most engines leave them in host memory.",
  "hardware-left-aside": "Cards and engine count only where a card is named.",
} as const satisfies Record<NoteRule | OwnRule, string>;

/** What only a table says: its sums, and what it was computed for. */
export type OwnRule =
  | "textbook-total"
  | "verdict"
  | "speed-limit"
  | "serving-total"
  | "serving-free"
  | "card-chosen"
  | "model-low-confidence"
  | "computed-for"
  | "tables-left-out"
  | "hardware-left-aside";

export type Rule = NoteRule | OwnRule;
