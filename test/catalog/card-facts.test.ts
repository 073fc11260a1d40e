import { CARD_ROWS, type CardRow } from "../../src/catalog/cards";

const rowOf = (id: string): CardRow => {
  const row = CARD_ROWS.find((candidate) => candidate.id === id);
  if (row === undefined) throw new Error(`no card has the id ${id}`);
  return row;
};

/** Figures that were once wrong, or that sources dispute: each as its best source has it. */
const FIGURES: readonly (readonly [id: string, key: keyof CardRow, expected: unknown, source: string])[] = [
  // a card's figures are the whole card's
  ["a16", "bandwidthGbPerSecond", 800, "4 GPUs × 200 GB/s"],
  ["a16", "fp16Tflops", 71.6, "4 × 17.9"],
  ["a16", "int8Tops", 143.6, "4 × 35.9"],
  ["asc-300iduo-96", "bandwidthGbPerSecond", 408, "2 × 204, Huawei EDOC1100285916"],
  ["asc-910c", "bandwidthGbPerSecond", 3200, "2 × 1,600, gitcode.com/Ascend/DrivingSDK"],
  ["mi250x", "bandwidthGbPerSecond", 3277, "2 × 1,638"],
  ["ilu-bi150", "bandwidthGbPerSecond", 1180, "2 × 590, FlagPerf"],
  ["sop-sc11", "bandwidthGbPerSecond", 1100, "over 1.1 TB/s, xh.21csp.com.cn/cxcp_2024/202409/2056.html"],
  // matrix units alone
  ["asc-910b2", "fp16Tflops", 353.9, "CANN's INI, gitcode.com/cann/ops-cv/issues/997; 376 with vector units"],
  ["asc-910c", "fp16Tflops", 708, "gitcode.com/Ascend/DrivingSDK; 752 with vector units"],
  ["asc-950dt", "fp16Tflops", 432, "gitcode.com/Ascend/DrivingSDK; 486 with vector units"],
  ["asc-950pr", "fp16Tflops", 432, "white paper table 3-1, server grade"],
  ["asc-950pr", "fp8Tflops", 865, "white paper table 3-1"],
  ["asc-950pr", "fp4Tflops", 1730, "white paper table 3-1"],
  ["atlas-350", "fp16Tflops", 378, "white paper table 3-1, PCIe grade; 371 in DrivingSDK"],
  ["atlas-350", "fp8Tflops", 756, "white paper table 3-1"],
  ["atlas-350", "fp4Tflops", 1513, "white paper table 3-1; 1,560 in the press"],
  ["ilu-mr100", "fp16Tflops", 96, "ai.gitee.com, iluvatar_MR-V100_gpu, quoting the maker"],
  ["ilu-mr100", "int8Tops", 192, "the same"],
  ["sop-sc11", "fp16Tflops", 200, "the maker's filing"],
  ["asc-910b4-64", "int8Tops", 560, "ai.gitee.com, ascend_gpu"],
  ["hyg-bw1100", "fp8Tflops", 708, "product specification quoted in calibration code"],
  // FP16 and BF16 apart
  ["gaudi3", "fp16Tflops", 459, "Intel: FP16 runs on the vector-heavy path"],
  ["gaudi3", "bf16Tflops", 1677, "Intel; 1,835 in its early papers"],
  // disputed bandwidths
  ["gh200-144", "bandwidthGbPerSecond", 4900, "NVIDIA: HBM3e of GH200; 4,800 is H200's"],
  ["rtxpro6000-server", "bandwidthGbPerSecond", 1597, "NVIDIA's data sheet of December 2025, page 3"],
  ["rtxpro6000-ws", "bandwidthGbPerSecond", 1792, "the workstation card, 14,001 MHz × 512 bit"],
  ["hyg-bw1000", "bandwidthGbPerSecond", 1600, "ai.gitee.com, hygon_gpu"],
  ["hyg-bw1000", "fp16Tflops", 480, "ai.gitee.com, hygon_gpu"],
  ["hyg-bw1100", "bandwidthGbPerSecond", 2400, "HBM3 at 2,400 in calibration code"],
  ["mi308x", "fp16Tflops", 344, "1,307 × 80 ÷ 304 compute units"],
  // memory as software sees it, of one device
  ["asc-310p-300ipro", "usableGib", 21.02, "21,527 MB in npu-smi; HAMi's device-configmap.yaml"],
  ["asc-300iduo-48", "usableGib", 21.02, "the same processor"],
  ["asc-300iduo-96", "usableGib", 42.67, "43,693 MB of the smaller device, github.com/Syllo/nvtop/issues/421"],
  ["asc-910b1", "usableGib", 60.96, "as 910B2 and 910B3"],
  ["asc-910b2", "usableGib", 60.96, "github.com/vllm-project/vllm-ascend/issues/1127"],
  ["asc-910b3", "usableGib", 60.96, "github.com/vllm-project/vllm-ascend/issues/1670"],
  ["asc-910b4-64", "usableGib", 60.96, "github.com/vllm-project/vllm-ascend/issues/5020"],
  ["asc-910b4-32", "usableGib", 29.49, "torch_npu's message, 2026"],
  ["asc-910c", "usableGib", 61.27, "github.com/sgl-project/sglang/issues/29838"],
  ["asc-910a", "usableGib", 32, "torch_npu's message on 4 × 910A"],
  ["asc-950pr", "usableGib", 123.02, "torch_npu's message on an A5 of 128 GB"],
  ["kun-p800", "usableGib", 96, "PyTorch on XRE 5.37"],
  ["enf-s60", "usableGib", 47.97, "49,120 MiB in efsmi"],
  ["hyg-bw1000", "usableGib", 63.98, "65,520 MiB in hy-smi, 68.7e9 bytes in PyTorch"],
  ["hyg-k100ai", "usableGib", 63.98, "65,520 MiB, github.com/gpustack/gpustack/issues/2032"],
  ["hyg-z100l", "usableGib", 31.98, "33,538,048 KB, github.com/gpustack/gpustack/issues/1508"],
  ["mtx-c550", "usableGib", 63.59, "PyTorch on MACA, 2026-09"],
  ["mtt-s4000", "usableGib", 47.91, "MUSA 5.1's device properties"],
  ["cam-mlu590", "memoryGb", 96, "98,304 MiB in cnmon 6.2.29 (MLU590-M9)"],
  ["cam-mlu590-m9d", "memoryGb", 80, "80 GiB in a suite's settings (M9D)"],
  ["tho-ppu810e", "usableGib", 95.6, "97.9 thousand MiB in ppu-smi"],
  ["tho-m890", "usableGib", 144, "147,456 MiB in ppu-smi"],
  ["rtxpro6000d", "usableGib", 83.05, "PyTorch's total; 85,651 MiB in nvidia-smi"],
  ["gh200-144", "usableGib", 142.5, "153,008,209,920 bytes in CUDA"],
  ["bir-106m", "usableGib", 31.75, "32,512 MiB in brsmi"],
  // several devices
  ["mtx-c600", "devices", 2, "16 MXC600U in a host of 8 cards"],
  ["sop-sc11", "devices", 2, "SOC_NUM 2, github.com/sophgo/mcu SC11FP300/common.h"],
  ["vas-va16", "devices", 4, "the maker's guide: TP 32 on 8 cards"],
  // links: one way, of one card
  ["h100-sxm", "linkGbPerSecond", 450, "aiconfigurator h100_sxm.yaml: intra_node_bw 450e9, single direction"],
  ["a100-sxm-80", "linkGbPerSecond", 300, "aiconfigurator a100_sxm.yaml"],
  ["b200", "linkGbPerSecond", 900, "aiconfigurator b200_sxm.yaml"],
  ["gb200", "linkDomain", 72, "aiconfigurator gb200.yaml: num_gpus_per_rack"],
  ["a800-sxm-80", "linkGbPerSecond", 200, "400 GB/s both ways"],
  ["h800-sxm", "linkGbPerSecond", 200, "400 GB/s both ways"],
  ["mi300x", "linkGbPerSecond", 448, "896 GB/s both ways"],
  ["asc-910b3", "linkGbPerSecond", 196, "392 GB/s both ways"],
  ["asc-910c", "linkGbPerSecond", 196, "one way, CloudMatrix 384 (Huawei Cloud)"],
  ["gaudi3", "linkGbPerSecond", 600, "24 × 200 Gbit/s"],
  ["bir-br104", "linkGbPerSecond", 64, "ai.gitee.com, biren_gpu: 64 one way, 128 both"],
  ["bir-106m", "tdpW", 400, "ai.gitee.com, biren_gpu"],
  ["bir-166m", "tdpW", 550, "www.birentech.com/product/hardware/166m"],
  ["asc-300ia2-64", "bandwidthGbPerSecond", 1600, "www.hiascend.com/hardware/accelerator-card"],
  ["asc-300ia2-32", "bandwidthGbPerSecond", 800, "the same"],
]; // prettier-ignore

