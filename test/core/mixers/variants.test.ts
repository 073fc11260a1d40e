import { mixerAnswers } from "../../../src/core/mixers/all";
import type { Mixer } from "../../../src/core/shape/model";
import { CELLS, PROJECTIONS, ROWS, TWO_RANKS } from "./rows";

const INDEXER = { heads: 1, dim: 8, ratio: 4, entryBytes: 12, parameters: 0 };

it("one latent is held whole by every rank; compressed layers alone have pages of their own, in 8 bit", () => {
  const saying = (holds: (kind: ReturnType<typeof mixerAnswers>) => boolean): string[] =>
    Object.values(ROWS).flatMap(({ mixer }) => (holds(mixerAnswers(mixer)) ? [mixer.kind] : []));
  expect(saying(({ keptWhole }) => keptWhole)).toEqual(["latent", "compressed"]);
  expect(saying((kind) => kind.dealt !== undefined)).toEqual(["compressed"]);
  expect(saying(({ pagedPrecision }) => pagedPrecision === "FP8")).toEqual(["compressed"]);
});

describe("what a kind answers otherwise when its numbers differ", () => {
  const remembered = (mixer: Mixer): unknown => mixerAnswers(mixer).remembered(mixer, 10);
  const named = (mixer: Mixer): string => mixerAnswers(mixer).name(mixer, String);

  it("an indexer keeps one key for 4 tokens: ⌊10 ÷ 4⌋ × 12 B", () => {
    expect(remembered({ kind: "full", ...PROJECTIONS, indexer: INDEXER })).toEqual({ elements: 160, fixedBytes: 24 }); // prettier-ignore
    expect(named({ ...ROWS.latent.mixer, indexer: INDEXER })).toBe("MLA with sparse index");
  });

  it("queries, keys and values in one matrix of a file", () => {
    const mixer: Mixer = { ...ROWS.full.mixer, fused: true };
    const kind = mixerAnswers(mixer);
    const slots = kind
      .tensors(mixer, 16)
      .flatMap((tensor) => kind.stored(mixer, tensor).map(({ slot }) => slot));
    expect(slots).toEqual(["fused", "fused", "fused", "attentionOutput"]);
  });

  it("a window that is not full yet", () => {
    expect(remembered({ ...ROWS.sliding.mixer, window: 100 })).toEqual({ elements: 160, fixedBytes: 0 });
  });

  it("a compressed layer without entries keeps its window, and is called by it", () => {
    const mixer = { ...ROWS.compressed.mixer, ratio: 0 };
    expect(remembered(mixer)).toEqual({ elements: 32, fixedBytes: 0 });
    expect(named(mixer)).toBe("sliding window 4");
  });

  it("one KV head is MQA, as many as query heads MHA", () => {
    expect(named({ ...ROWS.full.mixer, kvHeads: 1 })).toBe("MQA");
    expect(named({ ...ROWS.full.mixer, kvHeads: 4 })).toBe("MHA");
  });

  it("KV heads are dealt out whole or copied evenly: 8 over 3 ranks are neither", () => {
    const mixer = { ...ROWS.full.mixer, heads: 12, kvHeads: 8 };
    const uneven = (ranks: number): unknown => mixerAnswers(mixer).uneven(mixer, ranks);
    expect(uneven(3)).toEqual({ count: 8, kind: "KV heads" });
    expect([uneven(2), uneven(4)]).toEqual([null, null]);
    // 12 query heads over 12 ranks, 4 KV heads copied on 3 ranks each
    expect(mixerAnswers(mixer).uneven({ ...mixer, kvHeads: 4 }, 12)).toBeNull();
  });

  it("value heads are looked at after key heads", () => {
    const mixer = { ...ROWS["gated-delta"].mixer, keyHeads: 3, valueHeads: 4 };
    expect(mixerAnswers(mixer).uneven(mixer, 3)).toEqual({
      count: 4,
      kind: "value heads in its recurrent layers",
    });
  });

  it("a matrix in place of attention keeps nothing, anywhere", () => {
    const mixer: Mixer = { kind: "short-conv", width: 0, parameters: 9, convKernel: 0, stateBytes: 0, vectors: 0 }; // prettier-ignore
    expect(mixerAnswers(mixer).onDevice(mixer, TWO_RANKS)).toEqual([]);
    expect(mixerAnswers(mixer).inCells(mixer, 1, CELLS)).toBeNull();
  });
});
