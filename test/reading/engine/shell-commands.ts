import { repository, type LaunchCommand } from "./launch-command";

const CURRENT = "vLLM ≥ 0.29";
const RECIPES = "https://github.com/vllm-project/recipes/blob/main/";
const ASCEND = "https://github.com/vllm-project/vllm-ascend/blob/main/docs/source/tutorials/models/";

/** vLLM from a shell. */
export const SHELL_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `vllm serve deepseek-ai/DeepSeek-V3.2 \\
   --tensor-parallel-size 8 \\
   --tokenizer-mode deepseek_v32 \\
   --tool-call-parser deepseek_v32 \\
   --enable-auto-tool-choice \\
   --reasoning-parser deepseek_v3
   `,
    engine: CURRENT,
    settings: { tensorParallel: 8 },
    source: `${RECIPES}DeepSeek/DeepSeek-V3_2.md`,
  },
  {
    text: "vllm serve deepseek-ai/DeepSeek-V3.2 -dp 8 --enable-expert-parallel",
    engine: CURRENT,
    settings: { dataParallel: 8, expertParallel: true },
    source: `${RECIPES}DeepSeek/DeepSeek-V3_2.md`,
  },
  {
    text: `vllm serve zai-org/GLM-5.1-FP8 \\
     --tensor-parallel-size 8 \\
     --speculative-config.method mtp \\
     --speculative-config.num_speculative_tokens 3 \\
     --tool-call-parser glm47 \\
     --reasoning-parser glm45 \\
     --enable-auto-tool-choice \\
     --chat-template-content-format=string \\
     --served-model-name glm-5.1-fp8`,
    engine: CURRENT,
    settings: { tensorParallel: 8, draft: true, draftTokens: 3 },
    source: `${RECIPES}GLM/GLM5.md`,
  },
  {
    text: `vllm serve Qwen/Qwen3-VL-235B-A22B-Instruct-FP8 \\
  --tensor-parallel-size 8 \\
  --mm-encoder-tp-mode data \\
  --enable-expert-parallel \\
  --async-scheduling`,
    engine: CURRENT,
    settings: { tensorParallel: 8, towers: "whole", expertParallel: true },
    source: `${RECIPES}Qwen/Qwen3-VL.md`,
  },
  {
    text: `vllm serve Qwen/Qwen3-VL-235B-A22B-Instruct-FP8 \\
  --tensor-parallel-size 4 \\
  --limit-mm-per-prompt.video 0 \\
  --async-scheduling \\
  --gpu-memory-utilization 0.95 \\
  --max-num-seqs 128`,
    engine: CURRENT,
    settings: { tensorParallel: 4, utilisation: 0.95, maxSequences: 128 },
    source: `${RECIPES}Qwen/Qwen3-VL.md`,
  },
  {
    text: "vllm serve Qwen/Qwen3-VL-235B-A22B-Instruct -tp 8 --limit-mm-per-prompt.video 0 --limit-mm-per-prompt.image 0",
    engine: CURRENT,
    settings: { tensorParallel: 8, towers: "none" },
    source: `${RECIPES}Qwen/Qwen3-VL.md (note on text-only mode)`,
  },
  {
    text: `VLLM_ROCM_USE_AITER=1 \\
SAFETENSORS_FAST_GPU=1 \\
vllm serve Qwen/Qwen3-VL-235B-A22B-Instruct \\
--tensor-parallel 4 \\
--mm-encoder-tp-mode data `,
    engine: CURRENT,
    settings: { tensorParallel: 4, towers: "whole" },
    source: `${RECIPES}Qwen/Qwen3-VL.md`,
  },
  {
    text: `export HSA_NO_SCRATCH_RECLAIM=1
export AMDGCN_USE_BUFFER_OPS=0
export VLLM_ROCM_USE_AITER=1
export VLLM_ROCM_QUICK_REDUCE_QUANTIZATION=INT4

vllm serve openai/gpt-oss-120b --tensor-parallel-size=8 --attention-backend ROCM_AITER_UNIFIED_ATTN -cc.pass_config.fuse_rope_kvcache=True -cc.use_inductor_graph_partition=True --gpu-memory-utilization 0.95 --block-size=64`,
    engine: CURRENT,
    settings: { tensorParallel: 8, utilisation: 0.95, blockTokens: 64 },
    source: `${RECIPES}OpenAI/GPT-OSS.md`,
  },
  {
    text: `VLLM_USE_FLASHINFER_MOE_FP8=1 \\
VLLM_FLASHINFER_MOE_BACKEND=latency \\
VLLM_USE_DEEP_GEMM=0 \\
VLLM_USE_TRTLLM_ATTENTION=0 \\
VLLM_ATTENTION_BACKEND=FLASH_ATTN \\
vllm serve Qwen/Qwen3-Next-80B-A3B-Instruct-FP8 \\
--tensor-parallel-size 4
`,
    engine: CURRENT,
    settings: { tensorParallel: 4 },
    source: `${RECIPES}Qwen/Qwen3-Next.md`,
  },
  {
    text: `vllm serve Qwen/Qwen3-Next-80B-A3B-Instruct  \\
--tokenizer-mode auto  --gpu-memory-utilization 0.8 \\
--speculative-config '{"method": "qwen3_next_mtp", "num_speculative_tokens": 2}' \\
--tensor-parallel-size 4 --no-enable-chunked-prefill `,
    engine: CURRENT,
    settings: { utilisation: 0.8, draft: true, draftTokens: 2, tensorParallel: 4 },
    source: `${RECIPES}Qwen/Qwen3-Next.md`,
  },
  {
    text: `vllm serve Qwen/Qwen3.5-397B-A17B-FP8 \\
  -dp 8 \\
  --enable-expert-parallel \\
  --language-model-only \\
  --reasoning-parser qwen3 \\
  --enable-prefix-caching`,
    engine: CURRENT,
    settings: { dataParallel: 8, expertParallel: true, towers: "none", prefixCaching: true },
    source: `${RECIPES}Qwen/Qwen3.5.md`,
  },
  {
    text: `vllm serve MiniMaxAI/MiniMax-M2.7 \\
  --data-parallel-size 8 \\
  --enable-expert-parallel \\
  --tool-call-parser minimax_m2 \\
  --reasoning-parser minimax_m2  \\
  --compilation-config '{"mode":3,"pass_config":{"fuse_minimax_qk_norm":true}}' \\
  --enable-auto-tool-choice`,
    engine: CURRENT,
    settings: { dataParallel: 8, expertParallel: true },
    source: `${RECIPES}MiniMax/MiniMax-M2.md`,
  },
  {
    text: `VLLM_ALLOW_LONG_MAX_MODEL_LEN=1 vllm serve Qwen/Qwen3.5-397B-A17B --hf-overrides '{"text_config": {"rope_parameters": {"mrope_interleaved": true, "mrope_section": [11, 11, 10], "rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 262144}}}' --max-model-len 1010000`,
    engine: CURRENT,
    settings: { maxContext: 1_010_000 },
    source: `${RECIPES}Qwen/Qwen3.5.md`,
  },
  {
    text: `#vllm serve $HOME/models/DeepSeek-R1-Distill-Qwen-7B
CUDA_VISIBLE_DEVICES=1 python -m vllm.entrypoints.openai.api_server \\
  --model $HOME/models/DeepSeek-R1-Distill-Qwen-1.5B \\
  --max-model-len 2048 \\
  --gpu-memory-utilization 0.9 \\
  --port 9000`,
    engine: CURRENT,
    settings: { maxContext: 2048, utilisation: 0.9 },
    source: repository("lijiawei20161002/password_locking", "local_inference_setup/serve.sh"),
  },
  {
    text: `HF_MODEL="models/models--amd--Llama-3.1-70B-Instruct-FP8-KV"

vllm serve $HF_MODEL \\
  --trust-remote-code \\
  --max-model-len=65536 \\
  --max-num-batched-token=65536  \\
  --max-num-seqs=1024 \\
  --gpu-memory-utilization=0.9  \\
  --enable-prefix-caching \\
  --disable-log-requests \\
  --kv-cache-dtype=fp8 \\
  --tensor-parallel-size 2`,
    engine: CURRENT,
    settings: { maxContext: 65_536, maxBatchedTokens: 65_536, maxSequences: 1024, utilisation: 0.9, prefixCaching: true, cache: "FP8", tensorParallel: 2 }, // prettier-ignore
    source: "templates of vLLM commands for MI300X (public repository, name not known)",
  },
  {
    text: `python -m vllm.entrypoints.openai.api_server \\
    --model google/gemma-2-9b-it \\
    --gpu-memory-utilization 1.0 \\
    --tensor-parallel-size 4 \\
    --host 0.0.0.0 \\
    --port 8000`,
    engine: CURRENT,
    settings: { utilisation: 1, tensorParallel: 4 },
    source: repository("Mikeriess/Synth_data", "run_vllm_small.sh"),
  },
];

