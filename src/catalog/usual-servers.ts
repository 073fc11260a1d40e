/**
 * The server in which a card is mostly bought, with where that was read, for cards that are sold in servers of 8 and more
 * than 8, or mostly in others than the largest of up to 8; the rest have what their own row says. As the machines in
 * servers/ have it, the largest of up to 8 cards, or the smallest there is: a test holds the two together.
 */
export const USUAL_SERVERS: Readonly<Record<string, readonly [cards: number, source: string]>> = {
  "asc-300iduo-96": [4, "https://www.hiascend.com/document"],
  "asc-910c": [8, "https://github.com/vllm-project/vllm-ascend/blob/182b75e/docs/source/installation.md"],
  "asc-950dt": [8, "https://github.com/vllm-project/vllm-ascend/blob/182b75e/docs/source/installation.md"],
  "bir-106m": [16, "https://www.birentech.com"],
  "enf-s60": [8, "https://github.com/EnflameTechnology/vllm-gcu"],
  "h20-96": [8, "https://www.nvidia.com/en-us/data-center/"],
  "hyg-bw1000": [8, "https://github.com/HYGON-AI/inference-cookbook-das"],
  "hyg-bw1100": [8, "https://github.com/HYGON-AI/inference-cookbook-das"],
  "ilu-mr100": [16, "https://github.com/Deep-Spark/DeepSparkInference"],
  "kun-p800": [8, "https://github.com/baidu/vLLM-Kunlun/pull/315"],
  l20: [8, "https://infohub.delltechnologies.com"],
  "mtt-s5000": [8, "https://docs.mthreads.com"],
  rtx4090: [8, "https://infohub.delltechnologies.com"],
  "tho-ppu810e": [16, "https://help.aliyun.com/zh/document_detail/3030339.html"],
};
