import { gib } from "../units";
import { vllmBatch } from "./batches";
import { DRIVER, VLLM_LOGS } from "./process";
import { vllmVersion, type VllmRow } from "./vllm-rules";

const VLLM_ASCEND_PAGES = "https://github.com/vllm-project/vllm-ascend";

/** vllm-ascend is vLLM with pages of 128 tokens; nobody has published its start-up logs in full. */
const ROW: VllmRow = {
  family: "vllm-ascend",
  name: "vllm-ascend",
  since: 0,
  utilisation: 0.9,
  blockTokens: 128,
  step: { bytesPerLogit: 14.8, experts: "two workspaces", source: VLLM_LOGS },
  driver: DRIVER,
  // HCCL's buffers: assumed to be as large as NCCL's without vLLM's own all-reduce
  libraries: {
    one: gib(0.25),
    two: gib(0.6),
    four: gib(0.6),
    stages: gib(0.25),
    unlinked: gib(0.6),
    source: VLLM_ASCEND_PAGES,
  },
  graphs: "outside",
  // https://github.com/vllm-project/vllm-ascend/pull/16544
  tables: "host",
  batch: vllmBatch,
  hybridCache: true,
  groupSlack: 1.25,
  stateBlocks: 1,
  evidence: "assumed",
  source: `vLLM's rules with Ascend's page of 128 tokens, ${VLLM_ASCEND_PAGES}`,
  checkedOn: "2026-11-23",
};

export const VLLM_ASCEND = [vllmVersion(ROW)];

export const MINDIE = [
  vllmVersion({
    ...ROW,
    family: "mindie",
    name: "MindIE",
    utilisation: 0.8,
    graphs: "none",
    source: "NPU_MEMORY_FRACTION 0.8 by default, MindIE documentation; the rest as vLLM",
  }),
];
