import type { Layout } from "../layout";
import type { EngineFamily } from "./engine";

/** How a layout is asked for on an engine's own command line. */
export interface Ways extends Pick<Layout, "expertParallel"> {
  /** Ranks that share the attention, pipeline stages, copies of the attention or of the whole model. */
  readonly shared: number;
  readonly stages: number;
  readonly copies: number;
  /** The copies share the experts, and are one model. */
  readonly together: boolean;
}

const above = (one: number, text: string): string[] => (one > 1 ? [text] : []);
const vllm = ({ shared, stages, copies, expertParallel, together }: Ways): string[] => [
  `-tp ${shared}`,
  ...above(stages, `-pp ${stages}`),
  ...above(copies, `-dp ${copies}`),
  ...(expertParallel || (copies > 1 && together) ? ["--enable-expert-parallel"] : []),
];

const FLAGS: Readonly<Record<EngineFamily, (ways: Ways) => string[]>> = {
  vllm,
  "vllm-ascend": vllm,
  mindie: ({ shared, stages, copies }) => [
    `tp=${shared}`,
    ...above(stages, `pp=${stages}`),
    ...above(copies, `dp=${copies}`),
  ],
  sglang: ({ shared, stages, copies, together }) => [
    `--tp ${together ? shared * copies : shared}`,
    ...above(stages, `--pp ${stages}`),
    ...above(copies, `--dp ${copies}`),
    ...above(together ? copies : 1, "--enable-dp-attention"),
  ],
  "tensorrt-llm": ({ shared, stages, copies }) => [
    `--tp_size ${shared * copies}`,
    ...above(stages, `--pp_size ${stages}`),
    ...above(copies, "--enable_attention_dp"),
  ],
  "llama.cpp": () => [],
  transformers: () => [],
};

/**
 * A layout in the words of an engine's command line; "" on one device, and where layers are dealt out whole: both need none.
 *
 * @example layoutFlags("vllm", { tensorParallel: 8, attentionParallel: 8, pipelineParallel: 2, expertParallel: false, contextParallel: 1, towers: "cut", draftLoaded: false }, 1) // "-tp 8 -pp 2"
 */
export function layoutFlags(family: EngineFamily, layout: Layout, replicas: number): string {
  const { tensorParallel, attentionParallel: shared, pipelineParallel: stages, expertParallel } = layout;
  const inside = tensorParallel / shared;
  if (tensorParallel * stages * replicas === 1) return "";
  const ways = { shared, stages, copies: inside * replicas, expertParallel, together: inside > 1 };
  return FLAGS[family](ways).join(" ");
}
