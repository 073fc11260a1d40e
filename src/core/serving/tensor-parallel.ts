import { InputError } from "../errors";
import { feedForwardAnswers } from "../feed-forwards/all";
import type { Model } from "../shape/model";
import { unevenModel } from "../shape/split";
import type { Note } from "../parts";
import { FORMATS, type Precision } from "../formats/precision";

export interface TensorParallelQuestion {
  readonly model: Model;
  readonly tensorParallel: number;
}

/** Whether so many devices can share every layer. */
export const splits = ({ model, tensorParallel }: TensorParallelQuestion): boolean =>
  unevenModel(model, tensorParallel) === null;

/**
 * Why so many devices cannot share every layer of a model, with what to try; null when they can.
 *
 * @example tensorParallelProblem({ model: QWQ_32B, precision: "FP16", tensorParallel: 3 }).values.tries // [2, 4, 8]
 */
export function tensorParallelProblem(question: TensorParallelQuestion): InputError | null {
  const { model, tensorParallel } = question;
  const what = unevenModel(model, tensorParallel);
  if (what === null) return null;
  const upTo = Math.min(Math.max(8, tensorParallel), MOST_RANKS);
  const tries = validTensorParallel(question, upTo).filter((ranks) => ranks > 1);
  return new InputError("heads-uneven", {
    model: model.name,
    ...what,
    cards: tensorParallel,
    tries: tries.length > 0 ? tries.slice(-4) : [1],
  });
}

/** No model has more heads to share; a slip of a flag asks for a billion. */
const MOST_RANKS = 1024;

/** The numbers of devices, up to a limit, that can share every layer. 1 is always among them. */
export function validTensorParallel(
  question: Omit<TensorParallelQuestion, "tensorParallel">,
  upTo: number,
): number[] {
  return Array.from({ length: upTo }, (_, i) => i + 1).filter(
    (ranks) => unevenModel(question.model, ranks) === null,
  );
}

interface UnevenBlocks {
  readonly note: Note;
  /** They are experts, which can be dealt out whole. */
  readonly routed: boolean;
}

/**
 * Formats with blocks want each device's share of a matrix to be whole blocks. Some releases pad for it, and experts
 * dealt out whole need not be cut, so it is a note and no error.
 */
export function unevenBlocks(
  question: TensorParallelQuestion & { readonly precision: Precision },
): UnevenBlocks | null {
  const { model, precision, tensorParallel } = question;
  const { scales } = FORMATS[precision];
  if (scales.by !== "tile" && scales.by !== "group") return null;
  for (const { layer } of model.layers) {
    for (const part of layer.feedForwards) {
      const { kind, width } = part;
      if (tensorParallel === 1 || (width / tensorParallel) % scales.size === 0) continue;
      const values = { kind, width, block: scales.size, devices: tensorParallel };
      const routed = feedForwardAnswers(part).routed(part) !== null;
      return { note: { rule: "uneven-blocks", values }, routed };
    }
  }
  return null;
}
