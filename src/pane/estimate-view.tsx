import { bytes, partName } from "../functions/shared";
import { CollectButton } from "./bid/collect-button";
import { Bar, FILLS, Legend, Scale, type Segment } from "./bar";
import { allowed, onAllCards, type Deployed, type Estimate, type RuleOfThumb } from "./estimate";
import { Faster } from "./faster";
import { MatrixView } from "./matrix-view";
import { Offers } from "./offers";
import type { Scene } from "./scene";
import { isTooSlow } from "./speed";
import { Notes, Verdict } from "./verdict";

/** What serving takes: on cards, by the rule of thumb, or the weights alone. */
export function EstimateView({ scene, answer }: { scene: Scene; answer: Estimate }) {
  const { texts, numbers } = scene;
  switch (answer.kind) {
    case "on cards":
      return <OnCards scene={scene} answer={answer} />;
    case "rule of thumb":
      return <Rule scene={scene} answer={answer} />;
    case "weights alone":
      return (
        <>
          <Verdict sign={null}>{texts.weightsAlone(numbers.size(answer.weights, answer.unit))}</Verdict>
          <p class="why">{texts.shapeNeeded}</p>
        </>
      );
  }
}

function OnCards({ scene, answer }: { scene: Scene; answer: Deployed }) {
  const { texts, numbers, language } = scene;
  const { serving, unit } = answer;
  const cards = texts.cards(serving.cards);
  const slow = serving.fits && isTooSlow(answer.speed);
  const sentence = slow ? texts.speed.fitsButSlow : serving.fits ? texts.fits : texts.doesNotFit;
  const verdict = sentence(cards, numbers.bare(serving.total, unit), numbers.size(serving.usable, unit));
  const segments = serving.parts.map(({ name, size }, index): Segment => ({
    name: partName(name, language),
    size,
    fill: FILLS[index] ?? "solid",
  }));
  const free = bytes(Math.max(0, serving.free));
  return (
    <>
      <Verdict sign={slow ? "tight" : serving.fits ? "good" : "bad"}>{verdict}</Verdict>
      <p class="why">{summary(scene, answer)}</p>
      <Why scene={scene} answer={answer} />
      {slow ? <Faster scene={scene} answer={answer} /> : <Offers scene={scene} answer={answer} />}
      <Bar
        scene={scene}
        segments={segments}
        unit={unit}
        usable={serving.usable}
        marks={[allowed(serving)]}
        sentence={spoken(scene, answer, segments)}
      />
      <Scale limit={limitSentence(scene, answer)} end={texts.cardEnd(numbers.size(serving.usable, unit))} />
      <Legend
        scene={scene}
        segments={segments}
        unit={unit}
        free={{ name: partName("Free", language), size: free, fill: "solid" }}
      />
      {answer.matrix === null ? null : (
        <MatrixView scene={scene} matrix={answer.matrix} cards={serving.cards} />
      )}
      <Notes scene={scene} notes={serving.notes.filter(({ rule }) => !SAID.has(rule))} unit={unit} />
      <CollectButton scene={scene} />
    </>
  );
}

/** In all, and how many requests that leaves room for. */
function summary({ texts, numbers }: Scene, answer: Deployed): string {
  const { serving, unit } = answer;
  const { cards, requests } = serving;
  const whole = cards > 1 ? [texts.allCards(numbers.size(onAllCards(answer), unit), texts.cards(cards))] : [];
  const room = Number.isFinite(requests) && requests > 0 ? [texts.requests(numbers.requests(requests))] : [];
  const { fleet } = answer;
  const servers = fleet === null ? [] : [texts.servers(fleet)];
  return [...whole, ...room, ...servers].join(" · ");
}

function limitSentence({ texts, numbers }: Scene, { serving, reserve, unit }: Deployed): string {
  const limit = numbers.bare(allowed(serving), unit);
  return reserve > 0 ? texts.reservedLimit(limit, numbers.share(reserve)) : texts.engineLimit(limit);
}

/** Why not fewer cards; or, when it does not fit, what would. */
function Why({ scene, answer }: { scene: Scene; answer: Deployed }) {
  const { texts, numbers } = scene;
  const { smaller, nearest, unit } = answer;
  if (smaller !== null) {
    const cards = texts.cards(smaller.cards);
    const reason =
      smaller.total > allowed(smaller)
        ? texts.smallerDoesNotFit(
            cards,
            numbers.size(smaller.total, unit),
            numbers.size(allowed(smaller), unit),
          )
        : texts.smallerLacksCache(cards, numbers.requests(smaller.requests));
    return <p class="why">{reason}</p>;
  }
  if (nearest === null) return null;
  const ways = [
    ...(nearest.cards === null ? [] : [texts.nearestCards(texts.cards(nearest.cards))]),
    ...(nearest.context === null ? [] : [texts.nearestContext(numbers.count(nearest.context))]),
    ...(nearest.concurrency === null ? [] : [texts.nearestConcurrency(numbers.count(nearest.concurrency))]),
  ];
  return (
    <p class="why">
      {ways.length === 0 ? texts.nothingFits : [texts.nearest, ways.join(" · ")].join(texts.space)}
    </p>
  );
}

/** The bar in words: what each card holds, and what is left or missing. */
function spoken(
  { texts, numbers }: Scene,
  { serving, unit }: Deployed,
  segments: readonly Segment[],
): string {
  const parts = segments.map(({ name, size }) => texts.barPart(name, numbers.size(size, unit)));
  const over = serving.total - allowed(serving);
  const rest = serving.fits
    ? texts.barFree(numbers.size(bytes(Math.max(0, serving.free)), unit))
    : texts.barOver(numbers.size(bytes(Math.max(0, over)), unit));
  return texts.bar(parts.join(texts.listComma), rest);
}

/** Said already, above and in the bar. */
const SAID: ReadonlySet<string> = new Set(["weights-do-not-fit", "cache-does-not-fit", "cache-pool"]);

function Rule({ scene, answer }: { scene: Scene; answer: RuleOfThumb }) {
  const { texts, numbers, language } = scene;
  const { weights, kvCache, ruleOfThumb, reserve, unit } = answer;
  const segments: Segment[] = [
    { name: partName("Weights", language), size: weights, fill: "solid" },
    { name: partName("KV cache", language), size: kvCache, fill: "stripes" },
    { name: texts.reserveName, size: bytes(ruleOfThumb - weights - kvCache), fill: "dots" },
  ];
  const verdict = texts.ruleOfThumb(numbers.size(ruleOfThumb, unit));
  const parts = segments.map(({ name, size }) => texts.barPart(name, numbers.size(size, unit)));
  return (
    <>
      <Verdict sign={null}>{verdict}</Verdict>
      <p class="why">{texts.ruleOfThumbHow(numbers.share(reserve))}</p>
      <Bar
        scene={scene}
        segments={segments}
        unit={unit}
        usable={null}
        marks={[]}
        sentence={texts.barOfRule(parts.join(texts.listComma), numbers.size(ruleOfThumb, unit))}
      />
      <Legend scene={scene} segments={segments} unit={unit} free={null} />
    </>
  );
}
