import { readFileSync } from "node:fs";
import vm from "node:vm";
import { CellError, type attempt } from "../functions/excel";

type Block = unknown[][];
type Answer = Awaited<ReturnType<typeof attempt>>;

/** Calls the functions of a built functions.js, as `attempt` calls those of the source. */
export function builtFunctions(file: string): (id: string, ...args: readonly unknown[]) => Answer {
  const functions = new Map<string, (...args: unknown[]) => Block>();
  const ErrorCode = { invalidValue: "#VALUE!", notAvailable: "#N/A" };
  const associate = (id: string, fn: (...args: unknown[]) => Block): unknown => functions.set(id, fn);
  const page = { CustomFunctions: { associate, Error: CellError, ErrorCode }, navigator: { language: "en" } };
  vm.runInNewContext(readFileSync(file, "utf8"), page);
  return (id, ...args) => {
    const given = args.map(
      (value) => (value === null || Array.isArray(value) ? value : [[value]]) as unknown,
    );
    try {
      const block = functions.get(id)?.(...given) ?? [];
      return { value: block.length === 1 && block[0]?.length === 1 ? block[0][0] : block };
    } catch (error) {
      if (error instanceof CellError) return { error: error.code, message: error.message };
      throw error;
    }
  };
}

const CARDS = ["H100", "RTX 4090", "MI300X", "昇腾910B3", "48GB", "no such card"];
const ENGINES = ["", "vLLM 0.18 -tp 4 --kv-cache-dtype fp8", "SGLang", "llama.cpp", "vLLM --block-size 0"];
const PRECISIONS = ["FP16", "FP8", "Q4_K_M", "AWQ", "NVFP4", "FB16"];
const METHODS = ["full", "lora", "qlora", "freeze", "rule", "none"];
const SETTINGS = ["", "optimizer=adamw zero=3 checkpointing=full", "framework=torchtune rank=16", "zero=4"];

/** One question a model for each function; what it is asked with goes round, so that all words meet many models. */
export function questions(models: readonly string[]): readonly (readonly unknown[])[] {
  const turn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
  return models.flatMap((model, n) => {
    const [card, engine] = [turn(CARDS, n), turn(ENGINES, n + 1)];
    const [precision, language] = [turn(PRECISIONS, n), turn(["en", "zh"], n)];
    return [
      ["VRAM.PARAMS", model, precision, null],
      ["VRAM.KV", model, 1000 + n, n + 1, turn(["FP16", "FP8", "Q8_0"], n), "GiB"],
      ["VRAM.TOTAL", model, precision, 8192, null, null, null, null],
      ["VRAM.SPEC", model, turn(["attention", "active_params", "licence", "source", "kv_per_token"], n)],
      ["VRAM.BREAKDOWN", model, precision, 4096, null, null, 2, null, null, "GiB", language],
      ["VRAM.BREAKDOWN", model, precision, 4096, card, turn([1, 2, 8], n), 4, null, engine, null, language],
      ["VRAM.CARDS", model, precision, 8192, card, 3, null, engine],
      ["VRAM.MAXCONCURRENCY", model, precision, 8192, card, 8, null, engine],
      ["VRAM.TRAINBREAKDOWN", model, turn(METHODS, n), 2048, 1, card, 8, turn(SETTINGS, n), null, language],
    ];
  });
}
