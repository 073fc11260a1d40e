import { bidPages } from "../../src/bid/pages";
import { figuresOf } from "../../src/bid/figures";
test("x", () => {
  const bid = { language: "en", form: "portable", date: "2026-11-26", employees: 500, input: 2000, output: 800, history: 1200, options: ["A100", "H100", "Atlas 800I A2", "C500"].map((card) => ({ model: "Qwen3-32B", precision: null, card })) } as const;
  for (const o of figuresOf(bid).options) console.log(o.letter, o.card.name, o.constants.cards, o.plan, o.counted, o.launch);
  const pages = bidPages(bid);
  console.log(pages.map((p) => `${p.name} ${p.rows.length}`).join("\n"));
});