test.each(FIGURES)("%s has %s %p (%s)", (id, key, expected) => {
  expect(rowOf(id)[key]).toBe(expected);
});

/** What stacks run on a card, and what they do not, as they say themselves. */
test.each([
  ["mtx-c500", "INT4", true, "GPTQ INT4 measured, pypi.org/project/mxdeploy/0.2.2"],
  ["mtx-c550", "INT4", true, "vLLM-metax@3aadf08: AWQ and GPTQ kernels"],
  ["mtx-c500", "FP8", false, "ai.gitee.com/docs/compute/domestic-gpu"],
  ["ilu-bi150", "INT4", true, "ai.gitee.com, iluvatar_BI-V150_gpu: GPTQ and AWQ in inference"],
  ["ilu-mr100", "FP8", false, "ai.gitee.com, iluvatar_MR-V100_gpu"],
  ["kun-p800", "FP8", false, "vLLM-Kunlun, quantization.md"],
  ["kun-p800", "INT4", true, "vLLM-Kunlun: AWQ and GPTQ W4A16"],
  ["hyg-k100ai", "FP8", false, "HYGON-AI/inference-cookbook-das: FP8 only on BW1100"],
  ["hyg-k100ai", "INT4", true, "W4A8 of GLM on 8 cards"],
  ["hyg-bw1000", "FP8", false, "ai.gitee.com, hygon_gpu"],
  ["hyg-bw1100", "FP8", true, "HYGON-AI/inference-cookbook-das"],
  ["enf-s60", "FP8", false, "ai.gitee.com, ef_gpu"],
  ["asc-910b3", "FP8", false, "github.com/vllm-project/vllm-ascend/issues/1526"],
  ["asc-950pr", "INT8", true, "vllm-project/recipes: Qwen3.8-27B W8A8 verified"],
  ["asc-950pr", "FP8", false, "vllm-project/recipes: vllm-ascend has no path for block-scaled FP8"],
  ["asc-950dt", "MXFP4", true, "vllm-ascend@182b75e, quantization/methods"],
  ["tho-ppu810e", "FP8", false, "github.com/inclusionAI/humming/pull/82"],
] as const)("%s serves %s: %p (%s)", (...[id, format, serves]) => {
  expect(rowOf(id).nativeFormats.includes(format)).toBe(serves);
});

