import { CARD_ROWS } from "../../src/catalog/cards";
import { MODEL_ROWS } from "../../src/catalog/models";
import type { Unit } from "../../src/core/units";
import { attempt } from "../functions/excel";
import { audit, type Miss, type Table } from "./tables";

export const ENGINES = [
  "", "vLLM 0.9", "vLLM 0.11", "vLLM 0.19", "vLLM 0.20 --max-num-seqs 16", "vLLM --enforce-eager",
  "vLLM -dp 8 --enable-expert-parallel", "vLLM -tp 4 -pp 2", "SGLang", "SGLang 0.4", "TensorRT-LLM", "llama.cpp",
  "llama.cpp -fa off -ub 2048", "llama.cpp -ngl 20", "Transformers", "vllm-ascend", "MindIE",
] as const; // prettier-ignore
const PRECISIONS = [null, "BF16", "FP8", "INT8", "INT4", "NF4", "MXFP4", "NVFP4", "Q4_K_M", "FP32"];
const METHODS = ["full", "lora", "qlora", "freeze", "rule"];
const SETTINGS = [
  "", "optimizer=adamw zero=3 checkpointing=full", "framework=torchtune rank=16", "framework=torchtitan",
  "framework=megatron tp=2 sp=1", "framework=unsloth", "framework=litgpt checkpointing=selective",
  "optimizer=adafactor attention=eager", "zero=2 offload=optimizer loss=chunked", "framework=peft precision=fp32",
  "framework=megatron pp=2 microbatches=8", "optimizer=paged-adamw-8bit step=backward", "ep=2 zero=1 optimizer=muon",
]; // prettier-ignore
const UNITS: readonly Unit[] = ["GB", "GiB", "MiB"];
const COUNTS = [1, 2, 4, 8, 16];

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
  const ask = async (
    id: string,
    args: readonly unknown[],
    columns: { values: readonly number[]; how: number },
  ) => {
    const answer = await attempt(id, ...args);
    if (!("value" in answer)) return;
    const unit = args[id === "VRAM.BREAKDOWN" ? 8 : 7] as Unit;
    const audited = audit(answer.value as Table, { unit, ...columns });
    tables++;
    rows += audited.rows;
    misses.push(...audited.misses.map((miss) => ({ ...miss, formula: `${id}(${JSON.stringify(args)})` })));
  };
  let n = 0;
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
      await ask("VRAM.BREAKDOWN", [...question, card, turn(COUNTS, n + i), 1 + (n % 40), turn([null, "FP8"], n), engine, unit, language], { values: [1], how: 4 }); // prettier-ignore
      if (i % 4 > 0) continue;
      await ask("VRAM.BREAKDOWN", [...question, null, null, 1 + (n % 9), null, null, unit, language], { values: [1, 2], how: 4 }); // prettier-ignore
      await ask("VRAM.TRAINBREAKDOWN", [model, turn(METHODS, n), 2048, 1 + (n % 4), card, turn(COUNTS, n), turn(SETTINGS, n), unit, language], { values: [2], how: 5 }); // prettier-ignore
    }
  }
  return { rows, tables, misses };
}
