import { workAt } from "../../../src/core/mixers/work";
import { MIXER_KINDS, mixerAnswers } from "../../../src/core/mixers/all";
import type { MixerKind } from "../../../src/core/shape/model";
import { elements } from "../../../src/core/shape/tensors";
import { CELLS, ROWS, TWO_RANKS, type Row } from "./rows";

it("every kind has a row here", () => {
  expect(Object.keys(ROWS).sort()).toEqual([...MIXER_KINDS].sort());
});

describe.each(Object.values(ROWS) as readonly Row<MixerKind>[])("$mixer.kind", (row) => {
  const { mixer } = row;
  const kind = mixerAnswers(mixer);

  it("holds its numbers and is called by its name", () => {
    expect(kind.tensors(mixer, 16).reduce((sum, tensor) => sum + elements(tensor), 0)).toBe(row.numbers);
    expect(kind.name(mixer, String)).toBe(row.name);
  });

  it("remembers, on one device, in cells", () => {
    const [numbers, fixedBytes] = row.remembered;
    expect(kind.remembered(mixer, 10)).toEqual({ elements: numbers, fixedBytes });
    const [tokenBytes, stateBytes] = row.device ?? [];
    expect(kind.onDevice(mixer, TWO_RANKS)).toEqual(
      row.device === null ? [] : [{ tokenBytes, stateBytes, window: row.window, layers: 1 }],
    );
    expect(kind.inCells(mixer, 1, CELLS)?.size ?? 0).toBe(row.cells);
  });

  it("reads and computes", () => {
    const { readBytes, operations, promptOperations, seconds } = workAt(kind.work(mixer, TWO_RANKS), 10, 8);
    expect([readBytes, operations, promptOperations, Math.round(seconds * 1e6)]).toEqual(row.work);
  });

  it("tells its heads, what engines build of it and what files call it", () => {
    expect(Object.values(kind.heads(mixer))).toEqual(row.heads);
    const scores = kind.scores(mixer);
    expect(scores && [scores.heads, scores.queryWidth]).toEqual(row.scores);
    const { rotary, absorbed } = kind.built(mixer);
    expect([rotary?.width ?? null, absorbed]).toEqual(row.built);
    const slots = kind
      .tensors(mixer, 16)
      .flatMap((tensor) => kind.stored(mixer, tensor).map(({ slot }) => slot));
    expect([kind.sharing(mixer), slots.join(" ")]).toEqual(row.file);
  });

  it("is trained and shared out", () => {
    const [all, result] = row.kept;
    expect(kind.kept(mixer)).toEqual({ all, result });
    expect(kind.uneven(mixer, 3)).toEqual(row.uneven);
    expect(kind.uneven(mixer, 1)).toBeNull();
  });
});
