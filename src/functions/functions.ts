import { spill } from "./cell";
import { kv, kvShape, params, total } from "./estimates";
import { cardList, modelList } from "./lists";
import {
  constantsColumn,
  fewestServers,
  maxConcurrency,
  maxContext,
  perCard,
  smallestCount,
} from "./serving";
import { spec } from "./spec";
import { SERVING_TABLE, SPEED_TABLE, TRAINING_TABLE, tableOrReason } from "./reason";
import { allUsers, cardsForSpeed, maxUsers, power, speed, timeToFirst, tokenCost } from "./speed";
import { trainingAnswer } from "./train";
import { trainingCount } from "./train-cards";
import { version } from "./version";

// The functions as Excel sees them. The JSDoc is the help that Excel shows, and ids, parameters and their order are a
// file format (docs/functions.md §1): parameters are only appended. Every argument is a range, so that one call answers a whole
// table; Excel hands over null for what is left out. Names are those of the contract, hence their underscores. Brackets
// say what may be left out; Excel knows no optional argument before a needed one, so the build marks what follows too.

/**
 * Memory of a model's weights: what engines put on cards; for a GGUF type the file, look-up tables included.
 * @customfunction VRAM.PARAMS VRAM.PARAMS
 * @param {any[][]} model Name ("QwQ-32B"), size (32 or "32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 */
export function PARAMS(model: unknown[][], precision?: unknown[][], unit?: unknown[][]): unknown[][] {
  return spill(() => params({ model, precision, unit }));
}

/**
 * Memory of the KV cache: what past tokens take, recurrent states and index caches included.
 * @customfunction VRAM.KV VRAM.KV
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 */
// prettier-ignore
export function KV(
  model: unknown[][], context: unknown[][], concurrency?: unknown[][], kv_precision?: unknown[][],
  unit?: unknown[][]
): unknown[][] {
  return spill(() => kv({ model, context, concurrency, kvPrecision: kv_precision, unit }));
}

/**
 * The textbook KV cache from four numbers: layers x 2 x KV heads x head dim x context x bytes.
 * @customfunction VRAM.KVSHAPE VRAM.KVSHAPE
 * @param {any[][]} layers Layers of the model, for example 64.
 * @param {any[][]} kv_heads Key/value heads of a layer, for example 8.
 * @param {any[][]} head_dim Width of one head, for example 128.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 */
// prettier-ignore
export function KVSHAPE(
  layers: unknown[][], kv_heads: unknown[][], head_dim: unknown[][], context: unknown[][],
  concurrency?: unknown[][], kv_precision?: unknown[][], unit?: unknown[][]
): unknown[][] {
  return spill(() => kvShape({ layers, kvHeads: kv_heads, headDim: head_dim, context, concurrency, kvPrecision: kv_precision, unit }));
}

/**
 * The rule of thumb, no hardware needed: (weights + KV cache) x (1 + reserve).
 * @customfunction VRAM.TOTAL VRAM.TOTAL
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [reserve] Share kept free, from 0 to 1, for example 0.1 or "10%"; "0%" for none. Blank: 0.2.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 */
// prettier-ignore
export function TOTAL(
  model: unknown[][], precision: unknown[][], context: unknown[][], concurrency?: unknown[][],
  kv_precision?: unknown[][], reserve?: unknown[][], unit?: unknown[][]
): unknown[][] {
  return spill(() => total({ model, precision, context, concurrency, kvPrecision: kv_precision, reserve, unit }));
}

/**
 * One fact of a model or a card, such as its layers or its memory.
 * @customfunction VRAM.SPEC VRAM.SPEC
 * @param {any[][]} name A model or a card, for example "QwQ-32B" or "H100".
 * @param {any[][]} field For example "layers", "kv_heads", "head_dim", "params", "context", "memory", "bandwidth", "source".
 */
export function SPEC(name: unknown[][], field: unknown[][]): unknown[][] {
  return spill(() => spec({ name, field }));
}

/**
 * Table of the models in the catalogue.
 * @customfunction VRAM.MODELS VRAM.MODELS
 * @param {any[][]} [filter] Words that a row must hold, for example "qwen 32". Blank: all models.
 */
