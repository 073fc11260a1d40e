import { call } from "../../functions/excel";

const VLLM_ENGRAM = "https://github.com/vllm-project/vllm/pull/57910";
const VLLM_FIRST = "https://github.com/vllm-project/vllm/pull/54371"; // "Both options default to false"
const SGLANG = "https://github.com/sgl-project/sglang/issues/39841";
const TRT_LLM = "https://github.com/NVIDIA/TensorRT-LLM/pull/18921";
const LLAMA_CPP = "https://github.com/0xBakeer/inference-atlas/pull/34";
const SPARK = "https://github.com/vllm-project/vllm/pull/56757";

/** 51,200,245,760 bytes in FP8 (sgl-project/sglang#37793); 320,001,536 rows of 160 at 4.5 bits in a file (26.82 GiB). */
const QWEN = 51_200_245_760 / 2 ** 30;
const QWEN_FILE = 26.82;
/** 768,022,850 rows of 256 bytes, scales left out. */
const DEEPSEEK = 196_613_849_600 / 2 ** 30;

interface Row {
  readonly model: string;
  readonly precision: string;
  readonly card: string;
  readonly cards: number;
  readonly engine: string;
}

const weights = async ({ model, precision, card, cards, engine }: Row) => {
  const table = (await call(
    "VRAM.BREAKDOWN",
    model,
    precision,
    1,
    card,
    cards,
    1,
    null,
    engine,
    "GiB",
  )) as unknown[][];
  const notes = table.filter(([name]) => name === "Note").map((row) => String(row[4]));
  return { each: Number(table.find(([name]) => name === "Weights")?.[1]), notes: notes.join("\n") };
};

/** What a card holds of the table: the engine's habit by its version, the card's memory. */
const PLACES: readonly (readonly [engine: string, model: string, precision: string, card: string, cards: number, held: number, says: RegExp, source: string])[] = [
  ["vLLM", "Qwen3.8-Flash-Next", "FP8", "H100", 4, 0, /leaves .* in host memory.*0\.29/, VLLM_ENGRAM],
  ["vLLM 0.29", "DeepSeek-V4.1-Flash", "FP8", "H200", 8, 0, /183\.1 GiB, in host memory/, VLLM_ENGRAM],
  ["vLLM 0.28", "Qwen3.8-Flash-Next", "FP8", "H100", 4, QWEN / 4, /on the cards: 47\.68 GiB over all/, VLLM_FIRST],
  ["vLLM 0.28", "DeepSeek-V4.1-Flash", "FP8", "H200", 8, DEEPSEEK / 8, /on the cards: 183\.1 GiB/, "https://github.com/vllm-project/vllm/pull/57491"],
  ["SGLang", "Qwen3.8-Flash-Next", "FP8", "H200", 4, QWEN / 4, /on the cards/, SGLANG],
  ["SGLang --ple-offload-embedding", "Qwen3.8-Flash-Next", "FP8", "H200", 4, 0, /in host memory/, SGLANG],
  ["SGLANG_ENABLE_DSV41_ENGRAM_HOST_TABLE=1 sglang serve", "DeepSeek-V4.1-Flash", "FP8", "H200", 8, 0, /in host memory/, SGLANG],
  ["VLLM_PLE_CPU_OFFLOAD=1 vllm serve", "Qwen3.8-Flash-Next", "FP8", "H100", 4, 0, /in host memory/, VLLM_FIRST],
  ['vLLM --engram-config \'{"cpu_offload":false}\'', "DeepSeek-V4.1-Flash", "FP8", "H200", 8, DEEPSEEK / 8, /on the cards: 183\.1 GiB/, VLLM_ENGRAM],
  ["TensorRT-LLM", "Qwen3.8-Flash-Next", "FP8", "H200", 4, 0, /in host memory/, TRT_LLM],
  ["llama.cpp", "Qwen3.8-Flash-Next", "Q4_K_M", "H100", 1, 0, /26\.82 GiB, in host memory/, LLAMA_CPP],
  ["llama.cpp", "Qwen3.8-Flash-Next", "Q4_K_M", "DGX Spark", 1, QWEN_FILE, /memory are one on DGX Spark/, LLAMA_CPP],
  ["vLLM", "Qwen3.8-Flash-Next", "FP8", "DGX Spark", 2, QWEN / 2, /47\.68 GiB, count in Weights/, SPARK],
  ["llama.cpp", "Qwen3.8-Flash-Next", "Q4_K_M", "Apple M3 Ultra 256GB", 1, QWEN_FILE, /memory are one on Apple/, LLAMA_CPP],
]; // prettier-ignore

test.each(PLACES)("%s, %s in %s on %s: %d cards hold %d GiB each", async (engine, model, precision, card, cards, held, says) => {
  const row = { model, precision, card, cards, engine };
  const { each, notes } = await weights(row);
  expect(notes).toMatch(says);
  // a card of its own memory and an engine that leaves the table with the host; a file's token table is 0.3 to 0.6 GiB
  const bare = await weights({ ...row, card: "H200", engine: engine === "llama.cpp" ? engine : "vLLM 0.29" });
  const tolerance = engine === "llama.cpp" ? 0.7 : 0.01;
  expect(each - bare.each).toBeGreaterThan(held - 0.01);
  expect(each - bare.each).toBeLessThan(held + tolerance);
}); // prettier-ignore

test("a model without such a table has no note of it", async () => {
  const { notes } = await weights({
    model: "QwQ-32B",
    precision: "FP8",
    card: "H100",
    cards: 1,
    engine: "vLLM",
  });
  expect(notes).not.toMatch(/look-up|n-gram/);
});

test("without a card the table says that it is left out", async () => {
  const table = (await call("VRAM.BREAKDOWN", "Qwen3.8-Flash-Next", "FP8", 8192)) as unknown[][];
  expect(table.map((row) => String(row[4])).join("\n")).toMatch(
    /Look-up tables \(n-gram\), 51\.2 GB, are not counted/,
  );
});

describe("the table's size", () => {
  test.each([
    ["Qwen3.8-Flash-Next", "host_tables", 51_200_245_760], ["Qwen3.8-Flash-Next-FP8", "engram", 51_200_245_760],
    ["DeepSeek-V4.1-Flash", "查找表", 196_613_849_600], ["DeepSeek-V4.1-Flash", "n-gram", 196_613_849_600], ["QwQ-32B", "host tables", 0],
  ])("SPEC of %s, %s, is %d numbers", async (model, field, numbers) => {
    expect(await call("VRAM.SPEC", model, field)).toBe(numbers);
  }); // prettier-ignore

  test("a file holds it, the cards' weights do not", async () => {
    // 103.7 GiB with the table, about 77 without: https://github.com/0xBakeer/inference-atlas/pull/34
    expect(await call("VRAM.PARAMS", "Qwen3.8-Flash-Next", "Q4_K_M", "GiB")).toBeCloseTo(104.6, 0);
    expect(await call("VRAM.PARAMS", "Qwen3.8-Flash-Next", "BF16")).toBeCloseTo(2 * 125.07, 0);
  });

  test("a file that is mostly table needs no more cards for it", async () => {
    expect(
      await call("VRAM.CARDS", "Qwen3.8-Flash-Next", "Q4_K_M", 8192, "A100 80GB", 1, null, "llama.cpp"),
    ).toBe(1);
    // the deployment guide's table: two GPUs of 142 GB in BF16, with the table in host memory
    expect(
      await call("VRAM.CARDS", "Qwen3.8-Flash-Next", "BF16", 8192, "H200", 1, null, "TensorRT-LLM"),
    ).toBe(2);
  });
});
