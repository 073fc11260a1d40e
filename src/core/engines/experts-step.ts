import type { Routed } from "../feed-forwards/feed-forward";
import { figure, type Figure } from "../figure";
import { FORMATS } from "../formats/precision";
import type { StageQuestion } from "./engine";

/**
 * `gathered`: a layer among others, of all tokens where attention's copies share the experts. `one workspace`: first and
 * last product of the experts share their memory, the middle has its own. `two workspaces`: every second product shares.
 */
export type ExpertsStep = "gathered" | "one workspace" | "two workspaces";

export interface ExpertWidth extends Pick<Routed, "active" | "latentSize"> {
  readonly width: number;
  /** Matrices of the first product: gate and up, or up alone. */
  readonly products: number;
}

/** An expert's width on one rank: experts that are dealt out whole are not cut. */
const cutWidth = (
  width: number,
  { tensorParallel, expertParallel }: StageQuestion["layout"],
  whole: boolean,
): number => (expertParallel && whole ? width : width / tensorParallel);

/**
 * What fused experts write their products to, beside the step.
 *
 * Formula: 2·T·k·(max(first product, h) + middle); two workspaces: + max(middle, h), where h is what experts read and
 *          write, the first product 2fₑ (gate and up) or fₑ, the middle fₑ
 * Source:  TritonExperts.workspace_shapes, vllm/model_executor/layers/fused_moe/fused_moe.py; vLLM 0.19's logs:
 *          Qwen3-30B-A3B 2.68 GiB, 2.68 computed; Qwen1.5-MoE 2.47, 2.47; DeepSeek-V2-Lite 1.93, 1.92
 */
export function expertsWorkspace(experts: ExpertWidth, stage: StageQuestion, two: boolean): Figure {
  const { model, layout, batch } = stage;
  const { width: whole, active, products, latentSize } = experts;
  const { tokens } = batch;
  const hidden = latentSize ?? model.frame?.hiddenSize ?? 0;
  const cut = cutWidth(whole, layout, two);
  const widest = Math.max(products * cut, hidden);
  if (two) return figure("experts-workspaces", { tokens, active, widest, wide: Math.max(cut, hidden) });
  return figure("experts-workspace", { tokens, active, widest, width: whole, ranks: layout.tensorParallel });
}

/** Tokens that the fused experts of vLLM up to 0.16 worked on at once: VLLM_FUSED_MOE_CHUNK_SIZE. */
const EXPERT_CHUNK = 32_768;

/**
 * Where copies of the attention share the experts, every rank takes the tokens of all copies: the hidden states of all,
 * the experts' products of one chunk of them, and in 8 bit what goes into the two products. Null: nothing is shared.
 *
 * Formula: 2·T·(d + 4)·h + C·k·2·(max(2fₑ, h) + fₑ) + [8 bit] C·(h + k·fₑ), d copies, C = min(T·d, 32,768)
 * Source:  all2all.py and fused_moe.py of vLLM 0.10 ("Using naive all2all manager" in the log of
 *          https://github.com/LMCache/LMCache/issues/1435)
 */
export function gatheredStep(experts: ExpertWidth, stage: StageQuestion): Figure | null {
  const { model, precision, layout, batch } = stage;
  const copies = layout.tensorParallel / layout.attentionParallel;
  if (copies === 1) return null;
  const hidden = experts.latentSize ?? model.frame?.hiddenSize ?? 0;
  const width = cutWidth(experts.width, layout, true);
  return figure("step-gathered", {
    tokens: batch.tokens,
    copies,
    hidden,
    chunk: Math.min(batch.tokens * copies, EXPERT_CHUNK),
    active: experts.active,
    widest: Math.max(experts.products * width, hidden),
    width,
    eightBit: FORMATS[precision].bits === 8 ? 1 : 0,
  });
}
