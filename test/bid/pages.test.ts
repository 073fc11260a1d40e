import { SHEETS, type Bid } from "../../src/bid/bid";
import { bidPages } from "../../src/bid/pages";
import type { PageCell, SheetPage } from "../../src/sheet/page";
import { WORKED } from "./worked";

/** Excel 2016, WPS and LibreOffice have all of these. */
const SAFE = new Set(["SUM", "SUMPRODUCT", "ROUND", "ROUNDUP", "MIN", "MAX", "IF", "AND", "OR", "IFERROR", "INDEX", "MATCH", "VLOOKUP", "COUNTIF", "COUNTBLANK", "N", "INT", "SQRT", "COUNT", "ROW", "MID", "SUBSTITUTE", "FIXED", "ISNUMBER"]); // prettier-ignore

const formulasOf = (page: SheetPage): string[] =>
  page.rows.flatMap((row) => row.flatMap((cell) => (isFormula(cell) ? [cell.value.formula] : [])));
function isFormula(cell: PageCell): cell is Exclude<PageCell, null> & { value: { formula: string } } {
  return cell !== null && typeof cell.value === "object" && cell.value !== null;
}
const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');

const bids: readonly (Bid & { name: string })[] = (["en", "zh"] as const).flatMap((language) =>
  (["portable", "live"] as const).map((form) => ({ ...WORKED, language, form, name: `${language} ${form}` })),
);

