import type { EngineFamily } from "../core/engines/engine";
import type { EngineSettings } from "../core/engines/settings";
import type { Precision } from "../core/formats/precision";
import { quoted } from "../sheet/text";

/** An option as its engine is to be told. */
export interface Launched {
  readonly family: EngineFamily;
  /** Id on the hub, or the folder of the weights. */
  readonly model: string;
  /** The layout in the engine's own words. */
  readonly flags: string;
  /** Devices of one copy. */
  readonly ranks: number;
  readonly context: number;
  /** Share of a device that the engine takes. */
  readonly share: number;
  readonly settings: EngineSettings;
  readonly precision: Precision;
  /** The weights are not in the format of the release. */
  readonly quantised: boolean;
}

/**
 * What starts an option, ready to copy: for MindIE the lines of its config.json, for the others a command line. Read back
 * as an engine (reading/engine) it gives the same layout, context and share.
 *
 * @example launchCommand({ family: "vllm", model: "Qwen/Qwen3-32B", flags: "-tp 2", ranks: 2, context: 4000, share: 0.92, settings: {}, precision: "BF16", quantised: false }) // "vllm serve Qwen/Qwen3-32B -tp 2 --max-model-len 4000 --gpu-memory-utilization 0.92"
 */
export function launchCommand(asked: Launched): string {
  return COMMANDS[asked.family](asked).replace(TOKENS, String(asked.context * shares(asked)));
}

/** The same as a formula without its sign: it follows the cell that holds the context. */
export function launchFormula(asked: Launched, context: string): string {
  const tokens = shares(asked) === 1 ? context : `${context}*${String(shares(asked))}`;
  return COMMANDS[asked.family](asked).split(TOKENS).map(literals).join(`&${tokens}&`);
}

/** Where a command has its context. */
const TOKENS = "{context}";

/** llama.cpp is told the context of all its slots together. */
const shares = ({ family, settings }: Launched): number =>
  family === "llama.cpp" ? (settings.slots ?? 1) : 1;

/** Excel takes no text above 255 characters into a formula. */
const literals = (text: string): string => (text.match(/.{1,200}/gsu) ?? [""]).map(quoted).join("&");

/** A share as people write it: three digits at most, and never more than was counted with. */
const share = ({ share: part }: Launched): string => String(Math.floor(part * 1000 + 1e-6) / 1000);

const line = (...words: readonly (string | false | undefined)[]): string =>
  words.filter((word) => word !== false && word !== undefined && word !== "").join(" ");

const given = (name: string, setting: number | undefined): string | undefined =>
  setting === undefined ? undefined : `${name} ${setting}`;

const cacheOf = ({ settings }: Launched): string | false =>
  settings.cache?.startsWith("FP8") === true && "--kv-cache-dtype fp8";

/** vLLM, and its build for Ascend, which has to be told that weights are its own INT8. */
const vllm = (asked: Launched): string =>
  line(
    `vllm serve ${asked.model}`,
    asked.flags,
    `--max-model-len ${TOKENS}`,
    `--gpu-memory-utilization ${share(asked)}`,
    given("--max-num-seqs", asked.settings.maxSequences),
    given("--max-num-batched-tokens", asked.settings.maxBatchedTokens),
    cacheOf(asked),
    asked.settings.eager === true && "--enforce-eager",
    asked.family === "vllm-ascend" && asked.precision === "INT8" && "--quantization ascend",
  );

/** Keys of config.json, and the share in the environment: https://www.hiascend.com/document/detail/en/mindie/230/LLMframe/llmdev/mindie_service0285.html */
function mindie(asked: Launched): string {
  const ranks = [...asked.flags.matchAll(/\b(tp|pp|dp)=(\d+)/g)].map(([, name = "", count = ""]) => `"${name}": ${count}`);
  const batch = asked.settings.maxSequences;
  const model = `"modelWeightPath": "${asked.model}", "worldSize": ${asked.ranks}, ${ranks.join(", ")}`;
  return line(
    `NPU_MEMORY_FRACTION=${share(asked)}`,
    `"BackendConfig": {"ModelDeployConfig": {"maxSeqLen": ${TOKENS}, "ModelConfig": [{${model}}]}`,
    batch === undefined ? "}" : `, "ScheduleConfig": {"maxBatchSize": ${batch}}}`,
  ).replace("} ,", "},").replace("} }", "}}");
} // prettier-ignore

const COMMANDS: Readonly<Record<EngineFamily, (asked: Launched) => string>> = {
  vllm,
  "vllm-ascend": vllm,
  mindie,
  sglang: (asked) =>
    line(
      `python -m sglang.launch_server --model-path ${asked.model}`,
      asked.flags,
      `--context-length ${TOKENS}`,
      `--mem-fraction-static ${share(asked)}`,
      given("--max-running-requests", asked.settings.maxSequences),
      asked.settings.cache?.startsWith("FP8") === true && "--kv-cache-dtype fp8_e4m3",
    ),
  "tensorrt-llm": (asked) =>
    line(
      `trtllm-serve ${asked.model}`,
      asked.flags,
      `--max_seq_len ${TOKENS}`,
      `--kv_cache_free_gpu_memory_fraction ${share(asked)}`,
      given("--max_batch_size", asked.settings.maxSequences),
    ),
  "llama.cpp": (asked) =>
    line(`llama-server -m ${asked.model}.gguf`, `-c ${TOKENS}`, `-np ${shares(asked)}`, "-ngl 999"),
  transformers: (asked) => line(`transformers serve ${asked.model}`),
};
