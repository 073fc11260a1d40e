// @ts-check
// npm run answers -- record FILE, npm run answers -- compare FILE: some thousand answers of the built functions over the
// whole catalogue, all engines and all functions, so that a change of code can list every figure that it moves.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadFunctions } from "./load-functions.mjs";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [way, file, dist = path.join(ROOT, "dist")] = process.argv.slice(2);
/** Differences that are written out; `all` behind the folder writes every one. */
const MOST_SHOWN = process.argv[5] === "all" ? Infinity : 40;
if ((way !== "record" && way !== "compare") || file === undefined) {
  console.error("npm run answers -- record FILE [dist], npm run answers -- compare FILE [dist]");
  process.exit(2);
}

const ENGINES = [
  "",
  "vLLM 0.9",
  "vLLM 0.11",
  "vLLM 0.17",
  "vLLM 0.19 --gpu-memory-utilization 0.95",
  "vLLM 0.20 --max-num-seqs 64",
  "vLLM --enforce-eager --kv-cache-dtype fp8",
  "vLLM -dp 8 --enable-expert-parallel",
  "vLLM -tp 4 -pp 2",
  "SGLang 0.4",
  "SGLang",
  "SGLang --tp 8 --dp-size 4 --enable-dp-attention",
  "TensorRT-LLM",
  "llama.cpp",
  "llama.cpp -fa off -ub 2048 -ctk q8_0 -ctv q8_0",
  "llama.cpp -ngl 20",
  "Transformers",
  "vllm-ascend",
  "MindIE",
];
const PRECISIONS = [null, "BF16", "FP8", "INT8", "INT4", "NF4", "MXFP4", "NVFP4", "Q4_K_M", "Q8_0", "FP32"];
const METHODS = ["full", "lora", "qlora", "freeze", "rule"];
const SETTINGS = [
  "",
  "optimizer=adamw zero=3 checkpointing=full",
  "framework=torchtune rank=16",
  "framework=torchtitan",
  "framework=megatron tp=4 pp=2 sp=1",
  "framework=unsloth",
  "framework=litgpt checkpointing=selective",
  "framework=transformers optimizer=adafactor",
  "zero=2 offload=optimizer loss=chunked",
  "framework=peft precision=fp32",
];

/**
 * One question of each function for every model; what it is asked with goes round.
 *
 * @param {string[]} models
 * @param {string[]} cards
 * @returns {Generator<[id: string, ...args: unknown[]]>}
 */
function* questions(models, cards) {
  const turn = (/** @type {readonly unknown[]} */ list, /** @type {number} */ n) => list[n % list.length];
  for (const [n, model] of models.entries()) {
    const precision = turn(PRECISIONS, n);
    yield ["VRAM.PARAMS", model, precision, "GiB"];
    yield ["VRAM.KV", model, 1000 + 37 * n, 1 + (n % 7), turn(["FP16", "FP8", "Q8_0"], n), "GiB"];
    yield ["VRAM.TOTAL", model, precision, 8192, 2, null, null, "GiB"];
    for (const field of ["attention", "active_params", "kv_per_token", "layers", "kv_heads", "head_dim"])
      yield ["VRAM.SPEC", model, field];
    yield ["VRAM.BREAKDOWN", model, precision, 4096, null, null, 2, null, null, "GiB", null];
    for (let i = 0; i < 5; i++) {
      const engine = turn(ENGINES, n + 4 * i);
      const card = turn(cards, 5 * n + i);
      const count = turn([8, 1, 2, 4, 16], n + i);
      const kv = turn([null, null, "FP8"], n + i);
      yield ["VRAM.BREAKDOWN", model, turn(PRECISIONS, n + i), 4000 * (1 + i), card, count, 1 + 5 * i, kv, engine, "GiB", null]; // prettier-ignore
      if (i > 2) continue;
      yield ["VRAM.CARDS", model, turn(PRECISIONS, n + i), 8192, card, 3, kv, engine];
      yield ["VRAM.MAXCONCURRENCY", model, turn(PRECISIONS, n + i), 8192, card, count, kv, engine];
      yield ["VRAM.MAXCONTEXT", model, turn(PRECISIONS, n + i), card, count, 2, kv, engine];
    }
    for (let i = 0; i < 2; i++)
      yield ["VRAM.TRAINBREAKDOWN", model, turn(METHODS, n + i), 2048, 1 + i, turn(cards, n), turn([8, 1, 16], n + i), turn(SETTINGS, n + 3 * i), "GiB", null]; // prettier-ignore
  }
  for (const card of cards) for (const field of ["memory", "usable_memory"]) yield ["VRAM.SPEC", card, field];
}

const { attempt, call } = loadFunctions(path.join(dist, "functions.js"));
/** @param {string} id */
const names = (id) =>
  call(id, null)
    .slice(1)
    .map(([name]) => String(name));
/**
 * Numbers of a table by the name of their row; a single value or an error as it is. Sentences are not figures.
 *
 * @param {import("./load-functions.mjs").Answer} answer
 * @returns {unknown}
 */
const figures = ({ value, error, message }) => {
  if (error !== undefined) return `${error} ${message ?? ""}`;
  if (!Array.isArray(value)) return value;
  /** @type {unknown[][]} */
  const rows = value;
  // a table that cannot answer holds its error where its numbers would be
  const [, [, first] = []] = rows;
  if (first instanceof Error && "code" in first) return `${String(first.code)} ${first.message}`;
  return Object.fromEntries(
    rows
      .filter(([part]) => part !== "Note")
      .map(([part, ...cells]) => [part, cells.filter((cell) => typeof cell === "number")]),
  );
};

/** @param {string} question */
const answered = (question) => {
  /** @type {[id: string, ...args: unknown[]]} */
  const [id, ...args] = JSON.parse(question);
  return figures(attempt(id, ...args));
};

if (way === "record") {
  const asked = [...questions(names("VRAM.MODELS"), names("VRAM.CARDLIST"))].map((question) =>
    JSON.stringify(question),
  );
  writeFileSync(
    file,
    JSON.stringify(Object.fromEntries(asked.map((question) => [question, answered(question)]))),
  );
  console.log(`${asked.length} answers recorded`);
} else {
  /** @type {Record<string, unknown>} */
  const before = JSON.parse(readFileSync(file, "utf8"));
  // what was recorded is asked, whatever rows the catalogue has gained since
  let moved = 0;
  for (const [question, was] of Object.entries(before)) {
    const is = answered(question);
    if (same(was, is)) continue;
    moved++;
    if (moved <= MOST_SHOWN)
      console.log(`${question}\n  was ${JSON.stringify(was)}\n  is  ${JSON.stringify(is)}`);
  }
  console.log(`${Object.keys(before).length} answers compared, ${moved} differ`);
  process.exitCode = moved === 0 ? 0 : 1;
}

/**
 * Sums may be taken in another order.
 *
 * @param {unknown} a
 * @param {unknown} b
 * @returns {boolean}
 */
function same(a, b) {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...left.keys(), ...right.keys()].every((key) => same(left.get(key), right.get(key)));
}
