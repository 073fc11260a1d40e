import type { Language } from "../../reading/language";
import type { Scene } from "../scene";
import type { Brought } from "./files";
import type { OwnTexts } from "./wording";

/** What every view of the section draws from, and how it hands on what was brought along. */
export interface OwnParts {
  readonly scene: Scene;
  readonly texts: OwnTexts;
  readonly language: Language;
  readonly bring: (found: Brought) => void;
}

/** A label with a plain text field. */
export function Field(props: {
  id: string;
  label: string;
  value: string;
  set: (text: string) => void;
  placeholder?: string;
  numeric?: boolean;
}) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        class="input"
        type="text"
        autocomplete="off"
        spellcheck={false}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(props.numeric === true ? { inputMode: "decimal" as const } : {})}
        value={props.value}
        onInput={(event) => {
          props.set(event.currentTarget.value);
        }}
      />
    </div>
  );
}
