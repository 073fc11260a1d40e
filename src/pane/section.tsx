import type { ComponentChildren } from "preact";
import { controlId } from "./fields";
import type { Scene } from "./scene";
import type { Field, Section as SectionName } from "./state";

/** What most people leave alone. Open when one of its fields is the one that waits. */
export function Section(props: {
  scene: Scene;
  section: SectionName;
  fields: readonly Field[];
  children: ComponentChildren;
}) {
  const { scene, section, fields } = props;
  const { state, texts, waiting } = scene;
  const open = state.openSections.includes(section) || (waiting !== null && fields.includes(waiting.field));
  const id = `${controlId(section.replace(" ", "-"))}-section`;
  return (
    <section>
      <button
        type="button"
        class="section"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => {
          scene.send({ type: "section toggled", section });
        }}
      >
        <svg class={open ? "arrow open" : "arrow"} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M7.5 4.5 13 10l-5.5 5.5" />
        </svg>
        {texts.settings[section]}
      </button>
      <div id={id} class="section-body" hidden={!open}>
        {props.children}
      </div>
    </section>
  );
}