export function MODELS(filter?: unknown[][]): unknown[][] {
  return spill(() => modelList(filter));
}

/**
 * Table of the cards in the catalogue.
 * @customfunction VRAM.CARDLIST VRAM.CARDLIST
 * @param {any[][]} [filter] Words that a row must hold, for example "ascend 64". Blank: all cards.
 */
export function CARDLIST(filter?: unknown[][]): unknown[][] {
  return spill(() => cardList(filter));
}

/**
 * Version of the add-in and date of its catalogue: what a quote must state.
 * @customfunction VRAM.VERSION VRAM.VERSION
 */
export function VERSION(): unknown[][] {
  return spill(version);
}

/**
 * The smallest number of cards that holds a model and its requests.
 * @customfunction VRAM.CARDS VRAM.CARDS
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [per_server] Cards in one server, for example 8. Blank: every size in which the card is sold.
 * @param {any[][]} [reserve] Share of the engine's limit kept free, for example 0.1 or "10%". Blank: none.
 */
// prettier-ignore
export function CARDS(
  model: unknown[][], precision: unknown[][], context: unknown[][], card: unknown[][],
  concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], per_server?: unknown[][], reserve?: unknown[][]
): unknown[][] {
  return spill(() => smallestCount({ model, precision, context, card, concurrency, kvPrecision: kv_precision, engine, perServer: per_server, reserve }));
}

/**
 * The smallest number of servers that holds a model and its requests, in as many copies as that takes.
 * @customfunction VRAM.SERVERS VRAM.SERVERS
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [per_server] Cards in one server, for example 8. Blank: the usual size of the card.
 * @param {any[][]} [reserve] Share of the engine's limit kept free, for example 0.1 or "10%". Blank: none.
 */
// prettier-ignore
export function SERVERS(
  model: unknown[][], precision: unknown[][], context: unknown[][], card: unknown[][],
  concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], per_server?: unknown[][], reserve?: unknown[][]
): unknown[][] {
  return spill(() => fewestServers({ model, precision, context, card, concurrency, kvPrecision: kv_precision, engine, perServer: per_server, reserve }));
}

/**
 * Memory needed on the fullest card.
 * @customfunction VRAM.PERCARD VRAM.PERCARD
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 */
// prettier-ignore
export function PERCARD(
  model: unknown[][], precision: unknown[][], context: unknown[][], card: unknown[][], cards?: unknown[][],
  concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], unit?: unknown[][]
): unknown[][] {
  return spill(() => perCard({ model, precision, context, card, cards, concurrency, kvPrecision: kv_precision, engine, unit }));
}

/**
 * The longest context that fits, in tokens of one request.
 * @customfunction VRAM.MAXCONTEXT VRAM.MAXCONTEXT
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [reserve] Share of the engine's limit kept free, for example 0.1 or "10%". Blank: none.
 */
// prettier-ignore
export function MAXCONTEXT(
  model: unknown[][], precision: unknown[][], card: unknown[][], cards?: unknown[][],
  concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], reserve?: unknown[][]
): unknown[][] {
  return spill(() => maxContext({ model, precision, card, cards, concurrency, kvPrecision: kv_precision, engine, reserve }));
}

/**
 * Most requests of a context held at the same time, as engines print it: 4.33 is four, and a third of the next.
 * @customfunction VRAM.MAXCONCURRENCY VRAM.MAXCONCURRENCY
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [reserve] Share of the engine's limit kept free, for example 0.1 or "10%". Blank: none.
 */
// prettier-ignore
export function MAXCONCURRENCY(
  model: unknown[][], precision: unknown[][], context: unknown[][], card: unknown[][], cards?: unknown[][],
  kv_precision?: unknown[][], engine?: unknown[][], reserve?: unknown[][]
): unknown[][] {
  return spill(() => maxConcurrency({ model, precision, context, card, cards, kvPrecision: kv_precision, engine, reserve }));
}

/**
 * One option as a column of numbers for plain cell arithmetic: cards, copies, GiB, KiB, tokens (docs/functions.md §7).
 * @customfunction VRAM.CONSTANTS VRAM.CONSTANTS
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 */
// prettier-ignore
export function CONSTANTS(
  model: unknown[][], precision: unknown[][], card: unknown[][], cards?: unknown[][], kv_precision?: unknown[][],
  engine?: unknown[][]
): unknown[][] {
  return spill(() => constantsColumn({ model, precision, card, cards, kvPrecision: kv_precision, engine }));
}

