import type { Card } from "../card";
import { figure } from "../figure";
import type { Layout } from "../layout";
import type { Sourcing } from "../parts";
import type { Sourced } from "../sourced";
import { bytes, gib, type Bytes } from "../units";
import type { EngineVersion, Libraries } from "./engine";

/** Start-up logs of vLLM 0.11 to 0.19 on H100s, kept beside a planner's accuracy report. */
export const VLLM_LOGS = "https://github.com/llm-d-incubation/llm-d-planner";

/** What the driver takes before the program starts: an H100 shows 78.68 of 79.19 GiB free. */
export const DRIVER: Sourced<Bytes> = { value: gib(0.51), source: VLLM_LOGS, checkedOn: "2026-11-23" };

type Links = Pick<Card, "peerLinks" | "multicast">;

/** Blocks that PyTorch's allocator holds and nobody uses, as a share of what a step takes. */
interface Free {
  readonly share: number;
  readonly stepSize: number;
}

/**
 * What the process takes before a tensor is allocated: driver context and kernels, and the communication libraries,
 * which grow with the number of ranks, with direct links between the cards and with a switch among them; and what an allocator holds free.
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

function librariesOf(libraries: Libraries, layout: Layout, { peerLinks, multicast }: Links): Bytes {
  const { tensorParallel: ranks, pipelineParallel: stages } = layout;
  if (ranks === 1) return stages > 1 ? libraries.stages : libraries.one;
  if (!peerLinks) return libraries.unlinked;
  const linked = (multicast === true ? libraries.multicast : undefined) ?? libraries;
  return ranks === 2 ? linked.two : linked.four;
}
