import { bidPages } from "../../src/bid/pages";
import { figuresOf } from "../../src/bid/figures";
import type { OwnEntry } from "../../src/sheet/own";
import { WORKED } from "./worked";

const MODEL: OwnEntry = {
  kind: "model",
  name: "House model",
  reference: "'Own models'!$A$4:$B$8",
  value: [["Model", "House model"], ["Parameters (B)", 32], ["Layers", 64], ["KV heads", 8], ["Head dim", 128]],
}; // prettier-ignore
const CARD: OwnEntry = {
  kind: "card",
  name: "House card",
  reference: "'Own cards'!$A$4:$B$6",
  value: [["Card", "House card"], ["Memory (GB)", 96], ["Usable memory (GiB)", 95]],
}; // prettier-ignore

const option = {
  model: "House model",
  card: "House card",
  precision: "BF16",
  cards: 1,
  engine: "vLLM 0.19",
  own: { model: MODEL, card: CARD },
};

test("an option of the user's own counts from its cells, under its own name", () => {
  const [figures] = figuresOf({ ...WORKED, options: [option] }).options;
  expect(figures).toMatchObject({ model: { name: "House model" }, card: { name: "House card" } });
  // 32e9 x 2 bytes are 59.6 GiB; 2 x 64 layers x 8 heads x 128 x 2 bytes are 256 KiB a token
  expect(figures?.constants.weightsGib).toBeCloseTo(59.6, 1);
  expect(figures?.constants.tokenKib).toBe(256);
});

test("a live bid refers to the cells; a portable one says the names", () => {
  for (const form of ["live", "portable"] as const) {
    const cells = bidPages({ ...WORKED, form, options: [option] }).flatMap(({ rows }) => rows.flat());
    const formulas = cells.flatMap((cell) => (typeof cell?.value === "object" && cell.value ? [cell.value.formula] : []));
    const constants = formulas.filter((formula) => formula.includes("VRAM.CONSTANTS("));
    expect(constants).toHaveLength(form === "live" ? 1 : 0);
    for (const formula of constants) expect(formula).toMatch(/^=VRAM\.CONSTANTS\('Own models'!\$A\$4:\$B\$8,\$B\$\d+,'Own cards'!\$A\$4:\$B\$6,/);
    expect(cells.some((cell) => cell?.value === "House model")).toBe(true);
  }
}); // prettier-ignore