/**
 * The table that a quote shows: one row a part, with how it was computed and its source.
 * @customfunction VRAM.BREAKDOWN VRAM.BREAKDOWN
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} context Tokens of one request, prompt and answer together, for example 16000 or "16K" (K is 1,024, k is 1,000).
 * @param {any[][]} [card] Name ("H100"), memory in GB (48 or "48GB") or a two-column range. Blank: the rule of thumb, without hardware.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 * @param {any[][]} [language] "en" or "zh". Blank: en.
 * @param {any[][]} [reserve] Share kept free, for example 0.1 or "10%". Blank: none on cards, 0.2 without.
 */
// prettier-ignore
export function BREAKDOWN(
  model: unknown[][], precision: unknown[][], context: unknown[][], card?: unknown[][],
  cards?: unknown[][], concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][],
  unit?: unknown[][], language?: unknown[][], reserve?: unknown[][]
): unknown[][] {
  const hardware = { card, cards, concurrency, kvPrecision: kv_precision, engine };
  return spill(() => tableOrReason(SERVING_TABLE, { model, precision, context, ...hardware, unit, language, reserve }));
}

/**
 * Memory that training or fine-tuning needs on the fullest card.
 * @customfunction VRAM.TRAIN VRAM.TRAIN
 * @param {any[][]} model Name ("QwQ-32B"), size (32 or "32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} method "full", "lora", "qlora", "freeze", or "rule" for the rule of thumb.
 * @param {any[][]} [context] Tokens of one training sequence, for example 4096. Blank: 2048.
 * @param {any[][]} [batch] Sequences that one data-parallel rank works on at once, for example 4. Blank: 1.
 * @param {any[][]} [card] Name ("H100"), memory in GB (48 or "48GB") or a two-column range. Blank: no card.
 * @param {any[][]} [cards] How many of them train together, for example 8. Blank: 1.
 * @param {any[][]} [settings] Words such as "optimizer=adamw zero=3 checkpointing=full rank=16 framework=torchtune". Blank: the habits of the method.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 */
// prettier-ignore
export function TRAIN(
  model: unknown[][], method: unknown[][], context?: unknown[][], batch?: unknown[][], card?: unknown[][],
  cards?: unknown[][], settings?: unknown[][], unit?: unknown[][]
): unknown[][] {
  return spill(() => trainingAnswer({ model, method, context, batch, card, cards, settings, unit }));
}

/**
 * The smallest number of cards that trains or fine-tunes a model: 1, 2, 4, then whole servers of 8.
 * @customfunction VRAM.TRAINCARDS VRAM.TRAINCARDS
 * @param {any[][]} model Name ("QwQ-32B"), size (32 or "32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} method "full", "lora", "qlora", "freeze", or "rule" for the rule of thumb.
 * @param {any[][]} [context] Tokens of one training sequence, for example 4096. Blank: 2048.
 * @param {any[][]} [batch] Sequences that one data-parallel rank works on at once, for example 4. Blank: 1.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [settings] Words such as "optimizer=adamw zero=3 checkpointing=full rank=16 framework=torchtune". Blank: the habits of the method.
 */
// prettier-ignore
export function TRAINCARDS(
  model: unknown[][], method: unknown[][], context: unknown[][], batch: unknown[][], card: unknown[][],
  settings?: unknown[][]
): unknown[][] {
  return spill(() => trainingCount({ model, method, context, batch, card, settings }));
}

