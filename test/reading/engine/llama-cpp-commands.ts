import { repository, type LaunchCommand } from "./launch-command";

const LLAMA_CPP_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `~/build/llama.cpp/build-cuda/bin/llama-server \\
   -m $LLAMA_MODEL_DIR/gpt-oss-120b-mxfp4-00001-of-00003.gguf \\
   --n-cpu-moe 36 \\    #this model has 36 MOE blocks. So cpu-moe 36 means all moe are running on the CPU.
   --n-gpu-layers 999 \\   #everything else on the GPU, about 8GB
   -c 0 -fa \\   #max context (128k), flash attention
   --jinja --reasoning-format none \\
   --host 0.0.0.0 --port 8502 --api-key "dummy" \\
`,
    engine: "llama.cpp",
    settings: { expertsOnHost: 36, layersOnCard: 999, flashAttentionOff: false },
    source: "https://gokawiil.com/article/74814 (a thread of r/LocalLLaMA)",
  },
  {
    text: `llama-server \\
    -hf ggml-org/Qwen2.5-Coder-3B-Q8_0-GGUF \\
    --port 8012 -ngl 99 -fa -ub 1024 -b 1024 -dt 0.1 \\
    --ctx-size 0 --cache-reuse 256 &
`,
    engine: "llama.cpp",
    settings: { layersOnCard: 99, flashAttentionOff: false, microBatch: 1024 },
    source: repository("lum7671/Scripts", "run_llvm_coder.zsh"),
  },
  {
    text: `BIN=/media/$USER/local/apps/llamacpp/llama-server
MODEL="/media/$USER/local/ml/gguf/Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf"
THREADS=4
LAYERS=20

$BIN -m "$MODEL" \\
    --keep -1 --predict -1 \\
    --ctx-size 2048 --batch-size 2048 -ngl $LAYERS \\
    --threads $THREADS --threads-batch $THREADS \\
    --mlock --flash-attn \\
    --top-k 40 --top-p 0.9 --min-p 0.0 \\
    --host 0.0.0.0 --port 8080
`,
    engine: "llama.cpp",
    settings: { maxContext: 2048, layersOnCard: 20, flashAttentionOff: false },
    source: repository("sheeanit/cli", "llama-serv.sh"),
  },
  {
    text: `cd /workspace/llama.cpp-native/build/bin

./llama-server \\
  --model /workspace/models/qwen2.5-coder-14b-instruct-q4_k_m.gguf \\
  --host 0.0.0.0 \\
  --ctx-size 81920 \\
  --rope-scale 2.5 \\
  --threads 16 \\
  --n-gpu-layers -1 \\
  --batch-size 256 \\
  --ubatch-size 256 \\
  --parallel 1 \\
  --flash-attn on \\
  --cont-batching \\
  --jinja`,
    engine: "llama.cpp",
    settings: { maxContext: 81_920, microBatch: 256, slots: 1, flashAttentionOff: false },
    source: repository("Gunther-Schulz/local-llm-coding-setup", "start-llama-server-native.sh"),
  },
  {
    text: `llama-server \\
    -hf unsloth/Devstral-Small-2505-GGUF:Q4_K_M \\
    --port 11434 \\
    --threads -1 \\
    --ctx-size 131072 \\
    --cache-type-k q8_0 \\
    --cache-type-v q8_0 \\
    --flash-attn \\
    --n-gpu-layers 41 \\
    --seed 3407 \\
    --prio 2 \\
    --temp 0.15 \\
    --repeat-penalty 1.0 \\
    --min-p 0.01 \\
    --jinja`,
    engine: "llama.cpp",
    settings: { maxContext: 131_072, cache: "Q8_0", valueCache: "Q8_0", flashAttentionOff: false, layersOnCard: 41 }, // prettier-ignore
    source: "start script for Devstral (public repository, name not known)",
  },
  {
    text: `exec /app/llama-server \\
  --model "$MODEL_FILE" \\
  --host 0.0.0.0 \\
  --port 8080 \\
  --n-gpu-layers "\${N_GPU_LAYERS:-40}" \\
  --threads "\${THREADS:-14}" \\
  --ctx-size "\${CTX_SIZE:-32000}" \\
  --flash-attn "\${FLASH_ATTN:-on}" \\
  --cache-type-k "\${CACHE_TYPE_K:-f16}" \\
  --cache-type-v "\${CACHE_TYPE_V:-f16}" \\
  --temp "\${TEMP:-1.0}" \\
  --seed "\${SEED:-3407}"`,
    engine: "llama.cpp",
    settings: { layersOnCard: 40, maxContext: 32_000, flashAttentionOff: false, cache: "F16", valueCache: "F16" }, // prettier-ignore
    source: "entrypoint of a llama-server image (public repository, name not known)",
  },
  {
    text: `MODEL_FILENAME="\${MODEL_FILENAME:-Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf}"
echo "Running with model at ./\${MODEL_FILENAME}"

docker run --gpus all -v ./models:/models -p 8080:8080 ghcr.io/ggml-org/llama.cpp:server -m /models/$MODEL_FILENAME --host 0.0.0.0 --port 8080 --ctx-size 16384 --parallel 8 --n-gpu-layers 20`,
    engine: "llama.cpp",
    settings: { maxContext: 16_384, slots: 8, layersOnCard: 20 },
    source: "start script for Llama-3.1-8B (public repository, name not known)",
  },
  {
    text: `services:
  llamacpp:
    image: ghcr.io/ggml-org/llama.cpp:light-cuda
    environment:
      GGML_CUDA_NO_PINNED: "1"
      LLAMA_ARG_CTX_SIZE: "2048"
      LLAMA_ARG_N_GPU_LAYERS: "99"
    volumes:
      - ./.docker/llamacpp/models:/root/.llamacpp/models
    container_name: llamacpp
    tty: true`,
    engine: "llama.cpp",
    settings: { maxContext: 2048, layersOnCard: 99 },
    source: "docker-compose.yml for synui (public repository, name not known)",
  },
];

