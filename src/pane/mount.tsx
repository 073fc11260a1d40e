import { render } from "preact";
import { InputError, LANGUAGE_TAGS } from "../functions/shared";
import type { Language } from "../reading/language";
import type { SheetKind } from "../bid/bid";
import type { PagesConsent, Place, SheetHost, WriteConsent, WriteResult } from "../hosts/sheet-host";
import { cellAddress, readAddress } from "../sheet/address";
import { Refusal } from "../sheet/refusal";
import { tableAt, type SeenCells } from "../sheet/written";
import { App } from "./app";
import { loadBidRoom } from "./bid/load";
import { loadedFrom } from "./loaded";
import { recall, remember } from "./memory";
import { numbersIn } from "./numbers";
import { orderFor } from "./order";
import { NOTHING, outcomeOf, type Outcome } from "./outcome";
import { createOwnDesk } from "./own/desk";
import "./pane.css";
import { saidInPane } from "./refusals";
import type { Scene } from "./scene";
import { answersTab, next, type AnsweredTab, type PaneEvent, type PaneState } from "./state";
import { TEXTS } from "./texts";
import { followTheme } from "./theme";

export { loadBidRoom };

/** Draws the pane into an element beside a workbook and keeps it drawn. Returns how to take it away. */
export function mountPane(root: HTMLElement, host: SheetHost): () => void {
  let state: PaneState = recall(host.memory, host.speak === null);
  let bidRoom: Scene["bidRoom"] | null = null;
  const outcomes: Record<AnsweredTab, Outcome> = { estimate: NOTHING, training: NOTHING };

  const own = createOwnDesk(
    host,
    () => {
      // the same words may now mean a model of the user's own
      for (const tab of ["estimate", "training"] as const) outcomes[tab] = { ...outcomes[tab], asked: null };
      redraw();
    },
    () => {
      redraw();
    },
  );

  /** Where the host speaks too, the choice is the host's to keep, and the pane follows it. */
  async function speak(language: Language): Promise<void> {
    if (host.speak === null) {
      send({ type: "language chosen", language });
      return;
    }
    try {
      await host.speak(language);
    } finally {
      send({ type: "language chosen", language: "auto" });
    }
  }

  const send = (event: PaneEvent): void => {
    const before = state;
    state = next(state, event);
    if (state !== before) remember(host.memory, state);
    redraw();
    if (event.type === "tab chosen") lookAgain();
  };

  let drawing = false;
  /** Fluent's tabs say that they changed while they are drawn: what that asks for is drawn after it, not within. */
  function redraw(): void {
    if (drawing) {
      queueMicrotask(redraw);
      return;
    }
    drawing = true;
    try {
      draw();
    } finally {
      drawing = false;
    }
  }

  const lookAgain = (): void => {
    lookedFrom = null;
    if (state.place !== null) look(state.place).catch(() => undefined);
  };

  /** A bid is changed without the selection moving too; what is written right now is looked at when it stands. */
  const lookAtChange = (): void => {
    const { tab, bid } = state;
    if (answersTab(tab) || bid.writing.status === "under way") return;
    if (bid.onSheet !== null) lookAgain();
    else if (state.place !== null) look(state.place).catch(() => undefined);
  };

  /** Asks whether the selection lies in a table of ours; an answer that comes late is left aside. */
  async function look(place: Place): Promise<void> {
    const at = readAddress(place.address);
    if (at === null) return;
    const seen = await host.around(place);
    const table = tableAt(seen, at);
    if (state.place !== place) return;
    send(table ? { type: "table found", table, loaded: loadedFrom(table) } : { type: "no table found" });
    await lookForBid(place, seen);
  }

  /** The sheet from which a bid was last looked for; null: it has to be looked for again. */
  let lookedFrom: string | null = null;

  /** A bid is changed in its sheet as well: Compare and Bid ask what stands there now. */
  async function lookForBid(place: Place, seen: SeenCells): Promise<void> {
    if (answersTab(state.tab) || bidRoom === null || typeof bidRoom === "string") return;
    const elsewhere = lookedFrom !== place.sheet;
    lookedFrom = place.sheet;
    const { followSheet } = await loadBidRoom();
    const asked = { host, language: languageOf(state, host), place, seen, elsewhere };
    for (const event of await followSheet(asked, () => state)) send(event);
  }

  async function update(): Promise<void> {
    const { found, place } = state;
    if (found === null || place === null) return;
    const { language } = found;
    await insert({ sheet: place.sheet, address: cellAddress(found) }, { over: found }, language);
  }

  async function insert(
    at: Place | "new sheet",
    consent: WriteConsent,
    language = languageOf(state, host),
  ): Promise<void> {
    const answer = answersTab(state.tab) ? outcomes[state.tab].answer : null;
    const order = answer === null ? null : orderFor(answer, state);
    if (order === null) return;
    send({ type: "write begun" });
    try {
      const table = order({
        at: at === "new sheet" ? "A1" : at.address,
        mode: state.mode,
        language,
        date: today(),
      });
      send({ type: "write answered", result: (await host.write(at, table, consent)) satisfies WriteResult });
      lookAgain();
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
      told("undone");
      lookAgain();
    } catch {
      told("undo failed"); // something else was done since: taking that back would be worse
    }
  }

  /** Tables and whole sheets each have their own news. */
  const told = (status: "undone" | "undo failed"): void => {
    if (!answersTab(state.tab))
      send({ type: "bid", event: { type: "writing changed", writing: { status } } });
    else send({ type: status === "undone" ? "write undone" : "undo failed" });
  };

  function loadBid(): void {
    bidRoom = "loading";
    const loaded = (room: Exclude<Scene["bidRoom"], "loading">): void => {
      bidRoom = room;
      draw();
      lookAgain();
    };
    loadBidRoom().then(loaded, () => {
      loaded("failed");
    });
    draw();
  }

  async function writeBid(sheets: readonly SheetKind[], consent: PagesConsent): Promise<void> {
    const room = await loadBidRoom();
    await room.pressWrite({
      state,
      host,
      sheets,
      consent,
      language: languageOf(state, host),
      date: today(),
      prices: own.tables.prices,
      told: (writing) => {
        send({ type: "bid", event: { type: "writing changed", writing } });
        if (writing.status === "written") lookAgain();
      },
    });
  }

  function draw(): void {
    if (bidRoom === null && !answersTab(state.tab)) {
      loadBid();
      return;
    }
    const language = languageOf(state, host);
    const outcome = answersTab(state.tab)
      ? outcomeOf(state.tab, { inputs: state.inputs, language }, outcomes[state.tab])
      : NOTHING;
    if (answersTab(state.tab)) outcomes[state.tab] = outcome;
    const scene: Scene = {
      state,
      answer: outcome.answer,
      waiting: outcome.waiting,
      language,
      texts: TEXTS[language],
      numbers: numbersIn(language),
      canUndo: host.undo !== null,
      host,
      send,
      insert: (at, consent) => void insert(at, consent),
      update: () => void update(),
      undo: () => void undo(),
      bidRoom: bidRoom ?? "loading",
      loadBid,
      writeBid: (sheets, consent) => void writeBid(sheets, consent),
      speak: (chosen) => void speak(chosen),
      own: own.scene(() => languageOf(state, host), today),
    };
    root.lang = LANGUAGE_TAGS[language];
    render(<App scene={scene} landmark={landmark} />, root);
  }

  // in the embedded workbook the pane stands inside a landmark of the page; in Excel it is the page
  const landmark = root.closest("main, aside") === null ? "main" : "div";
  root.classList.add("vram-pane");
  root.classList.toggle("whole-page", landmark === "main");
  const stopTheme = followTheme(root, host);
  redraw();
  const moved = (place: Place): void => {
    send({ type: "selection moved", place });
    // what cannot be looked at now (a cell is being edited) is looked at after the next move
    look(place).catch(() => undefined);
    own.moved(place);
  };
  const stopSelection = host.onSelectionChanged(moved);
  let changedLast = 0;
  // a paste, or a sheet that is written, changes cells many times at once
  const stopChanges = host.onCellsChanged(() => {
    window.clearTimeout(changedLast);
    changedLast = window.setTimeout(lookAtChange, SETTLED_MS);
  });
  // a host that cannot say yet (a cell is being edited) says so at the next move
  host.selection().then(moved, () => undefined);
  return () => {
    stopSelection();
    stopChanges();
    window.clearTimeout(changedLast);
    stopTheme();
    render(null, root);
    root.classList.remove("vram-pane", "whole-page");
  };
}

const SETTLED_MS = 150;

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
