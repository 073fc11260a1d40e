import { CARD_ROWS, type CardRow } from "../../src/catalog/cards";
import { MODEL_ROWS, modelOf, type ModelRow } from "../../src/catalog/models";
import { nameKey } from "../../src/reading/names/names";
import { SERVER_ROWS, type ServerRow } from "../../src/catalog/servers";
import { kvCacheBytes } from "../../src/core/kv-cache";
import { MIXER_KINDS } from "../../src/core/mixers/all";
import { mixersOf } from "../../src/core/shape/layers";
import { attention } from "../../src/functions/model-facts";

/** What must hold across fields and rows, beyond what the schema says of each, and why. `check` names the rows that break it. */
interface Rule {
  readonly name: string;
  readonly why: string;
  readonly check: () => readonly string[];
}

const UNSOURCED = /no source read/;
const ALL_ROWS = [...MODEL_ROWS, ...CARD_ROWS, ...SERVER_ROWS];
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const cardIn = (server: ServerRow): CardRow | undefined => CARD_ROWS.find(({ id }) => id === server.card);

/** Names that two rows share. */
function shared(rows: readonly { id: string; name: string; aliases?: readonly string[] }[]): string[] {
  const owner = new Map<string, string>();
  return rows.flatMap(({ id, name, aliases = [] }) =>
    [...new Set([id, name, ...aliases].map(nameKey))].flatMap((key) => {
      const other = owner.get(key);
      owner.set(key, id);
      return other === undefined ? [] : [`${key}: ${other} and ${id}`];
    }),
  );
}

/** How far the shape's own count may be from the published one: rounding of tables, small vectors nobody lists. */
const TOLERANCE = 0.005;

/** Rows whose shape may miss by more, with the reason. This list may only shrink. */
const EXPLAINED: Readonly<Record<string, string>> = {};

const misses = (row: ModelRow): boolean =>
  !(Math.abs(modelOf(row).parameters / (row.parameters ?? NaN) - 1) <= TOLERANCE) && !(row.id in EXPLAINED);

/** What people deploy: each of these must be found. */
const DEPLOYED = [
  "Qwen2.5", "Qwen3", "Qwen3.5", "Qwen3.6", "Qwen3.8", "QwQ", "DeepSeek-V3", "DeepSeek-R1", "DeepSeek-V3.1",
  "DeepSeek-V3.2", "DeepSeek-V4", "DeepSeek-R1-Distill", "Llama-3.1", "Llama-3.2", "Llama-3.3", "Llama-4", "GLM-4.5",
  "GLM-4.6", "GLM-4.7", "GLM-5", "GLM-5.3", "Kimi-K2", "gpt-oss", "MiniMax-M2", "gemma-2", "gemma-3", "gemma-4", "Mistral",
  "phi-4",
]; // prettier-ignore

const ORDERED_CARDS = [
  "H100", "H200", "H20", "A100", "A800", "L20", "L40S", "GeForce RTX 4090", "GeForce RTX 5090", "RTX PRO 6000", "B200",
  "Instinct MI300X", "Ascend 910B", "Ascend 910C", "DCU K100", "DCU BW1000", "MetaX C500", "MetaX C550", "MLU370", "P800",
  "MTT S4000", "Iluvatar BI-V150", "Enflame S60",
]; // prettier-ignore

const RULES: readonly Rule[] = [
  {
    name: "at least 250 models",
    why: "people deploy many",
    check: () => (MODEL_ROWS.length >= 250 ? [] : [`${MODEL_ROWS.length}`]),
  },
  {
    name: "at least 130 cards",
    why: "people order many",
    check: () => (CARD_ROWS.length >= 130 ? [] : [`${CARD_ROWS.length}`]),
  },
  {
    name: "at least 50 Chinese cards",
    why: "half of the users order them",
    check: () => (CARD_ROWS.filter((row) => row.chinese).length >= 50 ? [] : ["too few"]),
  },
  {
    name: "every deployed family is there",
    why: "a catalogue without them answers nobody",
    check: () => DEPLOYED.filter((family) => !MODEL_ROWS.some(({ name }) => name.startsWith(family))),
  },
  {
    name: "every card that is ordered is there",
    why: "the same for hardware",
    check: () => ORDERED_CARDS.filter((family) => !CARD_ROWS.some(({ name }) => name.startsWith(family))),
  },
  {
    name: "names of models are unique",
    why: "a formula names a model by any of them",
    check: () => shared(MODEL_ROWS),
  },
  {
    name: "names of cards are unique",
    why: "a formula names a card by any of them",
    check: () => shared(CARD_ROWS),
  },
  {
    name: "names of servers are unique",
    why: "a quote names them",
    check: () =>
      shared(SERVER_ROWS.map((row) => ({ ...row, aliases: [row.nameZh, ...(row.aliases ?? [])] }))),
  },
  {
    name: "no name is a model and a card",
    why: "VRAM.SPEC takes either",
    check: () => shared([...MODEL_ROWS, ...CARD_ROWS]).filter((text) => !shared(MODEL_ROWS).includes(text)),
  },
  {
    name: "shapes add up to the parameter count",
    why: "a wrong width shows here first",
    check: () =>
      MODEL_ROWS.filter(misses).map(
        (row) => `${row.id}: ${modelOf(row).parameters} for ${row.parameters ?? "none"}`,
      ),
  },
  {
    name: "every kind of mixer is that of a model here",
    why: "a kind that no config.json is read as is one that nobody can ask about",
    check: () => {
      const read = new Set(
        MODEL_ROWS.flatMap((row) => mixersOf(modelOf(row).layers).map(({ mixer }) => mixer.kind)),
      );
      return MIXER_KINDS.filter((kind) => !read.has(kind));
    },
  },
  {
    name: "an explained miss still misses",
    why: "the list of exceptions may only shrink",
    check: () => Object.keys(EXPLAINED).filter((id) => !MODEL_ROWS.some((row) => row.id === id)),
  },
  {
    name: "a shape or a size is given, and the shape that a row shares exists",
    why: "nothing is computed from nothing",
    check: () =>
      idsOf(
        MODEL_ROWS.filter(({ config, shapeOf }) =>
          shapeOf === undefined
            ? config === undefined
            : !MODEL_ROWS.some(({ id, config }) => id === shapeOf && config),
        ),
      ),
  },
  {
    name: "an unverified licence says so",
    why: "nobody should sign on our memory",
    check: () =>
      idsOf(
        MODEL_ROWS.filter(({ licence, licenceVerified }) => licence === null && licenceVerified === false),
      ),
  },
  {
    name: "what nobody read at a source is of low confidence",
    why: "it must not look like a fact",
    check: () => [
      ...idsOf(ALL_ROWS.filter(({ source, confidence }) => UNSOURCED.test(source) && confidence !== "low")),
      ...idsOf(CARD_ROWS.filter(({ unread, confidence }) => unread === true && confidence !== "low")),
    ],
  },
  {
    name: "a server holds a card of the catalogue",
    why: "its figures are the card's",
    check: () => idsOf(SERVER_ROWS.filter((row) => cardIn(row) === undefined)),
  },
  {
    name: "a server's memory is that of its cards, or a note says why not",
    why: "a quote multiplies them",
    check: () =>
      idsOf(
        SERVER_ROWS.filter(
          (row) => row.memoryGb !== row.cards * (cardIn(row)?.memoryGb ?? NaN) && row.note === undefined,
        ),
      ),
  },
  {
    name: "a server holds no more cards than its card's row knows of",
    why: "beyond that a network is assumed between servers",
    check: () =>
      idsOf(SERVER_ROWS.filter((row) => row.cards > Math.max(...(cardIn(row)?.cardsPerServer ?? [])))),
  },
];

