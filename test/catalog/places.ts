import { OWN_RUNS } from "../../src/core/sourced";

/** The kinds of place at which a customer may be told to look. */
type Place = "hub" | "paper" | "engine" | "maker" | "words";

/** Hosts, and owners at github.com/ and gitcode.com/, by what they are. A new one is a decision: add it here or read the figure elsewhere. */
const HOSTS: Readonly<Record<string, Place>> = {
  "huggingface.co": "hub",
  "arxiv.org": "paper",
  "docs.vllm.ai": "engine",
  "docs.sglang.io": "engine",
  "nvidia.github.io": "engine",
  "docs.pytorch.org": "engine",
  "developer.nvidia.com": "maker",
  "docs.nvidia.com": "maker",
  "www.opencompute.org": "maker",
  "www.hiascend.com": "maker",
  "docs.mthreads.com": "maker",
  "www.cambricon.com": "maker",
  "help.aliyun.com": "maker",
  "ai.gitee.com": "maker",
  "infohub.delltechnologies.com": "maker",
  "www.nvidia.com": "maker",
  "www.amd.com": "maker",
  "rocm.docs.amd.com": "maker",
  "www.intel.com": "maker",
  "www.apple.com": "maker",
  "support.huawei.com": "maker",
  "www.hygon.cn": "maker",
  "www.metax-tech.com": "maker",
  "www.mthreads.com": "maker",
  "www.enflame-tech.com": "maker",
  "www.t-head.cn": "maker",
  "www.iluvatar.com": "maker",
  "www.kunlunxin.com": "maker",
  "www.birentech.com": "maker",
  "www.sophgo.com": "maker",
  "www.vastaitech.com": "maker",
  "paddlepaddle.github.io": "engine",
  // where a maker filed its card's figures, and where NVIDIA keeps its data sheets
  "xh.21csp.com.cn": "maker",
  "dam-cdn.nvd.orangelogic.com": "maker",
};

const OWNERS: Readonly<Record<string, Place>> = {
  // engines, training frameworks and formats in their own repositories
  "vllm-project": "engine",
  "sgl-project": "engine",
  "ggml-org": "engine",
  huggingface: "engine",
  NVIDIA: "engine",
  "NVIDIA-NeMo": "engine",
  pytorch: "engine",
  "Lightning-AI": "engine",
  modelscope: "engine",
  hiyouga: "engine",
  "axolotl-ai-cloud": "engine",
  unslothai: "engine",
  AnswerDotAI: "engine",
  ModelCloud: "engine",
  "turboderp-org": "engine",
  // NVIDIA's own figures of its cards
  "ai-dynamo": "maker",
  // Huawei's, at gitcode.com
  Ascend: "maker",
  cann: "maker",
  // makers of models and cards, and the platform on which makers publish what their cards do
  "deepseek-ai": "maker",
  "Tencent-Hunyuan": "maker",
  Tencent: "maker",
  baidu: "maker",
  "HYGON-AI": "maker",
  "Deep-Spark": "maker",
  EnflameTechnology: "maker",
  FlagOpen: "maker",
};

/** Said where there is no address. */
const WORDS = [
  "list compiled by others, not confirmed",
  "no source read",
  OWN_RUNS,
  "在一张 H100 与一张 H200 上自测",
];

/** What kind of place a source names; null where it names none that a customer may look at. */
export function placeOf(source: string): Place | null {
  if (WORDS.includes(source)) return "words";
  const [, host = "", path = ""] = /^https:\/\/([^/\s]+)(\/\S*)?$/.exec(source) ?? [];
  const owned = ["github.com", "gitcode.com"].includes(host);
  const places = owned ? OWNERS : HOSTS;
  const name = owned ? (path.split("/")[1] ?? "") : host;
  return Object.hasOwn(places, name) ? (places[name] ?? null) : null;
}
