import type { Platform } from "../../core/card";
import { FORMATS, type Precision } from "../../core/formats/precision";
import { confidence, EVIDENCE, evidence, note, UNCONFIRMED } from "./evidence";
import { CARD_MAKERS } from "./makers";
import {
  only,
  amount,
  count,
  line,
  listOf,
  namesOf,
  oneOf,
  orUnknown,
  rowOf,
  written,
  type Admitted,
} from "./schema";

const platform = oneOf(
  namesOf<Platform>({ cuda: true, rocm: true, ascend: true, "other-npu": true, apple: true, intel: true }),
);

/** One row of `cards/*.json`. */
export const CARD_ROW = rowOf({
  known: {
    id: written("^[a-z0-9-]+$"),
    name: line,
    maker: oneOf(CARD_MAKERS),
    aliases: listOf(line),
    platform,
    /** As printed on the box, all devices of the card together. */
    memoryGb: amount,
    /** What the software of one device sees. */
    usableGib: amount,
    /** How `usableGib` is known. */
    usableBasis: line,
    /** How sure `memoryGb` and `usableGib` are, the weaker of the two. */
    memoryConfidence: confidence,
    bandwidthGbPerSecond: orUnknown(amount),
    /** Dense, without sparsity; so are the next three. */
    fp16Tflops: orUnknown(amount),
    fp8Tflops: orUnknown(amount),
    int8Tops: orUnknown(amount),
    fp4Tflops: orUnknown(amount),
    tdpW: orUnknown(amount),
    interconnect: orUnknown(line),
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
    /** Devices that the software sees on one card; absent: one. */
    devices: { ...count, minimum: 2 },
    /** One memory for processor and card; absent: the card has its own. */
    unified: only(true),
    /** Made in China; absent: elsewhere. */
    chinese: only(true),
    /** Facts of this row that rest on weak evidence. */
    weakFields: listOf(oneOf(["bandwidth", "compute", "tdp", "interconnect"])),
    ...UNCONFIRMED,
    evidence,
    note,
  },
});

export type CardRow = Admitted<typeof CARD_ROW>;
