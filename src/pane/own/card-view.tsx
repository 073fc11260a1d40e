import { useState } from "preact/hooks";
import { FluentButton } from "../fluent";
import { cardDraft, labelled, type TypedCard } from "./draft";
import { brought } from "./files";
import { Numbers, type OwnParts } from "./parts";

/** A card in a few numbers. */
export function CardView({ texts, language, bring }: OwnParts) {
  const [typed, setTyped] = useState<TypedCard>({});
  return (
    <Numbers
      id="vram-own-card"
      labels={texts.cardNumbers}
      typed={typed}
      set={(name, text) => {
        setTyped({ ...typed, [name]: text });
      }}
    >
      <FluentButton
        size="small"
        onClick={() => {
          const rows = labelled(texts.cardNumbers, typed);
          bring(rows.length === 0 ? texts.nothing : brought(() => cardDraft(texts.card, texts.typed, rows), language));
        }}
      >
        {texts.use}
      </FluentButton>
    </Numbers>
  );
} // prettier-ignore
