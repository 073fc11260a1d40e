import { spill } from "./cell";
import { SPEED_TABLE, tableOrReason } from "./reason";
import { allUsers, cardsForSpeed, maxUsers, power, speed, timeToFirst, tokenCost } from "./speed";

// Questions about speed, power and cost. functions.ts says what holds for all.

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
 * @param {any[][]} [first] Seconds to the first token at the most; a copy counts up to 128 users then, as none is told above. Blank: no matter.
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
 * @param {any[][]} [first] Seconds to the first token at the most; a copy counts up to 128 users then, as none is told above. Blank: no matter.
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
 * @param {any[][]} [cards] How many cards draw power, all copies and spare ones together. Blank: 1.
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
