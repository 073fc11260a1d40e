/** Likely causes of large misses, by part and a piece of the point's label, as far as the source lets one say. */
export const CAUSES: readonly { readonly part: string; readonly label: string; readonly cause: string }[] = [
  {
    part: "Transformers: process",
    label: "",
    cause: "free blocks of the allocator: a half of the activations is their mean over models",
  },
  { part: "Transformers: activations", label: "gpt-oss", cause: "masks and repeated keys beside the scores" },
  {
    part: "Weights",
    label: "DeepSeek-V4-Pro",
    cause:
      "scales of the experts, which SGLang's FP8 method creates in FP32 on NVIDIA cards, are 16.9 GiB more than the E8M0 of the file; the rest is not found out (shared experts whole on every rank would be 3.3)",
  },
  {
    part: "KV pool",
    label: "Qwen3-Coder-480B",
    cause: "communicators of more groups than tensor parallel has",
  },
  {
    part: "Weights",
    label: "google/gemma-3",
    cause: "tables of positions stretched by a linear factor of 8",
  },
  {
    part: "Weights",
    label: "gemma-4-E4B",
    cause:
      "1.25 of the 1.30 GiB is the size of a second copy of the embedding (262,144 × 2,560): an untied head",
  },
  {
    part: "Weights",
    label: "Kimi-K2.5 · SGLang",
    cause:
      "scales of groups of 32 and the tower are counted; for the 2.3 GiB left, SGLang reports the fall of free memory",
  },
  {
    part: "Weights",
    label: "SGLang",
    cause: "SGLang reports the fall of free memory, allocator's reserve included",
  },
  { part: "Weights", label: "Channel-FP8", cause: "parts beside the experts held by every rank" },
  { part: "Weights", label: "gpt-oss-20b", cause: "padding of the expert kernel beyond 256" },
  { part: "KV bytes", label: "Flash-Next", cause: "a patched build with a block layout of its own" },
  {
    part: "KV bytes",
    label: "speculative-config mtp",
    cause: "the number of drafted tokens is not in the log",
  },
  {
    part: "KV bytes",
    label: "pipeline-parallel",
    cause: "the log's pool is the first stage's, its requests the last stage's",
  },
  { part: "Activations", label: "quantized.w8a8", cause: "the quantised kernels' own workspace" },
  { part: "Activations", label: "vLLM 0.6", cause: "older profiling run" },
  { part: "Activations", label: "pipeline-parallel", cause: "buffers between stages" },
  { part: "Libraries", label: "granite", cause: "0.21 GiB more in both logs of this family; not explained" },
  { part: "Libraries", label: "vLLM 0.6", cause: "older builds load more libraries" },
  { part: "Graphs", label: "gpt-oss", cause: "graphs of expert kernels take more" },
  {
    part: "Graphs",
    label: "DeepSeek",
    cause: "graphs of expert kernels, or fewer captured sizes in older versions",
  },
  { part: "Graphs", label: "gemma-4", cause: "the captured sizes are not in the log" },
  {
    part: "KV pool",
    label: "tensor-parallel-size 2",
    cause: "a small pool: 0.1 GiB of weights is 4 % of it",
  },
  { part: "KV pool", label: "V4.1-Flash", cause: "weights 2 % above ours" },
  { part: "Concurrent", label: "tensor-parallel-size 2", cause: "as the pool" },
  { part: "GGUF KV", label: "gpt-oss-120b", cause: "full-size cache for sliding layers in that build" },
  { part: "GGUF KV", label: "Gemma-2", cause: "full-size cache for sliding layers in that build" },
  { part: "GGUF KV", label: "Terminus", cause: "the log's size is that of q8_0" },
  {
    part: "Process memory",
    label: "",
    cause:
      "free blocks of the allocator: 2.6 to 16.6 % of what is allocated (10th and 90th percentile), 7.5 counted",
  },
  {
    part: "Allocated peak, no framework",
    label: "DeepSeek-V2-Lite",
    cause: "PEFT's adapters of fused experts, which nobody named",
  },
  { part: "GGUF size", label: "Q4_K", cause: "the file's mix is not the plain recipe's" },
  { part: "GGUF size", label: "Q5_K", cause: "the file's mix is not the plain recipe's" },
];
