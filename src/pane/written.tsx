import { FluentButton } from "./fluent";
import type { Scene } from "./scene";

/** Buttons of a question go when it is answered: the focus goes to the one that stays, and not to the page's top. */
export const answered = (stays: string, act: () => void) => (): void => {
  document.getElementById(stays)?.focus();
  act();
};

/** Where it was written, and the way back where the host has one. */
export const Written = ({ scene, said, undo }: { scene: Scene; said: string; undo: () => void }) => (
  <>
    <span>{said}</span>
    {scene.canUndo ? (
      <FluentButton appearance="transparent" size="small" onClick={undo}>
        {scene.texts.undo}
      </FluentButton>
    ) : null}
  </>
);
