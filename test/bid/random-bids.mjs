// @ts-check
/**
 * Bids as people may ask for them, the same for the same seed: both languages, both forms, one to six options.
 *
 * @param {{ count: number, seed: number }} asked
 * @returns {import("../../src/bid/bid.ts").Bid[]}
 */
export function bids({ count, seed }) {
  let state = seed >>> 0;
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @template T @param {readonly T[]} all @returns {T} */
  const one = (all) => /** @type {T} */ (all[Math.floor(random() * all.length)]);
  return Array.from({ length: count }, (_, at) => ({
    language: at % 2 === 0 ? "en" : "zh",
    form: at % 4 < 2 ? "portable" : "live",
    date: "2026-11-26",
    employees: one([20, 500, 1200, 5000, 20000]),
    input: one([300, 2000, 4096, 12000]),
    output: one([150, 800, 1500]),
    history: one([0, 1200, 6000]),
    traffic: one([{}, { concurrency: 400 }, { active: 0.1, hourly: 30 }, { reserve: 0.2 }]),
    options: Array.from({ length: 1 + Math.floor(random() * 6) }, () => ({
      model: one(MODELS),
      precision: one(/** @type {const} */ ([null, null, "FP8", "INT8", "INT4"])),
      kvPrecision: one(/** @type {const} */ ([null, null, "FP8"])),
      card: one(CARDS),
      engine: one(["", "", "vLLM 0.19", "SGLang"]),
      redundancy: one(/** @type {const} */ (["none", "instance", "server"])),
    })),
  }));
}

const MODELS = ["Qwen3-32B", "QwQ-32B", "DeepSeek-R1", "gpt-oss-120b", "gemma-3-27b", "Llama-3.3-70B", "Qwen3-30B-A3B", "DeepSeek-V4-Flash", "Qwen3-Next-80B-A3B", "Qwen3-235B-A22B"]; // prettier-ignore
const CARDS = ["H100", "H20", "A100", "Atlas 800I A2", "C500", "H200", "L40S", "RTX 4090", "MI300X", "910C"];
