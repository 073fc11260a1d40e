import type { Platform } from "../../core/card";
import { FORMATS, type Precision } from "../../core/formats/precision";
import { confidence, EVIDENCE, evidence, note, source, UNCONFIRMED } from "./evidence";
import { CARD_MAKERS } from "./makers";
import {
  only,
  amount,
  count,
  line,
  listOf,
  namesOf,
  oneOf,
  oneOfNumbers,
  orUnknown,
  rowOf,
  tableOf,
  written,
  type Admitted,
} from "./schema";

const platform = oneOf(
  namesOf<Platform>({ cuda: true, rocm: true, ascend: true, "other-npu": true, apple: true, intel: true }),
);

const id = written("^[a-z0-9-]+$");

/** How the memory that software sees is known, the surest first; functions/card-words.ts says it in words. */
const BASES = [
  "own", "logged", "printed", "smaller-device", "memory-map", "less-idle", "working-set",
  "same-memory", "less-context", "as", "maker", "three-quarters", "share", "no-source",
] as const; // prettier-ignore
export type Basis = (typeof BASES)[number];

/** What joins cards beside PCIe, as its maker calls it; "direct" has no published name, "none" cannot be joined. */
const LINKS = [
  "NVLink", "Infinity Fabric", "xGMI", "HCCS", "UnifiedBus", "XPU-Link", "MetaXLink", "MTLink", "MLU-Link", "BLink",
  "ICN", "GCU-LARE", "RoCE", "Ethernet", "direct", "PCIe", "none",
] as const; // prettier-ignore

/** What sources dispute, in the unit of its figure. */
const DISPUTABLE = [
  "memory", "usable", "bandwidth", "fp16", "bf16", "fp8", "int8", "fp4", "tdp", "link",
] as const; // prettier-ignore
export type Disputed = (typeof DISPUTABLE)[number];

/** One row of `cards/*.json`. Every figure is the whole card's, but for `usableGib`. */
export const CARD_ROW = rowOf({
  known: {
    id,
    name: line,
    maker: oneOf(CARD_MAKERS),
    aliases: listOf(line),
    platform,
    /** As printed on the box, all devices of the card together. */
    memoryGb: amount,
    /** What the software of one device sees. */
    usableGib: amount,
    /** How `usableGib` is known. */
    usableBasis: oneOf(BASES),
    /** How sure `memoryGb` and `usableGib` are, the weaker of the two. */
    memoryConfidence: confidence,
    bandwidthGbPerSecond: orUnknown(amount),
    /** Of the matrix units alone, dense, without sparsity; so are the next three. BF16 too, unless it has its own. */
    fp16Tflops: orUnknown(amount),
    fp8Tflops: orUnknown(amount),
    int8Tops: orUnknown(amount),
    fp4Tflops: orUnknown(amount),
    tdpW: orUnknown(amount),
    link: orUnknown(oneOf(LINKS)),
    form: orUnknown(line),
    /** What it computes in, and INT4 where its kernels unpack such weights on the fly. */
    nativeFormats: listOf(oneOf(Object.keys(FORMATS) as Precision[])),
    /** How many one server holds, as it is sold. */
    cardsPerServer: listOf(count),
    software: orUnknown(line),
    releasedYear: orUnknown({ ...count, minimum: 2000, maximum: 2100 }),
    ...EVIDENCE,
  },
  whereItApplies: {
    nameZh: line,
    /** The card whose log the usable memory was taken from, or scaled by: where `usableBasis` is "as". */
    usableAs: id,
    bf16Tflops: amount,
    /** One way, all links of one card together; makers print both ways. */
    linkGbPerSecond: orUnknown(amount),
    /** How many cards the links join: 2 for a bridge, 8 for a board, 72 for a rack. */
    linkDomain: orUnknown({ ...count, minimum: 2 }),
    /** Generation; 16 lanes unless `pcieLanes` says otherwise. */
    pcie: orUnknown(oneOfNumbers([3, 4, 5, 6])),
    pcieLanes: oneOfNumbers([8]),
    /** What other sources say of a figure; which they are stands in `evidence`. */
    disputed: tableOf(DISPUTABLE, listOf(amount)),
    /** Devices that the software sees on one card; absent: one. */
    devices: { ...count, minimum: 2 },
    /** One memory for processor and card; absent: the card has its own. */
    unified: only(true),
    /** Made in China; absent: elsewhere. */
    chinese: only(true),
    /** Facts of this row that rest on weak evidence. */
    weakFields: listOf(oneOf(["bandwidth", "compute", "tdp", "link"])),
    ...UNCONFIRMED,
    /** Where the usable memory was read, if that is another place than `source`. */
    memorySource: source,
    evidence,
    note,
    /** The note in Chinese; every note of a card has one. */
    noteZh: note,
  },
});

export type CardRow = Admitted<typeof CARD_ROW>;
