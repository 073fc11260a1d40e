import { spill } from "./cell";
import {
  constantsColumn,
  fewestServers,
  maxConcurrency,
  maxContext,
  perCard,
  smallestCount,
} from "./serving";
import { SERVING_TABLE, tableOrReason } from "./reason";

// Questions about a model on cards. functions.ts says what holds for all.

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
