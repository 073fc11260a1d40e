import { useEffect, useState } from "preact/hooks";
import type { FormulasConsent, SheetHost } from "../hosts/sheet-host";
import type { Language } from "../reading/language";
import { placeName } from "../sheet/address";
import type { Frozen } from "../sheet/frozen";
import { frozenPage } from "../sheet/frozen-page";
import { Refusal } from "../sheet/refusal";
import type { Repaired } from "../sheet/repaired";
import { FluentButton } from "./fluent";
import { WORKBOOK_TEXTS, type WorkbookTexts } from "./workbook-texts";

/** What the section asks of the workbook. */
export type WorkbookHost = Pick<SheetHost, "freeze" | "repair" | "undo" | "writePages">;

type Action = "freeze" | "repair";
type Found = { readonly action: "freeze"; readonly frozen: Frozen } | { readonly action: "repair"; readonly repaired: Repaired }; // prettier-ignore

/** Where a press of one of the buttons has come to. */
type Stage =
  | { readonly at: "rest" | "looking" | "working" | "undone" | "undo failed" }
  | { readonly at: "question"; readonly found: Found }
  | { readonly at: "done"; readonly found: Found }
  | { readonly at: "said"; readonly sentence: string };

const YES_ID = "vram-workbook-yes";
const buttonId = (action: Action): string => `vram-${action}`;

/** A question's buttons go when it is answered: the focus goes to the one that stays. */
const focusOn = (action: Action): void => document.getElementById(buttonId(action))?.focus();

/** Freeze and Repair: what each does, the question before it, the list of what it changed. Closed at first. */
export function WorkbookActions(props: {
  host: WorkbookHost;
  language: Language;
  /** What was last written is no longer what Undo takes back. */
  settle: () => void;
}) {
  const { host, language, settle } = props;
  const [open, setOpen] = useState(false);
  const [stage, setStage] = useState<Stage>({ at: "rest" });
  const texts = WORKBOOK_TEXTS[language];
  const guarded = (act: () => Promise<Stage>): void => {
    act().then(setStage, (error: unknown) => {
      setStage({ at: "said", sentence: error instanceof Refusal ? error.message : texts.failed });
      if (!(error instanceof Refusal)) console.error(error);
    });
  };
  const find = async (action: Action, consent: FormulasConsent): Promise<Found> =>
    action === "freeze"
      ? { action, frozen: await host.freeze(consent) }
      : { action, repaired: await host.repair(consent) };
  // the question stands below the fold of a low window: whoever asked for it is led there
  useEffect(() => {
    if (stage.at !== "question") return;
    const yes = document.getElementById(YES_ID);
    yes?.scrollIntoView({ block: "nearest" });
    yes?.focus();
  }, [stage]);
  const press = (action: Action) => (): void => {
    setStage({ at: "looking" });
    guarded(async () => {
      const found = await find(action, "ask");
      return { at: changedIn(found).length > 0 ? "question" : "done", found };
    });
  };
  const agree = (action: Action) => (): void => {
    focusOn(action);
    setStage({ at: "working" });
    guarded(async () => {
      const found = await find(action, "agreed");
      if (changedIn(found).length > 0) settle();
      return { at: "done", found };
    });
  };
  return (
    <section class="workbook">
      <button
        type="button"
        class="section"
        aria-expanded={open}
        aria-controls="vram-workbook-section"
        onClick={() => {
          setOpen(!open);
        }}
      >
        <svg class={open ? "arrow open" : "arrow"} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M7.5 4.5 13 10l-5.5 5.5" />
        </svg>
        {texts.heading}
      </button>
      <div id="vram-workbook-section" class="section-body" hidden={!open}>
        {(["freeze", "repair"] as const).map((action) => (
          <div class="workbook-action" key={action}>
            <FluentButton id={buttonId(action)} size="small" onClick={press(action)}>
              {texts[action]}
            </FluentButton>
            <p class="facts">{action === "freeze" ? texts.freezeWhat : texts.repairWhat}</p>
          </div>
        ))}
        <div class="workbook-said" role="status">
          <Said
            texts={texts}
            stage={stage}
            agree={agree}
            cancel={(action) => {
              focusOn(action);
              setStage({ at: "rest" });
            }}
          />
        </div>
        {stage.at === "done" && changedIn(stage.found).length > 0 ? (
          <Afterwards {...{ host, language, texts, found: stage.found, setStage, guarded }} />
        ) : null}
        {stage.at === "done" || stage.at === "question" ? <Changes texts={texts} found={stage.found} /> : null}
      </div>
    </section>
  );
} // prettier-ignore

const changedIn = (found: Found): readonly { readonly sheet: string }[] =>
  found.action === "freeze" ? found.frozen.changed : found.repaired.changed;

