import { copySizes, type OptionFigures } from "../../bid/figures";
import { Dropdown, labelId } from "../fields";
import { withCards } from "./options";
import type { BidParts } from "./parts";

export const cardsName = (at: number): string => `copy-cards-${String(at)}`;

/** Of a server nobody knows the size of: the usual one. */
const USUAL_SERVER = 8;

/** How many cards hold a copy: worked out, or one of the usual sizes. A log that was pasted says it itself. */
export function CardsLine(props: BidParts & { readonly at: number; readonly figures: OptionFigures | null }) {
  const { scene, answer, texts, at, figures } = props;
  const option = answer.options[at];
  if (option === undefined || option.measured?.devices != null) return null;
  const name = cardsName(at);
  const { auto } = scene.texts;
  const found = option.cards === "auto" && figures !== null ? figures.constants.cards : null;
  const sizes = copySizes(figures?.perServer ?? USUAL_SERVER).map(String);
  return (
    <div class="option-line">
      <label id={labelId(name)} for={`vram-${name}`}>
        {texts.copyCards}
      </label>
      <Dropdown
        scene={scene}
        name={name}
        value={option.cards}
        choices={[
          { value: "auto", label: found === null ? auto : texts.autoOf(auto, String(found)) },
          ...sizes.map((size) => ({ value: size, label: size })),
        ]}
        choose={(cards) => {
          const options = withCards(answer.options, at, cards);
          scene.send({ type: "bid", event: { type: "options changed", options } });
        }}
      />
    </div>
  );
}
