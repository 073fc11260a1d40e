import { readEngine } from "../../../src/reading/engine/engine-line";
import { H100 } from "../../core/models-by-hand";
import { said } from "../../functions/said";

/** Source: https://www.hiascend.com/document/detail/en/mindie/230/LLMframe/llmdev/mindie_service0285.html */
const MINDIE_CONFIG = `{
    "BackendConfig" : {
        "npuDeviceIds" : [[0,1,2,3]],
        "ModelDeployConfig" :
        {
            "maxSeqLen" : 2560,
            "maxInputTokenLen" : 2048,
            "ModelConfig" : [{ "modelName" : "deepseek-r1", "worldSize" : 4, "cpuMemSize" : 5, "npuMemSize" : -1 }]
        },
        "ScheduleConfig" :
        { "cacheBlockSize" : 128, "maxPrefillBatchSize" : 50, "maxPrefillTokens" : 8192, "maxBatchSize" : 200 }
    }
}`;

describe("an engine is read as people write it", () => {
  const cases: readonly (readonly [text: string, profile: string, settings: object])[] = [
    ["", "vLLM ≥ 0.29", {}],
    ["vLLM", "vLLM ≥ 0.29", {}],
    ["vllm 0.19", "vLLM 0.18–0.19", {}],
    ["vLLM v0.17.1", "vLLM 0.17", {}],
    ["vLLM==0.11.0", "vLLM 0.11–0.16", {}],
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
    // K is 1,024 and k 1,000 to vLLM: https://docs.vllm.ai/en/latest/configuration/engine_args/
    ["vllm serve m --max-model-len 1M --max-num-batched-tokens 16K", "vLLM ≥ 0.29", { maxContext: 1_048_576, maxBatchedTokens: 16_384 }], // prettier-ignore
    ["vllm serve m --max-model-len 25.6k --kv-cache-memory-bytes 20G", "vLLM ≥ 0.29", { maxContext: 25_600, cachePool: 20 * 2 ** 30 }], // prettier-ignore
    ["vllm serve m --max-model-len auto --gpu-memory-utilization 95%", "vLLM ≥ 0.29", { utilisation: 0.95 }],
    ["vllm serve m --max-model-len -1 --kv-cache-dtype auto --quantization None", "vLLM ≥ 0.29", {}],
    ["llama-server -m x.gguf -c 0 -ngl all -np -1", "llama.cpp", {}],
    ["llama-server -m x.gguf --cpu-moe -ot \"blk\\.1[0-9]\\.ffn_.*_exps\\.=CPU\"", "llama.cpp", { expertsOnHost: 1e6, hostTensors: ["blk\\.1[0-9]\\.ffn_.*_exps\\."] }], // prettier-ignore
    ["python -m sglang.launch_server --model-path x --mem-fraction 0.8 --kv_cache_dtype fp8_e5m2", "SGLang ≥ 0.5", { utilisation: 0.8, cache: "FP8" }], // prettier-ignore
    ["sglang serve --model-path x --chunked-prefill-size -1 --cuda-graph-max-bs 64", "SGLang ≥ 0.5", { maxBatchedTokens: 16_384, graphsUpTo: 64 }], // prettier-ignore
    ["LLAMA_ARG_CTX_SIZE=8192 LLAMA_ARG_N_PARALLEL=4 llama-server -m x.gguf --kv-unified", "llama.cpp", { maxContext: 8192, slots: 4, unified: true }], // prettier-ignore
    ["SGLang --tp 8 --ep-size 1", "SGLang ≥ 0.5", { tensorParallel: 8 }],
    // https://docs.pytorch.org/docs/stable/notes/cuda.html; the variable's new name since PyTorch 2.9
    [
      "Transformers PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True",
      "Transformers",
      { expandableSegments: true },
    ],
    ["export PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True\ntransformers serve Qwen/QwQ-32B", "Transformers", { expandableSegments: true }], // prettier-ignore
    ["PYTORCH_ALLOC_CONF=backend:native,expandable_segments:True transformers serve m", "Transformers", { expandableSegments: true }], // prettier-ignore
    ["Transformers PYTORCH_CUDA_ALLOC_CONF=max_split_size_mb:512", "Transformers", {}],
    ["Transformers PYTORCH_CUDA_ALLOC_CONF=expandable_segments:False", "Transformers", {}],
    ["Transformers expandable_segments=True", "Transformers", { expandableSegments: true }],
    // an argument of every model's forward: https://huggingface.co/docs/transformers/main_classes/output
    ["Transformers logits_to_keep=0", "Transformers", { allLogits: true }],
    ["Transformers logits=all", "Transformers", { allLogits: true }],
    ["Transformers logits_to_keep=1", "Transformers", {}],
    ["vLLM PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True", "vLLM ≥ 0.29", {}],
    ["vLLM TP=4", "vLLM ≥ 0.29", { tensorParallel: 4 }],
    ["vllm tp4 dp2", "vLLM ≥ 0.29", { tensorParallel: 4, dataParallel: 2 }],
    ["SGLang 0.5 TP8 PP2", "SGLang ≥ 0.5", { tensorParallel: 8, pipelineParallel: 2 }],
    ["vLLM -tp 4 dp2", "vLLM ≥ 0.29", { tensorParallel: 4, dataParallel: 2 }],
    ["TP8 EP", "vLLM ≥ 0.29", { tensorParallel: 8, expertParallel: true }],
    ["vLLM gpu-memory-utilization 0.5", "vLLM ≥ 0.29", { utilisation: 0.5 }],
    ["vllm serve $MODEL --port $PORT -tp ${TP:-4}", "vLLM ≥ 0.29", { tensorParallel: 4 }],
    ["export TP=8\nvllm serve m -tp $TP", "vLLM ≥ 0.29", { tensorParallel: 8 }],
    ["set TP=8\r\nvllm serve m -tp %TP% ^\r\n --enforce-eager", "vLLM ≥ 0.29", { tensorParallel: 8, eager: true }], // prettier-ignore
    ["vllm serve m -tp 2 # -tp 4 is faster\n", "vLLM ≥ 0.29", { tensorParallel: 2 }],
    ['bash -lc "vllm serve m -tp 2"', "vLLM ≥ 0.29", { tensorParallel: 2 }],
    ["docker exec -it vllm bash -c 'vllm serve m -tp 2'", "vLLM ≥ 0.29", { tensorParallel: 2 }],
    ["pip install vllm==0.11.0 && vllm serve m -tp 2", "vLLM 0.11–0.16", { tensorParallel: 2 }],
    ["podman run --rm docker.io/vllm/vllm-openai:v0.19.1-cu130 m -dcp 2 -tp 8", "vLLM 0.18–0.19", { contextParallel: 2, tensorParallel: 8 }], // prettier-ignore
    ["args:\n- --tensor-parallel-size\n- \"4\"\n- --max-model-len=8192", "vLLM ≥ 0.29", { tensorParallel: 4, maxContext: 8192 }], // prettier-ignore
    ['- --tensor-parallel-size\n- "4"', "vLLM ≥ 0.29", { tensorParallel: 4 }],
    ['["--tensor-parallel-size", "4"]', "vLLM ≥ 0.29", { tensorParallel: 4 }],
    ["MindIE worldSize=8 maxSeqLen=32768 npu_memory_fraction=0.9", "MindIE", { tensorParallel: 8, maxContext: 32_768, utilisation: 0.9 }], // prettier-ignore
    [MINDIE_CONFIG, "MindIE", { tensorParallel: 4, maxContext: 2560, blockTokens: 128, maxBatchedTokens: 8192, maxSequences: 200 }], // prettier-ignore
    ["vLLM --limit-mm-per-prompt image=0,video=0", "vLLM ≥ 0.29", { towers: "none" }],
    // as people put it in a table of offers
    ["vLLM（0.11.0）", "vLLM 0.11–0.16", {}],
    ["vLLM 0.11.0，TP=8", "vLLM 0.11–0.16", { tensorParallel: 8 }],
    ["vLLM (TP=8, EP)", "vLLM ≥ 0.29", { tensorParallel: 8, expertParallel: true }],
    ["vLLM，张量并行4、流水线并行2", "vLLM ≥ 0.29", { tensorParallel: 4, pipelineParallel: 2 }],
    ["vLLM 0.19.x tp=4,dp=2", "vLLM 0.18–0.19", { tensorParallel: 4, dataParallel: 2 }],
    ["vllm-ascend 0.11.0rc1 tp8 dp4 ep32", "vllm-ascend", { tensorParallel: 8, dataParallel: 4, expertParallel: true }], // prettier-ignore
    ["SGLang v0.5.5 tp16 dp16 dp-attention", "SGLang ≥ 0.5", { tensorParallel: 16, dataParallel: 16, dataParallelAttention: true }], // prettier-ignore
    ["vllm serve m -tp8 -pp2", "vLLM ≥ 0.29", { tensorParallel: 8, pipelineParallel: 2 }],
    // the environment as each system sets it: https://docs.ollama.com/faq
    ['$env:OLLAMA_NUM_PARALLEL = "4"\nollama serve', "llama.cpp", { slots: 4, library: "ollama" }],
    ["setx OLLAMA_CONTEXT_LENGTH 8192\nollama serve", "llama.cpp", { maxContext: 8192, library: "ollama" }],
    ["launchctl setenv OLLAMA_KV_CACHE_TYPE q8_0\nollama serve", "llama.cpp", { cache: "Q8_0", valueCache: "Q8_0", library: "ollama" }], // prettier-ignore
    ['[Service]\nEnvironment="OLLAMA_NUM_PARALLEL=4"\nEnvironment="OLLAMA_FLASH_ATTENTION=1"', "llama.cpp", { slots: 4, flashAttentionOff: false, library: "ollama" }], // prettier-ignore
    ["OLLAMA_NUM_PARALLEL=4 OLLAMA_CONTEXT_LENGTH=32768", "llama.cpp", { slots: 4, maxContext: 32_768, library: "ollama" }], // prettier-ignore
    ["export LLAMA_ARG_CTX_SIZE=8192", "llama.cpp", { maxContext: 8192 }],
    ["CUDA_VISIBLE_DEVICES=0,1", "vLLM ≥ 0.29", {}],
    // https://github.com/LostRuins/koboldcpp/wiki
    ["koboldcpp --model x.gguf --contextsize 8192 --gpulayers 99", "llama.cpp", { maxContext: 8192, layersOnCard: 99 }], // prettier-ignore
    // n-gram tables: https://github.com/vllm-project/vllm/pull/57910, https://github.com/sgl-project/sglang/issues/39841
    ["VLLM_PLE_CPU_OFFLOAD=1 vllm serve m -tp 2", "vLLM ≥ 0.29", { tables: "host", tensorParallel: 2 }],
    ["podman run -e VLLM_PLE_CPU_OFFLOAD=0 vllm/vllm-openai:v0.28.0 m", "vLLM 0.28", { tables: "card" }],
    ["vllm serve m --engram-config '{\"cpu_offload\": true}'", "vLLM ≥ 0.29", { tables: "host" }],
    ["vllm serve m --engram-config.cpu_offload false", "vLLM ≥ 0.29", { tables: "card" }],
    ["vllm serve m --engram-config '{\"embedding_across_dp\":true}'", "vLLM ≥ 0.29", {}],
    ["SGLANG_ENABLE_DSV41_ENGRAM_HOST_TABLE=1 sglang serve --model-path m --tp 4", "SGLang ≥ 0.5", { tables: "host", tensorParallel: 4 }], // prettier-ignore
    ["export SGLANG_ENABLE_DSV41_ENGRAM_HOST_TABLE=0\nsglang serve --model-path m", "SGLang ≥ 0.5", { tables: "card" }], // prettier-ignore
    ["sglang serve --model-path m --ple-offload-embedding --ple-offload-backend file --tp 1", "SGLang ≥ 0.5", { tables: "host", tensorParallel: 1 }], // prettier-ignore
    ["SGLang --no-ple-offload-embedding --language-model-only", "SGLang ≥ 0.5", { tables: "card", towers: "none" }], // prettier-ignore
    ["SGLang --ple-storage pinned", "SGLang ≥ 0.5", { tables: "host" }],
    ["SGLang --ple-storage gpu", "SGLang ≥ 0.5", { tables: "card" }],
    ["vLLM –cpu-offload-gb 10", "vLLM ≥ 0.29", { offloaded: 10 * 2 ** 30 }],
    ["vLLM -O.cudagraph_mode=NONE", "vLLM ≥ 0.29", { eager: true }],
    ['vLLM --speculative-config \'{"method":"ngram","num_speculative_tokens":5}\'', "vLLM ≥ 0.29", {}],
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
    const notes = engine.notes.filter(({ rule }) => rule !== "command-chosen");
    expect([engine.version.name, engine.settings, notes]).toEqual([profile, settings, []]);
  });

  test("a blank engine on Ascend is the vendor's own build", () => {
    expect(readEngine("", { ...H100, platform: "ascend" }).version.name).toBe("vllm-ascend");
  });

  test("an unknown flag is ignored and named", () => {
    expect(readEngine("vLLM --warp-drive 9 --port 80", H100).notes).toEqual([
      { rule: "flags-unknown", values: { flags: "--warp-drive" } },
    ]);
  });

  test("words that are neither engine nor setting are named", () => {
    expect(readEngine("vLLM turbo 0.5", H100).notes).toEqual([
      { rule: "flags-unknown", values: { flags: "turbo" } },
    ]);
  });

  test.each(["vLLM 8卡", "vLLM 16并发"])("%s: a number with a word is no version, and is named", (text) => {
    expect(readEngine(text, H100).notes).toMatchObject([{ rule: "flags-unknown" }]);
  });

  test("of several commands the one that serves is read, and the note says which", () => {
    const text =
      "mkdir -p /models\nvllm serve m -tp 2 &\nsleep 60\nvllm bench serve --model m --num-prompts 200";
    const engine = readEngine(text, H100);
    expect([engine.settings, engine.notes]).toEqual([
      { tensorParallel: 2 },
      [{ rule: "command-chosen", values: { command: "vllm serve m -tp 2" } }],
    ]);
  });

  const impossible: readonly (readonly [text: string, message: RegExp])[] = [
    ["vLLM --gpu-memory-utilization 1.5", /--gpu-memory-utilization is "1.5".*share above 0 and up to 1/],
    ["vLLM -tp 0", /-tp is "0".*whole number above 0/],
    ["vLLM -tp two", /-tp is "two"/],
    ["vLLM --max-num-seqs", /given without a value/],
    ["vLLM --kv-cache-dtype fp7", /--kv-cache-dtype is "fp7".*needs "fp8"/],
    ["warp", /Engine "warp" is not known.*vLLM/],
    ["ktransformers", /Engine "ktransformers" is not known.*SGLang/],
    ["python ktransformers/server/main.py --port 10002", /is not known/],
    ["lmdeploy serve api_server m --tp 2", /Engine "lmdeploy serve api_server m" is not known/],
    ["TGI", /Engine "TGI" is not known/],
    ["mlc_llm serve HF://mlc-ai/m", /is not known/],
    ["ik_llama.cpp -fmoe", /is not known/],
    ["docker run --gpus all ghcr.io/huggingface/text-generation-inference:3 --model-id m", /is not known/],
    ["swift deploy --model m --infer_backend lmdeploy", /Engine "lmdeploy" is not known/],
    ["vllm serve $MODEL -tp $TP", /-tp is \$TP, and the text does not say/],
    ["vllm serve m -tp $((GPUS * 2))", /-tp is \$\(\(GPUS \* 2\)\), and the text does not say/],
    ["vllm serve m -tp <num_gpus>", /-tp is "<num_gpus>"/],
    ["vllm serve m --dtype float8", /--dtype is "float8".*bfloat16/],
    ["vllm serve m --max-model-len 4.5", /--max-model-len is "4.5"/],
    ["llama-server -m x -ot 'exps'", /-ot is "exps".*=CPU/],
    ["llama-server -m x -ot '((a+)+)+=CPU'", /-ot is/],
    ["vllm serve m --enable-lora", /--enable-lora moves memory.*adapters.*Remove it/],
    ["vllm serve m --speculative-config '{\"method\":\"eagle3\",\"model\":\"x/eagle\",\"num_speculative_tokens\":3}'", /--speculative-config moves memory.*draft model/], // prettier-ignore
    ["vllm serve m -pcp 2", /-pcp moves memory/],
    ["vllm serve m --all2all-backend deepep_low_latency", /--all2all-backend moves memory.*buffers/],
    ["SGLang --lora-paths a=b", /--lora-paths moves memory/],
    ["SGLang --speculative-algorithm EAGLE3 --speculative-draft-model-path x", /--speculative-draft-model-path moves memory/], // prettier-ignore
    ["llama-server -m x -md y", /-md moves memory/],
    ["llama-server -m x -ts 3,1", /-ts moves memory.*unequal/],
    ["OLLAMA_MAX_LOADED_MODELS=2 ollama serve", /--max-loaded-models moves memory/],
  ];
  test.each(impossible)("%s is refused", (text, message) => {
    expect(said(() => readEngine(text, H100))).toMatch(message);
  });
});
