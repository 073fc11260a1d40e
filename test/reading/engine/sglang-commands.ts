import { repository, type LaunchCommand } from "./launch-command";

const SGLANG = "SGLang ≥ 0.5";
const SGLANG_DOCS = "https://docs.sglang.io/";

const SGLANG_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `docker run --gpus '"device=0,1,2,3,4,5,6,7"' \\
  --shm-size 32g \\
  -p 8000:8000 \\
  -e OMP_NUM_THREADS=1 \\
  -v ~/.cache/huggingface:/root/.cache/huggingface \\
  --ipc=host \\
  lmsysorg/sglang:latest \\
  python3 -m sglang.launch_server \\
    --model-path Qwen/QwQ-32B \\
    --host 0.0.0.0 --port 8000 \\
    --trust-remote-code \\
    --attention-backend flashinfer \\
    --quantization fp8 \\
    --chat-template qwen2-vl \\
    --dp-size 4 \\
    --tp 2 \\
    --pp-size 1 \\
    --schedule-policy fcfs \\
    --schedule-conservativeness 0.1 \\
    --max-running-requests 64 \\
    --mem-fraction-static 0.7
`,
    engine: SGLANG,
    settings: { weights: "FP8", dataParallel: 4, tensorParallel: 2, pipelineParallel: 1, maxSequences: 64, utilisation: 0.7 }, // prettier-ignore
    source: repository("marieai/marie-ai", "config/sglang/sglang-qwq-x8.sh"),
  },
  {
    text: `docker pull lmsysorg/sglang:latest
# Launch
docker run --gpus all --shm-size 32g -p 30000:30000 -v ~/.cache/huggingface:/root/.cache/huggingface --ipc=host --network=host --privileged lmsysorg/sglang:latest \\
    python3 -m sglang.launch_server --model deepseek-ai/DeepSeek-V3 --tp 8 --trust-remote-code --port 30000`,
    engine: SGLANG,
    settings: { tensorParallel: 8 },
    source: repository("iocion/iocion.github.io", "docs/AI/AI深度学习.md"),
  },
  {
    text: `volume=$PWD/data
model=deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B
docker run -d -ti --rm --gpus all \\
    --shm-size 1g \\
    -p 1337:30000 \\
    -v $volume:/root/.cache/huggingface \\
    -v ./:/code \\
    -w /code \\
    --ipc=host \\
    lmsysorg/sglang:v0.4.5-cu125 \\
    python3 -m sglang.launch_server --model-path $model --host 0.0.0.0 --port 30000`,
    engine: "SGLang ≤ 0.4",
    settings: {},
    source: repository("dmitrymailk/hidden_capacity_reasoning", "sglang.sh"),
  },
  {
    text: `SGLANG_USE_AITER=1 \\
python3 -m sglang.launch_server \\
--model-path /data/models/DeepSeek-R1/ \\
--port 30000 \\
--host 0.0.0.0 \\
--served-model-name deepseek-r1 \\
--tp-size 8 \\
--trust-remote-code \\
--chunked-prefill-size 130172 \\
--max-running-requests 128 \\
--mem-fraction-static 0.85 \\
# --enable-torch-compile \\
# --enable-ep-moe \\
# --dp-size 8 \\
# --enable-dp-attention \\
#--moe-dense-tp-size 1
#--disable-cuda-graph \\
#2>&1 | tee -a \${LOG}.log`,
    engine: SGLANG,
    settings: { tensorParallel: 8, maxBatchedTokens: 130_172, maxSequences: 128, utilisation: 0.85 },
    source: "launch script for DeepSeek-R1 on MI300X (public repository, name not known)",
  },
  {
    text: "python -m sglang.launch_server --model deepseek-ai/DeepSeek-V3.2-Exp --tp 8 --dp 8 --enable-dp-attention",
    engine: SGLANG,
    settings: { tensorParallel: 8, dataParallel: 8, dataParallelAttention: true },
    source: `${SGLANG_DOCS}basic_usage/deepseek_v32.html`,
  },
  {
    text: "python -m sglang.launch_server --model deepseek-ai/DeepSeek-V3.2-Exp --tp 8 --ep 8",
    engine: SGLANG,
    settings: { tensorParallel: 8, expertParallel: true },
    source: `${SGLANG_DOCS}basic_usage/deepseek_v32.html`,
  },
  {
    text: `python3 -m sglang.launch_server \\
  --model-path zai-org/GLM-4.6-FP8 \\
  --tp-size 8 \\
  --tool-call-parser glm45  \\
  --reasoning-parser glm45  \\
  --speculative-algorithm EAGLE \\
  --speculative-num-steps 3  \\
  --speculative-eagle-topk 1  \\
  --speculative-num-draft-tokens 4 \\
  --mem-fraction-static 0.9 \\
  --served-model-name glm-4.6-fp8 \\
  --enable-custom-logit-processor`,
    engine: SGLANG,
    settings: { tensorParallel: 8, draft: true, draftTokens: 4, utilisation: 0.9 },
    left: "--enable-custom-logit-processor",
    source: `${SGLANG_DOCS}basic_usage/glm45.html`,
  },
  {
    text: `python -m sglang.launch_server \\
    --model-path meta-llama/Meta-Llama-3-8B-Instruct \\
    --tp 4 \\
    --dist-init-addr sgl-dev-0:50000 \\
    --nnodes 2 \\
    --node-rank 0`,
    engine: SGLANG,
    settings: { tensorParallel: 4 },
    source: `${SGLANG_DOCS}advanced_features/server_arguments.html`,
  },
  {
    text: `cat > config.yaml << EOF
model-path: meta-llama/Meta-Llama-3-8B-Instruct
host: 0.0.0.0
port: 30000
tensor-parallel-size: 2
enable-metrics: true
log-requests: true
EOF

# Launch server with config file
python -m sglang.launch_server --config config.yaml`,
    engine: SGLANG,
    settings: { tensorParallel: 2 },
    source: `${SGLANG_DOCS}advanced_features/server_arguments.html`,
  },
  {
    text: `python3 -m sglang.launch_server \\
    --model-path /home/ckpt/Qwen3-8B \\
    --host 0.0.0.0 \\
    --port 37654 \\
    --device npu \\
    --model-impl mindspore \\
    --attention-backend ascend \\
    --tp-size 1 \\
    --dp-size 1 \\
    --mem-fraction-static 0.8
    #--dist-init-addr 127.0.0.1:29500 --nnodes 2 --node-rank 0 \\
`,
    engine: SGLANG,
    settings: { tensorParallel: 1, dataParallel: 1, utilisation: 0.8 },
    left: "--model-impl",
    source: repository("sgl-project/sglang", "ms_example/start_server.sh"),
  },
];

