import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readXlsx } from "hucre";
import type { Locator, Page } from "playwright-core";
import { readAddress } from "../../src/sheet/address";
import { focusCell, openWorkbook, shows } from "./open-page";

const button = (page: Page, text: string | RegExp): Locator =>
  page.locator("#pane fluent-button", { hasText: text });
const status = (page: Page): Locator => page.locator("#pane footer [role=status]");
const field = (page: Page, name: string): Locator => page.locator(`#vram-${name}`);

const read = (page: Page, address: string): Promise<unknown> =>
  page.evaluate((cells) => window.vramWorkbook.read(cells), address);
const type = (page: Page, address: string, text: string): Promise<void> =>
  page.evaluate(([cells, typed]) => window.vramWorkbook.type(cells, typed), [address, text] as const);

/** The row of a table's label, counted as the sheet counts. */
async function rowOf(page: Page, label: string, first: number, column = "H"): Promise<number> {
  const cells = (await read(page, `${column}${first}:${column}${first + 60}`)) as unknown[][];
  return first + cells.findIndex(([name]) => name === label);
}

async function insertAt(page: Page, cell: string): Promise<void> {
  await focusCell(page, cell);
  await button(page, "Insert breakdown").click();
  await status(page).getByText("Written to").waitFor();
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await field(page, name).press("Tab");
}

describe("a table remembers its question", () => {
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    ({ page, complaints } = await openWorkbook());
  });

  test("says the verdict on top, and follows a changed input", async () => {
    await insertAt(page, "H3");
    await shows(page, "H4", expect.stringMatching(/^Fits: .+ H100/));
    const context = await rowOf(page, "Context (tokens)", 3);
    await type(page, `I${context}`, "131072");
    await type(page, `I${await rowOf(page, "Concurrency", 3)}`, "64");
    await type(page, `I${await rowOf(page, "Cards", 3)}`, "1");
    await shows(page, "H4", expect.stringMatching(/^Does not fit: /));
  });

  // the offered place lay inside the block that had just been written, and one change later the first was #SPILL!
  test("is written again below the rows that the first may grow into", async () => {
    await focusCell(page, "H3");
    await button(page, "Insert breakdown").click();
    const offer = button(page, /Write at H\d+/);
    await offer.waitFor();
    const row = Number(/\d+/.exec(await offer.innerText())?.[0]);
    const before = (await read(page, `H3:H${row}`)) as unknown[][];
    const last = 3 + before.reduce((found, [name], at) => (name === null ? found : at), 0);
    // four rows are kept for notes
    expect(row).toBe(last + 1 + 4);
    await offer.click();
    await status(page).getByText(`Written to Example!H${row}`).waitFor();
    // more notes: an unusual format on a card without it, beyond what the model was trained for
    await type(page, `I${await rowOf(page, "Precision", 3)}`, "FP8");
    await type(page, `I${await rowOf(page, "Card", 3)}`, "A100");
    await shows(page, `H${await rowOf(page, "Part", 3)}`, "Part");
    await shows(page, `H${row + 1}`, expect.stringMatching(/fit/));
  });

  test("loads into the pane what its cells say now", async () => {
    await focusCell(page, `I${await rowOf(page, "Context (tokens)", 3)}`);
    await status(page).getByText("Update this table").waitFor();
    await expect(field(page, "context").inputValue()).resolves.toBe("131072");
    await expect(field(page, "concurrency").inputValue()).resolves.toBe("64");
    await expect(field(page, "cards").inputValue()).resolves.toBe("1");
    await expect(field(page, "card").inputValue()).resolves.toBe("A100");
  });

  test("is updated in place", async () => {
    await fill(page, "card", "H20");
    await fill(page, "cards", "4");
    await fill(page, "context", "8000");
    await button(page, "Update this table").click();
    await status(page).getByText("Written to Example!H3").waitFor();
    await shows(page, `I${await rowOf(page, "Card", 3)}`, "H20");
    await shows(page, `I${await rowOf(page, "Cards", 3)}`, 4);
    await shows(page, `I${await rowOf(page, "Context (tokens)", 3)}`, 8000);
  });

  // the selected table is the other tab's: nothing of it may come back while a question is open
  test("another tab's question beside it stays", async () => {
    await focusCell(page, "H5");
    await page.locator("fluent-tab", { hasText: "Training" }).click();
    await button(page, "Insert breakdown").click();
    await button(page, "New sheet").waitFor();
    await page.waitForTimeout(300);
    await button(page, "New sheet").click();
    await status(page).getByText("Written to Sheet").waitFor();
    await expect(field(page, "sequence").isVisible()).resolves.toBe(true);
    await shows(page, "A2", expect.stringMatching(/^(Fits|Just fits): \d+ x H20/));
    await page.locator("fluent-tab", { hasText: "Estimate" }).click();
    await page.evaluate(() => {
      window.vramWorkbook.select("Example!A1");
    });
  });

  test("a number of cards that is not listed is taken", async () => {
    await fill(page, "cards", "6");
    await fill(page, "model", "QwQ-32B");
    await expect(field(page, "cards").inputValue()).resolves.toBe("6");
    await expect(page.locator("#pane h2").innerText()).resolves.not.toBe("");
  });

  test("several contexts and concurrencies are a matrix", async () => {
    await fill(page, "cards", "");
    await fill(page, "context", "2K-8K");
    await fill(page, "concurrency", "8; 64");
    const cells = page.locator("#pane table.matrix tbody th");
    await cells.nth(2).waitFor();
    await expect(cells.allInnerTexts()).resolves.toEqual(["2,048", "4,096", "8,192"]);
    await expect(page.locator("#pane table.matrix thead th").nth(2).innerText()).resolves.toBe("64");
  });

  test("nothing went wrong on the way", () => {
    expect(complaints).toEqual([]);
  });
});

