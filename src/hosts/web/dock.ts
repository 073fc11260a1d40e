import type { SheetHost } from "../sheet-host";
import type { PageTexts } from "./texts";

export interface DockQuestion {
  readonly dock: HTMLElement;
  readonly pane: HTMLElement;
  readonly fold: HTMLButtonElement;
  readonly texts: () => PageTexts;
  readonly memory: SheetHost["memory"];
  /** Gives the keyboard back to the grid. */
  readonly focusGrid: () => void;
}

const FOLDED = "pane.folded";

/**
 * The pane's place beside the grid: folded away by its button, as it was left the last time. F6 goes from the grid to
 * the pane and back, as between the panes of Excel; Tab cannot, because in a grid it means the next cell. Returns how to
 * name the button anew, in the page's language.
 */
export function mountDock({ dock, pane, fold, texts, memory, focusGrid }: DockQuestion): () => void {
  const show = (folded: boolean): void => {
    dock.classList.toggle("folded", folded);
    pane.hidden = folded;
    fold.setAttribute("aria-expanded", String(!folded));
    const label = folded ? texts().unfold : texts().fold;
    fold.setAttribute("aria-label", label);
    fold.title = `${label} (${texts().shortcut})`;
  };
  const setFolded = (folded: boolean): void => {
    memory.write(FOLDED, folded ? "yes" : "no");
    show(folded);
  };
  show(memory.read(FOLDED) === "yes");
  fold.addEventListener("click", () => {
    setFolded(!pane.hidden);
  });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "F6") return;
      event.preventDefault();
      if (dock.contains(document.activeElement)) {
        focusGrid();
        return;
      }
      if (pane.hidden) setFolded(false);
      pane.focus();
    },
    { capture: true },
  );
  return () => {
    show(pane.hidden === true);
  };
}
