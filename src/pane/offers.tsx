import { explain, offerSaid } from "../functions/shared";
import type { Deployed } from "./estimate";
import { FluentButton } from "./fluent";
import type { Scene } from "./scene";
import type { Field } from "./state";
import { taken } from "./taken";

/** What would need fewer cards: one press asks that instead. */
export function Offers({ scene, answer }: { scene: Scene; answer: Deployed }) {
  const { language, send, state } = scene;
  const { now, found } = answer.alternatives;
  if (found.length === 0) return null;
  return (
    <ul class="offers">
      {found.map((one) => (
        <li key={one.kind + one.write}>
          <FluentButton
            appearance="subtle"
            size="small"
            onClick={() => {
              for (const [field, text] of Object.entries(taken(one, state.inputs)))
                send({ type: "input changed", field: field as Field, text });
            }}
          >
            {explain(offerSaid(one, now, language), { language, unit: answer.unit })}
          </FluentButton>
        </li>
      ))}
    </ul>
  );
}
