import { MOST_OPTIONS } from "../../bid/bid";
import { FluentButton } from "../fluent";
import { Combobox } from "../combobox";
import { cardSearch, modelSearch } from "../search-fields";
import { placeIn, plainOption, withMore } from "./options";
import { cardCalled, type BidParts } from "./parts";
import type { Picked } from "./state";

/** Models and cards from the catalogue; each of the one on each of the other becomes an option. */
export function Picker(parts: BidParts) {
  const { scene, answer, texts } = parts;
  const { models, cards } = scene.state.bid.picked;
  const wanted = modelsOf(parts).flatMap((model) => cards.map((card) => plainOption(model, card)));
  const fresh = wanted.filter((option) => placeIn(answer.options, option) < 0);
  const room = MOST_OPTIONS - answer.options.length;
  const tooMany = fresh.length > room;
  return (
    <section class="picker answer" aria-label={texts.add}>
      <p class="group">{texts.add}</p>
      <PickField {...parts} kind="models" names={models} />
      <PickField {...parts} kind="cards" names={cards} />
      <p class="why" role="status">
        {tooMany ? texts.noRoom(fresh.length, room) : ""}
      </p>
      <FluentButton
        onClick={() => {
          if (cards.length === 0) document.getElementById("vram-cards-picked")?.focus();
          else if (!tooMany) {
            const options = withMore(answer.options, fresh);
            scene.send({ type: "bid", event: { type: "options changed", options } });
            for (const kind of ["models", "cards"] as const)
              scene.send({ type: "bid", event: { type: "picks changed", kind, names: [] } });
          }
        }}
      >
        {cards.length === 0 ? texts.addNone : texts.addOptions(fresh.length)}
      </FluentButton>
    </section>
  );
}

/** Where no model is picked, the one of Estimate. */
const modelsOf = ({ scene }: BidParts): readonly string[] => {
  const { inputs, bid } = scene.state;
  return bid.picked.models.length === 0 ? [inputs.model.trim()] : bid.picked.models;
};

const SEARCHES = { models: modelSearch, cards: cardSearch };

function PickField(props: BidParts & { readonly kind: Picked; readonly names: readonly string[] }) {
  const { scene, texts, kind, names } = props;
  const label = { models: texts.addModels, cards: texts.addCards }[kind];
  const pick = (to: readonly string[]): void => {
    scene.send({ type: "bid", event: { type: "picks changed", kind, names: to } });
  };
  const { search, reads } = SEARCHES[kind](scene);
  const own = scene.state.inputs.model;
  return (
    <Combobox
      scene={scene}
      field={`${kind}-picked`}
      label={label}
      value=""
      take={(text) => {
        if (text !== "") pick([...names, text]);
      }}
      placeholder={kind === "models" ? own.slice(0, 60) : texts.anyCard}
      search={search}
      // a name is picked when it is chosen or left, not while it is typed
      reads={(text) => (reads(text) === null ? null : "when left")}
      emptyRow={null}
    >
      <ul class="picks" aria-label={label}>
        {names.map((name) => {
          const called = kind === "cards" ? cardCalled(name, scene.language) : name;
          return (
            <li key={name}>
              <button
                type="button"
                class="pick"
                aria-label={texts.unpick(called)}
                onClick={() => {
                  pick(names.filter((other) => other !== name));
                  document.getElementById(`vram-${kind}-picked`)?.focus();
                }}
              >
                {called} <span aria-hidden="true">✕</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Combobox>
  );
}