describe("what is written over and taken back", () => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await openWorkbook());
  });

  test("undo puts widths back, with the cells", async () => {
    const place = (address: string) => page.evaluate((cell) => window.vramWorkbook.place(cell), address);
    /** What lies between cells: the grid may have scrolled. */
    const sizes = async () => {
      const [start, beside, below] = [await place("H3"), await place("M3"), await place("H20")];
      return [beside.x - start.x, below.y - start.y];
    };
    const before = await sizes();
    await insertAt(page, "H3");
    expect(await sizes()).not.toEqual(before);
    await button(page, "Undo").click();
    await status(page).getByText("Taken back.").waitFor();
    await shows(page, "H3:H5", [[null], [null], [null]]);
    expect(await sizes()).toEqual(before);
  });
});

/** The ground of a cell in the file that the page saves; null: none. */
async function groundOf(page: Page, cell: string): Promise<string | null> {
  const bytes = await page.evaluate(async () => [...(await window.vramWorkbook.save())]);
  const { sheets } = await readXlsx(new Uint8Array(bytes), { readStyles: true });
  const at = readAddress(cell);
  const fill = sheets[0]?.cells?.get(`${at?.row ?? 0},${at?.column ?? 0}`)?.style?.fill;
  return fill?.type === "pattern" && fill.pattern === "solid" ? (fill.fgColor?.rgb ?? null) : null;
}

// looks were laid over each other: the yellow of inputs stayed under a table of values, which nobody can type over
test("what is replaced leaves no look behind", async () => {
  const { page } = await openWorkbook();
  await insertAt(page, "H3");
  const input = `I${await rowOf(page, "Context (tokens)", 3)}`;
  await expect(groundOf(page, input)).resolves.toMatch(/FFF2CC$/);
  await page.locator("#pane footer fluent-dropdown").click();
  await page.locator("#pane footer fluent-option", { hasText: "values" }).click();
  await focusCell(page, "H3");
  await button(page, "Insert breakdown").click();
  await button(page, "Replace").click();
  await status(page).getByText("Written to Example!H3").waitFor();
  await shows(page, input, 16_000);
  await expect(groundOf(page, input)).resolves.toBeNull();
});

describe("a workbook that an older version wrote", () => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await openWorkbook());
    const bytes = await readFile(join(__dirname, "older-workbook.xlsx"));
    await page.evaluate((list) => window.vramWorkbook.open(new Uint8Array(list)), [...bytes]);
  });

  // 64 layers x 2 x 8 heads x 128 x 2 bytes a token, 8 requests of 16,000 tokens, shared by two H100: it was in GiB
  test("calculates", async () => {
    const row = await rowOf(page, "KV cache", 3);
    await shows(page, `I${row}`, expect.closeTo((16_000 * 8 * 262_144) / 2 / 1024 ** 3, 6));
    await type(page, "I6", "32000");
    await shows(page, `I${row}`, expect.closeTo((32_000 * 8 * 262_144) / 2 / 1024 ** 3, 6));
  });

  test("is read, and updated to what is written today", async () => {
    await focusCell(page, "I6");
    await status(page).getByText("Update this table").waitFor();
    await expect(field(page, "context").inputValue()).resolves.toBe("32000");
    await expect(field(page, "concurrency").inputValue()).resolves.toBe("8");
    await button(page, "Update this table").click();
    await status(page).getByText("Written to").waitFor();
    await shows(page, "H4", expect.stringMatching(/fit/i));
    await shows(page, `I${await rowOf(page, "Context (tokens)", 3)}`, 32_000);
  });

  test("its training table as well", async () => {
    const method = await rowOf(page, "Method", 60);
    await focusCell(page, `I${method}`);
    await status(page).getByText("Update this table").waitFor();
    await expect(field(page, "sequence").inputValue()).resolves.toBe("4096");
    await expect(page.locator("#pane footer").count()).resolves.toBe(1);
  });
});
