import type { CatalogCard } from "../../catalog/cards";
import { ARGUMENTS, findCard, readOne } from "../../functions/shared";
import { attempt } from "../reading";
import { FIRST_INPUTS, type Inputs } from "../state";
import { collected, plainOption, type Compared } from "./options";

/** Cards that are sold in servers and asked for in tenders, the more usual first. */
const USUAL = [
  "Ascend 910B4-1 64GB (Atlas 800I A2 64G)",
  "H20 96GB (China)",
  "MetaX C500 64GB (PCIe)",
  "Ascend 910C 128GB (Atlas 800I/800T A3)",
  "P800 96GB",
  "DCU BW1000 64GB",
  "H100 SXM5 80GB",
  "H200 SXM 141GB",
  "Instinct MI300X 192GB",
];

/** How many times more or less memory is still alike. */
const ALIKE = 1.5;

/**
 * What is compared until somebody chooses: the Estimate's model on its card, on a Chinese card of another maker, and on a
 * card of a third. A buyer wants to see three makers, and that one of them is Chinese; of like memory, so that the
 * comparison is one of cards and not of sizes. Of those alike the more usual counts, for it can be had.
 */
export function suggestedOptions(inputs: Inputs): readonly Compared[] {
  const own = collected(
    inputs.card.trim() === "" ? { ...inputs, card: FIRST_INPUTS.card, cards: "auto" } : inputs,
  );
  const card = attempt(() => readOne(ARGUMENTS.card, own.card)) as Partial<CatalogCard> | null;
  const memory = card?.memoryGb ?? findCard(FIRST_INPUTS.card).memoryGb;
  const others = USUAL.map((name) => findCard(name)).filter(({ maker }) => maker !== card?.maker);
  const chinese = likest(memory, others.filter((one) => one.chinese)); // prettier-ignore
  const third = likest(memory, others.filter(({ maker }) => maker !== chinese?.maker)); // prettier-ignore
  const rest = [chinese, third].flatMap((one) => (one === null ? [] : [one.name]));
  const { model, precision, kvPrecision } = own;
  return [own, ...rest.map((name) => ({ ...plainOption(model, name), precision, kvPrecision }))];
}

/** The first of like memory; where none is, the one that comes nearest. */
function likest(memory: number, cards: readonly CatalogCard[]): CatalogCard | null {
  const apart = ({ memoryGb }: CatalogCard): number => Math.max(memoryGb / memory, memory / memoryGb);
  const nearest = [...cards].sort((a, b) => apart(a) - apart(b))[0] ?? null;
  return cards.find((card) => apart(card) <= ALIKE) ?? nearest;
}
