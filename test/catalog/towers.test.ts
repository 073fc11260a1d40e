import { readConfig } from "../../src/catalog/config-json";
import { shape } from "./published-shapes";

/** Published totals less the language model, which the table of published shapes counts on its own. */
describe("vision towers with their projectors", () => {
  const rows: { name: string; config: Record<string, unknown>; expected: number }[] = [
    {
      name: "Llama-4-Maverick: 401,583,781,376 less 400,711,848,960",
      config: {
        model_type: "llama4",
        text_config: shape("llama", [5120, 1, 40, 8, 8192, 202048]),
        vision_config: {
          hidden_size: 1408,
          intermediate_size: 5632,
          num_hidden_layers: 34,
          image_size: 336,
          patch_size: 14,
        },
      },
      expected: 871_932_416,
    },
    {
      name: "Kimi-VL-A3B: 16,407,657,776 less Moonlight's 15,960,111,936",
      config: {
        model_type: "kimi_vl",
        text_config: shape("llama", [2048, 1, 16, 16, 11264, 163840]),
        vision_config: { hidden_size: 1152, intermediate_size: 4304, num_hidden_layers: 27, patch_size: 14 },
      },
      expected: 447_545_840,
    },
    {
      name: "Qwen2-VL-7B: 8,291,375,616 less Qwen2-7B's 7,615,616,512",
      config: {
        ...shape("qwen2_vl", [3584, 1, 28, 4, 18944, 152064]),
        vision_config: { depth: 32, embed_dim: 1280, mlp_ratio: 4, patch_size: 14, spatial_merge_size: 2 },
      },
      expected: 675_759_104,
    },
    {
      name: "Qwen2.5-VL-7B: 8,292,166,656 less Qwen2.5-7B's 7,615,616,512",
      config: {
        ...shape("qwen2_5_vl", [3584, 1, 28, 4, 18944, 152064]),
        vision_config: {
          depth: 32,
          hidden_size: 1280,
          intermediate_size: 3420,
          out_hidden_size: 3584,
          patch_size: 14,
        },
      },
      expected: 676_550_144,
    },
  ];
  it.each(rows)("$name", ({ name, config, expected }) => {
    const towers = readConfig(config, name).frame?.attachments.map(({ parameters }) => parameters);
    expect(towers).toEqual([expected]);
  });
});

describe("Gemma 3n: both sizes leave the same towers over", () => {
  const text = (layers: number, width: number, sharing: number): number =>
    readConfig(
      {
        ...shape("gemma3n_text", [2048, layers, 8, 2, width, 262400]),
        head_dim: 256,
        sliding_window: 512,
        hidden_size_per_layer_input: 256,
        vocab_size_per_layer_input: 262144,
        altup_num_inputs: 4,
        laurel_rank: 64,
        num_kv_shared_layers: sharing,
      },
      "Gemma 3n",
    ).parameters;
  // Hugging Face shows 7,849,978,192 and 5,439,438,272 with the same vision and audio encoders
  it("E4B", () => {
    expect(7_849_978_192 - text(35, 16384, 15)).toBe(983_281_504);
  });
  it("E2B", () => {
    expect(5_439_438_272 - text(30, 8192, 10)).toBe(983_281_504);
  });
});
