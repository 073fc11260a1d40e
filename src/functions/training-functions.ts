import { spill } from "./cell";
import { TRAINING_TABLE, tableOrReason } from "./reason";
import { trainingAnswer } from "./train";
import { trainingCount } from "./train-cards";

// Questions about training. functions.ts says what holds for all.

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
