import type { FlagTable } from "./flag-table";

/**
 * llama-server and its kin, with the names of their environment (LLAMA_ARG_*), and Ollama's environment and parameters.
 * KoboldCpp writes its own without hyphens.
 * Source: https://github.com/ggml-org/llama.cpp/tree/master/tools/server; https://docs.ollama.com/faq;
 * https://github.com/LostRuins/koboldcpp/wiki
 */
export const LLAMA_CPP_FLAGS: FlagTable = {
  counted: [
    ["maxContext", "limit", "c ctx-size n-ctx num-ctx context-length contextsize"],
    ["slots", "limit", "np parallel n-parallel num-parallel"],
    ["unified", "on", "kvu kv-unified"],
    ["unified", "no", "no-kvu no-kv-unified"],
    ["microBatch", "count", "ub ubatch-size ubatch"],
    ["cache", "cache", "ctk cache-type-k"],
    ["valueCache", "cache", "ctv cache-type-v"],
    ["cache", "caches", "kv-cache-type"],
    ["layersOnCard", "layers", "ngl gpu-layers n-gpu-layers num-gpu gpulayers"],
    ["flashAttentionOff", "off", "fa flash-attn flash-attention"],
    ["wholeWindows", "on", "swa-full"],
    ["cacheOnHost", "on", "nkvo no-kv-offload"],
    ["cacheOnHost", "off", "kv-offload kvo"],
    ["expertsOnHost", "layers", "ncmoe n-cpu-moe"],
    ["expertsOnHost", "every", "cmoe cpu-moe"],
    ["hostTensors", "patterns", "ot override-tensor"],
  ],
  uncounted: {
    "adapters are loaded beside the model": "lora lora-scaled",
    "a draft model lies beside the served one":
      "md model-draft hfd hf-repo-draft spec-draft-model spec-draft-hf",
    "cards get unequal shares": "ts tensor-split sm split-mode",
    "weights move between card and host": "ncffn n-cpu-ffn moe-cache-mib rpc",
    "the tower's file is loaded as well": "mm mmproj mmproj-url",
    "other models lie on the same cards": "max-loaded-models gpu-overhead",
  },
  environment: /^(llama_arg|ollama)_/i,
};
