import { figure } from "../figure";
import { mixersOf } from "../kv-cache";
import { compressedCache } from "../serving/compressed-cache";
import { cacheSpecs, type CacheTerms } from "../serving/device-cache";
import type { LayerRun } from "../shape/model";
import type { CachePlan } from "./cache-plan";
import { pagedCache, type PagingTerms } from "./paged-cache";

/** vLLM and its relatives: whole blocks, shared by all layers of a group. */
export function pagedPlan(layers: readonly LayerRun[], terms: CacheTerms, paging: PagingTerms): CachePlan {
  const compressed = mixersOf(layers).some(({ mixer }) => mixer.kind === "compressed");
  const { units, unitBytes, blockTokens, groups } = compressed
    ? compressedCache(layers, terms.precision, paging)
    : pagedCache(cacheSpecs(layers, terms), paging);
  return {
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
            precision: terms.precision,
            concurrency,
            copies,
          }),
    requests: (available, context) => {
      const each = units(context);
      return each === 0 ? Number.POSITIVE_INFINITY : Math.floor(available / unitBytes) / each;
    },
  };
}
