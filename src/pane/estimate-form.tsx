import { PRECISION_CHOICES } from "../functions/shared";
import { CACHE_CHOICES } from "../sheet/entries";
import { CountField } from "./count-field";
import { ChoiceField, readBy, TextField, UNITS, type Choice } from "./fields";
import { OwnSection } from "./own/section";
import type { Scene } from "./scene";
import { CardField, ModelField } from "./search-fields";
import { Section } from "./section";

/** What is asked of serving a model. */
export function EstimateForm({ scene }: { scene: Scene }) {
  const { texts } = scene;
  return (
    <>
      <ModelField scene={scene} />
      <div class="pair">
        <ChoiceField scene={scene} field="precision" choices={precisionChoices(scene)} />
        <ChoiceField scene={scene} field="kvPrecision" choices={cacheChoices(scene)} />
      </div>
      <div class="pair">
        <TextField scene={scene} field="context" read={readBy(scene, "context")} />
        <TextField
          scene={scene}
          field="concurrency"
          read={readBy(scene, "concurrency")}
          inputMode="numeric"
        />
      </div>
      <div class="pair wide-first">
        <CardField scene={scene} />
        <CountField scene={scene} field="cards" counts={COUNTS} />
      </div>
      <Section scene={scene} section="settings" fields={["engine", "reserve"]}>
        <TextField scene={scene} field="engine" placeholder={texts.placeholders.engine} />
        <div class="pair">
          <TextField scene={scene} field="reserve" placeholder={texts.placeholders.reserve} />
          <ChoiceField scene={scene} field="unit" choices={UNITS} />
        </div>
      </Section>
      <OwnSection scene={scene} />
    </>
  );
}

const precisionChoices = ({ texts }: Scene): Choice[] => [
  { value: "", label: texts.asReleased },
  ...PRECISION_CHOICES.map((name) => ({ value: name, label: name })),
];

const cacheChoices = ({ texts }: Scene): Choice[] => [
  { value: "", label: texts.sixteenBit },
  ...CACHE_CHOICES.map((name) => ({ value: name, label: name })),
];

const COUNTS = ["1", "2", "4", "8", "16", "32", "64"];