test.each(RULES)("$name, because $why", ({ check }) => {
  expect(check()).toEqual([]);
});

test("what is unsourced is named as such", () => {
  // 27 rows of models rest on no source that anybody read; the number may only shrink
  expect(MODEL_ROWS.filter(({ source }) => UNSOURCED.test(source)).length).toBeLessThanOrEqual(27);
});

/** Bytes that a token takes in 16 bit, as others published them or as one multiplies them out. */
test.each([
  {
    id: "meta-llama/Llama-3.1-8B-Instruct",
    expected: 131_072,
    source: "2 × 32 layers × 8 heads × 128 × 2 B",
  },
  { id: "meta-llama/Llama-3.3-70B-Instruct", expected: 327_680, source: "2 × 80 × 8 × 128 × 2 B" },
  { id: "Qwen/QwQ-32B", expected: 262_144, source: "2 × 64 × 8 × 128 × 2 B" },
  { id: "deepseek-ai/DeepSeek-V3", expected: 70_272, source: "61 × (512 + 64) × 2 B" },
  { id: "deepseek-ai/DeepSeek-R1-0528", expected: 70_272, source: "the shape of DeepSeek-V3" },
  { id: "mistralai/Mistral-Small-24B-Instruct-2501", expected: 163_840, source: "2 × 40 × 8 × 128 × 2 B" },
  { id: "Qwen/Qwen3.6-27B", expected: 65_536, source: "16 full layers: 2 × 16 × 4 × 256 × 2 B" },
  { id: "zai-org/GLM-4.5", expected: 376_832, source: "2 × 92 × 8 × 128 × 2 B" },
  { id: "moonshotai/Kimi-K2-Thinking", expected: 70_272, source: "61 × (512 + 64) × 2 B" },
])("a token of $id takes $expected bytes: $source", ({ id, expected }) => {
  const row = MODEL_ROWS.find((candidate) => candidate.id === id);
  const at = (context: number): number =>
    kvCacheBytes({ layers: row ? modelOf(row).layers : [], context, sequences: 1, precision: "FP16" });
  expect(at(20_001) - at(20_000)).toBe(expected);
});

test("encoders are a kind of their own, and only Llama 3.2 Vision attends to images", () => {
  const saying = (words: string): string[] =>
    MODEL_ROWS.filter((row) => attention(modelOf(row))?.includes(words)).map(({ id }) => id);
  // BERT and XLM-RoBERTa: bge, m3e, bce, e5 and jina
  expect(saying("bidirectional").sort()).toEqual([
    "BAAI/bge-base-en-v1.5",
    "BAAI/bge-base-zh-v1.5",
    "BAAI/bge-large-en-v1.5",
    "BAAI/bge-large-zh-v1.5",
    "BAAI/bge-m3",
    "BAAI/bge-reranker-large",
    "BAAI/bge-reranker-v2-m3",
    "BAAI/bge-small-en-v1.5",
    "intfloat/multilingual-e5-large-instruct",
    "jinaai/jina-embeddings-v3",
    "maidalun1020/bce-embedding-base_v1",
    "moka-ai/m3e-base",
  ]);
  expect(saying("cross").sort()).toEqual([
    "meta-llama/Llama-3.2-11B-Vision-Instruct",
    "meta-llama/Llama-3.2-90B-Vision-Instruct",
  ]);
});
