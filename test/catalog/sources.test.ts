import { CARD_ROWS, cardOf } from "../../src/catalog/cards";
import { MODEL_ROWS, modelOf } from "../../src/catalog/models";
import { SERVER_ROWS } from "../../src/catalog/servers";
import { unconfirmed } from "../../src/catalog/unconfirmed";
import { MINDIE, VLLM_ASCEND } from "../../src/core/engines/ascend";
import { LLAMA_CPP } from "../../src/core/engines/llama-cpp";
import { SGLANG } from "../../src/core/engines/sglang";
import { TENSORRT_LLM } from "../../src/core/engines/tensorrt-llm";
import { TRANSFORMERS } from "../../src/core/engines/transformers";
import { VLLM } from "../../src/core/engines/vllm";
import { FORMATS } from "../../src/core/formats/precision";
import { TRAINING_FRAMEWORKS } from "../../src/core/training/frameworks";
import { placeOf } from "./places";

/** A row as a reader meets it: where it says to look, and whether it says that nothing was confirmed there. */
interface Row {
  readonly row: string;
  readonly source: string;
  readonly warned?: boolean;
}

const models: Row[] = MODEL_ROWS.map(modelOf).map(({ id, source, unconfirmed }) => ({
  row: id,
  source,
  warned: unconfirmed !== null,
}));
const cards: Row[] = CARD_ROWS.map(cardOf).map(({ name, source, unconfirmed }) => ({
  row: name,
  source,
  warned: unconfirmed !== null,
}));
const servers: Row[] = SERVER_ROWS.map((server) => ({
  row: server.id,
  source: server.source,
  warned: unconfirmed(server) !== null,
}));
const engines: Row[] = [VLLM, VLLM_ASCEND, MINDIE, SGLANG, TENSORRT_LLM, LLAMA_CPP, TRANSFORMERS]
  .flat()
  .flatMap(({ name, source, driver, libraries }) =>
    [source, driver.source, libraries.source].map((one) => ({ row: name, source: one })),
  );
const frameworks: Row[] = Object.values(TRAINING_FRAMEWORKS).map(({ name, source }) => ({
  row: name,
  source,
}));
const formats: Row[] = Object.entries(FORMATS).map(([row, { source }]) => ({ row, source }));

/** Rows that name no place a customer may look at and do not say that nothing was confirmed. */
const silent = (rows: readonly Row[]): string[] =>
  rows
    .filter(({ source, warned }) => placeOf(source) === null && warned !== true)
    .map(({ row, source }) => `${row}: ${source}`);

test.each([
  { kind: "model", rows: models, least: 350 },
  { kind: "card", rows: cards, least: 150 },
  { kind: "server", rows: servers, least: 50 },
  { kind: "engine", rows: engines, least: 40 },
  { kind: "training framework", rows: frameworks, least: 13 },
  { kind: "number format", rows: formats, least: 40 },
])(
  "every $kind is read at its maker's, a hub, an engine's own or a paper, or says not",
  ({ rows, least }) => {
    expect(rows.length).toBeGreaterThanOrEqual(least);
    expect(silent(rows)).toEqual([]);
  },
);

test("a model's source is an address, because the pane makes a link of it", () => {
  expect(models.filter(({ source }) => !/^https:\/\/\S+$/.test(source))).toEqual([]);
});

test("a model whose figures are its own file's names that file, any other one its page", () => {
  const files = models.filter(({ source }) => /^https:\/\/huggingface\.co\/.*\/config\.json$/.test(source));
  expect(
    files.filter(({ row, source }) => source !== `https://huggingface.co/${row}/blob/main/config.json`),
  ).toEqual([]);
  expect(files.filter(({ warned }) => warned)).toEqual([]);
  // 299 of 374 when this was written; the number may only grow
  expect(models.filter(({ warned }) => !warned).length).toBeGreaterThanOrEqual(299);
});

test("what rests on a list by others is of medium confidence at most, what nobody read of low", () => {
  const bold = [...MODEL_ROWS, ...CARD_ROWS, ...SERVER_ROWS].filter(
    ({ compiledByOthers, unread, confidence }) =>
      (compiledByOthers === true && confidence === "high") || (unread === true && confidence !== "low"),
  );
  expect(bold.map(({ id }) => id)).toEqual([]);
});

test("what a row's file keeps as evidence is told in words, with its own day", () => {
  const marked = MODEL_ROWS.filter(({ compiledByOthers, unread }) => compiledByOthers ?? unread ?? false);
  expect(marked.filter(({ evidence }) => evidence === undefined).map(({ id }) => id)).toEqual([]);
  // rows held against a copy of the file or of an engine's own configuration on that day
  expect(MODEL_ROWS.filter(({ checkedOn }) => checkedOn >= "2026-11-26").length).toBeGreaterThanOrEqual(268);
});

test.each([
  // another calculator's list, an encyclopaedia, a mirror of nobody in particular, a description
  "https://github.com/AlexsJones/llmfit",
  "https://github.com/llm-d-incubation/llm-d-planner",
  "https://github.com/FlyTOmeLight/llm-cal",
  "https://en.wikipedia.org/wiki/Bfloat16_floating-point_format",
  "https://huggingface.co.example.org/Qwen/Qwen3-8B",
  "http://arxiv.org/abs/2309.06180",
  "vllm-ascend docs",
  "",
])("%s is no such place", (source) => {
  expect(placeOf(source)).toBeNull();
});

test.each([
  ["https://huggingface.co/Qwen/QwQ-32B/blob/main/config.json", "hub"],
  ["https://arxiv.org/abs/2412.19437", "paper"],
  ["https://github.com/vllm-project/vllm/blob/v0.19.1/vllm/v1/worker/gpu_worker.py", "engine"],
  ["https://docs.mthreads.com", "maker"],
  ["list compiled by others, not confirmed", "words"],
])("%s is one: %s", (source, kind) => {
  expect(placeOf(source)).toBe(kind);
});
