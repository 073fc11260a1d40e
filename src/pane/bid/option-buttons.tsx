import { optionLetter } from "../../bid/bid";
import { FluentButton } from "../fluent";
import { moved, without, type Compared } from "./options";
import { LIST_ID, type BidParts } from "./parts";

/** Up, down, remove. The focus goes with the option that is moved, and to the list when its option is gone. */
export function OptionButtons(props: BidParts & { readonly at: number }) {
  const { scene, answer, texts, at } = props;
  const { options } = answer;
  const letter = texts.option(optionLetter(at));
  const change = (to: readonly Compared[], focus: readonly string[]): void => {
    scene.send({ type: "bid", event: { type: "options changed", options: to } });
    focus
      .map((id) => document.getElementById(id))
      .find((element) => element !== null)
      ?.focus();
  };
  const id = (name: string, index: number): string => `vram-option-${String(index)}-${name}`;
  const button = (name: "up" | "down" | "remove", press: () => void) => (
    <FluentButton
      key={name}
      id={id(name, at)}
      appearance="subtle"
      size="small"
      aria-label={`${texts[name]}, ${letter}`}
      onClick={press}
    >
      {texts[name]}
    </FluentButton>
  );
  return (
    <p class="option-buttons">
      {at === 0
        ? null
        : button("up", () => {
            change(moved(options, at, -1), [id("up", at - 1), id("down", at - 1)]);
          })}
      {at === options.length - 1
        ? null
        : button("down", () => {
            change(moved(options, at, 1), [id("down", at + 1), id("up", at + 1)]);
          })}
      {button("remove", () => {
        change(without(options, at), [id("remove", at), id("remove", at - 1), LIST_ID]);
      })}
    </p>
  );
}
