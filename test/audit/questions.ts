import { CARD_ROWS } from "../../src/catalog/cards";
import { MODEL_ROWS } from "../../src/catalog/models";
import type { EngineFamily } from "../../src/core/engines/engine";
import type { Unit } from "../../src/core/units";
import { refused } from "../functions/excel";
import { audit, auditSpeed, type Audited, type Miss, type Table } from "./tables";

const ASKED: Readonly<Record<EngineFamily, readonly string[]>> = {
  vllm: [
    "", "vLLM 0.9", "vLLM 0.11", "vLLM 0.19", "vLLM 0.20 --max-num-seqs 16", "vLLM --enforce-eager",
    "vLLM -dp 8 --enable-expert-parallel", "vLLM -tp 4 -pp 2", "vLLM -tp 8 -dcp 8", "vLLM -tp 16 -dcp 2",
    "vLLM --cpu-offload-gb 4 --max-cudagraph-capture-size 64", "vLLM --language-model-only --enable-prefix-caching",
    "vLLM --mm-encoder-tp-mode data --dtype float16",
  ],
  sglang: ["SGLang", "SGLang 0.4", "SGLang --cuda-graph-max-bs 8 --cpu-offload-gb 2"],
  "tensorrt-llm": ["TensorRT-LLM", "TensorRT-LLM --tp_size 8 --enable_attention_dp"],
  "llama.cpp": [
    "llama.cpp", "llama.cpp -fa off -ub 2048", "llama.cpp -ngl 20", "llama.cpp --n-cpu-moe 10 -np 3",
    "llama.cpp --cpu-moe --swa-full -ngl 20", "llama.cpp --no-kv-offload -ot exps=CPU", "Ollama",
  ],
  transformers: ["Transformers"],
  "vllm-ascend": ["vllm-ascend"],
  mindie: ["MindIE"],
}; // prettier-ignore
const ENGINES = Object.values(ASKED).flat();
const PRECISIONS = [null, "BF16", "FP8", "INT8", "INT4", "NF4", "MXFP4", "NVFP4", "Q4_K_M", "FP32"];
/** Their flags say how many cards. */
const STATED = / --?(tp|dp|tp_size) /;
const METHODS = ["full", "lora", "qlora", "freeze", "rule"];
/** Words of every kind that training knows; what a model's heads or a count of cards refuse is left out. */
const SETTINGS = [
  "", "optimizer=adamw zero=3 checkpointing=full", "framework=torchtune rank=16", "framework=torchtitan",
  "framework=megatron tp=2 sp=1", "framework=unsloth", "framework=litgpt checkpointing=selective",
  "optimizer=adafactor attention=eager", "zero=2 offload=optimizer loss=chunked", "framework=peft precision=fp32",
  "framework=megatron pp=2 microbatches=8", "optimizer=paged-adamw-8bit step=backward", "ep=2 zero=1 optimizer=muon",
  "framework=transformers zero=3 offload=parameters", "framework=transformers-4.44 optimizer=adafactor checkpointing=none",
  "framework=ms-swift dropout=0.05 targets=q,v", "framework=ms-swift-2 loss=fused", "framework=megatron-swift tp=2",
  "framework=llama-factory optimizer=paged-adamw base=nf4", "framework=axolotl base=nf4-dq packing=1",
  "framework=fsdp-qlora fsdp=full base=int4", "fsdp=grad base=int8 rank=64", "fsdp=hybrid base=fp8 extra=head,embedding",
  "fsdp=none checkpointing=offload", "cp=2 attention=eager checkpointing=none", "pp=2 vpp=2 tp=2 sp=1 checkpointing=none",
  "framework=transformers checkpointing=none optimizer=sgd-momentum layers=3", "optimizer=sgd master=none precision=fp16",
  "optimizer=lion zero=1 precision=pure-bf16", "optimizer=lion-8bit tp=2 zero=2", "optimizer=adamw-4bit precision=mixed",
  "optimizer=adamw-8bit precision=bf16-mixed metric=reserved", "metric=allocated adapters=bf16 checkpointing=selective",
  "optimizer=adamw-torch step=foreach master=none moments=bf16", "optimizer=paged-adamw master=none zero=3 node=2",
  "checkpointing=selective attention=eager dropout=0.1 tp=2 pp=2 params=fp32 grads=fp32", "step=backward tp=2 ep=2",
  "zero=0 step=fused double-quant=1 base=nf4 checkpointing=none", "pp=2 microbatches=1 vpp=2 layers=1 loss=fused cp=2",
  "rank=8 targets=recurrent,kv pp=2",
]; // prettier-ignore
const UNITS: readonly Unit[] = ["GB", "GiB", "MiB"];
const COUNTS = [1, 2, 4, 8, 16];

