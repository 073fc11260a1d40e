import { bookOf } from "../../src/xlsx/pages";
import { writeBook } from "../../src/xlsx/write";
import type { SheetPage } from "../../src/sheet/page";

/** What recalculate.mjs bundles and runs in Node: the bid, core's own figures, and the writer of files. */
export { SHEETS } from "../../src/bid/bid";
export { bestOption } from "../../src/bid/chosen";
export { figuresOf } from "../../src/bid/figures";
export { MATRIX_CONTEXTS, MATRIX_REQUESTS } from "../../src/bid/matrix";
export { writtenBid } from "../../src/bid/pages";
export { planOf, requestGib } from "../../src/bid/plan";
export { trafficOf } from "../../src/bid/demand";
export { COMPARISON } from "../../src/bid/comparison-texts";
export { constantsColumn, maxConcurrency } from "../../src/functions/serving";

export const fileOf = (pages: readonly SheetPage[]): Promise<Uint8Array> => writeBook(bookOf(pages));
