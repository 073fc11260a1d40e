import { readConfig } from "../../../src/catalog/config-json";
import { countActiveParameters, countParameters } from "../../../src/core/shape/parameters";
import type { Frame, Layer } from "../../../src/core/shape/model";
import { DEEPSEEK_V3, PUBLISHED, QWQ_32B } from "../../catalog/published-shapes";

const FRAME: Frame = {
  hiddenSize: 4,
  vocabularySize: 10,
  tied: false,
  head: true,
  vectors: 4,
  attachments: [{ name: "vision", parameters: 1000, onCard: true }],
  draft: [],
  draftExtra: 0,
};
const SPARSE: Layer = {
  mixers: [],
  feedForwards: [
    {
      kind: "experts",
      experts: 8,
      active: 2,
      width: 3,
      gated: true,
      latentSize: null,
      sharedWidth: 5,
      sharedGate: true,
      routerOutputs: 8,
      vectors: 8,
    },
  ],
  vectors: 8,
};

describe("by hand: hidden size 4, 8 experts of width 3, a shared one of 5", () => {
  // embedding and head 80, norm 4, tower 1000; experts 8 × 3 × 12, router 32 and its bias 8, shared 60 and its gate 4, norms 8
  const layer = 288 + 32 + 8 + 60 + 4 + 8;
  it("everything", () => {
    expect(countParameters({ layers: [{ count: 3, layer: SPARSE }], frame: FRAME })).toBe(1084 + 3 * layer);
  });
  it("what a token of text passes: 2 of 8 experts, no tower", () => {
    expect(countActiveParameters({ layers: [{ count: 3, layer: SPARSE }], frame: FRAME })).toBe(
      84 + 3 * (layer - 216),
    );
  });
  it("draft layers do not count", () => {
    const frame = { ...FRAME, draft: [{ count: 1, layer: SPARSE }], draftExtra: 9 };
    expect(countParameters({ layers: [], frame })).toBe(1084);
  });
});

describe("published active parameters, embedding included", () => {
  const active = (config: Readonly<Record<string, unknown>>): number => {
    const { layers, frame } = readConfig(config, "model");
    if (frame === null) throw new Error("no frame");
    return countActiveParameters({ layers, frame });
  };
  it("DeepSeek-V3: 37B, https://arxiv.org/abs/2412.19437 §1", () => {
    expect(active(DEEPSEEK_V3) / 1e9).toBeCloseTo(37.55, 2); // their 37B leaves out one of the two 0.93B tables
  });
  it("gpt-oss-20b: 3.61B without the embedding, model card table 1, https://arxiv.org/abs/2508.10925", () => {
    const config = PUBLISHED.find(({ id }) => id.includes("gpt-oss"))?.config ?? {};
    expect((active(config) - 201088 * 2880) / 1e9).toBeCloseTo(3.61, 2);
  });
  it("a dense model: all of it", () => {
    expect(active(QWQ_32B)).toBe(32_763_876_352);
  });
});
