import type { ComponentChildren } from "preact";
import { FluentDropdown, FluentListbox, FluentOption } from "./fluent";
import { saidUnder } from "./refusals";
import type { Scene } from "./scene";
import type { Field } from "./state";

export const labelId = (field: string): string => `vram-${field}-label`;
export const messageId = (field: string): string => `vram-${field}-message`;
export const controlId = (field: string): string => `vram-${field}`;

/** A label, a control and, when it cannot be read, what is wrong with it and how to put it right. */
export function FieldFrame(props: {
  scene: Scene;
  /** One of the inputs; any other has a label of its own. */
  field: string;
  children: ComponentChildren;
  label?: string;
}) {
  const { scene, field } = props;
  const text = props.label ?? scene.texts.labels[field as Field];
  return (
    <div class="field">
      <label id={labelId(field)} for={controlId(field)}>
        {text}
      </label>
      {props.children}
      <p class="message" id={messageId(field)} role="status">
        {problemOf(scene, field, text)}
      </p>
    </div>
  );
}

/** What is wrong in this field and how to put it right; "" when nothing is. */
const problemOf = ({ waiting, language }: Scene, field: string, label: string): string =>
  waiting?.field === field ? saidUnder(waiting.error, label, language) : "";

export function TextField({
  scene,
  field,
  read = null,
  ...input
}: {
  scene: Scene;
  field: Field;
  /** The number that the answer took from it: shown where the text does not show it itself, as "128K" does not. */
  read?: number | null;
  placeholder?: string;
  inputMode?: "numeric";
}) {
  return (
    <FieldFrame scene={scene} field={field}>
      <input
        {...input}
        class="input"
        id={controlId(field)}
        type="text"
        autocomplete="off"
        spellcheck={false}
        value={scene.state.inputs[field]}
        aria-invalid={scene.waiting?.field === field}
        aria-describedby={messageId(field)}
        onInput={(event) => {
          scene.send({ type: "input changed", field, text: event.currentTarget.value });
        }}
      />
      {read === null || /^\d*$/.test(scene.state.inputs[field].trim()) ? null : (
        <p class="facts read">= {scene.numbers.count(read)}</p>
      )}
    </FieldFrame>
  );
}

/** A number of the answer on the screen; null while that is an older one, or has none. */
export function readBy({ answer, waiting }: Scene, name: "context" | "concurrency" | "batch"): number | null {
  if (waiting !== null || answer === null) return null;
  const value: unknown = new Map<string, unknown>(Object.entries(answer)).get(name);
  return typeof value === "number" ? value : null;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const UNITS: readonly Choice[] = [
  { value: "GiB", label: "GiB (2³⁰)" },
  { value: "GB", label: "GB (10⁹)" },
];

/** One of a few, as Fluent's dropdown. A remembered value that is not among them is offered as it is. */
export function ChoiceField({
  scene,
  field,
  choices,
}: {
  scene: Scene;
  field: Field;
  choices: readonly Choice[];
}) {
  const value = scene.state.inputs[field];
  return (
    <FieldFrame scene={scene} field={field}>
      <Dropdown
        scene={scene}
        name={field}
        value={value}
        choices={choices}
        choose={(text) => {
          scene.send({ type: "input changed", field, text });
        }}
      />
    </FieldFrame>
  );
}

export function Dropdown(props: {
  scene: Scene;
  name: string;
  value: string;
  choices: readonly Choice[];
  choose: (value: string) => void;
}) {
  const { scene, name, value } = props;
  const known = props.choices.some((choice) => choice.value === value);
  const choices = known ? props.choices : [{ value, label: value }, ...props.choices];
  // Fluent reads an option's words once: other words need other elements
  const words = `${scene.language} ${choices.map(({ label }) => label).join()}`;
  return (
    <FluentDropdown
      key={words}
      id={controlId(name)}
      class="choice"
      label-id={labelId(name)}
      message-id={messageId(name)}
      onChange={(event) => {
        const chosen = (event.currentTarget as HTMLElement & { value: string | null }).value;
        if (chosen !== null) props.choose(chosen === NO_VALUE ? "" : chosen);
      }}
    >
      <FluentListbox id={`${controlId(name)}-list`}>
        {choices.map((choice) => (
          <FluentOption
            key={choice.value}
            value={choice.value === "" ? NO_VALUE : choice.value}
            current-selected={choice.value === value}
          >
            {choice.label}
          </FluentOption>
        ))}
      </FluentListbox>
    </FluentDropdown>
  );
}

/** Fluent takes an option without a value for one whose value is its text. */
const NO_VALUE = "none";
