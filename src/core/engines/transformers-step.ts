import { feedForwardAnswers } from "../feed-forwards/all";
import type { Routed } from "../feed-forwards/feed-forward";
import { figure, type Figure } from "../figure";
import { mixerAnswers } from "../mixers/all";
import type { Sourcing } from "../parts";
import { cacheSpecs } from "../serving/device-cache";
import { mixersOf } from "../shape/layers";
import type { FeedForward } from "../shape/model";
import type { StageQuestion } from "./engine";

const MODELING = "https://github.com/huggingface/transformers (integrations/moe.py, models/*/modeling_*.py)";

/** Scores before and after the softmax, and its 32-bit copy while it runs, less what is given back: bytes a pair. */
const SCORE_BYTES = 6;
/** Tokens' states as experts take them, in their order, as they leave, and put back. */
const EXPERT_COPIES = 4;
/** The same where weights of 32 bit widen what leaves the experts. */
const WIDE_COPIES = 6;

/**
 * What the prefill takes above weights and cache: all tokens of all requests pass through a layer at once, and the
 * layer that holds most counts. Logits are made of the last token alone, unless all are asked for.
 *
 * Formula: T = context × requests; dense 2·T·(4h + 3f); experts 2·T·(4h + 4·k·h), 6·k·h where routing weights stay in
 *          32 bit; eager attention 6·heads·s² a request; sliding layers a mask of s² bytes; all logits 2·T·(V + h)
 * Source:  docs/formulas.md §13; measured with Transformers 5.17: test/accuracy/transformers-points.json
 */
export function transformersStep(stage: StageQuestion): Sourcing {
  const { model, precision, layers, requests, settings, lastStage } = stage;
  const context = Math.max(1, stage.context);
  const tokens = context * requests;
  const hidden = model.frame?.hiddenSize ?? 0;
  const elementBytes = precision === "FP32" ? 4 : 2;
  const mask = masked(stage, context) ? [figure("prefill-mask", { context })] : [];
  const terms = { elementBytes, tokens, hidden, mask };
  const latent = mixersOf(layers).some(({ mixer }) => mixerAnswers(mixer).keptWhole);
  const held: Figure[] = [figure("prefill-dense", { ...terms, width: 0 })];
  for (const { layer } of layers) {
    for (const part of layer.feedForwards) held.push(feedForward(part, { ...terms, latent }));
    for (const mixer of layer.mixers) {
      const answers = mixerAnswers(mixer);
      const scored = answers.scores(mixer);
      const unfused = answers.unfused?.(mixer, hidden);
      if (scored?.sinks === true)
        held.push(
          figure("prefill-scores", { requests, heads: scored.heads, context, bytesEach: SCORE_BYTES }),
        );
      if (unfused !== undefined)
        held.push(figure("prefill-recurrent", { elementBytes, tokens, mask, ...unfused }));
    }
  }
  const vocabulary = model.frame?.vocabularySize ?? 0;
  if (lastStage && settings.allLogits === true)
    held.push(figure("prefill-logits", { elementBytes, tokens, vocabulary, hidden }));
  const how = held.reduce((most, one) => (one.size > most.size ? one : most));
  return { how, source: MODELING };
}

interface Terms {
  readonly elementBytes: number;
  readonly tokens: number;
  readonly hidden: number;
  readonly mask: readonly Figure[];
  readonly latent: boolean;
}

function feedForward(part: FeedForward, { latent, ...terms }: Terms): Figure {
  const routed = feedForwardAnswers(part).routed(part);
  if (routed === null) return figure("prefill-dense", { ...terms, width: part.width });
  const copies = latent || hasRouterBias(routed) ? WIDE_COPIES : EXPERT_COPIES;
  const size = routed.latentSize ?? terms.hidden;
  return figure("prefill-experts", { ...terms, copies, active: routed.active, size });
}

/** Routers of DeepSeek's kind, with a bias for each expert or in a model with latents, leave their weights in 32 bit. */
const hasRouterBias = ({ vectors, routerOutputs }: Routed): boolean => vectors === routerOutputs;

/** Past its window a sliding layer needs a mask; plain causal attention needs none. */
function masked({ cached, kvPrecision, layout }: StageQuestion, context: number): boolean {
  const specs = cacheSpecs(cached, { precision: kvPrecision, layout, stateBytes: null });
  return specs.some(({ window }) => window !== null && context > window.tokens);
}
