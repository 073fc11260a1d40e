import { gib } from "../units";
import { smallBatch, vllmBatch } from "./batches";
import { DRIVER, VLLM_LOGS } from "./process";
import { vllmVersion, type VllmRow } from "./vllm-rules";

/**
 * With NCCL's cuMem off, as vLLM set it before 0.11 (https://github.com/vllm-project/vllm/pull/24141): 2.53 to 2.57 GiB
 * among eight H20s (https://github.com/vllm-project/vllm/issues/13074). Among two nothing was published.
 */
const WITHOUT_CUMEM = { two: gib(0.57), four: gib(2.55) };

const V0_10: VllmRow = {
  family: "vllm",
  name: "vLLM 0.10",
  since: 10,
  utilisation: 0.9,
  blockTokens: 16,
  step: { bytesPerLogit: 38.4, experts: "gathered", source: VLLM_LOGS },
  driver: DRIVER,
  libraries: {
    one: gib(0.13),
    two: gib(0.57),
    four: gib(0.57),
    stages: gib(0.07),
    unlinked: gib(0.2),
    multicast: WITHOUT_CUMEM,
    source: VLLM_LOGS,
  },
  graphs: "outside",
  tables: "card",
  batch: vllmBatch,
  hybridCache: true,
  groupSlack: 1.25,
  stateBlocks: 1,
  evidence: "measured",
  source: VLLM_LOGS,
  checkedOn: "2026-11-23",
};

const V0_11: VllmRow = {
  ...V0_10,
  name: "vLLM 0.11–0.16",
  since: 11,
  libraries: {
    one: gib(0.13),
    two: gib(0.57),
    four: gib(0.57),
    stages: gib(0.07),
    unlinked: gib(0.2),
    source: VLLM_LOGS,
  },
};

const V0_17: VllmRow = {
  ...V0_11,
  name: "vLLM 0.17",
  since: 17,
  // the Triton top-k and top-p kernel: https://github.com/vllm-project/vllm/pull/33538
  step: { bytesPerLogit: 14.8, experts: "two workspaces", source: VLLM_LOGS },
};

const V0_18: VllmRow = {
  ...V0_17,
  name: "vLLM 0.18–0.19",
  since: 18,
  libraries: {
    one: gib(0.25),
    two: gib(0.57),
    four: gib(0.57),
    stages: gib(0.07),
    unlinked: gib(0.2),
    // read off H100s on NVSwitch; cards whose links have none keep what they had
    multicast: { two: gib(2.07), four: gib(2.13) },
    source: VLLM_LOGS,
  },
};

const V0_20: VllmRow = {
  ...V0_18,
  name: "vLLM 0.20",
  since: 20,
  utilisation: 0.92,
  step: { ...V0_18.step, bytesPerLogit: 11.5 },
  groupSlack: 1.5,
};

const V0_21: VllmRow = {
  ...V0_20,
  name: "vLLM 0.21–0.27",
  since: 21,
  graphs: "inside",
};

const V0_28: VllmRow = {
  ...V0_21,
  name: "vLLM 0.28",
  since: 28,
  // prefix caching is on for hybrids too: https://github.com/vllm-project/vllm/pull/50991
  stateBlocks: 2,
};

/** Oldest first: a version takes the last row that is not newer than itself. */
export const VLLM = (
  [
    { ...V0_10, since: 0, name: "vLLM ≤ 0.7", hybridCache: false, batch: smallBatch },
    { ...V0_10, since: 8, name: "vLLM 0.8–0.9", hybridCache: false },
    V0_10,
    V0_11,
    V0_17,
    V0_18,
    V0_20,
    V0_21,
    V0_28,
    // VLLM_PLE_CPU_OFFLOAD is on unless it is switched off: https://github.com/vllm-project/vllm/pull/57910 (2026-09-21)
    { ...V0_28, name: "vLLM ≥ 0.29", since: 29, tables: "host" },
  ] satisfies VllmRow[]
).map(vllmVersion);
