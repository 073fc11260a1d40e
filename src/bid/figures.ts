import type { CatalogCard } from "../catalog/cards";
import type { CatalogModel } from "../catalog/models";
import { serversWith } from "../catalog/servers";
import type { Card } from "../core/card";
import type { Engine } from "../core/engines/engine";
import type { Precision } from "../core/formats/precision";
import type { Constants } from "../core/serving/constants";
import type { Model } from "../core/shape/model";
import {
  ARGUMENTS,
  constants,
  CONSTANTS,
  deployed,
  engineFor,
  InputError,
  layoutFlags,
  mostRequests,
  named,
  readOne,
  smallestFleet,
  speedConstants,
  usualServer,
} from "../functions/shared";
import type { OwnEntry } from "../sheet/own";
import { optionLetter, type Bid, type BidOption, type Redundancy } from "./bid";
import { demandOf, trafficOf, type Demand } from "./demand";
import { launchCommand, type Launched } from "./launch-command";
import { measuredConstants } from "./measured";
import { orderOf, type Order } from "./order";
import { planOf, type Plan } from "./plan";
import { namedSpeed, type SpeedConstants } from "./speed-constants";

/** An option with everything that its sheets state, from the same core as the functions. */
export interface OptionFigures {
  readonly letter: string;
  readonly option: BidOption;
  readonly model: Model & Partial<CatalogModel>;
  readonly card: Card & Partial<CatalogCard>;
  readonly engine: Engine;
  /** What a live cell says of it; "" is the current engine of the card. */
  readonly engineText: string;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  readonly constants: Constants;
  /** Those of the constants that a log measured, and what they were estimated to be. */
  readonly measured: readonly (keyof Constants)[];
  readonly estimated: Constants;
  readonly perServer: number;
  /** The server as it is sold, where one is on record, by the bid's language. */
  readonly server: string | null;
  /** What a list of prices may call the server or its card. */
  readonly names: readonly string[];
  readonly redundancy: Redundancy;
  /** As VRAM.MAXCONCURRENCY counts; 0 where nothing fits. */
  readonly counted: number;
  /** By memory alone; what is ordered, by memory and by speed. */
  readonly plan: Plan;
  readonly order: Order;
  /** null: a fact is missing, or nothing describes the speed of such an engine. */
  readonly speed: SpeedConstants | null;
  /** What is missing then. */
  readonly speedless: InputError | null;
  readonly launch: string;
  readonly launched: Launched;
}

export interface Figures {
  readonly demand: Demand;
  readonly options: readonly OptionFigures[];
}

/** What a bid comes to today. Errors: whatever an option's words or layout are refused for. */
export function figuresOf(bid: Bid): Figures {
  const demand = demandOf(bid);
  return { demand, options: bid.options.map((option, at) => optionFigures({ option, at, demand, bid })) };
}

interface Asked {
  readonly option: BidOption;
  readonly at: number;
  readonly demand: Demand;
  readonly bid: Bid;
}

