import { useRef, useState } from "preact/hooks";
import { controlId, FieldFrame, labelId, messageId } from "./fields";
import type { Scene } from "./scene";
import type { Field } from "./state";

export interface ComboboxRow {
  /** What choosing the row puts into the field. */
  readonly name: string;
  /** What tells it from its neighbours. */
  readonly detail: string;
}

export interface ComboboxProps {
  readonly scene: Scene;
  /** One of the inputs, which holds what is taken; any other says itself what it holds, and what becomes of it. */
  readonly field: string;
  readonly label?: string;
  readonly value?: string;
  readonly take?: (text: string) => void;
  readonly placeholder: string;
  readonly search: (query: string) => readonly ComboboxRow[];
  /**
   * Whether a text means something as it stands: a name does at once, so that the answer follows while one types; a
   * size only when the field is left, because 32B is first a 3.
   */
  readonly reads: (text: string) => "at once" | "when left" | null;
  /** What an empty field means, as a row; null where it may not be empty. */
  readonly emptyRow: string | null;
  readonly children?: preact.ComponentChildren;
}

const MOST_ROWS = 30;

/**
 * A text field with a list below it that narrows as one types. Fluent's combobox compares the beginnings of what it
 * lists and clears what it does not list; here the catalogue's own search answers ("通义" finds Qwen), and a size or
 * the text of a config.json is as good as a name. Follows the ARIA pattern of an editable combobox with a list.
 */
export function Combobox(props: ComboboxProps) {
  const { scene, field, placeholder, search, reads, emptyRow, children } = props;
  const value = props.value ?? scene.state.inputs[field as Field];
  // what is typed but not yet taken, and which row the arrow keys have reached: of this list only, gone when it closes
  const [draft, setDraft] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const found = open ? (draft === null ? nearFirst(search(value), search("")) : search(draft)) : [];
  const empty = open && emptyRow !== null && (draft ?? "") === "" ? [{ name: "", detail: emptyRow }] : [];
  const rows = [...empty, ...found.slice(0, MOST_ROWS)];
  const listId = `${controlId(field)}-list`;
  const rowId = (index: number): string => `${listId}-${String(index)}`;

  const take = (text: string): void => {
    if (text === value) return;
    if (props.take) props.take(text);
    else scene.send({ type: "input changed", field: field as Field, text });
  };
  const close = (): void => {
    setOpen(false);
    setDraft(null);
    setActive(-1);
  };
  const choose = (row: ComboboxRow): void => {
    take(row.name);
    close();
  };
  const show = (): void => {
    if (open) return;
    setOpen(true);
    setActive(-1);
  };
  const move = (step: number): void => {
    if (!open) {
      show();
      return;
    }
    const to = (active + step + rows.length + (active < 0 && step < 0 ? 1 : 0)) % Math.max(1, rows.length);
    setActive(to);
    document.getElementById(rowId(to))?.scrollIntoView({ block: "nearest" });
  };
  const typed = (text: string): void => {
    setDraft(text);
    setOpen(!text.trim().startsWith("{"));
    // typing for a name in mind: the best match is one Enter away
    const reading = reads(text);
    setActive(text.trim() === "" || reading !== null ? -1 : 0);
    if (reading === "at once") take(text);
  };
  const leave = (): void => {
    if (draft !== null) take(draft.trim());
    close();
  };
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing) return; // a Chinese input method takes Enter and arrows for itself
    const row = open ? rows[active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (row) choose(row);
      else leave();
    } else if (event.key === "Tab" && row) {
      choose(row);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  };

  return (
    <FieldFrame scene={scene} field={field} {...(props.label === undefined ? {} : { label: props.label })}>
      <div class="combobox">
        <input
          ref={input}
          class="input"
          id={controlId(field)}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          value={draft ?? value}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 && active < rows.length ? rowId(active) : ""}
          aria-invalid={scene.waiting?.field === field}
          aria-describedby={messageId(field)}
          onFocus={() => {
            input.current?.select();
          }}
          onClick={show}
          onInput={(event) => {
            typed(event.currentTarget.value);
          }}
          onKeyDown={key}
          onBlur={leave}
        />
        <svg class="chevron" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4.5 7.5 10 13l5.5-5.5" />
        </svg>
        {/* pressing the mouse in the list must not take the focus out of the field: leaving it takes the text as typed */}
        <div
          class="popup"
          hidden={!open}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
        >
          <ul id={listId} role="listbox" aria-labelledby={labelId(field)}>
            {rows.map((row, index) => (
              <li
                key={row.name}
                id={rowId(index)}
                role="option"
                aria-selected={row.name === value}
                class={index === active ? "active" : ""}
                onClick={() => {
                  choose(row);
                }}
              >
                <span class="name">{row.name === "" ? row.detail : row.name}</span>
                {row.name === "" ? null : <span class="detail">{row.detail}</span>}
              </li>
            ))}
          </ul>
          <p class="hint">{hint(scene, found.length)}</p>
        </div>
        <span class="visually-hidden" role="status">
          {open ? scene.texts.rows(scene.numbers.count(found.length)) : ""}
        </span>
      </div>
      {children}
    </FieldFrame>
  );
}

/** An opened list begins with what the field holds and its like; all the others follow. */
function nearFirst(near: readonly ComboboxRow[], all: readonly ComboboxRow[]): readonly ComboboxRow[] {
  const names = new Set(near.map(({ name }) => name));
  return [...near, ...all.filter(({ name }) => !names.has(name))];
}

function hint({ texts, numbers }: Scene, found: number): string {
  if (found === 0) return texts.noRows;
  return found > MOST_ROWS ? texts.moreRows(numbers.count(found - MOST_ROWS)) : "";
}
