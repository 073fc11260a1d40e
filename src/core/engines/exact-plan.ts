import { figure, sumOf, type Figure } from "../figure";
import type { CacheSpec, CacheTerms } from "../mixers/cache";
import { cacheSpecs } from "../serving/device-cache";
import type { LayerRun } from "../shape/model";
import type { CachePlan } from "./cache-plan";

/** SGLang, TensorRT-LLM and Transformers: every layer keeps what it keeps, in pages of a few tokens. */
export function exactPlan(
  layers: readonly LayerRun[],
  terms: CacheTerms,
  { blockTokens, windows }: { blockTokens: number; windows: boolean },
): CachePlan {
  const own = cacheSpecs(layers, terms);
  const specs = windows ? own : own.map((spec) => ({ ...spec, window: null }));
  const kept = (context: number): Figure[] => specs.map((spec) => keptOf(spec, context, blockTokens));
  return {
    held: ({ context, requests, concurrency, copies }) =>
      specs.length === 0
        ? figure("cache-none", {})
        : figure("cache-kept", {
            requests,
            kept: kept(context),
            context,
            precision: terms.precision,
            concurrency,
            copies,
          }),
    requests: (available, context) => {
      const one = sumOf(kept(context));
      return one === 0 ? Number.POSITIVE_INFINITY : available / one;
    },
    law: {
      grows: specs.flatMap(({ layers: count, stateBytes, tokenBytes, window }) =>
        stateBytes > 0
          ? []
          : [
              {
                tokenBytes: count * tokenBytes,
                page: blockTokens,
                most: window?.tokens ?? Number.POSITIVE_INFINITY,
              },
            ],
      ),
      fixedBytes: specs.reduce((sum, { layers: count, stateBytes }) => sum + count * stateBytes, 0),
    },
  };
}

function keptOf(spec: CacheSpec, context: number, blockTokens: number): Figure {
  const { layers, stateBytes, tokenBytes, window } = spec;
  if (stateBytes > 0) return figure("kept-state", { layers, stateSize: stateBytes });
  const tokens = Math.min(context, window?.tokens ?? context);
  const inPages = Math.ceil(tokens / blockTokens) * blockTokens;
  return figure("kept-tokens", { layers, tokens: inPages, bytesEach: tokenBytes });
}
