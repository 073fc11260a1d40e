import { optionLetter } from "../../bid/bid";
import type { OptionFigures } from "../../bid/figures";
import { LogField } from "../own/log-field";
import { LOG_TEXTS } from "../own/log-texts";
import { differencesSaid } from "../own/log-warning";
import { controlId } from "../fields";
import { FluentButton } from "../fluent";
import { saidInPane } from "../refusals";
import { CardsLine, cardsName } from "./cards-line";
import { fitOf } from "./fit";
import { LaunchCommand } from "./launch-view";
import { OptionButtons } from "./option-buttons";
import { withCards, withMeasured, withRedundancy } from "./options";
import { cardCalled, type BidParts } from "./parts";
import { RedundancyLine } from "./redundancy-line";

interface OptionProps extends BidParts {
  readonly at: number;
  /** The choice among them; null: there is none, or nothing to choose. */
  readonly best: OptionFigures | null;
}

/** One option: what it is, whether it fits, what it takes, how it starts; or what is wrong with it. */
export function OptionView(props: OptionProps) {
  const { scene, answer, texts, at, best } = props;
  const option = answer.options[at];
  const found = answer.answers[at];
  if (option === undefined || found === undefined) return null;
  const { figures, error } = found;
  const letter = optionLetter(at);
  const name =
    figures === null
      ? [option.model.slice(0, LONGEST), cardCalled(option.card, scene.language)].join(" · ")
      : [figures.model.name, figures.precision, figures.card.name].join(" · ");
  return (
    <li class="option">
      <h2 class="option-name" id={`vram-option-${String(at)}`}>
        <span class="letter">{letter}</span> {name}
      </h2>
      {error === null ? null : (
        <>
          <p class="message">{saidInPane(error, scene.language)}</p>
          <CardsLine {...props} figures={null} />
        </>
      )}
      {figures === null ? null : (
        <>
          <FitLine {...props} figures={figures} isBest={figures === best} />
          {figures.order.slow ? <SlowHelp {...props} faster={found.faster} /> : null}
          {figures.plan.instances === 0 ? null : <Numbers {...props} figures={figures} />}
          <CardsLine {...props} figures={figures} />
          <RedundancyLine
            scene={scene}
            texts={texts}
            name={`redundancy-${String(at)}`}
            value={option.redundancy}
            choose={(redundancy) => {
              const options = withRedundancy(answer.options, at, redundancy);
              scene.send({ type: "bid", event: { type: "options changed", options } });
            }}
          />
          <details class="own-way">
            <summary>{LOG_TEXTS[scene.language].label}</summary>
            <LogField
              scene={scene}
              name={letter}
              measured={option.measured ?? null}
              change={(measured) => {
                const options = withMeasured(answer.options, at, measured);
                scene.send({ type: "bid", event: { type: "options changed", options } });
              }}
            />
          </details>
          {found.differences.length === 0 ? null : (
            <p class="why log-differs">{differencesSaid(scene, found.differences)}</p>
          )}
          <LaunchCommand texts={texts} command={figures.launch} letter={letter} />
        </>
      )}
      <OptionButtons {...props} />
    </li>
  );
}

/** A config.json that was pasted is no name. */
const LONGEST = 60;

type Found = OptionProps & { readonly figures: OptionFigures };

function FitLine({ scene, answer, texts, figures, isBest }: Found & { readonly isBest: boolean }) {
  const { count } = scene.numbers;
  const { servers, cards } = figures.order;
  const fit = fitOf(figures);
  if (fit === "none" || fit === "slow")
    return (
      <p class="fit bad">
        <span class="sign" aria-hidden="true">
          ✕
        </span>
        {fit === "none" ? texts.doesNotFit : texts.slow(String(answer.people.traffic.speed))}
      </p>
    );
  const said = texts.fits[fit](texts.servers(servers, count(servers)), texts.cards(cards, count(cards)));
  return (
    <p class="fit good">
      <span class="sign" aria-hidden="true">
        ✓
      </span>
      {said}
      {isBest ? <span class="best">{texts.best}</span> : null}
    </p>
  );
}

/** What helps against "too slow"; where more cards a copy do, one press takes them. */
function SlowHelp({ scene, answer, texts, at, faster }: OptionProps & { readonly faster: number | null }) {
  if (faster === null) return <p class="why">{texts.slowElse}</p>;
  return (
    <p class="why">
      {texts.slowLarger}{" "}
      <FluentButton
        size="small"
        aria-label={`${texts.useCards(String(faster))}, ${texts.option(optionLetter(at))}`}
        onClick={() => {
          document.getElementById(controlId(cardsName(at)))?.focus();
          const options = withCards(answer.options, at, String(faster));
          scene.send({ type: "bid", event: { type: "options changed", options } });
        }}
      >
        {texts.useCards(String(faster))}
      </FluentButton>
    </p>
  );
}

/** An estimate has two digits. */
const shown = (tokens: number): string => String(Number(tokens.toPrecision(2)));

function Numbers({ scene, texts, figures }: Found) {
  const { count } = scene.numbers;
  const { plan, order, constants, perServer } = figures;
  const copies = order.cards / constants.cards;
  const rows: readonly (readonly [string, string])[] = [
    [texts.most, count(Math.min(plan.most, constants.batch))],
    [texts.copies, texts.copiesOf(count(copies), texts.cards(constants.cards, count(constants.cards)))],
    [texts.bought, count(order.servers * perServer)],
    [texts.share, scene.numbers.share(order.share)],
    ...(order.servedLow === null ? [] : [[texts.served, texts.perSecond(shown(order.servedLow))] as const]),
  ];
  return (
    <dl class="legend">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
