import type { Bid } from "../../src/bid/bid";

/** The bid of the worked figures: 500 people, 2,000 + 800 + 1,200 tokens, on two cards of four makers. */
export const WORKED: Bid = {
  language: "en",
  form: "portable",
  date: "2026-11-26",
  employees: 500,
  input: 2000,
  output: 800,
  history: 1200,
  options: ["A100", "H100", "Atlas 800I A2", "C500"].map((card) => ({ model: "Qwen3-32B", card })),
};
