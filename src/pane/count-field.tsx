import { Combobox, type ComboboxRow } from "./combobox";
import type { Scene } from "./scene";

/** What the state calls an empty box: the smallest number that fits. */
const AUTO = "auto";

/** How many cards: worked out, one of the usual numbers, or any other that is typed. */
export function CountField(props: {
  scene: Scene;
  field: "cards" | "trainingCards";
  counts: readonly string[];
}) {
  const { scene, field, counts } = props;
  const held = scene.state.inputs[field];
  const row = (name: string): ComboboxRow => ({ name, detail: "" });
  return (
    <Combobox
      scene={scene}
      field={field}
      placeholder={scene.texts.auto}
      value={held === AUTO ? "" : held}
      take={(text) => {
        scene.send({ type: "input changed", field, text: text.trim() === "" ? AUTO : text });
      }}
      search={(typed) => {
        const query = typed.trim();
        const listed = counts.filter((count) => count.startsWith(query));
        return (query === "" || listed.includes(query) ? listed : [query, ...listed]).map(row);
      }}
      // 16 is first a 1: it is taken when the field is left
      reads={(text) => (text.trim() === "" ? "at once" : "when left")}
      emptyRow={scene.texts.auto}
    />
  );
}
