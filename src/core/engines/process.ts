import type { Card } from "../card";
import { figure } from "../figure";
import type { Layout } from "../layout";
import type { Sourcing } from "../parts";
import type { Sourced } from "../sourced";
import { bytes, gib, type Bytes } from "../units";
import type { EngineVersion, Libraries } from "./engine";

/** Where a release of vLLM measures its own memory and prints it: the place to look at for what its logs say. */
export const vllmWorker = (release: string): string =>
  `https://github.com/vllm-project/vllm/blob/v${release}/vllm/v1/worker/gpu_worker.py`;

/** The logs read are of vLLM 0.11 to 0.19 on H100s, kept at github.com/llm-d-incubation/llm-d-planner. */
export const VLLM_LOGS = vllmWorker("0.19.1");

/** What the driver takes before the program starts: an H100 shows 78.68 of 79.19 GiB free. */
export const DRIVER: Sourced<Bytes> = { value: gib(0.51), source: VLLM_LOGS, checkedOn: "2026-11-23" };

type Links = Pick<Card, "peerLinks" | "bridged" | "platform" | "nativeFormats">;

/** Blocks that PyTorch's allocator holds and nobody uses, as a share of what a step takes. */
interface Free {
  readonly share: number;
  readonly stepSize: number;
}

/**
 * What the process takes before a tensor is allocated: driver context and kernels, and the communication libraries,
 * which grow with the number of ranks and with direct links between the cards; and what an allocator holds free.
 */
export function processMemory(
  { driver, libraries }: Pick<EngineVersion, "driver" | "libraries">,
  layout: Layout,
  links: Links,
  free: Free = { share: 0, stepSize: 0 },
): Sourcing & { readonly libraries: Bytes } {
  const taken = librariesOf(libraries, layout, links);
  const sizes = { driverSize: driver.value, librariesSize: taken };
  const how =
    free.share === 0
      ? figure("process", { ...sizes, ranks: layout.tensorParallel })
      : figure("process-and-blocks", { ...sizes, freeShare: free.share, stepSize: free.stepSize });
  return {
    libraries: bytes(how.size - driver.value),
    how,
    source:
      taken === 0 || driver.source === libraries.source
        ? driver.source
        : `${driver.source}; ${libraries.source}`,
  };
}

function librariesOf(libraries: Libraries, layout: Layout, card: Links): Bytes {
  const { tensorParallel: ranks, pipelineParallel: stages } = layout;
  if (ranks === 1) return stages > 1 ? libraries.stages : libraries.one;
  if (!card.peerLinks) return libraries.unlinked;
  if (card.bridged === true && libraries.bridged !== undefined) return libraries.bridged;
  if (libraries.meshed !== undefined && !addsInSwitch(card)) return libraries.meshed;
  return ranks === 2 ? libraries.two : libraries.four;
}

/**
 * Whether switches between the cards add up what ranks send (NVLink SHARP), which takes buffers of its own: NCCL's NVLS,
 * vLLM's symmetric memory (CUDA of capability 9.0 and above only) and FlashInfer's workspace (CUDA with multicast only).
 * That is NVIDIA from Hopper on, its cards with links that compute in FP8; of a card whose formats are not known it is
 * assumed.
 *
 * Source: https://github.com/vllm-project/vllm/issues/9699 (NVLS: 2.25 GiB among eight H200s); symm_mem.py,
 *         flashinfer_all_reduce.py and all_reduce_utils.py in vllm/distributed/device_communicators of the same repository
 */
const addsInSwitch = ({ platform, nativeFormats }: Links): boolean =>
  platform === "cuda" && (nativeFormats.length === 0 || nativeFormats.includes("FP8"));
