import { LEFT_OUT, PRECISION_CHOICES } from "../functions/shared";
import type { Book } from "./book";
import type { Place } from "./comparison-places";
import { CAPACITY, SPEED_WANTED } from "./capacity-texts";
import { COMPARISON } from "./comparison-texts";
import { listAddress } from "./lists";
import type { Draft } from "./draft";
import type { Places } from "./lines";

/** What may be typed into the comparison, and the names of its inputs. */
export function validateComparison(book: Book, draft: Draft, places: Places<Place>): void {
  const { messages, redundancy } = COMPARISON[book.language];
  const { options } = book.figures;
  const across = (line: Place) => ({ row: places.row(line), column: 1, rows: 1, columns: options.length });
  const first = (line: Place) => ({ ...across(line), columns: 1 });
  const share = { kind: "decimal", least: 0, most: 1 } as const;
  const count = { kind: "decimal", least: 0, most: null } as const;
  const whole = { kind: "whole", least: 1, most: null } as const;
  for (const line of ["use", "reserve"] as const) draft.choose({ block: first(line), allowed: share, message: messages.share });
  // it follows the capacity sheet where that is written
  if (!book.has("capacity speed")) draft.choose({ block: first("speed"), allowed: SPEED_WANTED, message: CAPACITY[book.language].above });
  draft.choose({ block: across("measuredLoad"), allowed: whole, message: messages.count });
  for (const line of ["measured", "measuredUser", "measuredFirst", "price"] as const) draft.choose({ block: across(line), allowed: count, message: messages.count });
  draft.choose({ block: across("perServer"), allowed: whole, message: messages.count });
  draft.choose({ block: across("redundancy"), allowed: { kind: "list", items: Object.values(redundancy) }, message: messages.list });
  if (book.live) {
    const released = LEFT_OUT.Precision[book.language];
    draft.choose({ block: across("model"), allowed: { kind: "range", address: listAddress(book, "models") }, message: messages.model, open: true });
    draft.choose({ block: across("card"), allowed: { kind: "range", address: listAddress(book, "cards") }, message: messages.card, open: true });
    draft.choose({ block: across("precision"), allowed: { kind: "list", items: [released, ...PRECISION_CHOICES] }, message: messages.precision });
    draft.choose({ block: across("cards"), allowed: whole, message: messages.count });
  }
  nameInputs(book, draft, places);
} // prettier-ignore

const NAMED = { measured: "MeasuredThroughput", measuredUser: "MeasuredSpeed", measuredFirst: "MeasuredFirstToken", measuredLoad: "MeasuredInFlight", redundancy: "Redundancy", perServer: "CardsPerServer", price: "ServerPrice", servers: "Servers" } as const; // prettier-ignore
const NAMED_LIVE = { model: "Model", precision: "Precision", kvPrecision: "CachePrecision", card: "Card", engine: "Engine", cards: "CardsPerCopy" } as const; // prettier-ignore

function nameInputs({ live, figures }: Book, draft: Draft, places: Places<Place>): void {
  draft.name("Bid_UseShare", places.row("use"), 1);
  draft.name("Bid_ReserveShare", places.row("reserve"), 1);
  figures.options.forEach(({ letter }, at) => {
    for (const [line, name] of Object.entries({ ...NAMED, ...(live ? NAMED_LIVE : {}) }))
      draft.name(`Bid_${name}_${letter}`, places.row(line as Place), at + 1);
  });
}