/**
 * Table of a training run: weights, gradients, optimizer states, activations and the rest, each with its low and high.
 * @customfunction VRAM.TRAINBREAKDOWN VRAM.TRAINBREAKDOWN
 * @param {any[][]} model Name ("QwQ-32B"), size (32 or "32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} method "full", "lora", "qlora", "freeze", or "rule" for the rule of thumb.
 * @param {any[][]} [context] Tokens of one training sequence, for example 4096. Blank: 2048.
 * @param {any[][]} [batch] Sequences that one data-parallel rank works on at once, for example 4. Blank: 1.
 * @param {any[][]} [card] Name ("H100"), memory in GB (48 or "48GB") or a two-column range. Blank: no card.
 * @param {any[][]} [cards] How many of them train together, for example 8. Blank: 1.
 * @param {any[][]} [settings] Words such as "optimizer=adamw zero=3 checkpointing=full rank=16 framework=torchtune". Blank: the habits of the method.
 * @param {any[][]} [unit] "GB" (10^9 bytes), "GiB" (2^30), "MB", "MiB", "TB", "TiB" or "bytes". Blank: GB.
 * @param {any[][]} [language] "en" or "zh". Blank: en.
 */
// prettier-ignore
export function TRAINBREAKDOWN(
  model: unknown[][], method: unknown[][], context?: unknown[][], batch?: unknown[][], card?: unknown[][],
  cards?: unknown[][], settings?: unknown[][], unit?: unknown[][], language?: unknown[][]
): unknown[][] {
  const run = { model, method, context, batch, card, cards, settings };
  return spill(() => tableOrReason(TRAINING_TABLE, { ...run, unit, language }));
}

/**
 * Tokens a second that one user sees while the answer comes: an estimate with a band.
 * @customfunction VRAM.SPEED VRAM.SPEED
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} prompt Tokens that a request sends in, for example 1000.
 * @param {any[][]} answer Tokens that it gets back, for example 500.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [side] "low" or "high" for an end of the band. Blank: the estimate.
 */
// prettier-ignore
export function SPEED(
  model: unknown[][], precision: unknown[][], prompt: unknown[][], answer: unknown[][], card: unknown[][], cards?: unknown[][], concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], side?: unknown[][]
): unknown[][] {
  return spill(() => speed({ model, precision, prompt, answer, card, cards, concurrency, kvPrecision: kv_precision, engine, side }));
}

/**
 * Output tokens a second of all users of one copy of the model.
 * @customfunction VRAM.THROUGHPUT VRAM.THROUGHPUT
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} prompt Tokens that a request sends in, for example 1000.
 * @param {any[][]} answer Tokens that it gets back, for example 500.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [side] "low" or "high" for an end of the band. Blank: the estimate.
 */
// prettier-ignore
export function THROUGHPUT(
  model: unknown[][], precision: unknown[][], prompt: unknown[][], answer: unknown[][], card: unknown[][], cards?: unknown[][], concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], side?: unknown[][]
): unknown[][] {
  return spill(() => allUsers({ model, precision, prompt, answer, card, cards, concurrency, kvPrecision: kv_precision, engine, side }));
}

/**
 * Seconds to the first token, typical: no P95.
 * @customfunction VRAM.TTFT VRAM.TTFT
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} prompt Tokens that a request sends in, for example 1000.
 * @param {any[][]} answer Tokens that it gets back, for example 500.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [side] "low" or "high" for an end of the band. Blank: the estimate.
 */
// prettier-ignore
export function TTFT(
  model: unknown[][], precision: unknown[][], prompt: unknown[][], answer: unknown[][], card: unknown[][], cards?: unknown[][], concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], side?: unknown[][]
): unknown[][] {
  return spill(() => timeToFirst({ model, precision, prompt, answer, card, cards, concurrency, kvPrecision: kv_precision, engine, side }));
}

/**
 * Most requests in flight that each get a speed, and never more than memory holds.
 * @customfunction VRAM.MAXUSERS VRAM.MAXUSERS
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} prompt Tokens that a request sends in, for example 1000.
 * @param {any[][]} answer Tokens that it gets back, for example 500.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [speed] Tokens a second that each user shall see. Blank: 20.
 * @param {any[][]} [first] Seconds to the first token at the most. Blank: no matter.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [side] "low" or "high" for an end of the band. Blank: the estimate.
 */
// prettier-ignore
export function MAXUSERS(
  model: unknown[][], precision: unknown[][], prompt: unknown[][], answer: unknown[][], card: unknown[][], cards?: unknown[][], speed?: unknown[][], first?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], side?: unknown[][]
): unknown[][] {
  return spill(() => maxUsers({ model, precision, prompt, answer, card, cards, speed, first, kvPrecision: kv_precision, engine, side }));
}

