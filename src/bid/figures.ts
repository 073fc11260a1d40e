import type { CatalogCard } from "../catalog/cards";
import type { CatalogModel } from "../catalog/models";
import type { Card } from "../core/card";
import type { Engine } from "../core/engines/engine";
import type { Precision } from "../core/formats/precision";
import type { Constants } from "../core/serving/constants";
import type { Model } from "../core/shape/model";
import {
  ARGUMENTS,
  constants,
  deployed,
  engineFor,
  InputError,
  layoutFlags,
  mostRequests,
  readOne,
  serversWith,
  smallestCards,
} from "../functions/shared";
import { optionLetter, type Bid, type BidOption, type Redundancy } from "./bid";
import { demandOf, trafficOf, type Demand } from "./demand";
import { launchCommand } from "./launch-command";
import { planOf, type Plan } from "./plan";

/** An option with everything that its sheets state, from the same core as the functions. */
export interface OptionFigures {
  readonly letter: string;
  readonly option: BidOption;
  readonly model: Model & Partial<CatalogModel>;
  readonly card: Card & Partial<CatalogCard>;
  readonly engine: Engine;
  readonly precision: Precision;
  readonly kvPrecision: Precision;
  readonly constants: Constants;
  readonly perServer: number;
  /** The server as it is sold, where one is on record. */
  readonly server: string | null;
  readonly redundancy: Redundancy;
  /** As VRAM.MAXCONCURRENCY counts; 0 where nothing fits. */
  readonly counted: number;
  readonly plan: Plan;
  readonly launch: string;
}

export interface Figures {
  readonly demand: Demand;
  readonly options: readonly OptionFigures[];
}

/** What a bid comes to today. Errors: whatever an option's words or layout are refused for. */
export function figuresOf(bid: Bid): Figures {
  const demand = demandOf(bid);
  const { reserve } = trafficOf(bid);
  return { demand, options: bid.options.map((option, at) => optionFigures({ option, at, demand, reserve })) };
}

interface Asked {
  readonly option: BidOption;
  readonly at: number;
  readonly demand: Demand;
  readonly reserve: number;
}

function optionFigures({ option, at, demand, reserve }: Asked): OptionFigures {
  const card = readOne(ARGUMENTS.card, option.card);
  const model = readOne(ARGUMENTS.model, option.model);
  const engine = engineFor(option.engine ?? "", card);
  const precision = readOne(ARGUMENTS.precision, option.precision ?? null);
  const kvPrecision = readOne(ARGUMENTS.kvPrecision, option.kvPrecision ?? null);
  const perServer = option.perServer ?? usualServer(card);
  const redundancy = option.redundancy ?? "none";
  const { context, design } = demand;
  const asked = { model, precision, kvPrecision, card, engine };
  const plans = (cards: number | null): { constants: Constants; plan: Plan } => {
    const found = constants({ ...asked, cards });
    return {
      constants: found,
      plan: planOf({ constants: found, context, design, reserve, perServer, redundancy }),
    };
  };
  const best = option.cards != null || isStated(engine) ? plans(option.cards ?? null) : fewest(plans, asked, { context, design, perServer }); // prettier-ignore
  const { cards } = best.constants;
  const deployment = deployed({ ...asked, cards, context, concurrency: 1 });
  const { layout, attentionCopies, batch } = deployment;
  const replicas = (attentionCopies * layout.attentionParallel) / layout.tensorParallel;
  const devices = layout.tensorParallel * layout.pipelineParallel;
  return {
    letter: optionLetter(at),
    option,
    model,
    card,
    engine,
    precision: deployment.precision,
    kvPrecision: deployment.kvPrecision,
    ...best,
    perServer,
    server:
      serversWith((card as Partial<CatalogCard>).id ?? "").find((one) => one.cards === perServer)?.name ??
      null,
    redundancy,
    counted: fits(() => mostRequests({ ...asked, cards, context })) ?? 0,
    launch: launchCommand({
      family: engine.version.family,
      model: weightsName(model, deployment.precision),
      flags: layoutFlags(engine.version.family, layout, replicas),
      ranks: devices * replicas,
      context,
      share: engine.version.share({ settings: engine.settings, card, devices, batch }),
      settings: engine.settings,
      precision: deployment.precision,
      quantised: deployment.precision !== model.precision,
    }),
  };
}

type Question = Omit<Parameters<typeof constants>[0], "cards">;

/**
 * Cards of a copy so that the requests need the fewest servers, and of those the fewest cards, as VRAM.SERVERS has it: a
 * power of two up to a server, or what one copy for all requests needs. Where nothing fits, a whole server, so that the
 * sheet can say what lacks.
 */
function fewest(
  plans: (cards: number) => { constants: Constants; plan: Plan },
  asked: Question,
  { context, design, perServer }: { context: number; design: number; perServer: number },
): { constants: Constants; plan: Plan } {
  const sizes = copySizes(perServer);
  for (const concurrency of [1, design]) {
    const cards = fits(() => smallestCards({ ...asked, context, concurrency }));
    if (cards !== null) sizes.push(cards);
  }
  let best: Planned = null;
  for (const cards of sizes)
    best = better(
      best,
      fits(() => plans(cards)),
    );
  return best ?? plans(perServer);
}

/** 1, 2, 4 ... up to a server. */
export const copySizes = (perServer: number): number[] =>
  Array.from({ length: Math.floor(Math.log2(perServer)) + 1 }, (_, power) => 2 ** power);

type Planned = { constants: Constants; plan: Plan } | null;
function better(one: Planned, other: Planned): Planned {
  if (other === null || other.plan.instances === 0) return one;
  if (one === null) return other;
  const servers = other.plan.servers - one.plan.servers;
  return servers < 0 || (servers === 0 && other.plan.cards < one.plan.cards) ? other : one;
}

/** null where the layout is refused: heads that do not come out, or more devices than layers. */
export function fits<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

const isStated = ({ settings }: Engine): boolean =>
  [settings.tensorParallel, settings.pipelineParallel, settings.dataParallel].some(
    (ranks) => ranks !== undefined,
  );

/** The server in which a card is mostly bought: the largest of up to 8 cards, or the smallest there is. */
export function usualServer({ cardsPerServer }: Card): number {
  const sold = cardsPerServer.filter((cards) => cards <= 16).sort((a, b) => a - b);
  return sold.filter((cards) => cards <= 8).at(-1) ?? sold[0] ?? 8;
}

/** Its id on the hub as released; a file in another format is somebody else's, and has to be put in by hand. */
const weightsName = (model: Model & Partial<CatalogModel>, precision: Precision): string =>
  model.id !== undefined && precision === model.precision ? model.id : `/models/${model.name}-${precision}`;
