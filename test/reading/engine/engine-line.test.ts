import { readEngine } from "../../../src/reading/engine/engine-line";
import { H100 } from "../../core/models-by-hand";
import { said } from "../../functions/said";

describe("an engine is read as people write it", () => {
  const cases: readonly (readonly [text: string, profile: string, settings: object])[] = [
    ["", "vLLM ≥ 0.29", {}],
    ["vLLM", "vLLM ≥ 0.29", {}],
    ["vllm 0.19", "vLLM 0.18–0.19", {}],
    ["vLLM v0.17.1", "vLLM 0.17", {}],
    ["vLLM==0.11.0", "vLLM 0.10–0.16", {}],
    ["vLLM 0.6", "vLLM ≤ 0.7", {}],
    ["vLLM 0.8.5", "vLLM 0.8–0.9", {}],
    ["vLLM 0.20", "vLLM 0.20", {}],
    ["ＶＬＬＭ　0.19", "vLLM 0.18–0.19", {}],
    ["SGLang 0.4.6", "SGLang ≤ 0.4", {}],
    ["python -m sglang.launch_server --model-path x --tp 8", "SGLang ≥ 0.5", { tensorParallel: 8 }],
    ["ollama", "llama.cpp", { library: "ollama" }],
    ["llama-server -m qwen2.5-7b.gguf -c 8192 -ub 1024 -ctk q8_0", "llama.cpp", { maxContext: 8192, microBatch: 1024, cache: "Q8_0" }], // prettier-ignore
    ["MindIE", "MindIE", {}],
    ["vllm-ascend 0.11", "vllm-ascend", {}],
    [
      "vLLM 0.19 --max-num-seqs 256 --gpu-memory-utilization 0.95 -tp 4 --kv-cache-dtype fp8",
      "vLLM 0.18–0.19",
      { maxSequences: 256, utilisation: 0.95, tensorParallel: 4, cache: "FP8" },
    ],
    [
      "vllm serve Qwen/Qwen2.5-72B --tensor-parallel-size=4 --max-model-len 32k --enforce-eager --port 8000",
      "vLLM ≥ 0.29",
      { tensorParallel: 4, maxContext: 32_000, eager: true },
    ],
    [
      `vllm serve m --speculative-config '{"method": "mtp", "num_speculative_tokens": 3}'`,
      "vLLM ≥ 0.29",
      { draft: true, draftTokens: 3 },
    ],
    ["vLLM –gpu-memory-utilization 0.8", "vLLM ≥ 0.29", { utilisation: 0.8 }],
    ["vLLM —tensor-parallel-size 2", "vLLM ≥ 0.29", { tensorParallel: 2 }],
    ["--gpu-memory-utilization 0.8", "vLLM ≥ 0.29", { utilisation: 0.8 }],
    ["vLLM --kv-cache-dtype auto", "vLLM ≥ 0.29", {}],
  ];
  test.each(cases)("%s", (text, profile, settings) => {
    const engine = readEngine(text, H100);
    expect([engine.version.name, engine.settings, engine.notes]).toEqual([profile, settings, []]);
  });

  test("a blank engine on Ascend is the vendor's own build", () => {
    expect(readEngine("", { ...H100, platform: "ascend" }).version.name).toBe("vllm-ascend");
  });

  test("an unknown flag is ignored and named", () => {
    expect(readEngine("vLLM --warp-drive 9 --port 80", H100).notes).toEqual([
      { rule: "flags-unknown", values: { flags: "--warp-drive" } },
    ]);
  });

  test("words that were meant as a flag are named, and are no version", () => {
    const engine = readEngine("vLLM gpu-memory-utilization 0.5", H100);
    expect([engine.version.name, engine.notes]).toEqual([
      "vLLM ≥ 0.29",
      [{ rule: "flags-unknown", values: { flags: "gpu-memory-utilization" } }],
    ]);
  });

  const impossible: readonly (readonly [text: string, message: RegExp])[] = [
    ["vLLM --gpu-memory-utilization 1.5", /--gpu-memory-utilization is "1.5".*share above 0 and up to 1/],
    ["vLLM -tp 0", /-tp is "0".*whole number above 0/],
    ["vLLM -tp two", /-tp is "two"/],
    ["vLLM --max-num-seqs", /given without a value/],
    ["vLLM --kv-cache-dtype fp7", /--kv-cache-dtype is "fp7".*needs "fp8"/],
    ["warp", /Engine "warp" is not known.*vLLM/],
  ];
  test.each(impossible)("%s is refused", (text, message) => {
    expect(said(() => readEngine(text, H100))).toMatch(message);
  });
});