/**
 * The smallest number of cards that serves so many users at a speed.
 * @customfunction VRAM.SPEEDCARDS VRAM.SPEEDCARDS
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} prompt Tokens that a request sends in, for example 1000.
 * @param {any[][]} answer Tokens that it gets back, for example 500.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} concurrency Users to serve at the same time, for example 100.
 * @param {any[][]} [speed] Tokens a second that each user shall see. Blank: 20.
 * @param {any[][]} [first] Seconds to the first token at the most. Blank: no matter.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [side] "low" or "high" for an end of the band. Blank: the estimate.
 */
// prettier-ignore
export function SPEEDCARDS(
  model: unknown[][], precision: unknown[][], prompt: unknown[][], answer: unknown[][], card: unknown[][], concurrency: unknown[][], speed?: unknown[][], first?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], side?: unknown[][]
): unknown[][] {
  return spill(() => cardsForSpeed({ model, precision, prompt, answer, card, concurrency, speed, first, kvPrecision: kv_precision, engine, side }));
}

/**
 * Power of cards in kW: TDP x (1 + overhead).
 * @customfunction VRAM.POWER VRAM.POWER
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [overhead] Share on top for fans, hosts and cooling, for example 0.5. Blank: 0.
 */
// prettier-ignore
export function POWER(
  card: unknown[][], cards?: unknown[][], overhead?: unknown[][]
): unknown[][] {
  return spill(() => power({ card, cards, overhead }));
}

/**
 * Cost of a million output tokens, in the currency of the price.
 * @customfunction VRAM.TOKENCOST VRAM.TOKENCOST
 * @param {any[][]} throughput Output tokens a second of all users.
 * @param {any[][]} price Price of an hour, in your currency.
 * @param {any[][]} [use] Share of the hour that it works, for example 0.5. Blank: 1.
 * @param {any[][]} [power] Power in kW, as VRAM.POWER gives it. Blank: 0.
 * @param {any[][]} [price_kwh] Price of one kWh. Blank: 0.
 */
// prettier-ignore
export function TOKENCOST(
  throughput: unknown[][], price: unknown[][], use?: unknown[][], power?: unknown[][], price_kwh?: unknown[][]
): unknown[][] {
  return spill(() => tokenCost({ throughput, price, use, power, priceKwh: price_kwh }));
}

/**
 * Table of a speed: one row a term with its formula, low and high, what limits it.
 * @customfunction VRAM.SPEEDBREAKDOWN VRAM.SPEEDBREAKDOWN
 * @param {any[][]} model Name ("QwQ-32B"), model card (two columns: label, value) or the text of a config.json.
 * @param {any[][]} [precision] How weights are stored, for example "FP16", "FP8" or "Q4_K_M". Blank or "released": as the model was released.
 * @param {any[][]} prompt Tokens that a request sends in, for example 1000.
 * @param {any[][]} answer Tokens that it gets back, for example 500.
 * @param {any[][]} card Name ("H100"), memory in GB as printed on the box (48 or "48GB") or a two-column range.
 * @param {any[][]} [cards] How many of them share one copy of the model, for example 2. Blank: as the engine's flags say, or 1.
 * @param {any[][]} [concurrency] Requests held at the same time, for example 8. Blank: 1.
 * @param {any[][]} [kv_precision] How the cache is stored, for example "FP8". Blank: 16 bit.
 * @param {any[][]} [engine] What serves it, flags included: "vLLM 0.19 --max-num-seqs 256". Blank: the current vLLM or the vendor's own.
 * @param {any[][]} [language] "en" or "zh". Blank: en.
 */
// prettier-ignore
export function SPEEDBREAKDOWN(
  model: unknown[][], precision: unknown[][], prompt: unknown[][], answer: unknown[][], card: unknown[][], cards?: unknown[][], concurrency?: unknown[][], kv_precision?: unknown[][], engine?: unknown[][], language?: unknown[][]
): unknown[][] {
  return spill(() => tableOrReason(SPEED_TABLE, { model, precision, prompt, answer, card, cards, concurrency, kvPrecision: kv_precision, engine, language }));
}
