import { figure } from "../figure";
import { dealtByKind } from "../mixers/all";
import { unitsOf, type CacheTerms, type PagingTerms } from "../mixers/cache";
import { cacheSpecs } from "../serving/device-cache";
import { mixersOf } from "../shape/layers";
import type { LayerRun } from "../shape/model";
import type { CachePlan } from "./cache-plan";
import { pagedCache } from "./paged-cache";

/** vLLM and its relatives: whole blocks, shared by all layers of a group. */
export function pagedPlan(
  layers: readonly LayerRun[],
  terms: CacheTerms,
  paging: PagingTerms,
  captured: boolean,
): CachePlan {
  const specs = cacheSpecs(layers, terms);
  const cache = dealtByKind(mixersOf(layers), terms.precision, paging) ?? pagedCache(specs, paging);
  const { unitBytes, blockTokens, groups } = cache;
  const units = (context: number): number => unitsOf(cache, context);
  const sequences = (available: number): number => Math.floor(available / unitBytes);
  return {
    // every sequence of a captured batch has a block of a recurrent layer
    ...(captured && specs.some(({ stateBytes }) => stateBytes > 0) ? { sequences } : {}),
    held: ({ context, requests, concurrency, copies }) =>
      unitBytes === 0
        ? figure("cache-none", {})
        : figure("cache-pages", {
            requests,
            pages: units(context),
            pageSize: unitBytes,
            context,
            blockTokens,
            groups,
            ranks: paging.ranks,
            precision: terms.precision,
            concurrency,
            copies,
          }),
    requests: (available, context) => {
      const each = units(context);
      return each === 0 ? Number.POSITIVE_INFINITY : Math.floor(available / unitBytes) / each;
    },
    law: {
      grows: cache.dealt.map(({ units: count, tokens, most }) => ({
        tokenBytes: (count * unitBytes) / tokens,
        page: tokens,
        most,
      })),
      fixedBytes: cache.always * unitBytes,
    },
  };
}
