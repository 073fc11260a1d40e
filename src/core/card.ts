import type { Bytes } from "./units";

/** What a card does in a second, all its devices together, as its maker prints it; null or absent is unknown. */
interface CardRates {
  readonly bandwidthGbPerSecond?: number | null;
  /** Dense, of the matrix units. */
  readonly fp16Tflops?: number | null;
  readonly bf16Tflops?: number | null;
  readonly fp8Tflops?: number | null;
  readonly int8Tops?: number | null;
  readonly fp4Tflops?: number | null;
  readonly tdpW?: number | null;
  readonly link?: string | null;
  /** One way, of one card. */
  readonly linkGbPerSecond?: number | null;
  /** How many cards its links join. */
  readonly linkDomain?: number | null;
  /** Generation and lanes. */
  readonly pcie?: number | null;
  readonly pcieLanes?: number;
  /** Made in China. */
  readonly chinese?: boolean;
  /** Somebody's figures under a name that no catalogue has: which kind of card it is, nobody knows. */
  readonly unlisted?: boolean;
}

/** One accelerator as it is ordered. */
export interface Card extends CardRates {
  readonly name: string;
  /** As printed on the box, in units of 10^9 bytes. */
  readonly memoryGb: number;
  /** What the software of one device sees, in bytes: "80 GB" of an H100 are 79.19 GiB. */
  readonly usablePerDevice: Bytes;
  /** Devices the software sees on one card: 2 for Ascend 910C, MI250X, Atlas 300I Duo. */
  readonly devices: number;
  /** Number formats the card computes in or unpacks on the fly; an empty list is unknown. */
  readonly nativeFormats: readonly string[];
  readonly platform: Platform;
  /** Cards that one server holds, as it is sold ([4, 8]); an empty list is unknown. More than that need a network. */
  readonly cardsPerServer: readonly number[];
  /** The one of them that is mostly bought; absent: the largest of up to 8. */
  readonly usualServer?: number;
  /** Cards talk over links of their own (NVLink, HCCS, xGMI ...), not only over PCIe. */
  readonly peerLinks: boolean;
  /** Its links join a few cards of a server only (NVLink bridges of 2 or 4), with no switch or mesh among all. */
  readonly bridged?: boolean;
  /** One memory for processor and card (DGX Spark, Apple): what lies with the host takes the card's memory too. */
  readonly unified?: boolean;
  /** How sure the memory figures are; "low" must be said wherever they are shown. */
  readonly confidence: "high" | "medium" | "low";
}

export type Platform = "cuda" | "rocm" | "ascend" | "other-npu" | "apple" | "intel";
