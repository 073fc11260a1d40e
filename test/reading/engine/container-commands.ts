import { repository, type LaunchCommand } from "./launch-command";

const CURRENT = "vLLM ≥ 0.29";
const RECIPES = "https://github.com/vllm-project/recipes/blob/main/";

/** vLLM by docker run. */
export const CONTAINER_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `docker run --gpus all \\
  -p 8000:8000 \\
  --ipc=host \\
  -v ~/.cache/huggingface:/root/.cache/huggingface \\
  vllm/vllm-openai:glm51 zai-org/GLM-5.1-FP8 \\
    --tensor-parallel-size 8 \\
    --tool-call-parser glm47 \\
    --served-model-name glm-5.1-fp8`,
    engine: CURRENT,
    settings: { tensorParallel: 8 },
    source: `${RECIPES}GLM/GLM5.md`,
  },
  {
    text: `docker run --device=/dev/kfd --device=/dev/dri \\
  --security-opt seccomp=unconfined \\
  --group-add video \\
  --ipc=host \\
  -p 8000:8000 \\
  -v ~/.cache/huggingface:/root/.cache/huggingface \\
  vllm/vllm-openai-rocm:latest \\
  Qwen/Qwen3.5-397B-A17B-FP8 \\
  --tensor-parallel-size 8 \\
  --reasoning-parser qwen3 \\
  --enable-prefix-caching`,
    engine: CURRENT,
    settings: { tensorParallel: 8, prefixCaching: true },
    source: `${RECIPES}Qwen/Qwen3.5.md`,
  },
  {
    text: `docker run -itd --name qwen35b-cpu \\
  --network host \\
  --shm-size 16g \\
  -v ~/.cache/huggingface:/root/.cache/huggingface \\
  vllm/vllm-openai-cpu:latest-x86_64 \\
    --model Qwen/Qwen3.5-35B-A3B \\
    --host 0.0.0.0 \\
    --port 8000`,
    engine: CURRENT,
    settings: {},
    source: `${RECIPES}Qwen/Qwen3.5.md`,
  },
  {
    text: "docker run --rm --gpus all -v $PWD/.cache/huggingface:/root/.cache/huggingface -p 8000:8000 --ipc=host vllm/vllm-openai:v0.6.6.post1 --model deepseek-ai/DeepSeek-V3 --trust-remote-code\n",
    engine: "vLLM ≤ 0.7",
    settings: {},
    source: repository("yandy/dockerapps", "vllm/run.ps1"),
  },
  {
    text: `docker run -it --name vllm-server-0 --rm --gpus='"device=0"' --ipc=host --ulimit memlock=-1 --ulimit stack=67108864 \\
                 -v $(pwd):/workspace -p 8000:8000 \\
                 -e NCCL_P2P_DISABLE=1 -e NCCL_SHM_DISABLE=1 \\
                 vllm/vllm-openai:v0.7.2 \\
                 --model /workspace/vllm-models/vllm-11 \\
                 --tool-call-parser hermes \\
                 --enable-auto-tool-choice \\
                 --quantization bitsandbytes \\
                 --load-format bitsandbytes \\
                 --gpu-memory-utilization 0.8 \\
                 --port 8000 \\
                 --max_model_len 2048
`,
    engine: "vLLM ≤ 0.7",
    settings: { weights: "NF4", utilisation: 0.8, maxContext: 2048 },
    source: repository("zeuscsc/OpenReinforcedAgent", "start_vllm.sh"),
  },
  {
    text: `# 1. Cleanup
docker stop vllm_qwen && docker rm vllm_qwen

docker pull  scitrera/dgx-spark-vllm:0.13.0-t4:latest

# 2. Launch with the Blackwell Environment Shims
docker run -d \\
  --gpus '"device=0"' \\
  --shm-size=16g \\
  -p 8356:8356 \\
  -v "$HOME/.cache/huggingface:/root/.cache/huggingface" \\
  scitrera/dgx-spark-vllm:0.13.0-t4\\
  vllm serve \\
        "GAlex535/Qwen3-Coder-30B-A3B-Instruct-NVFP4" \\
        --port 8356 \\
        --max-model-len 256000  \\
        --gpu-memory-utilization 0.90 \\
        --trust-remote-code \\
        --enable-auto-tool-choice \\
        --tool-call-parser qwen3_coder
`,
    engine: "vLLM 0.11–0.16",
    settings: { maxContext: 256_000, utilisation: 0.9 },
    source: repository("LePhanFF/MyOpenclawAgent", "qwen3-80b-a3b/vl-32code.sh"),
  },
  {
    text: `docker run --runtime nvidia --gpus all \\
    -v ~/.cache/huggingface:/root/.cache/huggingface \\
    -p 30005:8000 \\
    --ipc=host \\
    vllm/vllm-openai:v0.4.2 \\
    --model Qwen/Qwen2.5-1.5B-Instruct --api-key secret `,
    engine: "vLLM ≤ 0.7",
    settings: {},
    source: "vllm.sh of MiniProd_NLP2_IntentClassification (public repository)",
  },
];
