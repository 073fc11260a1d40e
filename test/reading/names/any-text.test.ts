import fc from "fast-check";
import { CARD_ROWS } from "../../../src/catalog/cards";
import { MODEL_ROWS } from "../../../src/catalog/models";
import { InputError } from "../../../src/core/errors";
import { findCard, findModel, searchCards, searchModels } from "../../../src/reading/names/find";
import { processorTime } from "../../tools/processor-time";

/** Names of the catalogue cut, glued and mixed with what stands around names. */
const pieces = fc.oneof(
  fc.constantFrom(...MODEL_ROWS.map(({ name }) => name), ...CARD_ROWS.map(({ name }) => name)),
  fc.constantFrom("满血版", "（", ")", "@", ":", "-", "_", "/", "--", "+", "INT4", "Q4_K_M", "32B", "80G", "8卡", "x", "蒸馏", "国产", "\0"),
  fc.string({ maxLength: 12, unit: "binary" }),
); // prettier-ignore
const texts = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(""));

/** An answer, or an error that is ours. */
function asked(ask: () => unknown): void {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}

/** Milliseconds of the quickest of three, each of another length: an answer is remembered. */
function quickest(find: (text: string) => unknown, text: string): number {
  let length = text.length;
  return processorTime(() => {
    asked(() => find(text.slice(0, length--)));
  }, 3);
}

test("any text is a name or an error of ours", () => {
  fc.assert(
    fc.property(texts, (text) => {
      asked(() => findModel(text));
      asked(() => findCard(text));
      searchModels(text, 1);
      searchCards(text, 1);
    }),
    { numRuns: 400 },
  );
});

test.each(["Qwen3-32B ", "((((", "1.1.1.1", "a_", "Qwen3-32B/", "8x", "q4_k_", "双", "x ", "-", "+"])(
  "32 kB of %j cost less than 50 ms",
  (piece) => {
    asked(() => findModel("Qwen3")); // the index is made once
    asked(() => findCard("Qwen3"));
    const text = piece.repeat(32_768 / piece.length);
    for (const find of [findModel, findCard]) expect(quickest(find, text)).toBeLessThan(50);
  },
);

test.each(["((((", "1.1.1.1", "a_", "8x", "q4_k_", "双", "x ", "x*", "1 ", "a1", "-1"])(
  "nor does a name's length of %j",
  (piece) => {
    const text = piece.repeat(200).slice(0, 199);
    for (const find of [findModel, findCard]) expect(quickest(find, text)).toBeLessThan(50);
  },
);
