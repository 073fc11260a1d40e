import { PRECISION_CHOICES } from "../core/precision";
import { AnswerView } from "./answer-view";
import { ChoiceField, TextField, type Choice } from "./fields";
import { FluentButton } from "./fluent";
import { Footer } from "./footer";
import type { Scene } from "./scene";
import { CardField, ModelField } from "./search-fields";

/** The pane: what is asked, what the answer is, and the way into the sheet. */
export function App({ scene, landmark: Landmark }: { scene: Scene; landmark: "main" | "div" }) {
  return (
    <>
      <Landmark class="content">
        <Header scene={scene} />
        <ModelField scene={scene} />
        <div class="pair">
          <ChoiceField scene={scene} field="precision" choices={precisionChoices(scene)} />
          <ChoiceField scene={scene} field="kvPrecision" choices={cacheChoices(scene)} />
        </div>
        <div class="pair">
          <TextField scene={scene} field="context" inputMode="numeric" />
          <TextField scene={scene} field="concurrency" inputMode="numeric" />
        </div>
        <div class="pair wide-first">
          <CardField scene={scene} />
          <ChoiceField scene={scene} field="cards" choices={countChoices(scene)} />
        </div>
        <Settings scene={scene} />
        <AnswerView scene={scene} />
      </Landmark>
      <Footer scene={scene} />
    </>
  );
}

function Header({ scene }: { scene: Scene }) {
  const other = scene.language === "en" ? "zh" : "en";
  return (
    <header>
      <h1>{scene.texts.heading}</h1>
      <FluentButton
        appearance="subtle"
        size="small"
        lang={other === "zh" ? "zh-CN" : "en"}
        onClick={() => {
          scene.send({ type: "language chosen", language: other });
        }}
      >
        {scene.texts.languageSwitch}
      </FluentButton>
    </header>
  );
}

/** What most people leave alone. Open when one of its fields is the one that waits. */
function Settings({ scene }: { scene: Scene }) {
  const { state, texts, waiting } = scene;
  const open =
    state.openSections.includes("settings") || waiting?.field === "engine" || waiting?.field === "reserve";
  return (
    <section class="settings">
      <button
        type="button"
        class="section"
        aria-expanded={open}
        aria-controls="vram-settings"
        onClick={() => {
          scene.send({ type: "section toggled", section: "settings" });
        }}
      >
        <svg class={open ? "arrow open" : "arrow"} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M7.5 4.5 13 10l-5.5 5.5" />
        </svg>
        {texts.settings}
      </button>
      <div id="vram-settings" hidden={!open}>
        <TextField scene={scene} field="engine" placeholder={texts.placeholders.engine} />
        <div class="pair">
          <TextField scene={scene} field="reserve" />
          <ChoiceField scene={scene} field="unit" choices={UNITS} />
        </div>
      </div>
    </section>
  );
}

const UNITS: readonly Choice[] = [
  { value: "GB", label: "GB (10⁹)" },
  { value: "GiB", label: "GiB (2³⁰)" },
];

const precisionChoices = ({ texts }: Scene): Choice[] => [
  { value: "", label: texts.asReleased },
  ...PRECISION_CHOICES.map((name) => ({ value: name, label: name })),
];

/** What caches are stored in; the readers know more, and what is remembered is offered too. */
const CACHE_CHOICES = ["BF16", "FP8", "INT8", "Q8_0", "Q4_0"];

const cacheChoices = ({ texts }: Scene): Choice[] => [
  { value: "", label: texts.sixteenBit },
  ...CACHE_CHOICES.map((name) => ({ value: name, label: name })),
];

const COUNTS = ["1", "2", "4", "8", "16", "32", "64"];

function countChoices({ texts }: Scene): Choice[] {
  return [{ value: "auto", label: texts.auto }, ...COUNTS.map((count) => ({ value: count, label: count }))];
}
