import type { Unit } from "../core/units";
import { explain } from "../functions/shared";
import type { Said } from "../functions/explanations";
import type { Scene } from "./scene";

const SIGNS = { good: "✓", tight: "!", bad: "✕" } as const;

/** The answer in one sentence: a sign, words and a colour say the same. */
export function Verdict({ sign, children }: { sign: keyof typeof SIGNS | null; children: string }) {
  if (sign === null) return <h2 class="verdict">{children}</h2>;
  return (
    <h2 class={`verdict ${sign}`}>
      <span class="sign" aria-hidden="true">
        {SIGNS[sign]}
      </span>
      {children}
    </h2>
  );
}

/** What a reader of the answer should know, only when there is anything. */
export function Notes({ scene, notes, unit }: { scene: Scene; notes: readonly Said[]; unit: Unit }) {
  if (notes.length === 0) return null;
  return (
    <ul class="notes" aria-label={scene.texts.notes}>
      {notes.map((note) => (
        <li key={note.rule}>{explain(note, { language: scene.language, unit })}</li>
      ))}
    </ul>
  );
}
