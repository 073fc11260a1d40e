import { useState } from "preact/hooks";
import { FluentButton } from "../fluent";
import { labelled, type Draft, type Labelled } from "./draft";
import { brought } from "./files";
import { Field, type OwnParts } from "./parts";

/** A model or card in a few numbers: what is typed becomes a draft at a press, and nothing typed a sentence. */
export function TypedNumbers(props: {
  parts: OwnParts;
  id: string;
  labels: Readonly<Record<string, string>>;
  draft: (rows: Labelled) => Draft;
}) {
  const { parts, id, labels, draft } = props;
  const { texts, language, bring } = parts;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  return (
    <div class="own-numbers">
      {Object.entries(labels).map(([name, label]) => (
        <Field
          key={name}
          id={`${id}-${name}`}
          label={label}
          value={typed[name] ?? ""}
          set={(text) => {
            setTyped({ ...typed, [name]: text });
          }}
          numeric={name !== "precision"}
        />
      ))}
      <FluentButton
        size="small"
        onClick={() => {
          const rows = labelled(labels, typed);
          bring(rows.length === 0 ? texts.nothing : brought(() => draft(rows), language));
        }}
      >
        {texts.use}
      </FluentButton>
    </div>
  );
}
