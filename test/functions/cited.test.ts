import { cited } from "../../src/functions/cited";
import { placeOf } from "../catalog/places";
import { call } from "./excel";

type Table = readonly (readonly (number | string)[])[];

/** The source column of a row. */
const sourceOf = (table: Table, part: string): string =>
  String(table.find(([name]) => name === part)?.at(-1));

const FILE = "https://huggingface.co/Qwen/QwQ-32B/blob/main/config.json";
const WIDTHS = "https://arxiv.org/abs/1905.12322"; // BFLOAT16
const WORKER = "https://github.com/vllm-project/vllm/blob/v0.19.1/vllm/v1/worker/gpu_worker.py";

const serving = async (model: unknown, engine: string, language: string): Promise<Table> =>
  (await call("VRAM.BREAKDOWN", model, "BF16", 16000, "H100", 8, 1, null, engine, "GB", language)) as Table;

describe("the sources of a breakdown", () => {
  it("are the model's own file, the engine's release and a paper", async () => {
    const table = await serving("QwQ-32B", "vLLM 0.19", "en");
    expect(["Weights", "KV cache", "Activations", "Runtime", "Graphs"].map((part) => sourceOf(table, part))).toEqual([
      `${FILE}; ${WIDTHS}`,
      WORKER,
      WORKER,
      WORKER,
      WORKER,
    ]); // prettier-ignore
  });

  it("are the same in Chinese, joined as Chinese joins", async () => {
    const table = await serving("QwQ-32B", "vLLM 0.19", "zh");
    expect(sourceOf(table, "权重")).toBe(`${FILE}；${WIDTHS}`);
    expect(sourceOf(table, "KV 缓存")).toBe(WORKER);
  });

  it.each([
    ["en", "Runtime", "own runs on one H100 and one H200"],
    ["zh", "运行时", "在一张 H100 与一张 H200 上自测"],
  ])("are our own runs where we measured (%s)", async (language, part, expected) => {
    expect(sourceOf(await serving("QwQ-32B", "Transformers", language), part)).toBe(expected);
  });

  it.each([
    // of neither has anybody seen a copy of the file
    ["xai-org/grok-2", "en", "Weights", `list compiled by others, not confirmed; to check: https://huggingface.co/xai-org/grok-2; ${WIDTHS}`],
    ["xai-org/grok-2", "zh", "权重", `他人整理，未经证实；可核对：https://huggingface.co/xai-org/grok-2；${WIDTHS}`],
    ["Jamba-Large-1.7", "en", "Weights", `no source read; to check: https://huggingface.co/ai21labs/AI21-Jamba-Large-1.7; ${WIDTHS}`],
    ["Jamba-Large-1.7", "zh", "权重", `未查阅来源；可核对：https://huggingface.co/ai21labs/AI21-Jamba-Large-1.7；${WIDTHS}`],
    // a model of one's own: the format alone has a source
    [[["parameters (B)", 32], ["layers", 40], ["KV heads", 64], ["head dim", 128]], "zh", "权重", WIDTHS],
  ] as const)("of %s in %s say what was not confirmed", async (model, language, part, expected) => {
    const table = await serving(model, "", language);
    expect(sourceOf(table, part)).toBe(expected);
  }); // prettier-ignore

  it.each([
    ["en", "Servers", "list compiled by others, not confirmed; to check: https://www.nvidia.com/en-us/data-center/"],
    ["zh", "服务器", "他人整理，未经证实；可核对：https://www.nvidia.com/en-us/data-center/"],
  ])("of the server that a card is mostly bought in say so too (%s)", async (language, part, expected) => {
    const table = (await call("VRAM.BREAKDOWN", "QwQ-32B", "BF16", 16000, "H20", 8, 1, null, "", "GB", language)) as Table;
    expect(sourceOf(table, part)).toBe(expected);
  }); // prettier-ignore

  it.each(["en", "zh"])("of the rule of thumb and of training are of the same kind (%s)", async (language) => {
    const thumb = (await call("VRAM.BREAKDOWN", "QwQ-32B", "BF16", 16000, null, null, null, null, null, "GB", language)) as Table;
    const training = (await call("VRAM.TRAINBREAKDOWN", "QwQ-32B", "lora", 2048, 1, null, null, null, null, "GB", language)) as Table;
    const sources = [...thumb, ...training].slice(1).map((row) => String(row.at(-1))).flatMap((cell) => cell.split(/; |；/));
    expect(sources).toContain(FILE);
    expect(sources.filter((one) => /^http/.test(one) && placeOf(one) === null)).toEqual([]);
  }); // prettier-ignore

  it.each(["vLLM 0.7", "vLLM 0.17", "vLLM 0.20", "vLLM 0.28", "vLLM 0.29", "SGLang", "TensorRT-LLM", "Transformers", "llama.cpp"])(
    "of %s cite no other calculator, no encyclopaedia and no file of ours",
    async (engine) => {
      for (const language of ["en", "zh"]) {
        const table = await serving("QwQ-32B", engine, language);
        // usable memory says in words how it is known, and cites the log
        const cells = table.slice(1).filter(([part]) => !["Usable memory", "可用显存"].includes(String(part)))
          .flatMap((row) => String(row.at(-1)).split(/; |；/)).filter((cell) => cell !== "");
        expect(cells.length).toBeGreaterThan(6);
        expect(cells.filter((cell) => placeOf(cell) === null)).toEqual([]);
      }
    },
  ); // prettier-ignore
});

