import { readStartUpLog } from "../../../src/reading/logs/start-up-log";
import { PATTERNS } from "../../../src/reading/logs/patterns";
import { PUBLIC_LOGS } from "./public-logs";

describe("public logs give their own numbers", () => {
  test.each(PUBLIC_LOGS)("$name", ({ lines, engine, figures, devices, differing = [] }) => {
    const log = readStartUpLog(lines);
    expect(Object.keys(log?.figures ?? {}).sort()).toEqual(Object.keys(figures).sort());
    for (const [name, value] of Object.entries(figures))
      expect([name, log?.figures[name as keyof typeof figures]]).toEqual([name, expect.closeTo(value, 9)]);
    expect(log).toMatchObject({ engine, devices, differing });
  });

  test("in colour, with carriage returns, Windows' line ends and a terminal's time before each line", () => {
    const coloured = PUBLIC_LOGS[4]?.lines
      .split("\n")
      .map((line) => `2026-05-26T21:34:14.233Z stdout F \u001b[1;36m(EngineCore_DP0 pid=7)\u001b[0;0m ${line}\u001b[K`)
      .join("\r\n");
    expect(readStartUpLog(`Loading: 10%\rLoading: 20%\r${coloured}`)?.figures).toEqual({
      weights: 14.9889,
      tokens: 158656,
      concurrencyTokens: 32768,
      concurrency: 4.84,
    });
  }); // prettier-ignore
});

test("what was started is said as the log says it", () => {
  // the engine's first line, shortened: https://github.com/vllm-project/vllm/issues/13061 has the same words
  const line = `INFO 02-11 07:40:40 llm_engine.py:234] Initializing a V0 LLM engine (v0.7.2) with config: model='/root/DeepSeek-R1-Distill-Qwen-14B', speculative_config=None, dtype=torch.bfloat16, max_seq_len=131072, tensor_parallel_size=2, pipeline_parallel_size=1, kv_cache_dtype=auto,
model_runner.py:1115] Loading model weights took 13.9476 GB`;
  expect(readStartUpLog(line)).toMatchObject({
    engine: "vLLM",
    said: { version: "0.7.2", model: "/root/DeepSeek-R1-Distill-Qwen-14B", precision: "bfloat16" },
    devices: 2,
  });
  const sglang = `[2025-10-16 09:06:01] server_args=ServerArgs(model_path='Qwen/Qwen3-8B', tp_size=4, pp_size=2, kv_cache_dtype='fp8_e5m2', max_running_requests=None)
[2025-10-16 09:06:22 TP0] max_total_num_tokens=38141, chunked_prefill_size=2048, max_prefill_tokens=16384, max_running_requests=2048, context_len=40960`; // prettier-ignore
  expect(readStartUpLog(sglang)).toMatchObject({
    engine: "SGLang",
    said: { model: "Qwen/Qwen3-8B", kvPrecision: "fp8_e5m2" },
    figures: { tokens: 38141, batch: 2048 },
    devices: 8,
  });
});

describe("what is no log, or is made to do harm", () => {
  test.each(["", "   \n\n", "Model loading took ages", "{}", "=1+1", "GPU KV cache size: tokens"])("%j", (text) => {
    expect(readStartUpLog(text)).toBeNull();
  });

  test.each([
    ["a count beyond sense", "GPU KV cache size: 999,999,999,999,999,999 tokens"],
    ["no number", "Model loading took ... GiB memory"],
    ["two points", "Model loading took 1.2.3 GiB memory"],
    ["below zero", "Model loading took -5 GiB memory"],
    ["larger than any device", "Model loading took 99999999 GiB memory"],
  ])("%s is passed over", (_, line) => {
    expect(readStartUpLog(`${line}\nAvailable KV cache memory: 8.11 GiB`)?.figures).toEqual({ pool: 8.11 });
  });

  test("millions of lines and endless lines end in time", () => {
    const before = performance.now();
    const words = [...new Set(PATTERNS.map((pattern) => pattern.words))].join(" ");
    readStartUpLog(`${words} `.repeat(20_000));
    readStartUpLog("\n".repeat(10_000_000));
    readStartUpLog(`${"Load weight end. ".repeat(2_000)}\n`.repeat(100));
    readStartUpLog("\u001b[".repeat(1_000_000));
    readStartUpLog(`${"(Worker".repeat(3_000)}\n`.repeat(100));
    expect(performance.now() - before).toBeLessThan(8_000);
  });
}); // prettier-ignore
