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
  /** Number formats the card computes in; an empty list is unknown. */
  readonly nativeFormats: readonly string[];
  readonly platform: Platform;
  /** High-bandwidth data-centre class by vLLM's rule (70 GiB or more and not an A100): larger default batches. */
  readonly confidence: "high" | "medium" | "low";
}

export type Platform = "cuda" | "rocm" | "ascend" | "other-npu" | "apple" | "intel";
