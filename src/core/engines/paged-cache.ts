import type { CacheSpec, Dealt, DealtCache, PagingTerms } from "../mixers/cache";

/**
 * vLLM's allocator: layers of one kind share a block table; kinds are cut into groups of equal size, so that one block
 * costs the same in each. A request takes blocks from every group.
 *
 * Formula: group size g = max n when max n < slack × min n, else min n; groups of a kind = ⌈n ÷ g⌉;
 *          block = g × page; blocks a request = Σ groups × blocks(kind, context);
 *          full ⌈s ÷ b⌉ · sliding ⌈min(window − 1 + batch, s) ÷ b⌉ + 1 · chunked ⌈min(chunk + batch, s) ÷ b⌉ · state 1
 * Units:   bytes and tokens on one device
 * Source:  vLLM v1/core/kv_cache_utils.py, https://github.com/vllm-project/vllm; docs/formulas.md §9 (gemma-3-27b: 15,998
 *          blocks against 15,997 in the log)
 */
export function pagedCache(specs: readonly CacheSpec[], terms: PagingTerms): DealtCache {
  const kinds = terms.hybridCache ? specs : specs.map((spec) => ({ ...spec, window: null }));
  const [first] = kinds;
  if (first === undefined)
    return { unitBytes: 0, dealt: [], always: 0, groups: 0, blockTokens: terms.blockTokens };
  const alike = kinds.every(
    ({ stateBytes, window }) =>
      stateBytes === 0 &&
      window?.tokens === first.window?.tokens &&
      window?.chunked === first.window?.chunked,
  );
  return alike ? uniformCache(kinds, first, terms) : mixedCache(kinds, terms);
}

/** All layers need the same number of tokens: one group, each layer with pages of its own size. */
function uniformCache(kinds: readonly CacheSpec[], first: CacheSpec, terms: PagingTerms): DealtCache {
  const tokenBytes = kinds.reduce((sum, spec) => sum + spec.layers * spec.tokenBytes, 0);
  return {
    unitBytes: terms.blockTokens * tokenBytes,
    ...dealtOut([{ spec: first, groups: 1, tokens: terms.blockTokens }], terms),
    groups: 1,
    blockTokens: terms.blockTokens,
  };
}

function mixedCache(kinds: readonly CacheSpec[], terms: PagingTerms): DealtCache {
  const widest = Math.max(...kinds.map((spec) => spec.tokenBytes));
  const state = Math.max(...kinds.map((spec) => spec.stateBytes));
  // an attention page must hold a recurrent state: its block grows in steps of the default block
  const stateTokens = widest === 0 ? 0 : terms.blockTokens * Math.ceil(state / (terms.blockTokens * widest));
  const blockTokens = Math.max(terms.blockTokens, stateTokens);
  const page = Math.max(state, blockTokens * widest);
  const counts = kinds.map((spec) => spec.layers);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const size = most < terms.groupSlack * least ? most : least;
  const groups = kinds.map((spec) => Math.ceil(spec.layers / size));
  return {
    unitBytes: size * page,
    ...dealtOut(
      kinds.map((spec, at) => ({
        spec,
        groups: groups[at] ?? 0,
        // a kind with smaller pages takes more tokens into one
        tokens: spec.tokenBytes === 0 ? blockTokens : Math.floor(page / spec.tokenBytes),
      })),
      terms,
    ),
    groups: groups.reduce((sum, count) => sum + count, 0),
    blockTokens,
  };
}

/** Groups of layers of one kind, whose blocks have so many tokens. */
interface Group {
  readonly spec: CacheSpec;
  readonly groups: number;
  readonly tokens: number;
}

function dealtOut(kinds: readonly Group[], terms: PagingTerms): Pick<DealtCache, "dealt" | "always"> {
  const dealt: Dealt[] = [];
  let always = 0;
  for (const { spec, groups, tokens } of kinds) {
    const { window } = spec;
    if (spec.stateBytes > 0) always += groups * terms.stateBlocks;
    // a block of the table has its tokens on every rank
    else if (window === null)
      dealt.push({ units: groups, tokens: tokens * terms.ranks, most: Number.POSITIVE_INFINITY });
    else {
      const most = window.tokens + terms.batchTokens;
      dealt.push({ units: groups, tokens, most: window.chunked ? most : most - 1 });
      if (!window.chunked) always += groups;
    }
  }
  return { dealt, always };
}
