import { OPTIMIZER_NAMES, TRAINING_FRAMEWORK_NAMES } from "../functions/shared";
import { CountField } from "./count-field";
import { ChoiceField, readBy, TextField, UNITS, type Choice } from "./fields";
import { OwnSection } from "./own/section";
import type { Scene } from "./scene";
import { CardField, ModelField } from "./search-fields";
import { Section } from "./section";
import { isAlone } from "./training-inputs";
import { FRAMEWORKS, OPTIMIZERS } from "./training-names";

/** What is asked of training a model. The rule of thumb asks for a model alone; only LoRA has a rank. */
export function TrainingForm({ scene }: { scene: Scene }) {
  const { texts } = scene;
  const { method } = scene.state.inputs;
  const rule = method === "rule";
  const adapted = method === "lora" || method === "qlora";
  // one card shares its states with nobody
  const shares = !rule && !isAlone(scene.state.inputs);
  return (
    <>
      <ModelField scene={scene} />
      <div class={shares ? "pair" : "pair one"}>
        <ChoiceField scene={scene} field="method" choices={named(texts.training.methods)} />
        {!shares ? null : <ChoiceField scene={scene} field="sharding" choices={shardingChoices(scene)} />}
      </div>
      {rule ? null : (
        <div class={adapted ? "pair three" : "pair"}>
          <TextField scene={scene} field="sequence" read={readBy(scene, "context")} />
          <TextField scene={scene} field="batch" read={readBy(scene, "batch")} inputMode="numeric" />
          {adapted ? <TextField scene={scene} field="rank" inputMode="numeric" /> : null}
        </div>
      )}
      <div class={rule ? "pair one" : "pair wide-first"}>
        <CardField scene={scene} />
        {rule ? null : <CountField scene={scene} field="trainingCards" counts={COUNTS} />}
      </div>
      {rule ? null : (
        <div class="pair">
          <ChoiceField scene={scene} field="optimizer" choices={OPTIMIZER_CHOICES} />
          <ChoiceField scene={scene} field="checkpointing" choices={checkpointingChoices(scene)} />
        </div>
      )}
      <Section scene={scene} section="training settings" fields={["framework", "words", "unit"]}>
        <TextField
          scene={scene}
          field="words"
          placeholder={rule ? "precision=fp32" : texts.placeholders.words}
        />
        <div class={rule ? "pair one" : "pair"}>
          {rule ? null : <ChoiceField scene={scene} field="framework" choices={frameworkChoices(scene)} />}
          <ChoiceField scene={scene} field="unit" choices={UNITS} />
        </div>
      </Section>
      <OwnSection scene={scene} />
    </>
  );
}

const named = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function shardingChoices({ texts }: Scene): Choice[] {
  const { none, ...ways } = texts.training.sharding;
  return [{ value: "", label: none }, ...named(ways)];
}

function checkpointingChoices({ texts }: Scene): Choice[] {
  const { own, ...ways } = texts.training.checkpointing;
  return [{ value: "", label: own }, ...named(ways)];
}

const COUNTS = ["1", "2", "4", "8", "16", "24", "32", "64", "128", "256"];

const OPTIMIZER_CHOICES = OPTIMIZER_NAMES.map((name) => ({ value: name, label: OPTIMIZERS[name] }));

const frameworkChoices = ({ texts }: Scene): Choice[] => [
  { value: "", label: texts.training.unknownFramework },
  ...TRAINING_FRAMEWORK_NAMES.flatMap((name) =>
    name === "generic" ? [] : [{ value: name, label: FRAMEWORKS[name] }],
  ),
];
