import { optionLetter, type Bid } from "../../bid/bid";
import { figuresOf } from "../../bid/figures";
import { InputError } from "../../functions/shared";
import type { PagesConsent, PagesResult, SheetHost } from "../../hosts/sheet-host";
import { Refusal } from "../../sheet/refusal";
import type { SheetPage } from "../../sheet/page";
import { attempt } from "../reading";
import { saidInPane } from "../refusals";
import { TEXTS } from "../texts";
import { BID_TEXTS } from "./texts";

/**
 * Writes a bid into the workbook: all of its sheets in one step. Of what was written, only the sheets that are seen are
 * told.
 *
 * Errors: a Refusal in the bid's language, where the host cannot yet, the sheets do not load, or an option or the bid itself
 *         is refused
 */
export async function writeBid(
  { writePages }: Pick<SheetHost, "writePages">,
  bid: Bid,
  consent: PagesConsent,
): Promise<PagesResult> {
  if (writePages === null) throw new Refusal(BID_TEXTS[bid.language].cannotYet);
  const pages = await pagesOf(bid);
  const result = await writePages(pages, consent);
  const seen = (names: readonly string[]): string[] =>
    names.filter((_, index) => pages[index]?.hidden !== true);
  return result.status === "written" ? { ...result, sheets: seen(result.sheets) } : result;
}

/** Loaded when the first bid is written. */
const loadSheets = () => import(/* webpackChunkName: "sheets" */ "../../bid/pages");

async function pagesOf(bid: Bid): Promise<readonly SheetPage[]> {
  const { bidPages } = await loadSheets().catch(() => {
    throw new Refusal(TEXTS[bid.language].notLoaded);
  });
  try {
    return bidPages(bid);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const at = bid.options.findIndex(
      (option) => attempt(() => figuresOf({ ...bid, options: [option] })) === null,
    );
    const said = saidInPane(error, bid.language);
    throw new Refusal(at < 0 ? said : BID_TEXTS[bid.language].ofOption(optionLetter(at), said));
  }
}
