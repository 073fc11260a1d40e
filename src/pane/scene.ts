import type { Place } from "../hosts/sheet-host";
import type { Language } from "../functions/language";
import type { Answer, Waiting } from "./answer";
import type { Numbers } from "./numbers";
import type { PaneEvent, PaneState } from "./state";
import type { Texts } from "./wording";

/** All that a view draws from, and all that it may do. Views keep nothing. */
export interface Scene {
  readonly state: PaneState;
  /** The last answer there was: it stays while a field waits to be put right. */
  readonly answer: Answer | null;
  readonly waiting: Waiting | null;
  readonly language: Language;
  readonly texts: Texts;
  readonly numbers: Numbers;
  readonly canUndo: boolean;
  readonly send: (event: PaneEvent) => void;
  readonly insert: (at: Place | "new sheet", consent: "ask" | "replace") => void;
  readonly undo: () => void;
}
