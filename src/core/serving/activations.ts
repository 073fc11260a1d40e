import type { EngineProfile } from "./engine-profiles";
import { feedForwardAnswers } from "../feed-forwards/all";
import { mixerAnswers } from "../mixers/all";
import type { LayerRun, Model } from "../shape/model";
import type { Explanation } from "../parts";
import { bytes, gib, type Bytes } from "../units";

/** What one forward step works on, on one device. */
export interface Step {
  readonly tokens: number;
  readonly sequences: number;
  readonly tensorParallel: number;
  /** Layers of this device's stage. */
  readonly layers: readonly LayerRun[];
  /** The last stage turns hidden states into logits; the others hand them on. */
  readonly lastStage: boolean;
  readonly stages: number;
  /** Bytes of one activation: 2, or 4 when the model runs in FP32. */
  readonly elementBytes: number;
  /** MXFP4 experts run in a kernel of their own that needs no workspace (both gpt-oss logs). */
  readonly expertsFused: boolean;
}

export interface Activations {
  readonly size: Bytes;
  readonly how: Explanation;
}

/** An image tower's own step in the profiling run: 0.1 to 0.2 GiB in the logs of Gemma 3 and Mistral Small. */
const TOWER_STEP = gib(0.15);

/**
 * Peak of PyTorch's memory above the weights during vLLM's profiling run: the larger of the sampler (every rank holds
 * the whole vocabulary) and the widest layer, plus the fused experts' workspace.
 *
 * Formula: max(c·S·V + 2·T·h, 2·T·(4h + 3f ÷ t)) + 2·T·k·(max(2fₑ ÷ t, h) + fₑ ÷ t)
 * Units:   bytes on one device; T tokens of a step, S sequences, c bytes per logit of the engine version, k experts a token
 * Source:  FORMULAS §4; logs of vLLM 0.11 to 0.19, https://github.com/llm-d-incubation/llm-d-planner
 */
export function pytorchActivations(model: Model, profile: EngineProfile, step: Step): Activations {
  const hidden = model.frame?.hiddenSize ?? 0;
  const vocabulary = model.frame?.vocabularySize ?? 0;
  const { tokens, tensorParallel: ranks } = step;
  const wide = widths(step.layers);
  const experts = profile.expertWorkspace && !step.expertsFused ? wide.experts : null;
  const dense =
    wide.experts === null || !profile.expertWorkspace ? Math.max(wide.dense, wide.experts?.width ?? 0) : 0;
  const forward = step.elementBytes * tokens * (4 * hidden + (3 * dense) / ranks);
  const handedOn = step.stages > 1 && !step.lastStage ? 2 * step.elementBytes * tokens * hidden : 0;
  const sampler = step.lastStage
    ? profile.bytesPerLogit * step.sequences * vocabulary + step.elementBytes * tokens * hidden
    : 0;
  const workspace =
    experts === null
      ? 0
      : 2 * tokens * experts.active * (Math.max((2 * experts.width) / ranks, hidden) + experts.width / ranks);
  const tower = model.frame?.attachments.some((part) => part.name === "vision") === true ? TOWER_STEP : 0;
  const bySampler = sampler > forward + handedOn;
  return {
    size: bytes(Math.max(sampler, forward + handedOn) + workspace + tower),
    how: {
      rule: bySampler ? "activations-sampler" : "activations-forward",
      values: {
        bytesPerLogit: profile.bytesPerLogit,
        sequences: step.sequences,
        vocabulary,
        tokens,
        hidden,
        width: dense,
        ranks,
        workspaceGib: toGib(workspace),
        towerGib: toGib(tower),
      },
      source: profile.source,
    },
  };
}

const toGib = (size: number): number => size / gib(1);

/** The widest dense layer and the widest expert layer. */
function widths(layers: readonly LayerRun[]): {
  dense: number;
  experts: { width: number; active: number } | null;
} {
  let dense = 0;
  let experts: { width: number; active: number } | null = null;
  for (const { layer } of layers) {
    for (const part of layer.feedForwards) {
      const routed = feedForwardAnswers(part).routed(part);
      if (routed === null) dense = Math.max(dense, part.width);
      else if (experts === null || part.width * routed.active > experts.width * experts.active)
        experts = { width: part.width, active: routed.active };
    }
  }
  return { dense, experts };
}

/**
 * llama.cpp's compute buffer with flash attention: the logits and the hidden states of one micro-batch in 32 bit. An
 * upper bound for builds of 2026.
 *
 * Formula: (vocabulary + hidden) × micro-batch × 4
 * Source:  FORMULAS §5: 34 of 44 logged configurations within 5 %
 */
export function computeBuffer(
  model: Model,
  microBatch: number,
  context: number,
  flashAttention: boolean,
): Activations {
  const hidden = model.frame?.hiddenSize ?? 0;
  const vocabulary = model.frame?.vocabularySize ?? 0;
  const logits = (vocabulary + hidden) * microBatch * 4;
  const cells = Math.ceil(context / 32) * 32;
  const { heads, width } = attentionWidth(model);
  const scores = flashAttention
    ? 0
    : (heads * cells * microBatch + cells * microBatch + microBatch * (2 * width + 2 * hidden)) * 4;
  return {
    size: bytes(Math.max(logits, scores)),
    how: {
      rule: scores > logits ? "activations-scores" : "activations-compute-buffer",
      values: { vocabulary, hidden, microBatch, heads, cells },
      source: "https://github.com/ggml-org/llama.cpp (load logs)",
    },
  };
}

function attentionWidth(model: Model): { heads: number; width: number } {
  for (const { layer } of model.layers) {
    for (const mixer of layer.mixers) {
      const scores = mixerAnswers(mixer).scores(mixer);
      if (scores?.queryWidth != null) return { heads: scores.heads, width: scores.queryWidth };
    }
  }
  return { heads: 0, width: 0 };
}
