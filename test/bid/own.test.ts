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
    for (const formula of constants) expect(formula).toMatch(/^=VRAM\.CONSTANTS\(IF\((\$B\$\d+)="House model",'Own models'!\$A\$4:\$B\$8,\1\),\$B\$\d+,IF\((\$B\$\d+)="House card",'Own cards'!\$A\$4:\$B\$6,\2\),/);
    expect(cells.some((cell) => cell?.value === "House model")).toBe(true);
  }
}); // prettier-ignore

test.each([
  ["en", [["Card", "House card"], ["Memory (GB)", 96], ["Bandwidth (GB/s)", 2000], ["FP16 (TFLOPS)", 400]],
    ["No measured point is of such a card; the widest band, from estimate / 2 to estimate x 2.", "As typed by the user"]],
  ["zh", [["Card", "House card"], ["Memory (GB)", 96], ["Bandwidth (GB/s)", 2000], ["FP16 (TFLOPS)", 400]],
    ["没有此类卡的实测点；采用最宽的区间，估算值 ÷ 2 至 × 2 之间。", "由使用者填写"]],
  ["en", [["Card", "H100 SXM"], ["Bandwidth (GB/s)", 3000]],
    [expect.stringMatching(/^\d+ measured points; 4 of 5/), expect.stringMatching(/^As typed by the user; Catalogue of the add-in, checked on /)]],
] as const)("the assumptions say what is the user's and what was measured (%s, %j)", (language, value, expected) => {
  const own = { card: { ...CARD, name: value[0][1], value } };
  const bid = { ...WORKED, language, sheets: ["assumptions"] as const, options: [{ model: "Qwen3-32B", card: value[0][1], own }] };
  const lines = bidPages(bid).flatMap(({ rows }) => rows);
  const lineOf = (...labels: unknown[]) => lines.find(([label]) => labels.includes(label?.value));
  expect([lineOf("Speed", "速度")?.[1]?.value, lineOf("Card", "加速卡")?.[2]?.value]).toEqual(expected);
}); // prettier-ignore

test("facts of a live option are the user's own under their names, and VRAM.SPEC's of any other", () => {
  const [page] = bidPages({ ...WORKED, form: "live", options: [option] });
  const fact = (label: string) => page?.rows.find((row) => row[0]?.value === label)?.[1]?.value;
  expect(fact("Memory of a card as printed (GB)")).toEqual({ formula: expect.stringMatching(/^=IF\((\$B\$\d+)="House card",96,IFERROR\(VRAM\.SPEC\(\1,"memory"\),""\)\)$/) as string });
  // none is stated of power: blank, until another card is chosen
  expect(fact("Thermal design power of a card (W)")).toEqual({ formula: expect.stringMatching(/^=IF\((\$B\$\d+)="House card","",IFERROR\(VRAM\.SPEC\(\1,"tdp"\),""\)\)$/) as string });
  expect(fact("Parameters of the model")).toEqual({ formula: expect.stringMatching(/="House model",32000000000,IFERROR\(VRAM\.SPEC/) as string });
  // both are chosen from the drop-down, as those of the catalogue are
  const looks = ["Model", "Card"].map((label) => page?.rows.find((row) => row[0]?.value === label)?.[1]);
  expect(looks).toMatchObject([{ value: "House model", look: "choice" }, { value: "House card", look: "choice" }]);
}); // prettier-ignore

describe("the price of the user's own card", () => {
  const rows = [...(CARD.value as [unknown, unknown][]), ["Price", "8万"]] as const;
  const priced = { ...option, own: { model: MODEL, card: { ...CARD, value: rows } } };
  const cellsNamed = (bid: Parameters<typeof bidPages>[0], name: string) =>
    bidPages(bid).flatMap(({ rows: lines, names }) =>
      names.filter((one) => one.name === name).map((one) => lines[one.row] ?? []),
    )[0] ?? []; // prettier-ignore
  const said = (cells: ReturnType<typeof cellsNamed>): string => JSON.stringify(cells);

  test("is that of the cards in a server, said to be so, and of spare cards", () => {
    const bid = { ...WORKED, options: [{ model: "Qwen3-32B", card: "H100" }, priced] };
    const server = cellsNamed(bid, "Bid_ServerPrice_B");
    // 8万 are 80,000 for a card; a server's number of cards stands in the cell that the formula names
    expect(server[2]?.value).toEqual({ formula: expect.stringMatching(/^=\$C\$\d+\*80000$/) as string });
    expect(server[1]?.value).toBeNull();
    expect(said(server)).toContain("without the server around them");
    expect(said(cellsNamed(bid, "Bid_Price_servers"))).toContain("without the server around them");
    expect(said(cellsNamed(bid, "Bid_Price_spares"))).toMatch(
      /IF\(\$H\$4=\\"Option B\\",80000,IFERROR\(VLOOKUP/,
    );
  });

  test("is none of another card that is chosen in a live bid", () => {
    const bid = { ...WORKED, form: "live", options: [priced] } as const;
    const formula = expect.stringMatching(/^=IF\((\$B\$\d+)="House card",\$B\$\d+\*80000,""\)$/) as string;
    expect(cellsNamed(bid, "Bid_ServerPrice_A")[1]?.value).toEqual({ formula });
    expect(said(cellsNamed(bid, "Bid_Price_spares"))).toMatch(
      /IF\(\$H\$4=\\"Option A\\",IF\(Comparison!\$B\$\d+=\\"House card\\",80000,IFERROR\(VLOOKUP/,
    );
  });

  test("gives way to a server's in the price list", () => {
    const bid = { ...WORKED, options: [priced], prices: [{ item: "house card", price: 900_000 }] };
    const server = cellsNamed(bid, "Bid_ServerPrice_A");
    expect(server[1]?.value).toBe(900_000);
    expect(said(server)).not.toContain("without the server");
  });

  test("is the bill's also where that is written alone: 8 cards of 80,000", () => {
    const bid = { ...WORKED, options: [priced], sheets: ["materials"] as const };
    expect(said(cellsNamed(bid, "Bid_Price_servers"))).toContain("IF(N(640000)>0,640000,");
  });

  test.each([[["Price", ""]], [["Price", "ask"]], [["Price", 0]], [["Memory note", 5]]])("%j is none", (row) => {
    const own = { model: MODEL, card: { ...CARD, value: [...(CARD.value as [unknown, unknown][]), row as [unknown, unknown]] } };
    const bid = { ...WORKED, options: [{ ...option, own }] };
    expect(cellsNamed(bid, "Bid_ServerPrice_A")[1]?.value).toBeNull();
    expect(said(cellsNamed(bid, "Bid_Price_spares"))).not.toContain("Option A");
  }); // prettier-ignore
});
