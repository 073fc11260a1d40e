import { unknownRate } from "../core/speed/hardware";
import { SPEED_PARTS, speedTable } from "../core/speed/rows";
import { settingOf, type Setting } from "../core/speed/setting";
import { bandOf, firstToken, flightOf, throughput, userSpeed } from "../core/speed/speed";
import { firstFactor, mostUsers, sideFactor, speedCards, type Side } from "../core/speed/users";
import { FORMATS } from "../core/formats/precision";
import { readArguments, readOneOfEach, type Given } from "../reading/arguments/argument";
import { ARGUMENTS, SPEED_ARGUMENTS } from "../reading/arguments/arguments";
import { broadcast, type Answer } from "./broadcast";
import { chosen, lowConfidence } from "./breakdown";
import { named } from "./card-words";
import { citedFigures, sourceOf } from "./cited";
import { explain, worked, type Said } from "./explanations";
import { heading, limitName, limitPart, partName } from "./part-names";
import { withEngine } from "./serving";

/** How fast a model answers on cards: one deployment asked for its speed, and the same solved for users and cards. */

type Asked = "model" | "precision" | "prompt" | "answer" | "card" | "kvPrecision" | "engine";
type OnCards = Given<Asked | "cards" | "concurrency" | "side">;

const told =
  (figure: (setting: Setting, side: Side) => number) =>
  (given: OnCards): Answer[][] =>
    broadcast(readArguments(ARGUMENTS, given), ({ side, ...question }) =>
      figure(settingOf(withEngine(question)), side),
    );

const users = ({ question, most }: Setting): number => Math.min(question.concurrency, most);

export const speed = told(
  (setting, side) => userSpeed(setting) * sideFactor(side, bandOf(setting, users(setting))),
);
export const allUsers = told(
  (setting, side) => throughput(setting) * sideFactor(side, bandOf(setting, users(setting))),
);
export const timeToFirst = told(
  (setting, side) => firstToken(setting) * firstFactor(side, flightOf(setting)),
);

export const maxUsers = (given: Given<Asked | "cards" | "speed" | "first" | "side">): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), ({ speed: wanted, first, side, ...question }) =>
    mostUsers(settingOf({ ...withEngine(question), concurrency: 1 }), { speed: wanted, first, side }),
  );

export const cardsForSpeed = (given: Given<Asked | "concurrency" | "speed" | "first" | "side">): Answer[][] =>
  broadcast(readArguments(SPEED_ARGUMENTS, given), ({ speed: wanted, first, side, ...question }) =>
    speedCards(withEngine(question), { speed: wanted, first, side }),
  );

/** Formula: cards × TDP × (1 + overhead) ÷ 1,000, in kW. */
export const power = (given: Given<"card" | "cards" | "overhead">): Answer[][] =>
  broadcast(readArguments(ARGUMENTS, given), ({ card, cards, overhead }) => {
    if (card.tdpW == null) throw unknownRate(card, "tdp");
    return ((cards ?? 1) * card.tdpW * (1 + overhead)) / 1000;
  });

/** Formula: (price + power × price of a kWh) ÷ (throughput × 3,600 × use) × 10^6, in the price's own currency. */
export const tokenCost = (given: Given<"throughput" | "price" | "use" | "power" | "priceKwh">): Answer[][] =>
  broadcast(
    readArguments(ARGUMENTS, given),
    ({ throughput: rate, price, use, power: kw, priceKwh }) =>
      ((price + kw * priceKwh) / (rate * 3600 * use)) * 1e6,
  );

/** What one unit of a row is in the figure's own. */
const UNITS: Readonly<Record<string, number>> = { GB: 1e9, ms: 1e-3, kW: 1e3 };

/** Rates that multiplying rests on: 16 bit for what is as wide, and for latents beside narrower weights. */
const ratesRead = ({ hardware: { tera, wide }, work }: Setting): string[] =>
  tera === wide ? ["bf16Tflops"] : work.operations > 0 ? ["narrow", "bf16Tflops"] : ["narrow"];

/** The table: a header, one row a term with its formula, what limits, and notes. */
export function speedRows(given: Given<Asked | "cards" | "concurrency" | "language">): Answer[][] {
  const { language, ...question } = readOneOfEach(ARGUMENTS, given);
  const card = named(question.card, language);
  const setting = settingOf(withEngine({ ...question, card }));
  const { rows, limit, shares, notes } = speedTable(setting);
  const { version } = setting.question.engine;
  const { precision, cards } = setting.deployment;
  const { model } = question;
  const reading = { language, unit: "GB" } as const;
  const from = (...figures: readonly string[]): string => citedFigures(card, figures, language);
  const sources: Readonly<Record<string, string>> = {
    "Weights read": sourceOf({ name: "Weights", source: FORMATS[precision].source }, model, language),
    "KV read": version.source,
    Memory: from("bandwidthGbPerSecond"),
    Compute: from(...ratesRead(setting)),
    "All-reduce": setting.hardware.link === Infinity ? "" : from("linkGbPerSecond"),
    "Fixed time": setting.pace.source,
    Power: from("tdpW"),
  };
  const said: Said[] = [
    { rule: "computed-for", values: { model: model.name, precision, cards, card: card.name, engine: version.name } },
    ...chosen(card, reading),
    ...notes,
    ...lowConfidence(model),
  ];
  const texts = (name: string, value: Answer, how: string): Answer[] => [name, value, "", "", "", how, ""];
  const limited = texts(limitPart(language), limitName(limit, language), explain({ rule: "speed-limit", values: shares }, reading));
  return [
    heading("speed", reading),
    ...rows.flatMap(({ part, how, band }): Answer[][] => {
      const unit = SPEED_PARTS[part];
      const scale = UNITS[unit] ?? 1;
      const [low, high] = band ?? [null, null];
      const row = [partName(part, language), how.size / scale, low === null ? "" : low / scale, high === null ? "" : high / scale, unit, worked(how, reading), sources[part] ?? ""];
      return part === "Requests a minute" ? [row, limited] : [row];
    }),
    ...said.map((note) => texts(partName("Note", language), "", explain(note, reading))),
  ];
} // prettier-ignore
