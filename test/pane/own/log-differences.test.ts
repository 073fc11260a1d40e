import type { BidOption } from "../../../src/bid/bid";
import { figuresOf } from "../../../src/bid/figures";
import { measuredFrom } from "../../../src/bid/measured-log";
import { createBidAnswers } from "../../../src/pane/bid/answer";
import { keptBid, recalledBid } from "../../../src/pane/bid/kept";
import { plainOption, withMeasured } from "../../../src/pane/bid/options";
import { FIRST_BID } from "../../../src/pane/bid/state";
import { logDifferences } from "../../../src/pane/own/log-differences";
import { differencesSaid } from "../../../src/pane/own/log-warning";
import { numbersIn } from "../../../src/pane/numbers";
import { FIRST_INPUTS } from "../../../src/pane/state";
import { TEXTS } from "../../../src/pane/texts";
import { readStartUpLog } from "../../../src/reading/logs/start-up-log";
import { WORKED } from "../../bid/worked";
import { PUBLIC_LOGS } from "../../reading/logs/public-logs";

/** Lines of public logs, shortened; `memory` is a line of the same engine where the page shows none. */
const LOGS = {
  // https://github.com/kserve/kserve/pull/4470, and weights of a line that vLLM 0.8.5 prints after it
  qwen14: `INFO 05-14 17:44:22 [llm_engine.py:240] Initializing a V0 LLM engine (v0.8.5.post1) with config: model='Qwen/Qwen3-14B', speculative_config=None, tokenizer='Qwen/Qwen3-14B', dtype=torch.bfloat16, max_seq_len=4096, tensor_parallel_size=1, pipeline_parallel_size=1, kv_cache_dtype=auto
INFO 05-14 17:44:40 [model_runner.py:1140] Model loading took 27.5185 GiB and 14.1 seconds`,
  // https://github.com/sgl-project/sglang/issues/3765, and a line of SGLang's reports
  distill32: `[2025-02-22 17:21:00] server_args=ServerArgs(model_path='/root/sdb2/DeepSeek-R1-Distill-Qwen-32B', tokenizer_path='/root/sdb2/DeepSeek-R1-Distill-Qwen-32B', dtype='auto', kv_cache_dtype='auto', context_length=32768, mem_fraction_static=0.5, tp_size=2)
[2025-02-22 17:22:40 TP0] KV Cache is allocated. #tokens: 36000, K size: 2.20 GB, V size: 2.20 GB`,
  // https://github.com/vllm-project/vllm/issues/32347
  t4: `(Worker_TP0 pid=1013) INFO 01-14 18:55:37 [gpu_model_runner.py:3659] Model loading took 8.4819 GiB memory and 577.580277 seconds
(Worker_TP0 pid=1013) WARNING 01-14 18:56:27 [fused_moe.py:888] Using default MoE config. Performance might be sub-optimal! Config file not found at /usr/local/lib/python3.11/dist-packages/vllm/model_executor/layers/fused_moe/configs/E=128,N=384,device_name=Tesla_T4.json
(Worker_TP1 pid=1014) ERROR 01-14 18:56:27 [multiproc_executor.py:824] WorkerProc hit an exception.`,
  // the command of vllm-ascend's page for DeepSeek-R1-W8A8, as its first line has it: a rank has 4 devices of 16
  dp4: `INFO 08-01 10:00:00 [core.py:72] Initializing a V1 LLM engine (v0.11.0) with config: model='/models/DeepSeek-R1-W8A8', tensor_parallel_size=4, pipeline_parallel_size=1, data_parallel_size=4
INFO 08-01 10:03:00 [model_runner_v1.py:2000] Loading model weights took 43.8616 GB`,
  // https://github.com/sgl-project/sglang/issues/6017, on eight devices
  dp8: `[2025-05-09 14:58:02] server_args=ServerArgs(model_path='deepseek-ai/DeepSeek-R1', tp_size=8, dp_size=8, enable_dp_attention=True)
[2025-05-09 15:00:14 DP2 TP2] Load weight end. type=DeepseekV3ForCausalLM, dtype=torch.bfloat16, avail mem=31.87 GB, mem usage=105.59 GB.
[2025-05-09 15:00:16 DP1 TP1] KV Cache is allocated. #tokens: 161488, KV size: 10.57 GB`,
} as const; // prettier-ignore