/** Cards of two devices are few; training is asked of them out of turn. */
const TWINS = CARD_ROWS.filter(({ devices = 1 }) => devices > 1);

const turn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

interface Report {
  readonly rows: number;
  readonly tables: number;
  readonly misses: readonly (Miss & { readonly formula: string })[];
}

/**
 * Breakdown and training rows, recomputed from what they print. `of` questions of every model, `cards` of the catalogue
 * and engines going round, so that all meet; Infinity asks every model x card x engine.
 */
export async function auditTables(of: number): Promise<Report> {
  let [rows, tables] = [0, 0];
  const misses: (Miss & { formula: string })[] = [];
  const count = (formula: string, audited: Audited): void => {
    tables++;
    rows += audited.rows;
    misses.push(...audited.misses.map((miss) => ({ ...miss, formula })));
  };
  const ask = async (
    id: string,
    args: readonly unknown[],
    columns: { values: readonly number[]; how: number },
  ) => {
    const answer = await refused(id, ...args);
    if (!("value" in answer)) return;
    const unit = args[id === "VRAM.BREAKDOWN" ? 8 : 7] as Unit;
    count(`${id}(${JSON.stringify(args)})`, audit(answer.value as Table, { unit, ...columns }));
  };
  const askSpeed = async (args: readonly unknown[]) => {
    const answer = await refused("VRAM.SPEEDBREAKDOWN", ...args);
    if ("value" in answer)
      count(`VRAM.SPEEDBREAKDOWN(${JSON.stringify(args)})`, auditSpeed(answer.value as Table));
  };
  let [n, m] = [0, 0];
  for (const { name: model } of MODEL_ROWS) {
    const all = Number.isFinite(of)
      ? null
      : CARD_ROWS.flatMap(({ name }) => ENGINES.map((engine) => ({ name, engine })));
    const each = all?.length ?? of;
    for (let i = 0; i < each; i++, n++) {
      const card = all?.[i]?.name ?? turn(CARD_ROWS, 7 * n + i).name;
      const engine = all?.[i]?.engine ?? turn(ENGINES, n + i);
      const language = turn(["en", "zh"], n);
      const unit = turn(UNITS, n);
      const question = [model, turn(PRECISIONS, n), 1000 + ((n * 997) % 60_000)];
      await ask("VRAM.BREAKDOWN", [...question, card, STATED.test(engine) ? null : turn(COUNTS, n + i), 1 + (n % 40), turn([null, "FP8"], n), engine, unit, language], { values: [1], how: 4 }); // prettier-ignore
      await askSpeed([model, turn(PRECISIONS, n), 500 + ((n * 97) % 3000), 1 + ((n * 31) % 900), card, STATED.test(engine) ? null : turn(COUNTS, n + i), 1 + (n % 40), turn([null, "FP8"], n), engine, language]); // prettier-ignore
      if (i % 4 > 0) continue;
      await ask("VRAM.BREAKDOWN", [...question, null, null, 1 + (n % 9), null, null, unit, language], { values: [1, 2], how: 4 }); // prettier-ignore
      // every kind of setting meets every method, count of cards and language
      for (let more = 0; more < 2; more++, m++) {
        const host = m % 8 === 0 ? turn(TWINS, m / 8).name : card;
        const settings = turn(SETTINGS, m);
        const method = turn(METHODS, Math.floor(m / SETTINGS.length));
        const count = turn(COUNTS, Math.floor(m / 7));
        const spoken = [turn(UNITS, Math.floor(m / 2)), turn(["en", "zh"], Math.floor(m / 3))];
        await ask("VRAM.TRAINBREAKDOWN", [model, method, 2048 + m, 1 + (m % 4), host, count, settings, ...spoken], { values: [2], how: 5 }); // prettier-ignore
      }
    }
  }
  return { rows, tables, misses };
}
