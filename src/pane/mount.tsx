import { render } from "preact";
import { InputError, LANGUAGE_TAGS } from "../functions/shared";
import type { Language } from "../reading/language";
import type { Place, SheetHost, WriteResult } from "../hosts/sheet-host";
import { Refusal } from "../sheet/refusal";
import { App } from "./app";
import { estimateFor } from "./estimate";
import { recall, remember } from "./memory";
import { numbersIn } from "./numbers";
import { orderFor } from "./order";
import "./pane.css";
import type { Waiting } from "./reading";
import { saidInPane } from "./refusals";
import type { Answer, Scene } from "./scene";
import { next, type Inputs, type PaneEvent, type PaneState, type Tab } from "./state";
import { TEXTS } from "./texts";
import { followTheme } from "./theme";
import { trainingFor } from "./training";

/** Draws the pane into an element beside a workbook and keeps it drawn. Returns how to take it away. */
export function mountPane(root: HTMLElement, host: SheetHost): () => void {
  let state: PaneState = recall(host.memory);
  const outcomes: Record<Tab, Outcome> = { estimate: NOTHING, training: NOTHING };

  const send = (event: PaneEvent): void => {
    const before = state;
    state = next(state, event);
    if (state !== before) remember(host.memory, state);
    draw();
  };

  async function insert(at: Place | "new sheet", consent: "ask" | "replace"): Promise<void> {
    const { answer } = outcomes[state.tab];
    const order = answer === null ? null : orderFor(answer, state);
    if (order === null) return;
    send({ type: "write begun" });
    try {
      const table = order({
        at: at === "new sheet" ? "A1" : at.address,
        mode: state.mode,
        language: languageOf(state, host),
        date: today(),
      });
      send({ type: "write answered", result: (await host.write(at, table, consent)) satisfies WriteResult });
    } catch (error) {
      const reason = reasonOf(error, languageOf(state, host));
      if (reason !== null) {
        send({ type: "write refused", reason });
        return;
      }
      send({ type: "write failed" });
      throw error; // the pane says that it failed; the console gets the cause
    }
  }

  async function undo(): Promise<void> {
    if (host.undo === null) return;
    try {
      await host.undo();
      send({ type: "write undone" });
    } catch {
      send({ type: "undo failed" }); // something else was done since: taking that back would be worse
    }
  }

  function draw(): void {
    const language = languageOf(state, host);
    const outcome = outcomeOf(state, language, outcomes[state.tab]);
    outcomes[state.tab] = outcome;
    const scene: Scene = {
      state,
      answer: outcome.answer,
      waiting: outcome.waiting,
      language,
      texts: TEXTS[language],
      numbers: numbersIn(language),
      canUndo: host.undo !== null,
      send,
      insert: (at, consent) => void insert(at, consent),
      undo: () => void undo(),
    };
    root.lang = LANGUAGE_TAGS[language];
    render(<App scene={scene} landmark={landmark} />, root);
  }

  // in the embedded workbook the pane stands inside a landmark of the page; in Excel it is the page
  const landmark = root.closest("main, aside") === null ? "main" : "div";
  root.classList.add("vram-pane");
  root.classList.toggle("whole-page", landmark === "main");
  const stopTheme = followTheme(root, host);
  draw();
  const moved = (place: Place): void => {
    send({ type: "selection moved", place });
  };
  const stopSelection = host.onSelectionChanged(moved);
  // a host that cannot say yet (a cell is being edited) says so at the next move
  host.selection().then(moved, () => undefined);
  return () => {
    stopSelection();
    stopTheme();
    render(null, root);
    root.classList.remove("vram-pane", "whole-page");
  };
}

/** What came of a tab's inputs. */
interface Outcome {
  /** The inputs it is about: a moved selection asks nothing new. */
  readonly inputs: Inputs | null;
  /** Notes and refusals call a card as readers of this language do. */
  readonly language: Language | null;
  readonly answer: Answer | null;
  readonly waiting: Waiting | null;
}

const NOTHING: Outcome = { inputs: null, language: null, answer: null, waiting: null };
const ANSWERS: Record<Tab, (inputs: Inputs, language: Language) => Answer | Waiting> = {
  estimate: estimateFor,
  training: trainingFor,
};

/** The answer that there was before stays until there is a new one. */
function outcomeOf({ tab, inputs }: PaneState, language: Language, before: Outcome): Outcome {
  if (inputs === before.inputs && language === before.language) return before;
  const outcome = ANSWERS[tab](inputs, language);
  return outcome.kind === "waiting"
    ? { inputs, language, answer: before.answer, waiting: outcome }
    : { inputs, language, answer: outcome, waiting: null };
}

/** Why a table was refused on purpose; null: something else went wrong. */
function reasonOf(error: unknown, language: Language): string | null {
  if (error instanceof Refusal) return error.message;
  return error instanceof InputError ? saidInPane(error, language) : null;
}

const languageOf = (state: PaneState, host: SheetHost): Language =>
  state.language === "auto" ? host.language() : state.language;

/** The reader's own day, as ISO 8601 writes it: every Excel reads that alike. */
function today(): string {
  const now = new Date();
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
