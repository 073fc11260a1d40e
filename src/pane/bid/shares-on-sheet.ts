import { SHEET_NAMES } from "../../bid/book";
import { COMPARISON } from "../../bid/comparison-texts";
import { LANGUAGES } from "../../functions/shared";
import type { SeenCells } from "../../sheet/written";
import type { PaneEvent, PaneState } from "../state";
import type { People } from "./answer";
import type { SharesOnSheet } from "./followed";
import type { LookQuestion } from "./on-sheet";

/** The shares that a comparison's first cells state; null: it is another sheet, or one of them is none just now. */
export function sharesOnSheet(sheet: string, { from, values }: SeenCells): SharesOnSheet | null {
  if (from.row !== 0 || from.column !== 0) return null;
  const language = LANGUAGES.find((one) => COMPARISON[one].title === values[0]?.[0]);
  if (language === undefined) return null;
  const { lines } = COMPARISON[language];
  const [use, reserve] = (["use", "reserve"] as const).map(
    (line) => values.find(([label]) => label === lines[line][0])?.[1],
  );
  return isShare(use) && isShare(reserve) && use > 0
    ? { sheet, says: JSON.stringify([use, reserve]), use, reserve }
    : null;
}

const isShare = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;

/** The comparison that is selected, else the one that stands beside the sheet Capacity. */
export async function lookForShares(
  { host, place, seen, elsewhere }: Omit<LookQuestion, "followed">,
  capacity: string | null,
): Promise<SharesOnSheet | null | "not looked"> {
  const selected = sharesOnSheet(place.sheet, seen);
  if (selected !== null) return selected;
  if (!elsewhere) return "not looked";
  for (const sheet of capacity === null ? [] : besides(capacity)) {
    const cells = await host.around({ sheet, address: "A1" }).catch(() => null);
    const found = cells === null ? null : sharesOnSheet(sheet, cells);
    if (found !== null) return found;
  }
  return null;
}

/** Sheets of one bid are called alike: "Capacity (2)" has "Comparison (2)" beside it. */
const besides = (capacity: string): string[] =>
  LANGUAGES.flatMap((language) => {
    const { capacity: own, comparison } = SHEET_NAMES[language];
    return capacity.startsWith(own) ? [comparison + capacity.slice(own.length)] : [];
  });

/** What the pane takes over, as of the sheet Capacity: only what differs, and only when the sheet says something else. */
export function takenShares(
  found: SharesOnSheet | null,
  { bid: { shares, followedShares } }: Pick<PaneState, "bid">,
  { traffic }: People,
): readonly PaneEvent[] {
  if (JSON.stringify(found) === JSON.stringify(shares)) return [];
  const read: PaneEvent = { type: "bid", event: { type: "shares read", found } };
  if (found === null || found.says === followedShares?.says || found.reserve === traffic.reserve)
    return [read];
  return [{ type: "input changed", field: "reserve", text: String(found.reserve) }, read];
}