/** vLLM on Ascend cards, from its own tutorials. The table is asked beside an Ascend card. */
export const ASCEND_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `export VLLM_ASCEND_BALANCE_SCHEDULING=1
export PYTORCH_NPU_ALLOC_CONF=expandable_segments:True

vllm serve vllm-ascend/DeepSeek-R1-W8A8 \\
  --host 0.0.0.0 \\
  --port 8000 \\
  --data-parallel-size 4 \\
  --tensor-parallel-size 4 \\
  --quantization ascend \\
  --seed 1024 \\
  --served-model-name deepseek_r1 \\
  --enable-expert-parallel \\
  --max-num-seqs 16 \\
  --max-model-len 16384 \\
  --max-num-batched-tokens 4096 \\
  --trust-remote-code \\
  --gpu-memory-utilization 0.92 \\
  --speculative-config '{"num_speculative_tokens":3,"method":"mtp"}' \\
  --compilation-config '{"cudagraph_mode": "FULL_DECODE_ONLY"}'`,
    engine: "vllm-ascend",
    settings: { dataParallel: 4, tensorParallel: 4, expertParallel: true, maxSequences: 16, maxContext: 16_384, maxBatchedTokens: 4096, utilisation: 0.92, draft: true, draftTokens: 3 }, // prettier-ignore
    source: `${ASCEND}DeepSeek-R1.md`,
  },
  {
    text: `export OMP_NUM_THREADS=10
export VLLM_USE_V1=1
export HCCL_BUFFSIZE=200

vllm serve /root/.cache/modelscope/hub/models/vllm-ascend/DeepSeek-V3.2-W8A8 \\
--host 0.0.0.0 \\
--port 8000 \\
--data-parallel-size 2 \\
--tensor-parallel-size 8 \\
--quantization ascend \\
--enable-expert-parallel \\
--max-num-seqs 16 \\
--max-model-len 8192 \\
--max-num-batched-tokens 4096 \\
--no-enable-prefix-caching \\
--gpu-memory-utilization 0.92 \\
--compilation-config '{"cudagraph_mode": "FULL_DECODE_ONLY"}' \\
--speculative-config '{"num_speculative_tokens": 3, "method": "deepseek_mtp"}'
`,
    engine: "vllm-ascend",
    settings: { dataParallel: 2, tensorParallel: 8, expertParallel: true, maxSequences: 16, maxContext: 8192, maxBatchedTokens: 4096, prefixCaching: false, utilisation: 0.92, draft: true, draftTokens: 3 }, // prettier-ignore
    source: `${ASCEND}DeepSeek-V3.2.md`,
  },
  {
    text: `export TIKTOKEN_ENCODINGS_BASE=\${PWD}/tiktoken_encodings

vllm serve unsloth/gpt-oss-120b-BF16 \\
--served-model-name gpt-oss-120b-bf16 \\
--port 8000 \\
--trust-remote-code \\
--max-num-seqs 4 \\
--gpu-memory-utilization 0.90 \\
--tensor-parallel-size 4 \\
--max-model-len 4096 \\
--max-num-batched-tokens 4096 \\
--enable-expert-parallel \\
--compilation_config '{"cudagraph_mode": "FULL_DECODE_ONLY", "cudagraph_capture_sizes":[1,2,3,4]}'`,
    engine: "vllm-ascend",
    settings: { maxSequences: 4, utilisation: 0.9, tensorParallel: 4, maxContext: 4096, maxBatchedTokens: 4096, expertParallel: true, graphSizes: 4 }, // prettier-ignore
    source: `${ASCEND}gpt-oss-120b.md`,
  },
  {
    text: `export VLLM_USE_MODELSCOPE=True
export ASCEND_RT_VISIBLE_DEVICES=0

vllm serve Eco-Tech/Qwen3-8B-w8a8sc-310-vllm/TP1/Qwen3-8B-w8a8sc-310-vllm-tp1 \\
    --host 127.0.0.1 \\
    --port 8080 \\
    --tensor-parallel-size 1 \\
    --gpu-memory-utilization 0.90 \\
    --max-num-seqs 32 \\
    --served-model-name qwen3 \\
    --dtype float16 \\
    --additional-config '{"ascend_compilation_config": {"enable_npugraph_ex":false}}' \\
    --compilation-config '{"cudagraph_mode": "FULL_DECODE_ONLY", "cudagraph_capture_sizes": [1,2,4,8,16,32]}' \\
    --quantization ascend \\
    --max-model-len 20480 \\
    --no-enable-prefix-caching \\
    --load-format sharded_state`,
    engine: "vllm-ascend",
    settings: { tensorParallel: 1, utilisation: 0.9, maxSequences: 32, compute: "FP16", graphSizes: 6, maxContext: 20_480, prefixCaching: false }, // prettier-ignore
    source: `${ASCEND}Qwen3-Dense.md`,
  },
  {
    text: "vllm serve Qwen/Qwen3-32B --tensor-parallel-size 8 --async-scheduling --chat-template ./qwen3_nonthinking.jinja",
    engine: "vllm-ascend",
    settings: { tensorParallel: 8 },
    source: repository("Pan-Binghong/daily-learning", "content/ai/使用vllm-ascend推理qwen3.md"),
  },
];
