import { useState } from "preact/hooks";
import { FluentButton } from "../fluent";
import type { Scene } from "../scene";
import { CardView } from "./card-view";
import { factsOf, named, type Draft } from "./draft";
import type { Brought } from "./files";
import { ModelView } from "./model-view";
import "./log.css";
import "./own.css";
import { Field, type OwnParts } from "./parts";
import { PricesView } from "./prices-view";
import { OWN_TEXTS } from "./texts";

/** Models, cards and prices that the catalogue does not have. */
export function OwnPanel({ scene }: { scene: Scene }) {
  const texts = OWN_TEXTS[scene.language];
  const [draft, setDraft] = useState<Draft | null>(null);
  const [said, setSaid] = useState("");
  const bring = (found: Brought): void => {
    setDraft(typeof found === "string" ? null : found);
    setSaid(typeof found === "string" ? found : texts.read(factsOf(found, texts, scene.numbers)));
  };
  const parts: OwnParts = { scene, texts, language: scene.language, bring };
  return (
    <div class="own">
      <p class="why">{texts.intro}</p>
      <h2>{texts.model}</h2>
      <ModelView {...parts} />
      <h2>{texts.card}</h2>
      <details class="own-way">
        <summary>{texts.type}</summary>
        <CardView {...parts} />
      </details>
      <p class="why own-said" role="status">
        {said}
      </p>
      {draft === null ? null : (
        <AddDraft
          {...parts}
          key={draft.own.source}
          draft={draft}
          done={(sentence) => {
            setDraft(null);
            setSaid(sentence);
          }}
        />
      )}
      <h2>{texts.prices}</h2>
      <PricesView {...parts} />
    </div>
  );
}

/** What was read, under a name, into the workbook. */
function AddDraft({ scene, texts, draft, done }: OwnParts & { draft: Draft; done: (said: string) => void }) {
  const [name, setName] = useState(draft.own.name);
  const [busy, setBusy] = useState(false);

  async function press(): Promise<void> {
    if (busy) return;
    setBusy(true);
    try {
      const result = await scene.own.add({ ...draft.own, name: named(name), date: scene.own.today() });
      if (result.status === "protected") done(texts.protectedSheet(result.sheet));
      else if (result.status === "no pages") done(texts.noPages);
      else {
        scene.send({ type: "input changed", field: draft.kind, text: result.name });
        done(texts.added(result.name, result.sheet));
      }
    } catch {
      setBusy(false);
      done(texts.failed);
    }
  }

  return (
    <div class="own-add">
      <Field id="vram-own-name" label={texts.name} value={name} set={setName} />
      <FluentButton appearance="primary" size="small" onClick={() => void press()}>
        {busy ? texts.adding : texts.add}
      </FluentButton>
    </div>
  );
}
