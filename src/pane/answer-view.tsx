import { EstimateView } from "./estimate-view";
import type { Answer, Scene } from "./scene";
import { TrainingView } from "./training-view";

/** How much, and does it fit: one sentence, then what it is made of. */
export function AnswerView({ scene }: { scene: Scene }) {
  const { answer, waiting, texts } = scene;
  return (
    <section class={waiting === null ? "answer" : "answer stale"} aria-live="polite">
      <p class="waiting">
        {waiting === null
          ? ""
          : `${texts.waitingFor(texts.labels[waiting.field])} ${answer === null ? "" : texts.stale}`}
      </p>
      {answer === null ? null : <Shown scene={scene} answer={answer} />}
    </section>
  );
}

function Shown({ scene, answer }: { scene: Scene; answer: Answer }) {
  switch (answer.kind) {
    case "on cards":
    case "rule of thumb":
    case "weights alone":
      return <EstimateView scene={scene} answer={answer} />;
    case "training":
    case "training rule":
      return <TrainingView scene={scene} answer={answer} />;
  }
}
