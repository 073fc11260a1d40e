import { feedForwardAnswers } from "../feed-forwards/all";
import { figure } from "../figure";
import type { Sourcing } from "../parts";
import type { LayerRun, Model } from "../shape/model";
import { gib } from "../units";
import type { StageQuestion } from "./engine";
import { expertsWorkspace, gatheredStep, type ExpertsStep, type ExpertWidth } from "./experts-step";

/** How an engine on PyTorch spends a step. Every number has its evidence in `source`. */
export interface PytorchStep {
  /** Bytes the sampler needs for one logit of one sequence. */
  readonly bytesPerLogit: number;
  /** What a step of experts takes beside a dense one. */
  readonly experts: ExpertsStep;
  readonly source: string;
}

/** An image tower's own step in the profiling run: 0.1 to 0.2 GiB in the logs of Gemma 3 and Mistral Small. */
const TOWER_STEP = gib(0.15);

/**
 * Peak of PyTorch's memory above the weights during vLLM's profiling run: the larger of the sampler (every rank holds
 * the whole vocabulary) and the widest layer, plus the fused experts' workspace.
 *
 * Formula: max(c·S·V + 2·T·h, 2·T·(4h + 3f ÷ t)) + 2·T·k·(max(2fₑ ÷ t, h) + max(fₑ ÷ t, h)); one workspace: + fₑ ÷ t
 * Units:   bytes on one device; T tokens of a step, S sequences, c bytes per logit of the engine version, k experts a token
 * Source:  docs/formulas.md §13; logs of vLLM 0.11 to 0.19, https://github.com/llm-d-incubation/llm-d-planner
 */
export function pytorchStep(rule: PytorchStep, stage: StageQuestion): Sourcing {
  const { model, precision, layout, batch, lastStage } = stage;
  const hidden = model.frame?.hiddenSize ?? 0;
  const vocabulary = model.frame?.vocabularySize ?? 0;
  const { tokens, sequences } = batch;
  const ranks = layout.tensorParallel;
  const elementBytes = precision === "FP32" ? 4 : 2;
  const wide = widths(stage.layers);
  const apart = rule.experts !== "gathered";
  const width = wide.experts === null || !apart ? Math.max(wide.dense, wide.experts?.width ?? 0) : 0;
  // MXFP4 experts run in a kernel of their own that needs no workspace (both gpt-oss logs)
  const workspace =
    wide.experts !== null && apart && precision !== "MXFP4"
      ? [expertsWorkspace(wide.experts, stage, rule.experts === "two workspaces")]
      : [];
  const beside = { workspace, towerSize: layout.towers !== "none" && hasTower(model) ? TOWER_STEP : 0 };
  // the last stage turns hidden states into logits; the others hand them on
  const states = layout.pipelineParallel > 1 && !lastStage ? 6 : 4;
  let forward = figure("step-forward", { elementBytes, tokens, states, hidden, width, ranks, ...beside });
  const gathered = apart || wide.experts === null ? null : gatheredStep(wide.experts, stage);
  if (gathered !== null && gathered.size > forward.size) forward = gathered;
  if (!lastStage) return { how: forward, source: rule.source };
  const { bytesPerLogit } = rule;
  const sampler = figure("step-sampler", { bytesPerLogit, sequences, vocabulary, elementBytes, tokens, hidden, ...beside }); // prettier-ignore
  return { how: sampler.size > forward.size ? sampler : forward, source: rule.source };
}

const hasTower = (model: Model): boolean =>
  model.frame?.attachments.some((part) => part.name === "vision") === true;

/** The widest dense layer and the widest expert layer. */
function widths(layers: readonly LayerRun[]): { dense: number; experts: ExpertWidth | null } {
  let dense = 0;
  let experts: ExpertWidth | null = null;
  for (const { layer } of layers) {
    for (const part of layer.feedForwards) {
      const routed = feedForwardAnswers(part).routed(part);
      if (routed === null) dense = Math.max(dense, part.width);
      else if (experts === null || part.width * routed.active > experts.width * experts.active)
        experts = { ...routed, width: part.width, products: part.gated ? 2 : 1 };
    }
  }
  return { dense, experts };
}
