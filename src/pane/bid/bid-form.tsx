import type { Scenario } from "../../bid/capacity-texts";
import { optionLetter, USUAL_TRAFFIC } from "../../bid/bid";
import { SCENARIOS } from "../../bid/scenarios";
import { Dropdown, FieldFrame, TextField } from "../fields";
import { saidInPane } from "../refusals";
import { wantedIn } from "./answer";
import { commonRedundancy } from "./options";
import { fitOf, type Fit } from "./fit";
import { cardCalled, demandSaid, type BidParts } from "./parts";
import { RedundancyLine } from "./redundancy-line";
import { SheetList } from "./sheet-list";
import type { BidTexts } from "./wording";

/** Who asks, and how much; then what is written for them. */
export function BidForm(parts: BidParts) {
  const { scene, answer, texts } = parts;
  const { people, waiting } = answer;
  const { count } = scene.numbers;
  const { inputs, bid } = scene.state;
  const { onSheet } = bid;
  const isSum = inputs.prompt.includes("+") && waiting === null;
  return (
    <>
      <div class="pair">
        <TextField scene={scene} field="employees" inputMode="numeric" />
        <ScenarioField {...parts} />
      </div>
      <div class="pair">
        <TextField scene={scene} field="prompt" />
        <TextField scene={scene} field="reply" />
      </div>
      <p class="facts">{isSum ? texts.promptRead(count(people.input), count(people.history)) : ""}</p>
      <div class="pair">
        <TextField scene={scene} field="tender" inputMode="numeric" placeholder={texts.tenderNone} />
        <TextField scene={scene} field="reserve" placeholder={texts.reserveNone} />
      </div>
      <div class="pair">
        <TextField
          scene={scene}
          field="userSpeed"
          inputMode="numeric"
          placeholder={String(wantedIn(inputs))}
        />
        <TextField
          scene={scene}
          field="firstToken"
          inputMode="numeric"
          placeholder={String(USUAL_TRAFFIC.firstToken)}
        />
      </div>
      <section class="answer" aria-live="polite">
        <h2 class="verdict">{demandSaid(parts)}</h2>
        {onSheet === null ? null : <p class="why">{texts.onSheet(onSheet.sheet)}</p>}
        <p class="group">{texts.options}</p>
        <OptionLines {...parts} />
      </section>
      {answer.options.length === 0 ? null : <CommonRedundancy {...parts} />}
      <SheetList {...parts} />
      <p class="why">{texts.formSaid[scene.state.bid.form]}</p>
    </>
  );
}

/** A scenario fills in its tokens; how often people ask goes with it. */
function ScenarioField({ scene, texts }: BidParts) {
  return (
    <FieldFrame scene={scene} field="scenario">
      <Dropdown
        scene={scene}
        name="scenario"
        value={scene.state.inputs.scenario}
        choices={(Object.keys(SCENARIOS) as Scenario[]).map((value) => ({
          value,
          label: texts.scenarios[value],
        }))}
        choose={(chosen) => {
          const [prompt, answer] = SCENARIOS[chosen as Scenario] ?? [];
          scene.send({ type: "input changed", field: "scenario", text: chosen });
          if (prompt === undefined || answer === undefined) return;
          scene.send({ type: "input changed", field: "prompt", text: String(prompt) });
          scene.send({ type: "input changed", field: "reply", text: String(answer) });
        }}
      />
    </FieldFrame>
  );
}

/** For all options at once; Compare asks each of them. */
function CommonRedundancy({ scene, answer, texts }: BidParts) {
  return (
    <RedundancyLine
      scene={scene}
      texts={texts}
      name="redundancy"
      value={commonRedundancy(answer.options)}
      choose={(redundancy) => {
        const options = answer.options.map((option) => ({ ...option, redundancy }));
        scene.send({ type: "bid", event: { type: "options changed", options } });
      }}
    />
  );
}

/** What stands at the end of an option's line: its servers, or why they do not help. */
const COUNTED: Readonly<Record<Fit, (texts: BidTexts, servers: string) => string>> = {
  none: () => "✕",
  slow: (texts, servers) => texts.slowBeside(servers),
  untested: (_, servers) => servers,
  toMeasure: (_, servers) => servers,
  met: (_, servers) => servers,
};

/** The options in a line each, with what is wrong beside the one that causes it. */
function OptionLines({ scene, answer, texts }: BidParts) {
  if (answer.options.length === 0) return <p class="why">{texts.empty}</p>;
  const { count } = scene.numbers;
  return (
    <ul class="option-lines">
      {answer.options.map((option, at) => {
        const { figures, error } = answer.answers[at] ?? { figures: null, error: null };
        const name = `${figures?.model.name ?? option.model.slice(0, 40)} · ${figures?.card.name ?? cardCalled(option.card, scene.language)}`;
        const servers = figures?.order.servers ?? 0;
        return (
          <li key={at}>
            <span class="letter">{optionLetter(at)}</span>
            <span>
              {name}
              {error === null ? null : <span class="message">{saidInPane(error, scene.language)}</span>}
            </span>
            <span class="count">
              {figures === null ? "" : COUNTED[fitOf(figures)](texts, texts.servers(servers, count(servers)))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
