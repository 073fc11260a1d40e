import { AnswerView } from "./answer-view";
import { EstimateForm } from "./estimate-form";
import { FluentButton, FluentTab, FluentTablist } from "./fluent";
import { Footer } from "./footer";
import { HelpLinks } from "./help-links";
import { LANGUAGE_NAMES, nextLanguage } from "./language-switch";
import { LANGUAGE_TAGS } from "../functions/shared";
import type { Scene } from "./scene";
import { SpeedGroup } from "./speed-view";
import { answersTab, type Tab } from "./state";
import { TrainingForm } from "./training-form";
import { WorkbookActions } from "./workbook-actions";

const TABS: readonly Tab[] = ["estimate", "training", "compare", "bid"];
const tabId = (tab: Tab): string => `vram-tab-${tab}`;

/** The pane: what is asked, what the answer is, and the way into the sheet. */
export function App({ scene, landmark: Landmark }: { scene: Scene; landmark: "main" | "div" }) {
  const { tab } = scene.state;
  return (
    <>
      <Landmark class="content">
        <Header scene={scene} />
        <div role="tabpanel" aria-labelledby={tabId(tab)}>
          {answersTab(tab) ? <Answered key={tab} scene={scene} /> : <Bid key={tab} scene={scene} />}
        </div>
        <WorkbookActions
          host={scene.host}
          language={scene.language}
          settle={() => {
            settle(scene);
          }}
        />
        <HelpLinks tab={tab} language={scene.language} />
      </Landmark>
      {answersTab(tab) ? <Footer scene={scene} /> : <BidFooter scene={scene} />}
    </>
  );
}

/** News of the last write, with its Undo, goes: another step lies above it. */
function settle({ send }: Scene): void {
  send({ type: "question dismissed" });
  send({ type: "bid", event: { type: "writing changed", writing: { status: "none" } } });
}

function Answered({ scene }: { scene: Scene }) {
  const Form = scene.state.tab === "estimate" ? EstimateForm : TrainingForm;
  return (
    <>
      <Form scene={scene} />
      <AnswerView scene={scene} />
      {scene.state.tab === "estimate" ? <SpeedGroup scene={scene} /> : null}
    </>
  );
}

function Bid({ scene }: { scene: Scene }) {
  const { bidRoom, texts, loadBid } = scene;
  if (bidRoom === "loading") return <p class="why">{texts.loading}</p>;
  if (bidRoom !== "failed") return <bidRoom.BidPanel scene={scene} />;
  return (
    <>
      <p class="why" role="alert">
        {texts.notLoaded}
      </p>
      <FluentButton onClick={loadBid}>{texts.again}</FluentButton>
    </>
  );
}

const BidFooter = ({ scene }: { scene: Scene }) =>
  typeof scene.bidRoom === "string" ? null : <scene.bidRoom.BidFooter scene={scene} />;

function Header({ scene }: { scene: Scene }) {
  const { texts, state, language } = scene;
  const other = nextLanguage(language);
  return (
    <header>
      <h1 class="visually-hidden">{texts.heading}</h1>
      <FluentTablist
        key={language}
        size="small"
        class="tabs"
        aria-label={texts.heading}
        activeid={tabId(state.tab)}
        onChange={(event) => {
          const { activeid } = event.currentTarget as HTMLElement & { activeid: string };
          const tab = TABS.find((name) => tabId(name) === activeid);
          if (tab !== undefined && tab !== state.tab) scene.send({ type: "tab chosen", tab });
        }}
      >
        {TABS.map((tab) => (
          <FluentTab key={tab} id={tabId(tab)}>
            {texts.tabs[tab]}
          </FluentTab>
        ))}
      </FluentTablist>
      <FluentButton
        appearance="subtle"
        size="small"
        lang={LANGUAGE_TAGS[other]}
        onClick={() => {
          scene.speak(other);
        }}
      >
        {LANGUAGE_NAMES[other]}
      </FluentButton>
    </header>
  );
}