const OLLAMA_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `docker pull ollama/ollama
docker run --gpus all --rm -d \\
  -v ollama:/root/.ollama \\
  -v "$(pwd):/data" \\
  -p 11434:11434 \\
  --name ollama ollama/ollama
docker exec -it ollama ollama run llama3.2-vision
# docker exec -it ollama ollama run llama3.2:3b`,
    engine: "llama.cpp",
    settings: { library: "ollama" },
    source: repository("930727fre/VQAweb", "backend/ollama/ollama-docker.sh"),
  },
  {
    text: `# Environmental variables for Ollama server
# Enable flash attention mechanism
export OLLAMA_FLASH_ATTENTION=1
export OLLAMA_KV_CACHE_TYPE="q8_0"
export OLLAMA_CONTEXT_LENGTH=8192
ollama serve`,
    engine: "llama.cpp",
    settings: { flashAttentionOff: false, cache: "Q8_0", valueCache: "Q8_0", maxContext: 8192, library: "ollama" }, // prettier-ignore
    source: repository("stur86/tinyfacts-gen", "ollama_env.sh"),
  },
  {
    text: `services:
  ollama_qa:
    image: ollama/ollama:0.6.6-rocm
    container_name: ollama_qa
    environment:
      - DEBUG=true
      - OLLAMA_MAX_QUEUE=1024
      - OLLAMA_NUM_PARALLEL=3
      - OLLAMA_FLASH_ATTENTION=1
    ports:
      - "11434:11434"`,
    engine: "llama.cpp",
    settings: { slots: 3, flashAttentionOff: false, library: "ollama" },
    source: "docker-compose.yml for qa_rag (public repository, name not known; one model at a time)",
  },
  {
    text: `services:
  ollama:
    image: ollama/ollama:0.3.10
    container_name: ollama
    environment:
      OLLAMA_HOST: "\${OLLAMA_HOST:-127.0.0.1}:\${OLLAMA_PORT-11434}"
      OLLAMA_DEBUG: \${OLLAMA_DEBUG:-"false"}
      OLLAMA_FLASH_ATTENTION: \${OLLAMA_FLASH_ATTENTION:-0}
      OLLAMA_KEEP_ALIVE: \${OLLAMA_KEEP_ALIVE:-"5m"}
      OLLAMA_MAX_LOADED_MODELS: \${OLLAMA_MAX_LOADED_MODELS:-0}
      OLLAMA_NUM_PARALLEL: \${OLLAMA_NUM_PARALLEL:-0}
      OLLAMA_MAX_QUEUE: \${OLLAMA_MAX_QUEUE:-512}`,
    engine: "llama.cpp",
    settings: { flashAttentionOff: true, library: "ollama" },
    source: "docker-compose.yml with Ollama 0.3.10 (public repository, name not known)",
  },
  {
    text: "OLLAMA_NUM_PARALLEL=4 OLLAMA_CONTEXT_LENGTH=64000 ollama serve",
    engine: "llama.cpp",
    settings: { slots: 4, maxContext: 64_000, library: "ollama" },
    source: "https://docs.ollama.com/faq",
  },
];

/** ms-swift starts vLLM under flags of its own. */
const SWIFT_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `NPROC_PER_NODE=4 \\
CUDA_VISIBLE_DEVICES=0,1,2,3 \\
swift infer \\
    --model Qwen/Qwen2.5-7B-Instruct \\
    --infer_backend vllm \\
    --val_dataset AI-ModelScope/alpaca-gpt4-data-zh#2000 \\
    --vllm_gpu_memory_utilization 0.9 \\
    --vllm_max_model_len 8192 \\
    --vllm_tensor_parallel_size 2 \\
    --max_new_tokens 2048 \\
    --write_batch_size 1000
`,
    engine: "vLLM ≥ 0.29",
    settings: { utilisation: 0.9, maxContext: 8192, tensorParallel: 2 },
    left: "--max_new_tokens --write_batch_size",
    source: repository("modelscope/ms-swift", "examples/infer/vllm/dp_tp.sh"),
  },
  {
    text: `CUDA_VISIBLE_DEVICES=0 \\
swift deploy \\
    --model Qwen/Qwen2.5-7B-Instruct \\
    --infer_backend vllm`,
    engine: "vLLM ≥ 0.29",
    settings: {},
    source: repository("modelscope/ms-swift", "examples/deploy/README.md"),
  },
];

export const HOME_COMMANDS = [...LLAMA_CPP_COMMANDS, ...OLLAMA_COMMANDS, ...SWIFT_COMMANDS];
