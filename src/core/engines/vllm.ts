import { gib } from "../units";
import type { Libraries } from "./engine";
import { smallBatch, vllmBatch } from "./batches";
import { DRIVER, VLLM_LOGS, vllmWorker } from "./process";
import { vllmVersion, type VllmRow } from "./vllm-rules";

/** As vLLM 0.11 to 0.17 print it, among linked cards of any number. */
const LIBRARIES: Libraries = {
  one: gib(0.13),
  two: gib(0.57),
  four: gib(0.57),
  stages: gib(0.07),
  unlinked: gib(0.2),
  source: VLLM_LOGS,
};

const V0_10: VllmRow = {
  family: "vllm",
  name: "vLLM 0.10",
  since: 10,
  utilisation: 0.9,
  blockTokens: 16,
  step: { bytesPerLogit: 38.4, experts: "gathered", source: VLLM_LOGS },
  driver: DRIVER,
  // with NCCL's cuMem off, as before 0.11 (https://github.com/vllm-project/vllm/pull/24141): 2.53 to 2.57 GiB among eight
  // H20s (https://github.com/vllm-project/vllm/issues/13074); among two nothing was published
  libraries: { ...LIBRARIES, four: gib(2.55), bridged: gib(0.57) },
  graphs: "outside",
  tables: "card",
  batch: vllmBatch,
  hybridCache: true,
  groupSlack: 1.25,
  stateBlocks: 1,
  evidence: "measured",
  source: vllmWorker("0.10.2"),
  checkedOn: "2026-11-23",
};

const V0_11: VllmRow = {
  ...V0_10,
  name: "vLLM 0.11–0.16",
  since: 11,
  libraries: LIBRARIES,
};

const V0_17: VllmRow = {
  ...V0_11,
  name: "vLLM 0.17",
  since: 17,
  source: vllmWorker("0.17.0"),
  // the Triton top-k and top-p kernel: https://github.com/vllm-project/vllm/pull/33538
  step: { bytesPerLogit: 14.8, experts: "two workspaces", source: VLLM_LOGS },
};

const V0_18: VllmRow = {
  ...V0_17,
  name: "vLLM 0.18–0.19",
  since: 18,
  source: VLLM_LOGS,
  // read off H100s on NVSwitch; without its buffers what vLLM 0.11 to 0.17 took on the same cards
  libraries: {
    ...LIBRARIES,
    one: gib(0.25),
    two: gib(2.07),
    four: gib(2.13),
    bridged: gib(0.57),
    meshed: gib(0.57),
  },
};

const V0_20: VllmRow = {
  ...V0_18,
  name: "vLLM 0.20",
  since: 20,
  source: vllmWorker("0.20.2"),
  utilisation: 0.92,
  step: { ...V0_18.step, bytesPerLogit: 11.5 },
  groupSlack: 1.5,
};

const V0_21: VllmRow = {
  ...V0_20,
  name: "vLLM 0.21–0.27",
  since: 21,
  source: vllmWorker("0.23.0"),
  graphs: "inside",
};

const V0_28: VllmRow = {
  ...V0_21,
  name: "vLLM 0.28",
  since: 28,
  source: vllmWorker("0.28.0"),
  // prefix caching is on for hybrids too: https://github.com/vllm-project/vllm/pull/50991
  stateBlocks: 2,
};

/** Oldest first: a version takes the last row that is not newer than itself. */
export const VLLM = (
  [
    {
      ...V0_10,
      since: 0,
      name: "vLLM ≤ 0.7",
      hybridCache: false,
      batch: smallBatch,
      source: vllmWorker("0.7.3"),
    },
    { ...V0_10, since: 8, name: "vLLM 0.8–0.9", hybridCache: false, source: vllmWorker("0.9.1") },
    V0_10,
    V0_11,
    V0_17,
    V0_18,
    V0_20,
    V0_21,
    V0_28,
    // VLLM_PLE_CPU_OFFLOAD is on unless it is switched off: https://github.com/vllm-project/vllm/pull/57910 (2026-09-21)
    { ...V0_28, name: "vLLM ≥ 0.29", since: 29, tables: "host", source: vllmWorker("0.29.0") },
  ] satisfies VllmRow[]
).map(vllmVersion);
