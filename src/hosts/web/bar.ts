import { Refusal } from "../../sheet/refusal";
import type { BarTexts } from "./bar-texts";
import type { Desk } from "./desk";

export interface BarQuestion {
  readonly bar: HTMLElement;
  readonly texts: BarTexts;
  readonly desk: Desk;
}

/** What the bar says, and where a click on the selected cell's source leads. */
export interface Bar {
  say(sentence: string, tone?: "plain" | "alarm"): void;
  /** Beside what is said, and read out to nobody: it changes after every edit. */
  showKept(sentence: string): void;
  offerOther(tip: string, open: () => void): void;
  showLink(address: string | null): void;
}

/** The buttons above the grid: file, print, copy. Their keys are those of every other program. */
export function mountBar({ bar, texts, desk }: BarQuestion): Bar {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const kept = document.createElement("p");
  kept.className = "kept";
  const link = document.createElement("a");
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.hidden = true;
  const say: Bar["say"] = (sentence, tone = "plain") => {
    said.textContent = sentence;
    said.title = sentence; // where there is no room for all of it
    said.classList.toggle("alarm", tone === "alarm");
  };
  const doing = (act: () => Promise<string | null>) => () => {
    act().then(
      (sentence) => {
        if (sentence !== null) say(sentence);
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) console.error(error);
        say(error instanceof Refusal ? error.message : texts.failed, "alarm");
      },
    );
  };
  const picker = filePicker((file) => {
    doing(() => desk.openFile(file))();
  });
  const actions = {
    save: doing(() => desk.download()),
    open: () => {
      picker.click();
    },
    print: doing(() => desk.print()),
    copy: doing(() => desk.copyFormulas()),
    fresh: () => {
      question(
        texts,
        doing(() => desk.startAfresh()),
      );
    },
  };
  const buttons = NAMES.map((name) => button(texts[name], texts[`${name}Tip`], actions[name]));
  const other = button(texts.other, "", () => undefined);
  other.hidden = true;
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", texts.name);
  bar.replaceChildren(...buttons, other, link, said, kept, picker);
  addEventListener(
    "keydown",
    (event) => {
      const act =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      actions[act]();
    },
    { capture: true },
  );
  return {
    say,
    showKept(sentence) {
      kept.textContent = sentence;
    },
    offerOther(tip, open) {
      other.hidden = false;
      other.title = tip;
      other.onclick = open;
    },
    showLink(address) {
      link.hidden = address === null;
      link.href = address ?? "";
      link.textContent = address === null ? "" : texts.source;
      link.title = address ?? "";
    },
  };
}

const NAMES = ["save", "open", "print", "copy", "fresh"] as const;
const KEYS: Readonly<Record<string, "save" | "open" | "print" | undefined>> = {
  s: "save",
  o: "open",
  p: "print",
};

function button(name: string, tip: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.title = tip;
  made.onclick = act;
  return made;
}

function filePicker(take: (file: File) => void): HTMLInputElement {
  const picker = document.createElement("input");
  picker.type = "file";
  picker.accept = ".xlsx,.xlsm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  picker.hidden = true;
  picker.onchange = () => {
    const [file] = picker.files ?? [];
    picker.value = ""; // the same file may be chosen again
    if (file) take(file);
  };
  return picker;
}

/** Asks before anything is lost. */
function question(texts: BarTexts, yes: () => void): void {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", texts.fresh);
  const words = document.createElement("p");
  words.textContent = texts.question;
  const answer = (name: string, act: () => void): HTMLButtonElement =>
    button(name, "", () => {
      dialog.close();
      act();
    });
  dialog.append(
    words,
    answer(texts.no, () => undefined),
    answer(texts.yes, yes),
  );
  dialog.onclose = () => {
    dialog.remove();
  };
  document.body.append(dialog);
  dialog.showModal();
}
