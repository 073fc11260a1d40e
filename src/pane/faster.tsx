import { InputError, named } from "../functions/shared";
import type { Deployed } from "./estimate";
import { FluentButton } from "./fluent";
import type { Scene } from "./scene";
import { isTooSlow } from "./speed";
import type { SpeedOffer } from "./speed-offers";
import { aboutPerSecond } from "./speed-view";
import type { Field } from "./state";

/** Fits, and is too slow: how slow, and what helps, one press each. */
export function Faster({ scene, answer }: { scene: Scene; answer: Deployed }) {
  const { texts, numbers, send } = scene;
  const { speed, faster, concurrency } = answer;
  if (!isTooSlow(speed) || speed.perUser instanceof InputError) return null;
  const [figure, wanted] = [aboutPerSecond(scene, speed.perUser), numbers.rough(speed.asked.wanted)];
  const said =
    concurrency === 1
      ? texts.speed.tooSlowAlone(figure, wanted)
      : texts.speed.tooSlow(numbers.count(concurrency), figure, wanted);
  return (
    <>
      <p class="why">{faster.length === 0 ? [said, texts.speed.nothingReaches].join(texts.space) : said}</p>
      <ul class="offers">
        {faster.map((one) => (
          <li key={one.kind}>
            <FluentButton
              appearance="subtle"
              size="small"
              onClick={() => {
                for (const [field, text] of Object.entries(one.taken))
                  send({ type: "input changed", field: field as Field, text });
              }}
            >
              {offered(scene, one) + (one.sure ? "" : texts.speed.lowEndMisses)}
            </FluentButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function offered(scene: Scene, { kind, cards, card, copies, precision, perUser }: SpeedOffer): string {
  const { texts, numbers, language } = scene;
  const { offers } = texts.speed;
  const figure = aboutPerSecond(scene, perUser);
  switch (kind) {
    case "cards":
      return offers.cards(texts.cards(cards), figure);
    case "copies":
      return offers.copies(texts.cards(cards), numbers.count(copies), figure);
    case "precision":
      return offers.precision(precision ?? "", figure);
    case "card":
      return offers.card(numbers.count(cards), named(card, language).name, figure);
  }
}
