import { repository, type LaunchCommand } from "./launch-command";

const CURRENT = "vLLM ≥ 0.29";

/** vLLM in compose files, Kubernetes manifests and Dockerfiles. */
export const MANIFEST_COMMANDS: readonly LaunchCommand[] = [
  {
    text: `version: '2.3'

services:
  vllm:
    image: vllm/vllm-openai:latest
    volumes:
      - \${HF_HOME:-~/.cache/huggingface}:/root/.cache/huggingface
    ports:
      - "8000:8000"
    environment:
      - HUGGING_FACE_HUB_TOKEN=\${HUGGING_FACE_HUB_TOKEN}
    command: --model \${MODEL:-google/gemma-2-9b-it} --gpu-memory-utilization \${GPU_MEMORY_UTILIZATION:-1.0} --tensor-parallel-size \${TENSOR_PARALLEL_SIZE:-4} --host 0.0.0.0 --port 8000
    ipc: host
    ulimits:
      memlock: -1
      stack: 67108864
    deploy:
      resources:
        reservations:
          devices:
            - driver: nvidia
              count: all
              capabilities: [gpu]`,
    engine: CURRENT,
    settings: { utilisation: 1, tensorParallel: 4 },
    source: "docker-compose.yml for gemma-2-9b-it (public repository, name not known)",
  },
  {
    text: `version: "3"
services:
  vllm-openai:
    volumes:
      - ~/.cache/huggingface:/root/.cache/huggingface
      - ./models:/models
    environment:
      - HUGGING_FACE_HUB_TOKEN=
    ports:
      - 8000:8000
    ipc: host
    image: vllm/vllm-openai:latest
    command: >
      --model /models/mistral
      --gpu-memory-utilization 0.98
      --max-model-len 2048
      --tensor-parallel-size 1
      --max-num-seqs 64`,
    engine: CURRENT,
    settings: { utilisation: 0.98, maxContext: 2048, tensorParallel: 1, maxSequences: 64 },
    source: "docker-compose.yml for mistral (public repository, name not known)",
  },
  {
    text: `services:
  vllm-server:
    image: vllm/vllm-openai:latest
    shm_size: '32g'
    deploy:
      resources:
        reservations:
          devices:
            - capabilities: [gpu]
              device_ids: ['0,1,2,3,4,5,6,7']
    ipc: host
    command: >
      --model \${MODEL:-Infermatic/Llama-3.3-70B-Instruct-FP8-Dynamic}
      --host 0.0.0.0
      --tensor-parallel-size \${TENSOR_PARALLEL_SIZE:-2}
      --pipeline-parallel-size \${PIPELINE_PARALLEL_SIZE:-1}
      --max-model-len \${MAX_MODEL_LEN:-8000}
      --gpu-memory-utilization 0.95
      --disable-log-requests
      --trust-remote-code
      --max-num-seqs \${MAX_NUM_SEQS:-128}`,
    engine: CURRENT,
    settings: { tensorParallel: 2, pipelineParallel: 1, maxContext: 8000, utilisation: 0.95, maxSequences: 128 }, // prettier-ignore
    source: "docker-compose.yml for Llama-3.3-70B (public repository, name not known)",
  },
  {
    text: `version: '3.10'

services:

 vllm:
    container_name: vllm
    image: vllm/vllm-openai:v0.6.3.post1
    restart: unless-stopped
    volumes: 
      - /mnt/llm:/app/model
    command: [
      "--model", "/app/model/Llama-3.2-11B-Vision-Instruct", 
      "--gpu-memory-utilization", "0.65",
      "--max-model-len", "16384",
      "--max-num-seqs","2",
      "--tensor-parallel-size", "2",
      "--quantization","fp8",
      "--enforce-eager",]
    deploy:
      resources:
        reservations:
          devices:
            - driver: nvidia
              device_ids: ['0','1']
              capabilities: [gpu]`,
    engine: "vLLM ≤ 0.7",
    settings: { utilisation: 0.65, maxContext: 16_384, maxSequences: 2, tensorParallel: 2, weights: "FP8", eager: true }, // prettier-ignore
    source: "docker-compose.yml for Llama-3.2-11B-Vision (public repository, name not known)",
  },
  {
    text: `version: '3.8'

services:
  vllm:
    image: vllm/vllm-openai:latest
    container_name: vllm-devstral
    env_file:
      - ../.env
    command: --model /models/Devstral-Small-2505-UD-Q8_K_XL.gguf --trust-remote-code --tensor-parallel-size 2 --gpu-memory-utilization 0.9
    restart: unless-stopped`,
    engine: CURRENT,
    settings: { tensorParallel: 2, utilisation: 0.9 },
    source: "docker-compose.yml for Devstral (public repository, name not known)",
  },
  {
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: mistral-7b
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: mistral-7b
        image: vllm/vllm-openai:latest
        command: ["/bin/sh", "-c"]
        args: [
          "vllm serve mistralai/Mistral-7B-Instruct-v0.3 --trust-remote-code --enable-chunked-prefill --max_num_batched_tokens 1024"
        ]
        env:
        - name: HF_TOKEN
          valueFrom:
            secretKeyRef:
              name: hf-token-secret
              key: token
        ports:
        - containerPort: 8000
        resources:
          limits:
            cpu: "10"
            memory: 20G
            nvidia.com/gpu: "1"`,
    engine: CURRENT,
    settings: { maxBatchedTokens: 1024 },
    source: "https://docs.vllm.ai/en/latest/deployment/k8s/",
  },
  {
    text: `      containers:
      - name: vllm-fork-with-llama-2-7b-chat-hf
        image: vllm-fork:2.0
        imagePullPolicy: IfNotPresent
        command: ["python3", "-m", "vllm.entrypoints.openai.api_server"]
        args:
          - --port
          - "8000"
          - --model
          - /app/models/Llama-2-7b-chat-hf
          - --tensor-parallel-size
          - "2"
          - --served-model-name
          - Llama-2-7b`,
    engine: CURRENT,
    settings: { tensorParallel: 2 },
    source: "Kubernetes manifest of a fork of vLLM (public repository, name not known)",
  },
  {
    text: `FROM vllm/vllm-openai:latest

WORKDIR /app
ENV HUGGING_FACE_HUB_TOKEN=""
ENTRYPOINT ["vllm", "serve"]

CMD ["google/gemma-3-12b-it", \\
     "--dtype", "half", \\
     "--tensor-parallel-size", "1", \\
     "--gpu-memory-utilization", "0.95", \\
     "--max-model-len", "4096", \\
     "--trust-remote-code"]`,
    engine: CURRENT,
    settings: { compute: "FP16", tensorParallel: 1, utilisation: 0.95, maxContext: 4096 },
    source: "Dockerfile for gemma-3-12b-it (public repository, name not known)",
  },
  {
    text: `FROM vllm/vllm-openai:latest

ENV MODEL_NAME="naver-hyperclovax/HyperCLOVAX-SEED-Text-Instruct-1.5B"
ENV HOST="0.0.0.0"
ENV PORT=8000
ENV TENSOR_PARALLEL_SIZE=1
ENV GPU_MEMORY_UTILIZATION=0.9
ENV MAX_MODEL_LEN=2048

ENTRYPOINT ["/bin/sh", "-c"]
CMD ["python3 -m vllm.entrypoints.openai.api_server --model \${MODEL_NAME} --host \${HOST} --port \${PORT} --tensor-parallel-size \${TENSOR_PARALLEL_SIZE} --gpu-memory-utilization \${GPU_MEMORY_UTILIZATION} --max-model-len \${MAX_MODEL_LEN}"]`,
    engine: CURRENT,
    settings: { tensorParallel: 1, utilisation: 0.9, maxContext: 2048 },
    source: "Dockerfile for HyperCLOVAX (public repository, name not known)",
  },
  {
    text: `FROM vllm/vllm-openai:latest

ENTRYPOINT python3 -m vllm.entrypoints.openai.api_server \\
    --port \${PORT:-8000} \\
    --model \${MODEL_NAME:-OpenGVLab/InternVL3-14B} \\
    \${REVISION:+--revision "$REVISION"}
`,
    engine: CURRENT,
    settings: {},
    source: repository("devsaturn/internvl-vllm", "Dockerfile"),
  },
];
