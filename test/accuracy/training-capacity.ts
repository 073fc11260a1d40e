import { trainingMemory } from "../../src/core/training/training";
import { readTrainingSettings } from "../../src/reading/training/words";
import { modelOf } from "./training-models";

/**
 * The longest contexts that Unsloth says fit on a card (QLoRA, rank 32 on all linear layers, batch 1). Capacities, not
 * measurements, and evenly spaced as a fitted line is; nothing of ours was read from them.
 */
const SOURCE = "https://docs.unsloth.ai/basics/unsloth-benchmarks";
const FITS = [
  { model: "Llama-3.1-8B", cardGb: 8, context: 2972 },
  { model: "Llama-3.1-8B", cardGb: 12, context: 21848 },
  { model: "Llama-3.1-8B", cardGb: 16, context: 40724 },
  { model: "Llama-3.1-8B", cardGb: 24, context: 78475 },
  { model: "Llama-3.1-8B", cardGb: 40, context: 153977 },
  { model: "Llama-3.1-8B", cardGb: 48, context: 191728 },
  { model: "Llama-3.1-8B", cardGb: 80, context: 342733 },
  { model: "Llama-3.3-70B", cardGb: 48, context: 12106 },
  { model: "Llama-3.3-70B", cardGb: 80, context: 89389 },
];

export interface Capacity {
  readonly model: string;
  readonly cardGb: number;
  readonly context: number;
  readonly oursGb: number;
  readonly source: string;
}

/** What we say a run of that context needs: near the card's memory if both are right. */
export const capacities = (): Capacity[] =>
  FITS.map((one) => {
    const { total } = trainingMemory({
      model: modelOf(one.model),
      method: "qlora",
      context: one.context,
      batch: 1,
      cards: 1,
      settings: readTrainingSettings("framework=unsloth rank=32 targets=all-linear optimizer=adamw-8bit"),
    });
    return { ...one, oursGb: total / 1e9, source: SOURCE };
  });
