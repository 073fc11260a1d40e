import { CARD_ROWS, cardOf } from "../../src/catalog/cards";
import { MODEL_ROWS, modelOf } from "../../src/catalog/models";
import { InputError } from "../../src/core/errors";
import { engineFor } from "../../src/reading/engine/engine-line";
import { findCard, findModel } from "../../src/reading/names/find";
import { deployed } from "../../src/core/serving/room";
import { speedConstants, SPEED_CONSTANTS as COUNT } from "../../src/core/speed/law";
import { settingOf } from "../../src/core/speed/setting";
import { speedAt } from "../../src/core/speed/speed";
import { copySpeed } from "../../src/bid/speed-plan";
import { namedSpeed, SPEED_CONSTANTS } from "../../src/bid/speed-constants";

/** A few hundred here; `node test/bid/speed-law.mjs` asks for 20,000. */
const CASES = Number(process.env["VRAM_LAW"] ?? 300);
/** What is asked for is 2 %. */
const NEAR = 1e-5;

/** mulberry32: the same cases every time. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const MODELS = MODEL_ROWS.map(modelOf).filter(({ layers }) => layers.length > 0);
const CARDS = CARD_ROWS.map(cardOf);
const ENGINES = ["", "", "vLLM 0.19", "SGLang", "TensorRT-LLM", "vLLM --kv-cache-dtype fp8", "vLLM -tp 2 -pp 2", "vLLM -dp 2 -tp 4 --enable-expert-parallel", "SGLang --dp 2"]; // prettier-ignore

function ask<T>(question: () => T): T | null {
  try {
    return question();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

test(
  "the arithmetic of the cells is what SPEED and THROUGHPUT compute",
  () => {
    const random = randomFrom(20261127);
    const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const found = { asked: 0, met: 0, worst: 0, where: "", elsewhere: 0 };
    while (found.met < CASES) {
      found.asked++;
      const [model, card] = [one(MODELS), one(CARDS)];
      const engine = engineFor(one(ENGINES), card);
      const stated =
        engine.settings.tensorParallel !== undefined || engine.settings.dataParallel !== undefined;
      const asked = { model, card, engine, precision: one([null, null, "FP8", "INT4"] as const), kvPrecision: one([null, null, "FP8"] as const), cards: stated ? null : one([1, 2, 4, 8, 16]) }; // prettier-ignore
      const prompt = Math.round(2 ** (random() * 17));
      const answer = Math.round(2 ** (random() * 12));
      const setting = ask(() => settingOf({ ...asked, prompt, answer, concurrency: 1 }));
      const constants = ask(() => speedConstants(asked));
      if (setting === null || constants === null || setting.most < 1) continue;
      const inFlight = 1 + Math.floor(random() * setting.most);
      const core = ask(() => speedAt(setting, inFlight));
      if (core === null || Number.isNaN(core.all)) continue;
      // another layout may hold more requests of another context: the constants have one
      const other = deployed({ ...asked, context: 4096, concurrency: 1 });
      if (JSON.stringify(other.layout) !== JSON.stringify(setting.deployment.layout)) {
        found.elsewhere++;
        continue;
      }
      found.met++;
      expect(constants).toHaveLength(COUNT);
      for (const number of constants) expect(Number.isFinite(number)).toBe(true);
      const sheet = copySpeed(namedSpeed(constants), { prompt, answer, inFlight });
      const off = Math.max(Math.abs(sheet.perUser / core.perUser - 1), Math.abs(sheet.all / core.all - 1), Math.abs(sheet.firstMs / 1e3 / core.first - 1)); // prettier-ignore
      if (off > found.worst) Object.assign(found, { worst: off, where: `${model.name} on ${card.name}, ${JSON.stringify({ prompt, answer, inFlight, cards: asked.cards })}` }); // prettier-ignore
    }
    if (process.env["VRAM_LAW"] !== undefined) console.log(JSON.stringify(found));
    expect(found.worst).toBeLessThan(NEAR);
    expect(found.elsewhere / found.met).toBeLessThan(0.01);
  },
  CASES * 100 + 20_000,
);

test("each number has a name", () => {
  expect(SPEED_CONSTANTS).toHaveLength(COUNT);
});

/**
 * Llama-3.1-8B in BF16 on one H100, 1,000 in and 1,000 out, worked out by hand: 15.01 GB of weights and 131,072 B a token
 * at 3,350 x 0.8 GB/s; 32 layers x 30 us + 2.5 ms; 2 x 7.505e9 operations at 989 x 0.8 TFLOPS
 */
describe("by hand", () => {
  const asked = { model: findModel("Llama-3.1-8B"), card: findCard("H100"), engine: engineFor("", findCard("H100")), precision: "BF16", kvPrecision: null, cards: 1 } as const; // prettier-ignore
  const c = namedSpeed(speedConstants(asked));

  test("the constants", () => {
    expect(c).toMatchObject({ groups: 1, dealt: 1, expertsMs: 0, stateMs: 0, near: 0, far: 0, linkMs: 0 });
    expect(c.denseMs).toBeCloseTo(15.01 / 2.68, 2);
    expect(c.readUs).toBeCloseTo(131_072 / 2.68e6, 5);
    expect(c.computeMs).toBeCloseTo((2 * 7.505e9) / 791.2e9, 4);
    // 32 x 30 us + 2.5 ms; 20 x 2 x 32 x 4,096 x 2 B / 2.68e9
    expect(c.fixedMs).toBeCloseTo(3.46, 10);
    expect(c.requestMs).toBeCloseTo((20 * 2 * 32 * 4096 * 2) / 2.68e9, 8);
    // 32 layers x 32 heads x 256 operations of a pair, at 791.2 TFLOPS
    expect(c.pairNs).toBeCloseTo((32 * 32 * 256) / 791.2e3, 6);
    expect(c).toMatchObject({ startMs: 40, queue: 0.1, below: 1.7, above: 1.5, measure: 0 });
  });

  test("a step of one is 9.138 ms, a prompt 23.21; 64 users see 65.34 tokens a second each, all 4,130", () => {
    const load = { prompt: 1000, answer: 1000 };
    const alone = copySpeed(c, { ...load, inFlight: 1 });
    expect([alone.stepMs, alone.promptMs, alone.perUser, alone.all].map((one) => Number(one.toPrecision(4)))).toEqual([9.138, 23.21, 109.4, 109.2]); // prettier-ignore
    const many = copySpeed(c, { ...load, inFlight: 64 });
    expect([many.stepMs, many.firstMs, many.perUser, many.all].map((one) => Number(one.toPrecision(4)))).toEqual([14.01, 209.5, 65.34, 4130]); // prettier-ignore
  });
});
