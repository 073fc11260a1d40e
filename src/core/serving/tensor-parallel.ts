import { InputError } from "../errors";
import type { Mixer, Model } from "../shape/model";
import type { Note } from "../parts";
import { FORMATS, type Precision } from "../formats/precision";

export interface TensorParallelQuestion {
  readonly model: Model;
  readonly tensorParallel: number;
}

/** Whether so many devices can share every layer. */
export const splits = ({ model, tensorParallel }: TensorParallelQuestion): boolean =>
  indivisible(model, tensorParallel) === null;

/**
 * Why so many devices cannot share every layer of a model, with what to try; null when they can.
 * Heads are dealt out whole; KV heads too, or each is copied on an equal number of devices; so are the rows of the
 * embedding, padded to 64.
 *
 * Source: vLLM's own checks when it builds a layer, https://github.com/vllm-project/vllm
 * @example tensorParallelProblem({ model: QWQ_32B, precision: "FP16", tensorParallel: 3 }).values.tries // [2, 4, 8]
 */
export function tensorParallelProblem(question: TensorParallelQuestion): InputError | null {
  const { model, tensorParallel } = question;
  const what = indivisible(model, tensorParallel);
  if (what === null) return null;
  const tries = validTensorParallel(question, Math.max(8, tensorParallel)).filter((ranks) => ranks > 1);
  return new InputError("heads-uneven", {
    model: model.name,
    ...what,
    cards: tensorParallel,
    tries: tries.length > 0 ? tries.slice(-4) : [1],
  });
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
export function unevenBlocks(
  question: TensorParallelQuestion & { readonly precision: Precision },
): Note | null {
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

/** So many heads, of what kind. */
interface Uneven {
  readonly count: number;
  readonly kind: string;
}

/** What does not come out even; null when all does. */
function indivisible(model: Model, ranks: number): Uneven | null {
  if (ranks === 1) return null;
  for (const { layer } of model.layers) {
    for (const mixer of layer.mixers) {
      const problem = unevenMixer(mixer, ranks);
      if (problem !== null) return problem;
    }
  }
  const rows = model.frame?.vocabularySize ?? 0;
  if ((Math.ceil(rows / 64) * 64) % ranks !== 0) return { count: rows, kind: "vocabulary entries" };
  return null;
}

function unevenMixer(mixer: Mixer, ranks: number): Uneven | null {
  if (mixer.kind === "gated-delta") {
    const { keyHeads, valueHeads } = mixer;
    if (keyHeads % ranks !== 0) return { count: keyHeads, kind: "key heads in its recurrent layers" };
    if (valueHeads % ranks !== 0) return { count: valueHeads, kind: "value heads in its recurrent layers" };
    return null;
  }
  if (!("heads" in mixer)) return null;
  if (mixer.heads % ranks !== 0) return { count: mixer.heads, kind: "heads" };
  if ("kvHeads" in mixer && mixer.kvHeads % ranks !== 0 && ranks % mixer.kvHeads !== 0) {
    return { count: mixer.kvHeads, kind: "KV heads" };
  }
  return null;
}
