/** What the page says in the pane's place: sections of taskpane.html, in both languages. */
export type Notice = "no-office" | "no-excel" | "no-pane";
const NOTICES: readonly Notice[] = ["no-office", "no-excel", "no-pane"];

/** Excel is given this long to answer before the page says what to do. */
export const PATIENCE_MS = 8000;

/** Shows one notice instead of the pane; null: the pane itself. A pane that arrives late still takes its place. */
export function show(notice: Notice | null): void {
  for (const id of NOTICES) document.getElementById(id)?.toggleAttribute("hidden", id !== notice);
  document.getElementById("pane")?.toggleAttribute("hidden", notice !== null);
}

/** Whether the page still says that it is starting. */
export const isStarting = (): boolean => {
  const starting = document.getElementById("starting");
  return starting !== null && NOTICES.every((id) => document.getElementById(id)?.hidden !== false);
};