function Said(props: {
  texts: WorkbookTexts;
  stage: Stage;
  agree: (action: Action) => () => void;
  cancel: (action: Action) => void;
}) {
  const { texts, stage, agree, cancel } = props;
  switch (stage.at) {
    case "rest":
      return null;
    case "looking":
      return <span>{texts.looking}</span>;
    case "working":
      return <span>{texts.working}</span>;
    case "undone":
      return <span>{texts.undone}</span>;
    case "undo failed":
      return <span>{texts.undoFailed}</span>;
    case "said":
      return <span>{stage.sentence}</span>;
    case "question": {
      const { action } = stage.found;
      const changed = changedIn(stage.found);
      const sheets = new Set(changed.map(({ sheet }) => sheet)).size;
      const ask = action === "freeze" ? texts.askFreeze : texts.askRepair;
      return (
        <>
          <span>{ask(changed.length, sheets)}</span>
          <span class="choices">
            <FluentButton id={YES_ID} size="small" appearance="primary" onClick={agree(action)}>
              {action === "freeze" ? texts.yesFreeze : texts.yesRepair}
            </FluentButton>
            <FluentButton
              size="small"
              onClick={() => {
                cancel(action);
              }}
            >
              {texts.no}
            </FluentButton>
          </span>
        </>
      );
    }
    case "done": {
      const count = changedIn(stage.found).length;
      if (stage.found.action === "freeze")
        return <span>{count === 0 ? texts.nothingToFreeze : texts.frozen(count)}</span>;
      return <span>{count === 0 ? texts.nothingToRepair : texts.repaired(count)}</span>;
    }
  }
}

/** What may be done when it is done: take it back where the host can, put the list into the workbook. */
function Afterwards(props: {
  host: WorkbookHost;
  language: Language;
  texts: WorkbookTexts;
  found: Found;
  setStage: (stage: Stage) => void;
  guarded: (act: () => Promise<Stage>) => void;
}) {
  const { host, language, texts, found, setStage, guarded } = props;
  const { undo, writePages } = host;
  const writeList = (frozen: Frozen, write: NonNullable<WorkbookHost["writePages"]>): void => {
    focusOn("freeze");
    guarded(async () => {
      const pages = [frozenPage(frozen, language)];
      const asked = await write(pages, "ask");
      const result = asked.status === "taken" ? await write(pages, "beside") : asked;
      const sentence = result.status === "written" ? texts.listWritten(result.sheets[0] ?? "") : texts.listProtected;
      return { at: "said", sentence };
    });
  };
  return (
    <span class="choices">
      {undo !== null ? (
        <FluentButton
          size="small"
          onClick={() => {
            focusOn(found.action);
            undo().then(
              () => {
                setStage({ at: "undone" });
              },
              () => {
                setStage({ at: "undo failed" }); // something else was done since: taking that back would be worse
              },
            );
          }}
        >
          {texts.undo}
        </FluentButton>
      ) : null}
      {writePages !== null && found.action === "freeze" ? (
        <FluentButton
          size="small"
          onClick={() => {
            writeList(found.frozen, writePages);
          }}
        >
          {texts.listOnSheet}
        </FluentButton>
      ) : null}
    </span>
  );
} // prettier-ignore

/** So many lines are shown; the sheet has them all. */
const MOST_LINES = 100;

function Changes({ texts, found }: { texts: WorkbookTexts; found: Found }) {
  const lines = found.action === "freeze" ? frozenLines(found.frozen, texts) : repairedLines(found.repaired, texts);
  const left = found.action === "freeze" ? found.frozen.left : found.repaired.left;
  if (lines.length + left.length === 0) return null;
  return (
    <div class="workbook-list" role="region" aria-label={texts.list} tabIndex={0}>
      <ul>
        {lines.slice(0, MOST_LINES).map(({ where, what }) => (
          <li key={where}>
            <b>{where}</b> {what}
          </li>
        ))}
        {lines.length > MOST_LINES ? <li>{texts.more(lines.length - MOST_LINES)}</li> : null}
      </ul>
      {left.length > 0 ? <p>{texts.left(left.length)}</p> : null}
      <ul>
        {left.slice(0, MOST_LINES).map((one) => (
          <li key={leftWhere(one)}>
            <b>{leftWhere(one)}</b> {texts.why[one.why]("shows" in one ? one.shows : "")}
          </li>
        ))}
      </ul>
    </div>
  );
} // prettier-ignore

const leftWhere = ({ sheet, address }: { readonly sheet: string; readonly address: string }): string =>
  sheet === "" ? address : placeName(sheet, address);

interface Line {
  readonly where: string;
  readonly what: string;
}

const frozenLines = ({ changed }: Frozen, { becomes, values }: WorkbookTexts): Line[] =>
  changed.map((one) => {
    const count = one.values.flat().length;
    const shown = count === 1 ? String(one.values[0]?.[0] ?? "") : values(count);
    return { where: placeName(one.sheet, one.address), what: `${one.formula} ${becomes} ${shown}` };
  });

const repairedLines = ({ changed }: Repaired, { becomes }: WorkbookTexts): Line[] =>
  changed.map((one) => ({
    where: placeName(one.sheet, one.address),
    what: one.formula === one.becomes ? one.formula : `${one.formula} ${becomes} ${one.becomes}`,
  }));
