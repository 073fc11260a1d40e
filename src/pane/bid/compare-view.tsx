import { bestOption } from "../../bid/chosen";
import { FluentButton } from "../fluent";
import { OptionView } from "./option-view";
import { Picker } from "./picker";
import { demandSaid, LIST_ID, type BidParts } from "./parts";

/** Each option with what it comes to, and how more of them are added. */
export function CompareView(parts: BidParts) {
  const { scene, answer, texts } = parts;
  const { state, send } = scene;
  const whole = answer.answers.flatMap(({ figures }) => figures ?? []);
  const fitting = whole.filter(({ plan }) => plan.instances > 0);
  // with one there is nothing to choose
  const best = fitting.length > 0 && whole.length > 1 ? bestOption(whole, scene.own.prices) : null;
  return (
    <>
      <p class="why">{[demandSaid(parts), texts.speeds].join(scene.texts.space)}</p>
      {state.bid.options === null ? <p class="why">{texts.suggested}</p> : null}
      <ol class="options" id={LIST_ID} tabIndex={-1} aria-label={texts.compared}>
        {answer.options.map((_, at) => (
          <OptionView key={at} {...parts} at={at} best={best} />
        ))}
      </ol>
      {answer.options.length === 0 ? <p class="why">{texts.empty}</p> : null}
      {state.bid.options === null ? null : (
        <FluentButton
          appearance="subtle"
          size="small"
          onClick={() => {
            document.getElementById(LIST_ID)?.focus();
            send({ type: "bid", event: { type: "options changed", options: null } });
          }}
        >
          {texts.suggest}
        </FluentButton>
      )}
      <Picker {...parts} />
    </>
  );
}
