import type { Card } from "../card";
import { gib } from "../units";
import type { Batch } from "./engine";
import type { EngineSettings } from "./settings";

/** What flags say of a step, and the engine's own where they do not. */
export const batchOf = (settings: EngineSettings, own: Batch): Batch => ({
  tokens: settings.maxBatchedTokens ?? own.tokens,
  sequences: settings.maxSequences ?? own.sequences,
});

const SMALL: Batch = { tokens: 2048, sequences: 256 };
const LARGE: Batch = { tokens: 8192, sequences: 1024 };

/**
 * vLLM's API server: large batches on devices of 70 GiB and more that are not an A100, small ones elsewhere.
 * Source: docs/formulas.md §11; https://github.com/vllm-project/vllm (arg_utils)
 */
export const vllmBatch = (card: Card): Batch =>
  card.platform !== "apple" && card.usablePerDevice >= gib(70) && !/\bA[18]00\b/.test(card.name)
    ? LARGE
    : SMALL;

/** Before 0.8 the batches were small on every card. */
export const smallBatch = (): Batch => SMALL;