const publicLog = (source: string): string =>
  PUBLIC_LOGS.find((one) => one.source.endsWith(source))?.lines ?? "";

function differences(text: string, option: Partial<BidOption>) {
  const log = readStartUpLog(text);
  if (log === null) throw new Error("no log");
  const measured = measuredFrom(log);
  const asked = { model: "Qwen3-32B", card: "H100", ...option };
  const figures = (more: object) => {
    const [one] = figuresOf({ ...WORKED, options: [{ ...asked, ...more }] }).options;
    if (one === undefined) throw new Error("no option");
    return one;
  };
  return logDifferences(measured, { figures: figures({ measured }), unmeasured: figures({}).constants });
}

describe("a log of something else than its option", () => {
  test.each<[string, string, Partial<BidOption>, ReturnType<typeof differences>]>([
    ["another model", LOGS.qwen14, { cards: 1, engine: "vLLM 0.8" }, [{ what: "model", log: "Qwen3-14B", option: "Qwen3-32B" }]],
    ["another number of cards", LOGS.qwen14, { model: "Qwen3-14B", cards: 2, engine: "vLLM 0.8" }, [{ what: "devices", log: 1, option: 2 }]],
    ["a version that spends memory otherwise", LOGS.qwen14, { model: "Qwen3-14B", cards: 1, engine: "vLLM 0.11" }, [{ what: "engine", log: "vLLM 0.8.5.post1", option: "vLLM 0.11–0.16" }]],
    ["another engine, model and count", LOGS.distill32, { cards: 4, engine: "vLLM 0.11" }, [
      { what: "model", log: "DeepSeek-R1-Distill-Qwen-32B", option: "Qwen3-32B" },
      { what: "devices", log: 2, option: 4 },
      { what: "engine", log: "SGLang", option: "vLLM 0.11–0.16" },
    ]],
    ["another card, by its name", LOGS.t4, { model: "Qwen3-30B-A3B", cards: 2, engine: "vLLM" }, [{ what: "card", log: "Tesla T4 16GB", option: "H100 SXM5 80GB" }]],
    ["another card, by its memory", publicLog("vllm/issues/10517"), { model: "Llama-3.1-8B-Instruct", cards: 1, engine: "vLLM 0.6" }, [{ what: "memory", log: 23.58, option: expect.closeTo(79.19, 1) as number }]],
    ["of two dies of a 910C one", publicLog("vllm-ascend/pull/2139"), { card: "910C", cards: 1 }, [{ what: "devices", log: 4, option: 2 }]],
    ["vllm-ascend beside an option of SGLang", publicLog("vllm-ascend/pull/8289"), { card: "Atlas 800I A2", engine: "SGLang" }, [{ what: "engine", log: "vLLM Ascend", option: "SGLang ≥ 0.5" }]],
    // 32.76e9 x 2 bytes are 61.0 GiB, 30.5 on each of two; the log's are half of it
    ["nothing but weights, and these of half as many", publicLog("vllm/issues/14011"), { cards: 2 }, [{ what: "weights", log: 15.4137, option: expect.closeTo(30.5, 1) as number }]],
  ])("%s", (_, text, option, expected) => {
    expect(differences(text, option)).toEqual(expected);
  });

  test.each<[string, string, Partial<BidOption>]>([
    ["the same", LOGS.qwen14, { model: "Qwen3-14B", cards: 1, engine: "vLLM 0.8.5" }],
    ["its cards left to us, and as many", LOGS.qwen14, { model: "Qwen3-14B", engine: "vLLM 0.8" }],
    ["ranks of vLLM's data-parallel attention", LOGS.dp4, { model: "DeepSeek-R1", precision: "W8A8", card: "Atlas 800I A2", cards: 16, engine: "vllm-ascend -dp 4 -tp 4 --enable-expert-parallel" }],
    ["ranks of SGLang's", LOGS.dp8, { model: "DeepSeek-R1", card: "H200", engine: "SGLang --tp 8 --dp 8 --enable-dp-attention" }],
    ["a folder that is no name", LOGS.qwen14.replace("model='Qwen/Qwen3-14B'", "model='/data/model'"), { model: "Qwen3-14B", cards: 1, engine: "vLLM 0.8" }],
    ["a hub's cache", LOGS.qwen14.replace("model='Qwen/Qwen3-14B'", "model='/root/.cache/huggingface/hub/models--Qwen--Qwen3-14B/snapshots/40c069824f4251a91eefaf281ebe4c544efd3e18'"), { model: "Qwen3-14B", cards: 1, engine: "vLLM 0.8" }],
    ["vLLM's lines of an engine that prints them", publicLog("vllm-ascend/issues/9372"), { model: "Qwen3-14B", card: "Atlas 800I A2", cards: 1 }],
    ["the same memory under the name of a smaller card", `${publicLog("vllm/pull/10511")} device_name=NVIDIA_A100-SXM4-40GB.json`, { model: "Llama-3.2-3B", cards: 1, card: "A100 80GB", engine: "vLLM 0.6.5" }],
  ])("%s: nothing is said", (_, text, option) => {
    expect(differences(text, option)).toEqual([]);
  });
}); // prettier-ignore

