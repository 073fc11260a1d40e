import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { CAPACITY, COMPARISON } from "../xlsx/sample-pages";
import { barriersIn } from "./barriers";
import { focusCell, openWorkbook, shows } from "./open-page";

/** What the file holds, as numbers: a page hands over no bytes. */
const saved = (page: Page): Promise<number[]> =>
  page.evaluate(async () => Array.from(await window.vramWorkbook.save()));

const open = (page: Page, bytes: readonly number[]): Promise<void> =>
  page.evaluate((all) => window.vramWorkbook.open(new Uint8Array(all)), bytes as number[]);

const sheets = (page: Page): Promise<string[]> => page.evaluate(() => window.vramWorkbook.sheets());

const said = (page: Page) => page.locator("#bar [role=status]");

const kept = (page: Page) => page.locator("#bar .kept").filter({ hasText: "Kept in this browser" });

async function writePages(page: Page, consent: "ask" | "replace" | "beside"): Promise<unknown> {
  return page.evaluate(([pages, how]) => window.vramWorkbook.writePages(pages, how), [
    [COMPARISON, CAPACITY],
    consent,
  ] as const);
}

/** The buttons and fields of Univer's own toolbars that a screen reader could only call "button". */
async function nameless(page: Page): Promise<string[]> {
  const asked = ["button-name", "label", "aria-command-name"];
  const found = await barriersIn(page, { include: [["#grid"]] });
  return found.filter(({ rule }) => asked.includes(rule)).map(({ html }) => html);
}

const undoName = (page: Page): Promise<string | null> =>
  page.locator('[role=toolbar] [data-u-command="univer.command.undo"]').getAttribute("aria-label");

/** What the printer gets, by cell. */
async function printed(page: Page): Promise<(address: string) => { text: string; ground: string }> {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const cells = await page.locator("#print td").evaluateAll((all) =>
    all.map((cell) => {
      const { cell: at = "" } = (cell as HTMLElement).dataset;
      return [at, { text: cell.textContent, ground: (cell as HTMLElement).style.backgroundColor }] as const;
    }),
  );
  const known = new Map(cells);
  return (address) => known.get(address) ?? { text: "", ground: "" };
}

test("sheets are written in one step, saved, opened and calculated as they were", async () => {
  const { page, complaints } = await openWorkbook();
  expect(await writePages(page, "ask")).toEqual({ status: "written", sheets: ["Comparison 1", "Capacity"] });
  // 37 requests on instances of 15: 3; QwQ-32B's 16,000 tokens: 4.194304 GB
  await shows(page, "'Comparison 1'!B5:C5", [[3, 4]]);
  await shows(page, "'Comparison 1'!B8:C8", [[4.194304, 8.388608]]);
  expect(await page.locator("#charts svg").getAttribute("aria-label")).toContain(
    "Option B: Weights 40, Cache 7",
  );
  const bytes = await saved(page);

  await open(page, bytes);
  expect(await sheets(page)).toEqual(["Example", "Comparison 1", "Capacity"]);
  await page.evaluate(() => window.vramWorkbook.type("Capacity!B3", "46"));
  // the named cell, the drop-downs' sheet and our own function follow: 46 of 15 need 4
  await shows(page, "'Comparison 1'!B5", 4);
  await page.evaluate(() => window.vramWorkbook.type("'Comparison 1'!A10", "3"));
  await shows(page, "'Comparison 1'!B8", 3 * 4.194304);
  await shows(page, "Example!D23", 8.589934592);
  expect((await saved(page)).length).toBeGreaterThan(bytes.length * 0.9);

  // the sheet on paper: what is shown, tints and chart included; 46 on 10 each need 5
  await page.evaluate(() => {
    window.vramWorkbook.select("'Comparison 1'!B5");
  });
  const on = await printed(page);
  expect(on("2,1")).toMatchObject({ text: "30.0" });
  expect(on("4,1")).toEqual({ text: "4", ground: "rgb(255, 199, 206)" });
  expect(on("9,2").text).toBe("TRUE");
  expect(await page.locator("#print thead tr").count()).toBe(2);
  expect(await page.locator("#print svg").count()).toBe(1);
  expect(complaints).toEqual([]);
});

test("nothing is overwritten unasked, and one step takes all back", async () => {
  const { page } = await openWorkbook();
  await writePages(page, "ask");
  expect(await writePages(page, "ask")).toEqual({
    status: "taken",
    sheets: ["Comparison 1", "Capacity"],
    names: [],
    holders: [],
    free: ["Comparison 1 (2)", "Capacity (2)"],
  });
  expect(await writePages(page, "beside")).toMatchObject({ sheets: ["Comparison 1 (2)", "Capacity (2)"] });
  await page.evaluate(() => window.vramWorkbook.type("'Capacity (2)'!B3", "61"));
  await shows(page, "'Comparison 1 (2)'!B5", 5);
  await shows(page, "'Comparison 1'!B5", 3);
  await focusCell(page, "A1");
  for (const left of [5, 3, 1]) {
    await page.keyboard.press("Control+z");
    await page.waitForFunction((count) => window.vramWorkbook.sheets().length === count, left);
  }

  // in its place on request: what was typed there is gone, other sheets' formulas look at the new one
  await writePages(page, "ask");
  await page.evaluate(() => window.vramWorkbook.type("Capacity!B3", "100"));
  await page.evaluate(() => window.vramWorkbook.type("Example!J1", "='Comparison 1'!B5*10"));
  await shows(page, "Example!J1", 70);
  expect(await writePages(page, "replace")).toMatchObject({ status: "written" });
  expect(await sheets(page)).toEqual(["Example", "Comparison 1", "Capacity"]);
  await shows(page, "Example!J1", 30);
});

