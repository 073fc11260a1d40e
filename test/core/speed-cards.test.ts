import { InputError } from "../../src/core/errors";
import { countsOf } from "../../src/core/serving/inference";
import { tried } from "../../src/core/serving/room";
import { settingOf } from "../../src/core/speed/setting";
import { mostUsers, speedCards, type Level } from "../../src/core/speed/users";
import { engineFor } from "../../src/reading/engine/engine-line";
import { findCard, findModel } from "../../src/reading/names/find";

/** Every number of cards asked for itself, one after the other; Infinity: none serves. */
function byEach(question: Parameters<typeof speedCards>[0], level: Level): number {
  const asked = { ...question, context: question.prompt + question.answer };
  const found = countsOf(asked).map((cards) => {
    if (tried({ ...asked, cards }).problem !== null) return Infinity;
    try {
      const users = mostUsers(settingOf({ ...question, cards, concurrency: 1 }), level);
      return users === 0 ? Infinity : cards * Math.ceil(question.concurrency / users);
    } catch (error) {
      if (error instanceof InputError) return Infinity;
      throw error;
    }
  });
  return Math.min(...found);
}

function smallest(question: Parameters<typeof speedCards>[0], level: Level): number {
  try {
    return speedCards(question, level);
  } catch (error) {
    if (error instanceof InputError) return Infinity;
    throw error;
  }
}

// layouts of as many ranks are asked once where one user is too slow on them: more stages make none faster
test.each([
  ["DeepSeek-R1", "FP8", "H200", [10, 30, 45, 60, 500]],
  ["Qwen3-32B", "FP8", "H100", [20, 70, 100, 150, 500]],
  ["Qwen3-32B", "BF16", "RTX 4090", [10, 25, 40, 500]],
  ["Qwen3-32B", "BF16", "910B4", [5, 10, 20]],
  ["Llama-3.1-8B", "BF16", "C500", [20, 40, 80]],
] as const)("%s in %s on %s: no number of cards is passed over that serves", (of, precision, on, speeds) => {
  const card = findCard(on);
  const question = { model: findModel(of), card, precision, kvPrecision: null, engine: engineFor("", card), perServer: null, prompt: 1000, answer: 500, concurrency: 300 }; // prettier-ignore
  for (const speed of speeds)
    for (const first of [null, 0.2, 2])
      for (const side of ["mid", "low"] as const) {
        const level = { speed, first, side };
        expect([level, smallest(question, level)]).toEqual([level, byEach(question, level)]);
      }
});
