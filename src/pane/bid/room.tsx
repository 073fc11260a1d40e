import { optionLetter, type ListedPrice, type SheetKind } from "../../bid/bid";
import type { PagesConsent, SheetHost } from "../../hosts/sheet-host";
import type { Language } from "../../reading/language";
import { Refusal } from "../../sheet/refusal";
import { saidInPane } from "../refusals";
import type { Scene } from "../scene";
import type { PaneEvent, PaneState } from "../state";
import { bidToWrite, createBidAnswers } from "./answer";
import "./bid.css";
import { FooterView } from "./footer-view";
import { BidForm } from "./bid-form";
import { CompareView } from "./compare-view";
import { lookForBid, takenFrom, type LookQuestion } from "./on-sheet";
import { lookForShares, takenShares } from "./shares-on-sheet";
import type { BidWriting } from "./state";
import { BID_TEXTS } from "./texts";
import { writeBid } from "./writing";

export { writeBid } from "./writing";

/** There is one pane on a page. */
const answerTo = createBidAnswers();

/** Compare, or Bid: both show the same options for the same people. */
export function BidPanel({ scene }: { scene: Scene }) {
  const answer = answerTo(scene.state, scene.language);
  // fields of these tabs say what is wrong with them, and not what Estimate waits for
  const own = { ...scene, waiting: answer.waiting };
  const parts = { scene: own, answer, texts: BID_TEXTS[scene.language] };
  return scene.state.tab === "compare" ? <CompareView {...parts} /> : <BidForm {...parts} />;
}

/** What the pane takes over from the bid that is in the workbook. */
export async function followSheet(
  asked: Omit<LookQuestion, "followed">,
  state: () => PaneState,
): Promise<readonly PaneEvent[]> {
  const found = await lookForBid({ ...asked, followed: state().bid.followed });
  const capacity = found === "not looked" ? state().bid.onSheet : found;
  const shares = await lookForShares(asked, capacity?.sheet ?? null);
  // by now the pane may ask something else
  const { people } = answerTo(state(), asked.language);
  return [
    ...(found === "not looked" ? [] : takenFrom(found, state(), people)),
    ...(shares === "not looked" ? [] : takenShares(shares, state(), people)),
  ];
}

/** The way into the workbook, the same on both tabs. */
export const BidFooter = ({ scene }: { scene: Scene }) => (
  <FooterView
    scene={scene}
    answer={answerTo(scene.state, scene.language)}
    texts={BID_TEXTS[scene.language]}
  />
);

export interface WritingQuestion {
  readonly state: PaneState;
  readonly host: SheetHost;
  readonly language: Language;
  readonly date: string;
  readonly sheets: readonly SheetKind[];
  readonly consent: PagesConsent;
  readonly prices: readonly ListedPrice[];
  readonly told: (writing: BidWriting) => void;
}

/** The press of "Write the bid": tells what becomes of it, and leaves to its caller what nobody expected. */
export async function pressWrite(asked: WritingQuestion): Promise<void> {
  const { state, host, language, date, sheets, consent, prices, told } = asked;
  const answer = answerTo(state, language);
  const wrong = answer.answers.findIndex(({ error }) => error !== null);
  const error = answer.answers[wrong]?.error;
  if (error) {
    const reason = BID_TEXTS[language].ofOption(optionLetter(wrong), saidInPane(error, language));
    told({ status: "refused", reason });
    return;
  }
  told({ status: "under way", sheets: sheets.length });
  try {
    await shown();
    const bid = bidToWrite(answer, { language, form: state.bid.form, date, sheets, prices });
    const result = await writeBid(host, bid, consent);
    told(result.status === "taken" ? { ...result, asked: sheets } : result);
  } catch (error) {
    if (error instanceof Refusal) {
      told({ status: "refused", reason: error.message });
      return;
    }
    told({ status: "failed" });
    throw error; // the pane says that it failed; the console gets the cause
  }
}

/** When the browser has drawn what was told: a grid that takes sheets draws nothing else meanwhile. */
const shown = (): Promise<void> => new Promise((done) => setTimeout(done, TWO_FRAMES_MS));
const TWO_FRAMES_MS = 34;