test("the file comes by its button and its key, goes in again by the other, and must be one", async () => {
  const { page } = await openWorkbook({ locale: "zh-CN" });
  expect(await nameless(page)).toEqual([]);
  expect(await undoName(page)).toBe("撤销");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "另存为 .xlsx" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^显存 \d{4}-\d\d-\d\d\.xlsx$/);
  const path = join(mkdtempSync(join(tmpdir(), "vram-")), "a.xlsx");
  await download.saveAs(path);
  const [again] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  expect(again.suggestedFilename()).toBe(download.suggestedFilename());
  await page
    .locator("#bar input[type=file]")
    .setInputFiles({ name: "a.xlsx", mimeType: "", buffer: readFileSync(path) });
  await said(page).filter({ hasText: "a.xlsx 已打开并完成计算。" }).waitFor();
  await shows(page, "D12", 65.527752704);
  await page
    .locator("#bar input[type=file]")
    .setInputFiles({ name: "b.xlsx", mimeType: "", buffer: Buffer.from("no") });
  await said(page).filter({ hasText: "这不是 .xlsx 文件。" }).waitFor();
  await shows(page, "D12", 65.527752704);
});

test("the workbook outlives a reload and a crash; starting afresh asks first", async () => {
  const { page } = await openWorkbook();
  await writePages(page, "ask");
  await page.evaluate(() => window.vramWorkbook.type("Capacity!B3", "100"));
  await page.reload(); // within the half second in which nothing is kept yet
  await page.evaluate(() => window.vramWorkbook.ready);
  expect(await said(page).innerText()).toMatch(/^Restored: kept in this browser at/);
  await shows(page, "'Comparison 1'!B5", 7);
  await page.evaluate(() => {
    window.vramWorkbook.select("'Comparison 1'!B5");
  });
  const on = await printed(page);
  expect(on("4,1")).toEqual({ text: "7", ground: "rgb(255, 199, 206)" });

  await page.getByRole("button", { name: "Start afresh" }).click();
  await page.keyboard.press("Escape");
  expect(await sheets(page)).toHaveLength(3);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await page.getByRole("button", { name: "Delete and start afresh" }).click();
  await page.waitForFunction(() => window.vramWorkbook.sheets().length === 1);
  await kept(page).waitFor();
  await page.reload();
  await page.evaluate(() => window.vramWorkbook.ready);
  expect(await sheets(page)).toEqual(["Example"]);
});

test("a second tab has a workbook of its own, and both are kept", async () => {
  const { page } = await openWorkbook();
  await page.evaluate(() => window.vramWorkbook.type("C19", "first"));
  await kept(page).waitFor();
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.evaluate(() => window.vramWorkbook.ready);
  expect(await said(second).innerText()).toContain("Another tab has a workbook open.");
  await second.evaluate(() => window.vramWorkbook.type("C19", "second"));
  await kept(second).waitFor();
  await page.close();
  await second.reload();
  await second.evaluate(() => window.vramWorkbook.ready);
  await shows(second, "C19", "second");
  await second.getByRole("button", { name: "Open the other one" }).click();
  await second.waitForEvent("load");
  await second.evaluate(() => window.vramWorkbook.ready);
  await shows(second, "C19", "first");
});

test("storage that is forbidden or full is told, and the page asks before it closes", async () => {
  const { page } = await openWorkbook();
  for (const [error, sentence] of [
    ["SecurityError", "does not let the page keep anything"],
    ["QuotaExceededError", "has no room left"],
  ] as const) {
    await page.evaluate((name) => {
      indexedDB.open = () => {
        throw new DOMException("", name);
      };
    }, error);
    await page.evaluate(() => window.vramWorkbook.type("C19", "1"));
    await said(page).filter({ hasText: sentence }).waitFor();
  }
  const stays = await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(stays).toBe(true);
});

test("a copy carries formulas: within the page, and as text; the source of a cell is a link", async () => {
  const { page } = await openWorkbook({
    permissions: ["clipboard-read", "clipboard-write"],
  });
  expect(await nameless(page)).toEqual([]);
  expect(await undoName(page)).toBe("Undo");
  await focusCell(page, "D10");
  await page.keyboard.press("Control+c");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) === "16,000");
  await focusCell(page, "E10");
  await page.keyboard.press("Control+v");
  await shows(page, "E10", 16_000); // =C10 one column on: =D10
  await page.evaluate(() => window.vramWorkbook.type("C10", "5"));
  await shows(page, "E10", 5);

  // a spilled block is one formula: its other cells stay free for it
  await page.evaluate(() => {
    window.vramWorkbook.select("B22:D23");
  });
  await page.getByRole("button", { name: "Copy formulas" }).click();
  await said(page).filter({ hasText: "6 cells copied with their formulas." }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "context ↓   concurrency →\t1\t8\r\n4096\t=VRAM.KV(D4,B23:B25,C22:D22)\t",
  );

  await writePages(page, "ask");
  await page.evaluate(() => {
    window.vramWorkbook.select("Capacity!C3");
  });
  const link = page.getByRole("link", { name: "Open the source" });
  expect(await link.getAttribute("href")).toBe("https://example.com/a?b=1&c=2");
  await page.evaluate(() => {
    window.vramWorkbook.select("Capacity!A3");
  });
  await link.waitFor({ state: "hidden" });
});
