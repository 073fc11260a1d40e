import { spill } from "./cell";
import { kv, kvShape, params, total } from "./estimates";
import { cardList, modelList } from "./lists";
import { spec } from "./spec";
import { version } from "./version";

// Questions about a model alone, and what the catalogue knows. functions.ts says what holds for all.

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
