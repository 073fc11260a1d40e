import { useRef, useState } from "preact/hooks";
import { FluentButton } from "../fluent";
import { configDraft, modelDraft } from "./draft";
import { brought, fromFile, nameFor } from "./files";
import { HubView } from "./hub-view";
import { hubsOfPage } from "./hubs";
import type { OwnParts } from "./parts";
import { TypedNumbers } from "./typed-numbers";

/** Four ways in for a model: a pasted file, a dropped one, one of a hub, a few numbers. */
export function ModelView(parts: OwnParts) {
  const { texts, language, bring } = parts;
  const hubs = hubsOfPage();
  const [pasted, setPasted] = useState("");
  return (
    <>
      <FileDrop {...parts} />
      <div class="field">
        <label for="vram-own-paste">{texts.paste}</label>
        <textarea
          id="vram-own-paste"
          class="input own-text"
          rows={2}
          spellcheck={false}
          placeholder={texts.pasteHint}
          value={pasted}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setPasted(text);
            if (text.trim() !== "") bring(brought(() => configDraft(text, nameFor("", text), texts.paste), language));
          }}
        />
      </div>
      {hubs.length > 0 && (
        <details class="own-way">
          <summary>{texts.fetchHeading}</summary>
          <HubView {...parts} hubs={hubs} />
        </details>
      )}
      <details class="own-way">
        <summary>{texts.type}</summary>
        <TypedNumbers
          parts={parts}
          id="vram-own-model"
          labels={texts.modelNumbers}
          draft={(rows) => modelDraft(texts.model, texts.typed, rows)}
        />
      </details>
    </>
  );
} // prettier-ignore

/** A place to drop a file, and a button for those who have no mouse. */
function FileDrop({ texts, language, bring }: OwnParts) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined): void => {
    if (file !== undefined) void fromFile(file, texts, language).then(bring);
  };
  return (
    <div
      class={over ? "own-drop over" : "own-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files[0]);
      }}
    >
      <p class="why">{texts.drop}</p>
      <FluentButton size="small" onClick={() => input.current?.click()}>
        {texts.choose}
      </FluentButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.gguf,application/json"
        aria-label={texts.choose}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
