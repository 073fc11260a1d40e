import { MOST_OPTIONS, SHEETS, type Redundancy } from "../../bid/bid";
import type { LoggedOf, Measured } from "../../bid/measured";
import type { Followed } from "./followed";
import { plainOption, type Compared } from "./options";
import { FIRST_BID, type BidState } from "./state";

/** What of the bid is kept for the next opening: neither picks nor news of a write. */
export const keptBid = ({
  options,
  redundancy,
  form,
  sheets,
  followed,
  followedShares,
}: BidState): Partial<BidState> => ({
  options,
  redundancy,
  form,
  sheets,
  followed,
  followedShares,
});

/** The bid as it was kept; the first one in place of what is not sound. */
export function recalledBid(kept: unknown, textOf: (value: unknown) => string | null): BidState {
  if (!isRecord(kept)) return FIRST_BID;
  const { options, form, sheets, followed, followedShares } = kept;
  return {
    ...FIRST_BID,
    options: Array.isArray(options)
      ? options.slice(0, MOST_OPTIONS).flatMap((one) => optionOf(one, textOf) ?? [])
      : null,
    redundancy: redundancyOf(kept) ?? FIRST_BID.redundancy,
    form: form === "live" ? "live" : FIRST_BID.form,
    sheets: Array.isArray(sheets) ? SHEETS.filter((sheet) => sheets.includes(sheet)) : SHEETS,
    followed: followedOf(followed, textOf),
    followedShares: followedOf(followedShares, textOf),
  };
}

function followedOf(kept: unknown, textOf: (value: unknown) => string | null): Followed | null {
  if (!isRecord(kept)) return null;
  const [sheet, says] = [textOf(kept.sheet), textOf(kept.says)];
  return sheet === null || says === null ? null : { sheet, says };
}

const REDUNDANCIES: readonly Redundancy[] = ["none", "instance", "server"];
const redundancyOf = ({ redundancy }: Record<string, unknown>): Redundancy | null =>
  REDUNDANCIES.find((one) => one === redundancy) ?? null;

function optionOf(kept: unknown, textOf: (value: unknown) => string | null): Compared | null {
  if (!isRecord(kept)) return null;
  const usual = plainOption("", "");
  const texts = (["model", "precision", "kvPrecision", "card", "cards", "engine"] as const).map(
    (field) => [field, textOf(kept[field]) ?? usual[field]] as const,
  );
  const redundancy = redundancyOf(kept) ?? usual.redundancy;
  const measured = measuredOf(kept.measured, textOf);
  const option = { ...usual, ...(Object.fromEntries(texts) as Partial<Compared>), redundancy };
  return measured === null ? option : { ...option, measured };
}

/** What a log said, where every figure of it is one; the log itself is not kept. */
function measuredOf(kept: unknown, textOf: (value: unknown) => string | null): Measured | null {
  if (!isRecord(kept)) return null;
  const source = textOf(kept.source);
  if (source === null) return null;
  const figures = MEASURED.map((name) => [name, kept[name] ?? null] as const);
  if (figures.some(([, figure]) => figure !== null && !Number.isFinite(figure))) return null;
  const measured = { source, ...(Object.fromEntries(figures) as Omit<Measured, "source" | "of">) };
  const of = loggedOf(kept.of, textOf);
  return of === null ? measured : { ...measured, of };
}

/** null: it was kept before this was. */
function loggedOf(kept: unknown, textOf: (value: unknown) => string | null): LoggedOf | null {
  if (!isRecord(kept)) return null;
  const [engine = null, version = null, model = null, card = null] = (
    ["engine", "version", "model", "card"] as const
  ).map((name) => textOf(kept[name]));
  const { memoryGib } = kept;
  return { engine, version, model, card, memoryGib: Number.isFinite(memoryGib) ? Number(memoryGib) : null };
}

const MEASURED = ["devices", "weightsGib", "poolGib", "tokens", "limitGib", "besideGib", "batch"] as const;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