const TENSORRT_LLM_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `trtllm-serve /userdata/llms/deepseek-ai/DeepSeek-R1 \\
            --backend pytorch \\
            --tp_size 8 \\
            --pp_size 1 \\
            --ep_size 4 \\
            --max_batch_size 161 \\
            --max_num_tokens 1160 \\
            --kv_cache_free_gpu_memory_fraction 0.8 \\
            --trust_remote_code
`,
    engine: "TensorRT-LLM",
    settings: { tensorParallel: 8, pipelineParallel: 1, expertParallel: true, maxSequences: 161, maxBatchedTokens: 1160, utilisation: 0.8 }, // prettier-ignore
    source: repository("banjuede/deepseek-test", "trt-llm/serve.sh"),
  },
  {
    text: `#! /usr/bin/env bash

cat >./config.yml <<EOF
cuda_graph_config:
    enable_padding: true
    max_batch_size: 512
enable_attention_dp: true
kv_cache_config:
    dtype: fp8
    free_gpu_memory_fraction: 0.8
stream_interval: 10
moe_config:
    backend: DEEPGEMM
EOF

trtllm-serve \\
    deepseek-ai/DeepSeek-R1 \\
    --host localhost --port 8000 \\
    --trust_remote_code \\
    --max_batch_size 1024 --max_num_tokens 8192 \\
    --tp_size 8 --ep_size 8 --pp_size 1 \\
    --config ./config.yml \\
    --reasoning_parser deepseek-r1
`,
    engine: "TensorRT-LLM",
    settings: { dataParallelAttention: true, cache: "FP8", utilisation: 0.8, maxSequences: 1024, maxBatchedTokens: 8192, tensorParallel: 8, expertParallel: true, pipelineParallel: 1 }, // prettier-ignore
    source: repository("NVIDIA/TensorRT-LLM", "examples/serve/deepseek_r1_reasoning_parser.sh"),
  },
  {
    text: `mkdir -p logs
TIMESTAMP=$(date +%Y.%m.%d-%H:%M:%S)
MODEL_PATH=/cfs_zhongwei/models/deepseek-ai/DeepSeek-V3.1-W4AFP8-MTP-TRTLLM
MAX_SEQ_LEN=155648
MAX_NUM_TOKENS=16384

BATCH_SIZE=4
TP_SIZE=8
EP_SIZE=$TP_SIZE

export FLEXKV_CONFIG_PATH="./flexkv_config.json"
export MODEL_PATH=$MODEL_PATH

trtllm-serve serve $MODEL_PATH \\
    --host 0.0.0.0 \\
    --port 6000 \\
    --backend pytorch \\
    --tp_size $TP_SIZE \\
    --ep_size $EP_SIZE \\
    --max_seq_len $MAX_SEQ_LEN \\
    --max_num_tokens $MAX_NUM_TOKENS \\
    --max_batch_size $BATCH_SIZE \\
    --extra_llm_api_options extra-llm-api-config-cg.yml 2>&1 | tee logs/$TIMESTAMP.log 
`,
    engine: "TensorRT-LLM",
    settings: { tensorParallel: 8, expertParallel: true, maxContext: 155_648, maxBatchedTokens: 16_384, maxSequences: 4 }, // prettier-ignore
    left: "--extra_llm_api_options",
    source: repository("taco-project/FlexKV", "examples/trtllm_adaption/launch.sh"),
  },
];

export const SERVER_COMMANDS = [...SGLANG_COMMANDS, ...TENSORRT_LLM_COMMANDS];
