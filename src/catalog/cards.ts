import type { Card, Platform } from "../core/card";
import { gib } from "../core/units";
import { CARD_FILES } from "./card-files";
import type { Confidence } from "./models";

/** One row of `cards/*.json`. null is unknown, absent is not applicable. */
export interface CardRow {
  readonly id: string;
  readonly name: string;
  readonly nameZh?: string;
  readonly maker: string;
  readonly aliases: readonly string[];
  readonly platform: Platform;
  /** As printed on the box, all devices of the card together. */
  readonly memoryGb: number;
  /** What the software of one device sees. */
  readonly usableGib: number;
  /** Absent: one. */
  readonly devices?: number;
  /** How `usableGib` is known. */
  readonly usableBasis: string;
  /** How sure `memoryGb` and `usableGib` are, the weaker of the two. */
  readonly memoryConfidence: Confidence;
  readonly bandwidthGbPerSecond: number | null;
  /** Dense, without sparsity; so are the next three. */
  readonly fp16Tflops: number | null;
  readonly fp8Tflops: number | null;
  readonly int8Tops: number | null;
  readonly fp4Tflops: number | null;
  readonly tdpW: number | null;
  readonly interconnect: string | null;
  readonly form: string | null;
  readonly nativeFormats: readonly string[];
  readonly cardsPerServer: readonly number[];
  readonly software: string | null;
  readonly releasedYear: number | null;
  /** Made in China; absent: elsewhere. */
  readonly chinese?: true;
  /** Facts of this row that rest on weak evidence. */
  readonly weakFields?: readonly string[];
  readonly source: string;
  readonly checkedOn: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A row as the rest of the product sees it: core's card and the facts around it. */
export interface CatalogCard extends Card {
  /** null: a memory size or a label/value range, not a row of the catalogue. */
  readonly id: string | null;
  readonly nameZh: string | null;
  readonly maker: string | null;
  readonly aliases: readonly string[];
  readonly usableBasis: string;
  readonly bandwidthGbPerSecond: number | null;
  readonly fp16Tflops: number | null;
  readonly fp8Tflops: number | null;
  readonly int8Tops: number | null;
  readonly fp4Tflops: number | null;
  readonly tdpW: number | null;
  readonly interconnect: string | null;
  readonly form: string | null;
  readonly software: string | null;
  readonly releasedYear: number | null;
  readonly chinese: boolean;
  readonly weakFields: readonly string[];
  readonly source: string;
  readonly checkedOn: string | null;
  /** Of the row as a whole; `confidence` is that of the memory figures. */
  readonly rowConfidence: Confidence;
  readonly note: string | null;
}

export const CARD_ROWS: readonly CardRow[] = CARD_FILES.flatMap((file) => file as readonly CardRow[]);

export function cardOf(row: CardRow): CatalogCard {
  const known = built.get(row);
  if (known) return known;
  const { usableGib, memoryConfidence, ...facts } = row;
  const card: CatalogCard = {
    ...facts,
    usablePerDevice: gib(usableGib),
    devices: row.devices ?? 1,
    peerLinks: row.interconnect !== null && !/^none/.test(row.interconnect),
    confidence: memoryConfidence,
    rowConfidence: row.confidence,
    nameZh: row.nameZh ?? null,
    chinese: row.chinese ?? false,
    weakFields: row.weakFields ?? [],
    note: row.note ?? null,
  };
  built.set(row, card);
  return card;
}

const built = new WeakMap<CardRow, CatalogCard>();
