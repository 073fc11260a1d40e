import { CARD_ROWS, cardOf } from "../../src/catalog/cards";
import { call } from "./excel";

type Table = readonly (readonly (number | string | null)[])[];

/** One card of each maker and kind of software. */
const CARDS = [
  ...new Map(
    CARD_ROWS.map((row) => cardOf(row)).map((card) => [`${card.maker ?? ""} ${card.platform}`, card]),
  ).values(),
];
const CHINESE = /\p{Script=Han}/u;
/** Three words of running English; names of parts, flags, files and addresses are shorter or taken out before. */
const ENGLISH = /[A-Za-z]{2,}(?:,? [a-z]{2,}){2,}/;
const bare = (cell: string): string => cell.replace(/https?:\/\/\S+|--?[a-z][\w-]*/g, "");

const questions = (card: string, language: string) =>
  [
    ["VRAM.BREAKDOWN", "DeepSeek-V2-Lite", "FP8", 16000, card, 8, 500, null, null, "GB", language],
    ["VRAM.BREAKDOWN", "QwQ-32B", null, 200000, card, 1, 4, null, "Transformers", "GB", language],
    ["VRAM.TRAINBREAKDOWN", "Qwen3-8B", "lora", 4096, 1, card, 8, "framework=torchtune", "GB", language],
    ["VRAM.SPEEDBREAKDOWN", "Qwen3-8B", null, 1000, 1000, card, 8, 16, null, null, language],
  ] as const;

async function cellsOf(card: string, language: string): Promise<string[]> {
  const cells: string[] = [];
  for (const [id, ...args] of questions(card, language)) {
    // a speed that no source lets us tell is refused, which is no table
    const table = await call(id, ...args).catch(() => []);
    for (const row of Array.isArray(table) ? (table as Table) : [])
      for (const cell of row) if (typeof cell === "string") cells.push(bare(cell));
  }
  return cells;
}

describe.each(CARDS.map((card) => [card.name, card] as const))("tables of %s", (name, card) => {
  test("are in one language, and name no other maker's software", async () => {
    const [english, chinese] = [await cellsOf(name, "en"), await cellsOf(name, "zh")];
    expect(english.length).toBeGreaterThan(50);
    expect(chinese.length).toBeGreaterThan(50);
    expect(english.filter((cell) => CHINESE.test(cell))).toEqual([]);
    expect(chinese.filter((cell) => ENGLISH.test(cell))).toEqual([]);
    const foreign = /CUDA|NCCL|nvidia-smi|cuBLAS/i;
    if (card.platform !== "cuda")
      expect([...english, ...chinese].filter((cell) => foreign.test(cell))).toEqual([]);
  });
});
