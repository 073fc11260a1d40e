import { MOST_OPTIONS, optionLetter } from "../../bid/bid";
import { FluentButton } from "../fluent";
import type { Scene } from "../scene";
import { collected, placeIn, withMore } from "./options";

/** Under the Estimate's answer: what it asks becomes an option of the comparison. The first one takes the place of what we suggest. */
export function CollectButton({ scene }: { scene: Scene }) {
  const { texts, state, send } = scene;
  const options = state.bid.options ?? [];
  const option = collected(state.inputs);
  const at = placeIn(options, option);
  const isFull = at < 0 && options.length >= MOST_OPTIONS;
  return (
    <p class="collect">
      <FluentButton
        size="small"
        onClick={() => {
          const more = withMore(options, [option]);
          if (at < 0 && !isFull) send({ type: "bid", event: { type: "options changed", options: more } });
        }}
      >
        {texts.collect}
      </FluentButton>
      <span class="why" role="status">
        {at >= 0 ? texts.collected(optionLetter(at)) : isFull ? texts.comparisonFull : ""}
      </span>
    </p>
  );
}
