import type { OptionFigures } from "../../bid/figures";
import type { LoggedOf, Measured } from "../../bid/measured";
import type { CatalogCard } from "../../catalog/cards";
import type { CatalogModel } from "../../catalog/models";
import type { EngineFamily } from "../../core/engines/engine";
import type { Card } from "../../core/card";
import type { Constants } from "../../core/serving/constants";
import type { Model } from "../../core/shape/model";
import { engineFor, findCard, findModel, toUnit } from "../../functions/shared";
import { attempt } from "../reading";

/** Where a log is of something else than the option: what each of them says. */
export type LogDifference =
  | { readonly what: "model" | "card" | "engine"; readonly log: string; readonly option: string }
  /** Of one device: what it sees, what the weights take of it (GiB), or how many share a copy. */
  | { readonly what: "memory" | "weights" | "devices"; readonly log: number; readonly option: number };

/** What an option is, and the constants that it would have without the log. */
export interface LoggedOption {
  readonly figures: Pick<OptionFigures, "model" | "card" | "engine" | "estimated">;
  readonly unmeasured: Pick<Constants, "cards" | "copies">;
}

/**
 * Compares a log with the option that it was pasted beside. Only what the log says is compared: a path that is no name of
 * the catalogue is no other model, and lines that vllm-ascend prints as vLLM does are no other engine.
 */
export function logDifferences(measured: Measured, option: LoggedOption): readonly LogDifference[] {
  const { of } = measured;
  if (of === undefined) return [];
  const { model, card, engine } = option.figures;
  const found = [
    modelDifference(of, model),
    cardDifference(of, card),
    devicesDifference(measured, option),
    engineDifference(of, engine.version, card),
  ].flatMap((one) => one ?? []);
  return found.length > 0 ? found : [weightsDifference(measured, option)].flatMap((one) => one ?? []);
}

function modelDifference({ model }: LoggedOf, asked: Model & Partial<CatalogModel>): LogDifference | null {
  if (model === null) return null;
  const logged = attempt(() => findModel(hubName(model)));
  if (logged === null || isSame(logged, asked)) return null;
  return { what: "model", log: logged.name, option: asked.name };
}

/** A hub's cache has the name in a folder: models--Qwen--Qwen3-8B/snapshots/9c925d64 */
const hubName = (path: string): string =>
  /models--([\w.-]+?)--([\w.-]+)/.exec(path)?.slice(1).join("/") ?? path.replace(/\/+$/, "");

function cardDifference(of: LoggedOf, card: Card & Partial<CatalogCard>): LogDifference | null {
  const sees = toUnit(card.usablePerDevice, "GiB");
  const fits = of.memoryGib === null ? null : Math.abs(of.memoryGib / sees - 1) <= LIKE_MEMORY;
  const words = of.card;
  const named = words === null ? null : attempt(() => findCard(words));
  // a name may stand for several sizes: where the memory is the option's, so is the card
  if (named !== null && !isSame(named, card) && fits !== true)
    return { what: "card", log: named.name, option: card.name };
  return fits === false && of.memoryGib !== null ? { what: "memory", log: of.memoryGib, option: sees } : null;
}

/** SGLang's ranks count those of its data-parallel attention, vLLM's do not. */
function devicesDifference({ devices }: Measured, option: LoggedOption): LogDifference | null {
  const { cards, copies } = option.unmeasured;
  const all = cards * option.figures.card.devices;
  if (devices === null || devices === all || devices === all / copies) return null;
  return { what: "devices", log: devices, option: all };
}

/** vllm-ascend prints vLLM's lines too, and a part of its log may have no other. */
const FAMILIES: Readonly<Record<string, readonly EngineFamily[]>> = {
  vLLM: ["vllm", "vllm-ascend"],
  "vLLM Ascend": ["vllm-ascend"],
  SGLang: ["sglang"],
};

function engineDifference({ engine, version }: LoggedOf, asked: OptionFigures["engine"]["version"], card: Card): LogDifference | null {
  if (engine === null) return null;
  const log = version === null ? engine : `${engine} ${version}`;
  const isOther = !(FAMILIES[engine]?.includes(asked.family) ?? true);
  if (isOther) return { what: "engine", log, option: asked.name };
  // versions that spend memory alike are one to us; vllm-ascend counts its own, and its log may print vLLM's
  const [, number] = /^v?(\d+\.\d+)/.exec(version ?? "") ?? [];
  if (number === undefined || asked.family === "vllm-ascend") return null;
  const logged = attempt(() => engineFor(`${asked.family} ${number}`, card).version.name);
  return logged === null || logged === asked.name ? null : { what: "engine", log, option: asked.name };
} // prettier-ignore

/** Where nothing else is said: weights that are far from the option's are of another model, format or number of cards. */
function weightsDifference({ weightsGib }: Measured, { figures }: LoggedOption): LogDifference | null {
  const option = figures.estimated.weightsGib / figures.card.devices;
  if (weightsGib === null || Math.abs(weightsGib / option - 1) <= LIKE_WEIGHTS) return null;
  return { what: "weights", log: weightsGib, option };
}

/** Sizes of cards lie further apart, and what is known of one card does not: 23.5 to 23.7 of "24", 79.2 to 79.3 of "80". */
const LIKE_MEMORY = 0.05;
/** Half or double is another format or number of cards; a drafter's layer or a table is not. */
const LIKE_WEIGHTS = 0.25;

/** By id where both are the catalogue's: a release in another format is the same model. */
const isSame = (
  one: { readonly name: string; readonly id?: string | null },
  other: { readonly name: string; readonly id?: string | null },
): boolean =>
  one.id != null && other.id != null
    ? one.id === other.id
    : one.name.toLowerCase() === other.name.toLowerCase();