/** Both figures stand on a row that sources dispute: what is counted, and what others say. */
test.each([
  [
    "mi308x",
    { bandwidth: [4560, 2000] },
    "measured by streaming reads; by ROCm's roofline tool, ROCm issue 5070",
  ],
  ["rtxpro6000-server", { bandwidth: [1792] }, "aiconfigurator rtx_pro_6000_server.yaml"],
  ["gh200-144", { bandwidth: [4800] }, "lists; H200's"],
  ["asc-910b1", { bandwidth: [1228] }, "community tables"],
  ["asc-910b2", { bandwidth: [1228], fp16: [376] }, "community tables; cube and vector, CANN's INI"],
  ["asc-910b3", { bandwidth: [1228] }, "community tables"],
  ["asc-910c", { fp16: [752, 780] }, "289 PFLOPS ÷ 384; lists"],
  ["atlas-350", { fp16: [371, 425] }, "DrivingSDK; with vector units"],
  ["cam-mlu590", { memory: [80] }, "lists and the press"],
  ["cam-mlu590-m9d", { memory: [96] }, "M9 in cnmon"],
  ["gaudi3", { bf16: [1835], fp8: [1835] }, "Intel at Hot Chips 2024"],
  ["bir-166m", { memory: [128] }, "an aggregator"],
  ["hyg-bw1000", { tdp: [200] }, "printed on a tested card"],
])("of %s others say %j (%s)", (...[id, disputed]) => {
  expect(rowOf(id).disputed).toMatchObject(disputed);
});
