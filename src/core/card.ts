import type { Bytes } from "./units";

/** One accelerator as it is ordered. */
export interface Card {
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
  /** Its links go through a switch that adds up on the way (NVLink from Hopper on): libraries keep buffers for that. */
  readonly multicast?: boolean;
  /** One memory for processor and card (DGX Spark, Apple): what lies with the host takes the card's memory too. */
  readonly unified?: boolean;
  /** How sure the memory figures are; "low" must be said wherever they are shown. */
  readonly confidence: "high" | "medium" | "low";
}

export type Platform = "cuda" | "rocm" | "ascend" | "other-npu" | "apple" | "intel";
