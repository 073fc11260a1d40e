import { perQuestion } from "../memo";
import type { CacheSpec, CacheTerms } from "../mixers/cache";
import { mixerAnswers } from "../mixers/all";
import { mixersOf } from "../shape/layers";
import type { LayerRun } from "../shape/model";

/**
 * What each kind of layer keeps on the fullest device. KV heads are cut over tensor-parallel ranks and copied when
 * there are fewer of them than ranks; a latent is held whole by every rank, unless DP attention deals the requests out.
 *
 * Formula: heads on a device = max(1, ⌈kv heads ÷ tensor parallel⌉)
 * Source:  docs/formulas.md §8; SGLang logs of Kimi-K2.5 TP8 (70,272 bytes a token on every rank)
 */
export const cacheSpecs = perQuestion(
  collectSpecs,
  (layers) => layers,
  (_, { precision, layout, stateBytes, wholeConvolution }) =>
    `${precision} ${layout.attentionParallel} ${stateBytes ?? ""} ${wholeConvolution ?? ""}`,
);

function collectSpecs(layers: readonly LayerRun[], terms: CacheTerms): readonly CacheSpec[] {
  const specs = new Map<string, CacheSpec>();
  for (const { mixer, count } of mixersOf(layers)) {
    for (const spec of mixerAnswers(mixer).onDevice(mixer, terms)) {
      if (spec.tokenBytes === 0 && spec.stateBytes === 0) continue;
      const key = JSON.stringify(spec);
      const known = specs.get(key);
      specs.set(key, { ...spec, layers: (known?.layers ?? 0) + count });
    }
  }
  return [...specs.values()];
}