function optionFigures({ option, at, demand, bid }: Asked): OptionFigures {
  const { language } = bid;
  const { reserve, use, speed: wanted } = trafficOf(bid);
  const found = called(readOne(ARGUMENTS.card, option.own?.card?.value ?? option.card), option.own?.card);
  const card = named(found, language);
  const model = called(readOne(ARGUMENTS.model, option.own?.model?.value ?? option.model), option.own?.model);
  const engine = engineFor(option.engine ?? "", card);
  const precision = readOne(ARGUMENTS.precision, option.precision ?? null);
  const kvPrecision = readOne(ARGUMENTS.kvPrecision, option.kvPrecision ?? null);
  const perServer = option.perServer ?? usualServer(card);
  const redundancy = option.redundancy ?? "none";
  const sold = serversWith((card as Partial<CatalogCard>).id ?? "").find((one) => one.cards === perServer);
  const { context, design } = demand;
  const asked = { model, precision, kvPrecision, card, engine, perServer };
  const stated = isStated(engine);
  const cards = (stated ? null : measuredCards(option, card)) ?? option.cards ?? (stated ? null : fewestCards({ ...asked, context, concurrency: design, reserve }, perServer)); // prettier-ignore
  const estimated = constants({ ...asked, cards });
  const { constants: counted, replaced } =
    option.measured == null
      ? { constants: estimated, replaced: [] }
      : measuredConstants(estimated, option.measured, card.devices);
  const plan = planOf({ constants: counted, context, design, reserve, perServer, redundancy });
  const { speed, speedless } = speedOf({ ...asked, cards });
  const order = orderOf({
    constants: counted,
    plan,
    speed,
    prompt: Math.max(1, context - bid.output),
    answer: bid.output,
    design,
    output: demand.output,
    use,
    wanted,
    perServer,
    redundancy,
  });
  const deployment = deployed({ ...asked, cards, context, concurrency: 1 });
  const { layout, replicas, batch } = deployment;
  const flags = layoutFlags(engine.version.family, layout, replicas);
  const devices = layout.tensorParallel * layout.pipelineParallel;
  const launched: Launched = {
    family: engine.version.family,
    model: weightsName(model, deployment.precision),
    flags,
    ranks: devices * replicas,
    context,
    share: engine.version.share({ settings: engine.settings, card, devices, batch }),
    settings: engine.settings,
    precision: deployment.precision,
    quantised: deployment.precision !== model.precision,
  };
  return {
    letter: optionLetter(at),
    option,
    model,
    card,
    engine,
    engineText: engineText(
      { option, engine },
      sameWithoutServer({ ...asked, cards }, estimated) ? "" : flags,
    ),
    precision: deployment.precision,
    kvPrecision: deployment.kvPrecision,
    constants: counted,
    measured: replaced,
    estimated,
    plan,
    order,
    speed,
    speedless,
    perServer,
    server: sold === undefined ? null : language === "zh" ? sold.nameZh : sold.name,
    names: [sold?.name, sold?.nameZh, found.name, card.name, option.card].flatMap((name) => name ?? []),
    redundancy,
    counted: fits(() => mostRequests({ ...asked, cards, context, reserve })) ?? 0,
    launch: launchCommand(launched),
    launched,
  };
}

/** The user's own goes by the name that it has in the workbook. */
const called = <T extends { readonly name: string }>(found: T, own: OwnEntry | undefined): T =>
  own === undefined ? found : { ...found, name: own.name };

/** Cards that shared a copy when it was measured; null: it was not, or the log does not say. */
const measuredCards = ({ measured }: BidOption, { devices }: Card): number | null =>
  measured?.devices == null ? null : Math.max(1, Math.ceil(measured.devices / devices));

function speedOf(asked: Parameters<typeof speedConstants>[0]): Pick<OptionFigures, "speed" | "speedless"> {
  try {
    return { speed: namedSpeed(speedConstants(asked)), speedless: null };
  } catch (error) {
    if (error instanceof InputError) return { speed: null, speedless: error };
    throw error;
  }
}

/** VRAM.CONSTANTS knows no size of server: where it takes another layout, the engine's cell has to state ours. */
function sameWithoutServer(asked: Parameters<typeof constants>[0], found: Constants): boolean {
  const free = constants({ ...asked, perServer: null });
  const [speed, own] = [{ ...asked, perServer: null }, asked].map((one) =>
    JSON.stringify(fits(() => speedConstants(one))),
  );
  return speed === own && CONSTANTS.every((name) => free[name] === found[name]);
}

const engineText = ({ option, engine }: Pick<OptionFigures, "option" | "engine">, flags: string): string => {
  const written = option.engine?.trim() ?? "";
  return flags === "" ? written : `${written === "" ? engine.version.family : written} ${flags}`;
};

type Question = Parameters<typeof smallestFleet>[0];

/**
 * Cards of a copy so that the requests need the fewest servers, and of those the fewest cards, as VRAM.SERVERS has it.
 * Where nothing fits, a whole server, so that the sheet can say what lacks.
 */
const fewestCards = (asked: Question, perServer: number): number =>
  fits(() => smallestFleet(asked).cards) ?? 2 ** Math.floor(Math.log2(perServer));

/** 1, 2, 4 ... up to a server. */
export const copySizes = (perServer: number): number[] =>
  Array.from({ length: Math.floor(Math.log2(perServer)) + 1 }, (_, power) => 2 ** power);

/** null where the layout is refused: heads that do not come out, or more devices than layers. */
export function fits<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Flags that state a layout are the user's word. */
export const isStated = ({ settings }: Engine): boolean =>
  [settings.tensorParallel, settings.pipelineParallel, settings.dataParallel].some(
    (ranks) => ranks !== undefined,
  );

/** Its id on the hub as released; a file in another format is somebody else's, and has to be put in by hand. */
const weightsName = (model: Model & Partial<CatalogModel>, precision: Precision): string =>
  model.id !== undefined && precision === model.precision ? model.id : `/models/${model.name}-${precision}`;
