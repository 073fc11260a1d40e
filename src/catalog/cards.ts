import type { Card } from "../core/card";
import { perObject } from "../core/memo";
import { gib } from "../core/units";
import { CARD_FILES } from "./card-files";
import type { Basis, CardRow } from "./schema/card-row";
import type { Unconfirmed } from "./schema/evidence";
import { unconfirmed } from "./unconfirmed";
import { USUAL_SERVERS } from "./usual-servers";

export type { CardRow };

/** A row as the rest of the product sees it: core's card and the facts around it. */
export interface CatalogCard extends Card {
  /** null: a memory size or a label/value range, not a row of the catalogue. */
  readonly id: string | null;
  readonly nameZh: string | null;
  readonly maker: string | null;
  readonly aliases: readonly string[];
  /** null: the user's own figure. */
  readonly usableBasis: Basis | null;
  /** The card that the usable memory was taken from: its name in both languages, and where it was read. */
  readonly usableAs:
    (Pick<CatalogCard, "name" | "nameZh"> & { readonly memorySource?: string | null }) | null;
  readonly memorySource: string | null;
  readonly disputed?: CardRow["disputed"];
  readonly bandwidthGbPerSecond: number | null;
  readonly fp16Tflops: number | null;
  readonly bf16Tflops: number | null;
  readonly fp8Tflops: number | null;
  readonly int8Tops: number | null;
  readonly fp4Tflops: number | null;
  readonly tdpW: number | null;
  readonly link: string | null;
  /** One way, of one card. */
  readonly linkGbPerSecond: number | null;
  readonly linkDomain: number | null;
  readonly pcie: number | null;
  readonly pcieLanes: number;
  readonly form: string | null;
  readonly software: string | null;
  readonly releasedYear: number | null;
  readonly chinese: boolean;
  readonly source: string;
  /** Figures that a range states in the place of the row's own. */
  readonly stated?: readonly string[];
  /** As of a model. */
  readonly unconfirmed: Unconfirmed | null;
  readonly checkedOn: string | null;
  readonly note: string | null;
  readonly noteZh: string | null;
  /** Cards of other memory that the name it was asked by may mean as well. */
  readonly others?: readonly Pick<CatalogCard, "name" | "nameZh">[];
  /** Where the usual server was read; absent: where the row was. */
  readonly serverRead?: Readonly<{ source: string; unconfirmed: Unconfirmed | null }>;
}

/** The one cast from JSON: `test/catalog/schema.test.ts` holds every row to the schema that the type comes from. */
const readRows = (file: unknown): readonly CardRow[] => file as readonly CardRow[];

export const CARD_ROWS: readonly CardRow[] = CARD_FILES.flatMap(readRows);

function usualServer({ id }: CardRow): Pick<CatalogCard, "usualServer" | "serverRead"> {
  const [cards, source, mark = null] = USUAL_SERVERS[id] ?? [];
  return cards === undefined || source === undefined
    ? {}
    : { usualServer: cards, serverRead: { source, unconfirmed: mark } };
}

/** Cards that links join when all of a usual server are joined; where a row does not say, they are. */
const MESH = 8;

/** Core's card of a row, and the facts around it. */
export const cardOf = perObject((row: CardRow): CatalogCard => {
  const { usableGib, memoryConfidence, ...facts } = row;
  return {
    ...facts,
    usablePerDevice: gib(usableGib),
    ...usualServer(row),
    devices: row.devices ?? 1,
    peerLinks: row.link !== null && row.link !== "PCIe" && row.link !== "none",
    bridged: (row.linkDomain ?? MESH) < MESH,
    usableAs: namesOf(row.usableAs),
    memorySource: row.memorySource ?? null,
    bf16Tflops: row.bf16Tflops ?? row.fp16Tflops,
    linkGbPerSecond: row.linkGbPerSecond ?? null,
    linkDomain: row.linkDomain ?? null,
    pcie: row.pcie ?? null,
    pcieLanes: row.pcieLanes ?? 16,
    confidence: memoryConfidence,
    nameZh: row.nameZh ?? null,
    chinese: row.chinese ?? false,
    unconfirmed: unconfirmed(row),
    note: row.note ?? null,
    noteZh: row.noteZh ?? null,
  };
});

function namesOf(id: string | undefined): CatalogCard["usableAs"] {
  const row = CARD_ROWS.find((candidate) => candidate.id === id);
  return row === undefined
    ? null
    : { name: row.name, nameZh: row.nameZh ?? null, memorySource: row.memorySource ?? null };
}
