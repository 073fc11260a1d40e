import { Refusal } from "../../sheet/refusal";
import type { BarTexts } from "./bar-texts";
import type { Desk } from "./desk";

export interface BarQuestion {
  readonly bar: HTMLElement;
  readonly texts: () => BarTexts;
  readonly desk: Desk;
}

/** A sentence in whatever language the page speaks. */
export type Wording = (texts: BarTexts) => string;

/** What the bar says, and where a click on the selected cell's source leads. */
export interface Bar {
  say(sentence: string | Wording, tone?: "plain" | "alarm"): void;
  /** Beside what is said, and read out to nobody: it changes after every edit. */
  showKept(sentence: Wording): void;
  offerOther(tip: Wording, open: () => void): void;
  showLink(address: string | null): void;
  /** Says everything anew, in the page's language; a sentence that cannot be said anew goes. */
  rename(): void;
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
  let told: { sentence: string | Wording; tone: "plain" | "alarm" } = { sentence: "", tone: "plain" };
  let keptTold: Wording = () => "";
  let otherTip: Wording = () => "";
  const say: Bar["say"] = (sentence, tone = "plain") => {
    told = { sentence, tone };
    const words = typeof sentence === "string" ? sentence : sentence(texts());
    said.textContent = words;
    said.title = words; // where there is no room for all of it
    said.classList.toggle("alarm", tone === "alarm");
  };
  const doing = (act: () => Promise<string | null>) => () => {
    act().then(
      (sentence) => {
        if (sentence !== null) say(sentence);
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) console.error(error);
        say(error instanceof Refusal ? error.message : (words) => words.failed, "alarm");
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
        texts(),
        doing(() => desk.startAfresh()),
      );
    },
  };
  const buttons = NAMES.map((name) => button("", "", actions[name]));
  const other = button("", "", () => undefined);
  other.hidden = true;
  bar.setAttribute("role", "group");
  const nameAll = (): void => {
    const words = texts();
    bar.setAttribute("aria-label", words.name);
    for (const [i, name] of NAMES.entries()) label(buttons[i], words[name], words[`${name}Tip`]);
    label(other, words.other, otherTip(words));
    kept.textContent = keptTold(words);
    link.textContent = link.hidden ? "" : words.source;
  };
  nameAll();
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
      keptTold = sentence;
      kept.textContent = sentence(texts());
    },
    offerOther(tip, open) {
      other.hidden = false;
      otherTip = tip;
      other.title = tip(texts());
      other.onclick = open;
    },
    showLink(address) {
      link.hidden = address === null;
      link.href = address ?? "";
      link.textContent = address === null ? "" : texts().source;
      link.title = address ?? "";
    },
    rename() {
      nameAll();
      say(typeof told.sentence === "string" ? "" : told.sentence, told.tone);
    },
  };
}

const NAMES = ["save", "open", "print", "copy", "fresh"] as const;
const KEYS: Readonly<Record<string, "save" | "open" | "print" | undefined>> = {
  s: "save",
  o: "open",
  p: "print",
};

function label(named: HTMLButtonElement | undefined, name: string, tip: string): void {
  if (!named) return;
  named.textContent = name;
  named.title = tip;
}

function button(name: string, tip: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  label(made, name, tip);
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