test("an option keeps the log and says what it is of, also after it was kept for the next time", () => {
  const log = readStartUpLog(LOGS.qwen14);
  if (log === null) throw new Error("no log");
  const options = withMeasured([plainOption("Qwen3-32B", "H100")], 0, measuredFrom(log));
  const answers = createBidAnswers();
  const [first] = answers({ inputs: FIRST_INPUTS, bid: { ...FIRST_BID, options } }).answers;
  // 27.5185 GiB stand in the option's constants all the same
  expect(first?.figures?.constants.weightsGib).toBe(27.5185);
  expect(first).toMatchObject({ differences: [{ what: "model", log: "Qwen3-14B" }, { what: "devices" }, { what: "engine" }] });
  const kept = JSON.parse(JSON.stringify(keptBid({ ...FIRST_BID, options }))) as unknown;
  const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
  expect(recalledBid(kept, textOf).options).toEqual(options);
  // kept before a log said what it is of
  const [option] = options;
  const older = { ...FIRST_BID, options: [{ ...option, measured: { ...option?.measured, of: undefined } }] };
  const again = recalledBid(JSON.parse(JSON.stringify(older)), textOf);
  expect(answers({ inputs: FIRST_INPUTS, bid: again }).answers[0]).toMatchObject({ differences: [] });
}); // prettier-ignore

test.each([
  ["en", "The log is of Qwen3-14B, 1 device, devices of 23.6 GiB; this option is of Qwen3-32B, 4 devices, devices of 79.2 GiB; what the log measured counts all the same."],
  ["zh", "日志属于：Qwen3-14B、1 个设备、单设备显存 23.6 GiB；本方案为：Qwen3-32B、4 个设备、单设备显存 79.2 GiB；仍按日志的实测值计算。"],
] as const)("%s: one sentence says it", (language, sentence) => {
  const scene = { language, numbers: numbersIn(language), texts: TEXTS[language] };
  const said = differencesSaid(scene, [
    { what: "model", log: "Qwen3-14B", option: "Qwen3-32B" },
    { what: "devices", log: 1, option: 4 },
    { what: "memory", log: 23.58, option: 79.19 },
  ]);
  expect(said).toBe(sentence);
}); // prettier-ignore