describe("what is said in place of an address", () => {
  it.each([
    ["your figures", "您提供的数值"],
    ["own runs on one H100 and one H200", "在一张 H100 与一张 H200 上自测"],
    ["no source read", "未查阅来源"],
    ["list compiled by others, not confirmed", "他人整理，未经证实"],
  ])("%s is %s", (english, chinese) => {
    expect(cited({ source: english }, "en")).toBe(english);
    expect(cited({ source: english }, "zh")).toBe(chinese);
  });

  it("is nothing for figures that say nothing", () => {
    expect(cited({}, "zh")).toBe("");
  });
});

test("VRAM.SPEC and VRAM.MODELS say the same as a breakdown in English", async () => {
  expect(await call("VRAM.SPEC", "QwQ-32B", "source")).toBe(FILE);
  expect(await call("VRAM.SPEC", "grok-2", "source")).toMatch(
    /^list compiled by others, not confirmed; to check: /,
  );
  const [heading = [], row = []] = (await call("VRAM.MODELS", "Jamba-Large-1.7")) as Table;
  expect(row[heading.indexOf("Source")]).toMatch(/^no source read; to check: /);
});

describe("the sources of a speed on a card with figures of one's own", () => {
  const PAGE = "https://github.com/ai-dynamo/aiconfigurator/blob/095f58a/aic-core/src/aiconfigurator_core/systems/h100_sxm.yaml";
  const sources = async (precision: string, stated: readonly (readonly [string, unknown])[], language: string) => {
    const table = (await call("VRAM.SPEEDBREAKDOWN", "Qwen3-32B", precision, 1000, 1000, [["name", "H100 SXM"], ...stated], 2, 32, null, null, language)) as Table;
    // Memory, Compute, All-reduce and Power, by their place
    return [3, 4, 6, 17].map((row) => table[row]?.at(-1));
  };

  it.each([
    ["BF16", [["bandwidth", 3000]], ["your figures", PAGE, PAGE, PAGE]],
    ["BF16", [["fp16", 900]], [PAGE, "your figures", PAGE, PAGE]],
    // FP8 weights are multiplied at the catalogue's own rate
    ["FP8", [["fp16", 900], ["tdp", 600]], [PAGE, PAGE, PAGE, "your figures"]],
    ["FP8", [["link", 200]], [PAGE, PAGE, "your figures", PAGE]],
    ["FP8", [["link", "PCIe 5.0"]], [PAGE, PAGE, "your figures", PAGE]],
  ] as const)("are yours where you gave them: %s %j", async (precision, stated, expected) => {
    expect(await sources(precision, stated, "en")).toEqual(expected);
    const chinese = expected.map((source) => (source === "your figures" ? "您提供的数值" : source));
    expect(await sources(precision, stated, "zh")).toEqual(chinese);
  });

  it("of memory go on citing the catalogue", async () => {
    const usable = async (card: unknown) =>
      sourceOf((await call("VRAM.BREAKDOWN", "Qwen3-8B", "BF16", 16000, card)) as Table, "Usable memory");
    expect(await usable([["name", "H100 SXM"], ["bandwidth", 3000]])).toBe(await usable("H100 SXM"));
  });
}); // prettier-ignore
