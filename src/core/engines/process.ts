import { figure } from "../figure";
import type { Layout } from "../layout";
import type { Sourcing } from "../parts";
import type { Sourced } from "../sourced";
import { gib, type Bytes } from "../units";
import type { EngineVersion, Libraries } from "./engine";

/** Where a release of vLLM measures its own memory and prints it: the place to look at for what its logs say. */
export const vllmWorker = (release: string): string =>
  `https://github.com/vllm-project/vllm/blob/v${release}/vllm/v1/worker/gpu_worker.py`;

/** The logs read are of vLLM 0.11 to 0.19 on H100s, kept at github.com/llm-d-incubation/llm-d-planner. */
export const VLLM_LOGS = vllmWorker("0.19.1");

/** What the driver takes before the program starts: an H100 shows 78.68 of 79.19 GiB free. */
export const DRIVER: Sourced<Bytes> = { value: gib(0.51), source: VLLM_LOGS, checkedOn: "2026-11-23" };

/**
 * What the process takes before a tensor is allocated: driver context and kernels, and the communication libraries,
 * which grow with the number of ranks and with direct links between the cards.
 */
export function processMemory(
  { driver, libraries }: Pick<EngineVersion, "driver" | "libraries">,
  layout: Layout,
  linked: boolean,
): Sourcing & { readonly libraries: Bytes } {
  const taken = librariesOf(libraries, layout, linked);
  return {
    libraries: taken,
    how: figure("process", {
      driverSize: driver.value,
      librariesSize: taken,
      ranks: layout.tensorParallel,
    }),
    source:
      taken === 0 || driver.source === libraries.source
        ? driver.source
        : `${driver.source}; ${libraries.source}`,
  };
}

function librariesOf(libraries: Libraries, layout: Layout, linked: boolean): Bytes {
  const { tensorParallel: ranks, pipelineParallel: stages } = layout;
  if (ranks === 1) return stages > 1 ? libraries.stages : libraries.one;
  if (!linked) return libraries.unlinked;
  return ranks === 2 ? libraries.two : libraries.four;
}