describe.each(bids)("$name", (bid) => {
  const pages = bidPages(bid);

  test("only safe functions, and ours for constants, facts and a check where it is live", () => {
    const called = pages.flatMap(formulasOf).flatMap((formula) => withoutTexts(formula).match(/[A-Z][A-Z.]*(?=\()/g) ?? []);
    const ours = called.filter((name) => name.startsWith("VRAM."));
    const an = { "VRAM.CONSTANTS": 1, "VRAM.MAXCONCURRENCY": 1, "VRAM.SPEC": 6 };
    const each = Object.entries(an).flatMap(([name, count]) => Array.from({ length: count * bid.options.length }, () => name));
    expect([...ours].sort()).toEqual(bid.form === "live" ? each : []);
    expect([...new Set(called)].filter((name) => !SAFE.has(name) && !name.startsWith("VRAM."))).toEqual([]);
  }); // prettier-ignore

  test("formulas name only sheets that are written", () => {
    const names = new Set(pages.map(({ name }) => name));
    for (const formula of pages.flatMap(formulasOf)) {
      for (const [, quoted, plain] of withoutTexts(formula).matchAll(/(?:'([^']+)'|([\p{L}_]+))!/gu))
        expect(names).toContain(quoted ?? plain);
      expect(formula.length).toBeLessThan(8192);
      // Excel takes no longer text into a formula
      for (const text of formula.match(/"(?:[^"]|"")*"/g) ?? [])
        expect(text.length - 2).toBeLessThanOrEqual(255);
    }
  });

  test("tabs and names are what Excel takes, and each is there once", () => {
    for (const { name } of pages) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
    const names = pages.flatMap((page) => page.names.map(({ name }) => name.toLowerCase()));
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^bid_[a-z_]+$/);
  });

  test("lists of their own are as short as Excel wants, and say what is wrong", () => {
    for (const { allowed, message } of pages.flatMap(({ choices }) => choices)) {
      if (allowed.kind === "list") expect(allowed.items.join(",").length).toBeLessThanOrEqual(255);
      expect(message).not.toBe("");
    }
  });

  test("what a live cell says is a name of the list that it refers to, and the message says where that stands", () => {
    const lists = pages.find(({ hidden }) => hidden === true);
    const choices = pages.flatMap((page) => page.choices.filter(({ allowed }) => allowed.kind === "range").map((choice) => ({ page, choice })));
    expect(choices).toHaveLength(bid.form === "live" ? 2 : 0);
    choices.forEach(({ page, choice: { block, message, open } }, column) => {
      const names = lists?.rows.map((row) => row[column]?.value);
      for (let right = 0; right < block.columns; right++) expect(names).toContain(page.rows[block.row]?.[block.column + right]?.value);
      expect(message).toContain(lists?.name);
      expect(open).toBe(true);
    });
  }); // prettier-ignore

  // the embedded grid has a 0 that was calculated for equal to an empty text
  test("no cell that may hold a 0 is asked whether it is empty", () => {
    const asked = pages.flatMap(formulasOf).filter((formula) => /[A-Z]\$?\d+\)?=""/.test(formula));
    const words = asked.filter(
      (formula) => formula.includes("AND(") || /IF\(COUNT\(\$D\$\d+\)=1/.test(formula),
    );
    expect(asked).toEqual(words);
  });

  test("a format that shows a share says so alone, and workings, those of the comparison and the matrix, are not printed", () => {
    expect(pages.flatMap(({ rows }) => rows.flat()).filter((cell) => cell?.value === "%")).toEqual([]);
    const comparison = pages.find(({ charts }) => charts.length > 0);
    const [chart] = comparison?.charts ?? [];
    expect(comparison?.printedRows).toBe((chart?.place.row ?? 0) + (chart?.place.rows ?? 0) + 1);
    const matrix = pages.find(({ tints }) => tints.length > 0);
    expect(pages.filter(({ printedRows }) => printedRows !== undefined)).toEqual([comparison, matrix]);
  });

  test("no cell stands beyond its columns, and headers head every page", () => {
    for (const page of pages) {
      for (const row of page.rows) expect(row.length).toBeLessThanOrEqual(page.widths.length);
      expect(page.headerRows).toBeGreaterThan(0);
    }
  });

  test("no price and no brand is ours", () => {
    const bill = pages.find((page) => /^(Bill|分项)/.test(page.name));
    const prices = bill?.names.filter(({ name }) => name.startsWith("Bid_Price_")) ?? [];
    expect(prices).toHaveLength(10);
    for (const { row, column } of prices) {
      expect(bill?.rows[row]?.[3]).toMatchObject({ value: null, look: "input" });
      const cell = bill?.rows[row]?.[column] ?? null;
      expect(isFormula(cell) ? cell.value.formula : cell).toMatch(/VLOOKUP/);
    }
    const asked = pages.flatMap((page) => page.names.filter(({ name }) => name.startsWith("Bid_ServerPrice")).map(({ row, column }) => page.rows[row]?.[column]));
    expect(asked.map((cell) => cell?.value)).toEqual(bid.options.map(() => null));
  }); // prettier-ignore

  test("each sheet can be written alone", () => {
    for (const kind of SHEETS) {
      const alone = bidPages({ ...bid, sheets: [kind] }).filter(({ hidden }) => hidden !== true);
      expect(alone).toHaveLength(1);
      for (const formula of alone.flatMap(formulasOf)) expect(withoutTexts(formula)).not.toContain("!");
    }
  });
});

/** Units, and names of programs, makers and papers: they are called so in Chinese as well. */
const CALLED_SO = /"(?:memory|usable_memory|devices|tdp|params|context)"|--gpu-memory-utilization|CNY|RMB|token|TDP|PUE|KV 缓存|llm-d planner|NVIDIA|RAG|VRAM for Excel|VRAM\.\w+|J\. D\. C\. Little, Operations Research|GiB|KiB|GB|TB|https?:\S+|\/models/g; // prettier-ignore

test.each(["portable", "live"] as const)(
  "a Chinese %s sheet says nothing in English, and the reverse",
  (form) => {
    const said = (language: "en" | "zh", texts: RegExp): string[] =>
      bidPages({ ...WORKED, language, form })
        .filter(({ hidden }) => hidden !== true)
        .flatMap((page) => page.rows.flat())
        .flatMap((cell) => (cell === null ? [] : textsOf(cell)))
        .filter((text) => !NAMES.some((name) => text.includes(name)))
        .filter((text) => texts.test(text.replace(CALLED_SO, "")));
    expect(said("zh", /[A-Za-z]{3,}/)).toEqual([]);
    expect(said("en", /\p{Script=Han}/u)).toEqual([]);
  },
);

/** Models, cards, engines and the commands that start them. */
const NAMES = ["Qwen3-32B", "vllm", "vLLM", "A100", "H100", "910B4", "C500", "BF16", "FP16", "Atlas"];

const textsOf = (cell: Exclude<PageCell, null>): string[] =>
  isFormula(cell)
    ? (cell.value.formula.match(/"(?:[^"]|"")*"/g) ?? [])
    : typeof cell.value === "string"
      ? [cell.value]
      : [];

test("a buyer has one name in Chinese, and no advice to the tool's user stands in a customer's sheet", () => {
  const said = (language: "en" | "zh"): string =>
    JSON.stringify(bidPages({ ...WORKED, language, form: "live" }).map(({ rows }) => rows));
  expect(said("zh")).not.toMatch(/买方|便携|插件|两列表格/);
  expect(said("zh")).toContain("目录中缺少");
  expect(said("en")).not.toContain("two-column");
});

test("a bid without options is refused, and one with seven", () => {
  const [option] = WORKED.options;
  if (option === undefined) throw new Error("no option");
  expect(() => bidPages({ ...WORKED, options: [] })).toThrow("one to six options");
  const seven = Array.from({ length: 7 }, () => option);
  expect(() => bidPages({ ...WORKED, options: seven, language: "zh" })).toThrow("一至六个方案");
});

test("a user's own price of a server, by the card's name, goes to the comparison", () => {
  const pages = bidPages({ ...WORKED, prices: [{ item: "h100", price: 2_500_000 }] });
  const comparison = pages[0];
  const priced = comparison?.names.find(({ name }) => name === "Bid_ServerPrice_B");
  expect(comparison?.rows[priced?.row ?? -1]?.[priced?.column ?? -1]).toMatchObject({ value: 2_500_000 });
});

// vLLM's habits were read off logs on NVIDIA's cards; on MetaX's nobody's log shows them
test("an engine's limit is called checked only on cards whose logs were read", () => {
  const [page] = bidPages({ ...WORKED, language: "en", form: "portable", sheets: ["assumptions"] });
  const said = (page?.rows ?? []).flatMap((row) => {
    const words = row.map((cell) => (cell !== null && typeof cell.value === "string" ? cell.value : ""));
    return words[0] === "Engine's limit of a card" ? [words[3]] : [];
  });
  const [checked, assumed] = ["Checked against logs", "Assumed: to be confirmed"];
  expect(said).toEqual([checked, checked, assumed, assumed]);
});
