import { perObject, perQuestion } from "../memo";
import type { Layer, LayerRun, Mixer } from "./model";

/**
 * Layers that each pipeline stage holds: an even share, what is left over going to the stages before the last, as vLLM
 * deals them (the last stage has the head, the first the embedding).
 */
export function stageLayers(layers: readonly LayerRun[], stages: number): readonly (readonly LayerRun[])[] {
  if (stages === 1) return [layers];
  return dealt(layers, stages);
}

/** Kept, so that what is worked out for a stage's layers is found again by them. */
const dealt = perQuestion(
  deal,
  (layers) => layers,
  (_, stages) => stages,
);

function deal(layers: readonly LayerRun[], stages: number): readonly (readonly LayerRun[])[] {
  const total = countLayers(layers);
  const sizes = Array.from({ length: stages }, () => Math.floor(total / stages));
  for (let left = total % stages, stage = stages - 2; left > 0; left--, stage--) {
    const at = (stage + stages) % stages;
    sizes[at] = (sizes[at] ?? 0) + 1;
  }
  let start = 0;
  return sizes.map((size) => {
    const part = sliceLayers(layers, start, start + size);
    start += size;
    return part;
  });
}

export const countLayers = (layers: readonly LayerRun[]): number =>
  layers.reduce((sum, run) => sum + run.count, 0);

/** Layers `from` up to (not including) `to`, counted over all runs. */
export function sliceLayers(layers: readonly LayerRun[], from: number, to: number): LayerRun[] {
  const part: LayerRun[] = [];
  let at = 0;
  for (const { count, layer } of layers) {
    const taken = Math.min(at + count, to) - Math.max(at, from);
    if (taken > 0) part.push({ count: taken, layer });
    at += count;
  }
  return part;
}

/** Joins neighbours that are alike, in order. */
export function joinRuns(layers: readonly Layer[]): LayerRun[] {
  const runs: { count: number; layer: Layer; key: string }[] = [];
  for (const layer of layers) {
    const last = runs.at(-1);
    if (last?.layer === layer) last.count += 1;
    else {
      const key = JSON.stringify(layer);
      if (last?.key === key) last.count += 1;
      else runs.push({ count: 1, layer, key });
    }
  }
  return runs.map(({ count, layer }) => ({ count, layer }));
}

/** A model's mixers, equal ones joined: a few, where layers are many. Kept, because cells ask a thousand times. */
export const mixersOf = perObject(
  (layers: readonly LayerRun[]): readonly { mixer: Mixer; count: number }[] => {
    const counts = new Map<string, { mixer: Mixer; count: number }>();
    for (const run of layers) {
      for (const mixer of run.layer.mixers) {
        const key = JSON.stringify(mixer);
        const entry = counts.get(key);
        counts.set(key, { mixer, count: (entry?.count ?? 0) + run.count });
      }
    }
    return [...counts.values()];
  },
);
