import type { Mixer, Model } from "../model";
import type { Note } from "../parts";
import { FORMATS, type Precision } from "../precision";

export interface TensorParallelQuestion {
  readonly model: Model;
  readonly precision: Precision;
  readonly tensorParallel: number;
}

/**
 * Why so many devices cannot share every layer of a model, as a sentence with what to try; null when they can.
 * Heads are dealt out whole; KV heads too, or each is copied on an equal number of devices; so are the rows of the
 * embedding, padded to 64.
 *
 * Source: vLLM's own checks when it builds a layer, https://github.com/vllm-project/vllm
 * @example tensorParallelProblem({ model: QWQ_32B, precision: "FP16", tensorParallel: 3 })
 *          // "QwQ-32B has 40 heads: 3 cards cannot share them. Try 2, 4 or 8."
 */
export function tensorParallelProblem(question: TensorParallelQuestion): string | null {
  const { model, tensorParallel } = question;
  const what = indivisible(model, tensorParallel);
  if (what === null) return null;
  const tries = validTensorParallel(question, Math.max(8, tensorParallel)).filter((ranks) => ranks > 1);
  const advice = tries.length > 0 ? ` Try ${inWords(tries.slice(-4))}.` : " Use 1.";
  return `${model.name} has ${what}: ${tensorParallel} cards cannot share them.${advice}`;
}

/** The numbers of devices, up to a limit, that can share every layer. 1 is always among them. */
export function validTensorParallel(
  question: Omit<TensorParallelQuestion, "tensorParallel">,
  upTo: number,
): number[] {
  return Array.from({ length: upTo }, (_, i) => i + 1).filter(
    (ranks) => indivisible(question.model, ranks) === null,
  );
}

/**
 * Formats with blocks want each device's share of a matrix to be whole blocks. Some releases pad for it, and experts
 * dealt out whole need not be cut, so it is a note and no error.
 */
export function unevenBlocks(question: TensorParallelQuestion): Note | null {
  const { model, precision, tensorParallel } = question;
  const { scales } = FORMATS[precision];
  if (scales.by !== "tile" && scales.by !== "group") return null;
  for (const { layer } of model.layers) {
    for (const { kind, width } of layer.feedForwards) {
      if (tensorParallel === 1 || (width / tensorParallel) % scales.size === 0) continue;
      return { rule: "uneven-blocks", values: { kind, width, block: scales.size, devices: tensorParallel } };
    }
  }
  return null;
}

/** What does not come out even, in words; null when all does. */
function indivisible(model: Model, ranks: number): string | null {
  if (ranks === 1) return null;
  for (const { layer } of model.layers) {
    for (const mixer of layer.mixers) {
      const problem = unevenMixer(mixer, ranks);
      if (problem !== null) return problem;
    }
  }
  const rows = model.frame?.vocabularySize ?? 0;
  if ((Math.ceil(rows / 64) * 64) % ranks !== 0) return `a vocabulary of ${rows} entries`;
  return null;
}

function unevenMixer(mixer: Mixer, ranks: number): string | null {
  if (mixer.kind === "gated-delta") {
    if (mixer.keyHeads % ranks !== 0) return `${mixer.keyHeads} key heads in its recurrent layers`;
    return mixer.valueHeads % ranks === 0 ? null : `${mixer.valueHeads} value heads in its recurrent layers`;
  }
  if (!("heads" in mixer)) return null;
  if (mixer.heads % ranks !== 0) return `${mixer.heads} heads`;
  if ("kvHeads" in mixer && mixer.kvHeads % ranks !== 0 && ranks % mixer.kvHeads !== 0) {
    return `${mixer.kvHeads} KV heads`;
  }
  return null;
}

const inWords = (numbers: readonly number[]): string =>
  numbers.length < 2
    ? numbers.join("")
    : `${numbers.slice(0, -1).join(", ")} or ${numbers.slice(-1).join("")}`;
