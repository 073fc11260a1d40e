import type { BrowserContext, Page } from "playwright-core";
import { openWorkbook, shows } from "./open-page";

// What becomes of the work when the browser's storage fails, or the page dies while it keeps something.

jest.setTimeout(400_000); // a busy machine takes half a minute for a page

const said = (page: Page) => page.locator("#bar [role=status], #bar [role=alert]").first();
const kept = (page: Page) => page.locator("#bar .kept").filter({ hasText: /Kept in this browser|已保留/ });
const type = (page: Page, address: string, text: string): Promise<void> =>
  page.evaluate(([at, what]) => window.vramWorkbook.type(at, what), [address, text] as const);
const says = (page: Page, words: RegExp): Promise<void> => said(page).filter({ hasText: words }).waitFor();

/** The page anew in another tab of the same browser, as after a crash: nothing of the old tab is left but what is stored. */
async function again(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, { timeout: 120_000 });
  await page.evaluate(() => window.vramWorkbook.ready);
  return page;
}

/** The workbook saved, opened again and read: what a user does who is told to save as .xlsx. */
async function savedCell(page: Page, address: string): Promise<unknown> {
  return page.evaluate(async (at) => {
    const bytes = await window.vramWorkbook.save();
    await window.vramWorkbook.open(bytes);
    return window.vramWorkbook.read(at);
  }, address);
}

/** Changes what is stored, and answers when it is. */
const withDrafts = (page: Page, change: string): Promise<void> =>
  page.evaluate(
    (body) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("vram-workbook", 1);
        opening.onerror = () => { reject(new Error("no database")); };
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction("drafts", "readwrite");
          const drafts = transaction.objectStore("drafts");
          const all = drafts.getAll();
          all.onsuccess = () => {
            for (const draft of all.result as Record<string, unknown>[])
              drafts.put({ ...draft, ...(JSON.parse(body) as object) });
          };
          transaction.oncomplete = () => { database.close(); resolve(); };
        };
      }),
    change,
  ); // prettier-ignore

test.each([
  ["en-US", /has no room left to keep the workbook\. Save it as \.xlsx/],
  ["zh-CN", /已没有空间保留工作簿。关闭页面前请另存为 \.xlsx/],
])("%s: storage that is full is told, the last draft stands, and the file has every cell", async (locale, sentence) => {
  const { page } = await openWorkbook({ locale });
  await type(page, "C19", "before");
  await kept(page).waitFor();
  await page.evaluate(() => {
    // as a browser refuses what is too much: the request fails, and the transaction with it
    // eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
    const put = IDBObjectStore.prototype.put;
    Object.assign(window, { restore: () => { IDBObjectStore.prototype.put = put; } });
    IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
    Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
  });
  await type(page, "C20", "after");
  await says(page, sentence);
  expect(await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })))).toBe(true);
  // where room is made, the next change is kept and the alarm is over
  await page.evaluate(() => { (window as unknown as { restore(): void }).restore(); });
  await type(page, "C21", "later");
  await said(page).filter({ hasText: sentence }).waitFor({ state: "hidden" });
  const other = await again(page.context(), page.url());
  await other.close();
  await page.close();
  const after = await again(other.context(), other.url());
  await shows(after, "C19:C21", [["before"], ["after"], ["later"]]);
}); // prettier-ignore

test("full storage: the workbook saved as .xlsx has what no draft has", async () => {
  const { page } = await openWorkbook();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };
  }); // prettier-ignore
  await type(page, "C19", "mine");
  await says(page, /has no room left/);
  expect(await savedCell(page, "C19")).toBe("mine");
});

test.each([
  ["en-US", /does not let the page keep anything\. Save as \.xlsx/],
  ["zh-CN", /不允许页面保留内容。关闭页面前请另存为 \.xlsx/],
])("%s: with all storage blocked the page opens, works, says so, and saves", async (locale, sentence) => {
  const { page } = await openWorkbook({ locale });
  const blocked = await page.context().newPage();
  await blocked.addInitScript(() => {
    const refuse = (): never => { throw new DOMException("", "SecurityError"); };
    for (const name of ["indexedDB", "localStorage", "sessionStorage"])
      Object.defineProperty(window, name, { get: refuse });
  });
  const complaints: string[] = [];
  blocked.on("pageerror", (error) => complaints.push(error.message));
  await blocked.goto(page.url(), { timeout: 120_000 });
  await blocked.evaluate(() => window.vramWorkbook.ready);
  await says(blocked, sentence);
  await type(blocked, "C19", '=VRAM.KV("QwQ-32B",16000)');
  await shows(blocked, "C19", expect.closeTo(4.194304, 9));
  await says(blocked, sentence);
  expect(await savedCell(blocked, "C19")).toEqual(expect.closeTo(4.194304, 9));
  expect(complaints).toEqual([]);
}); // prettier-ignore

test("a page that is killed while it keeps loses no more than its last half second, and no draft is torn", async () => {
  const { page } = await openWorkbook();
  const context = page.context();
  const url = page.url();
  await type(page, "C19", "kept");
  await kept(page).waitFor();
  for (const [round, afterMs] of [0, 20, 150].entries()) {
    const tab = await again(context, url);
    await tab.evaluate(
      ([text, wait]) => {
        // a draft as large as they come, so that the writing takes its time
        // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own store
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, ...more) {
          setTimeout(() => { console.log("writing"); }, wait);
          return put.call(this, { ...(value as object), ballast: "x".repeat(20_000_000) }, ...more);
        };
        void window.vramWorkbook.type("C20", text);
      },
      [`round ${round}`, afterMs] as const,
    );
    await tab.waitForEvent("console", (message) => message.text() === "writing");
    const session = await context.newCDPSession(tab);
    // the renderer dies at once: no pagehide, no promise is kept
    session.send("Page.crash").catch(() => undefined);
    await tab.waitForEvent("crash").catch(() => undefined);
    await tab.close();
  }
  await page.close();
  const last = await again(context, url);
  await says(last, /^Restored/);
  await shows(last, "C12:D12", [[64, expect.closeTo(65.527752704, 9)]]);
  const drafts = await last.evaluate(
    () =>
      new Promise<{ snapshot: string }[]>((resolve) => {
        indexedDB.open("vram-workbook", 1).onsuccess = ({ target }) => {
          const asked = (target as IDBOpenDBRequest).result.transaction("drafts").objectStore("drafts").getAll();
          asked.onsuccess = () => { resolve(asked.result as { snapshot: string }[]); };
        };
      }),
  );
  expect(drafts.length).toBeGreaterThan(0);
  for (const { snapshot } of drafts) expect(JSON.parse(snapshot)).toHaveProperty("sheetOrder");
  // the first tab's draft is there, whatever became of the others
  expect(drafts.some(({ snapshot }) => snapshot.includes('"kept"'))).toBe(true);
}); // prettier-ignore

const BROKEN: readonly (readonly [what: string, change: string])[] = [
  ["half of it", '{"snapshot":"{\\"sheets\\":{\\"a\\":"}'],
  ["no text at all", '{"snapshot":7}'],
  ["a workbook without sheets", '{"snapshot":"{\\"sheetOrder\\":[],\\"sheets\\":{}}"}'],
  ["sheets that are no sheets", '{"snapshot":"{\\"sheetOrder\\":[\\"a\\"],\\"sheets\\":{\\"a\\":{\\"cellData\\":7,\\"rowData\\":\\"x\\"}}}"}'],
  ["cells that stop the grid", '{"snapshot":"{\\"sheetOrder\\":[\\"a\\"],\\"sheets\\":{\\"a\\":{\\"id\\":\\"a\\",\\"cellData\\":{\\"0\\":7,\\"1\\":{\\"0\\":{\\"f\\":9}}},\\"mergeData\\":9}}}"}'],
  ["nothing but an id", '{"snapshot":null,"savedAt":"yesterday","name":9}'],
]; // prettier-ignore

test("a draft that is broken leaves the page working, is said, and stays", async () => {
  const { page } = await openWorkbook();
  const url = page.url();
  let tab = page;
  for (const [what, change] of BROKEN) {
    await type(tab, "C19", what);
    await kept(tab).waitFor();
    await withDrafts(tab, change);
    await tab.close();
    tab = await page.context().newPage();
    await tab.goto(url, { timeout: 120_000 });
    // what stops the grid has the page begin again without it
    const words = said(tab).filter({ hasText: /could not be opened\. It stays kept/ });
    await words.waitFor({ timeout: 120_000 }).catch(() => { throw new Error(`${what}: nothing is said`); });
    await tab.evaluate(() => window.vramWorkbook.ready);
    await shows(tab, "D12", expect.closeTo(65.527752704, 9));
    const drafts = await tab.evaluate(
      () =>
        new Promise<number>((resolve) => {
          indexedDB.open("vram-workbook", 1).onsuccess = ({ target }) => {
            const asked = (target as IDBOpenDBRequest).result.transaction("drafts").objectStore("drafts").count();
            asked.onsuccess = () => { resolve(asked.result); };
          };
        }),
    );
    expect(drafts).toBeGreaterThan(0);
  }
  await type(tab, "C20", "goes on");
  await kept(tab).waitFor();
}); // prettier-ignore

test("a draft of an older version opens with every cell, and what it did not know is added", async () => {
  const { page } = await openWorkbook();
  await type(page, "C19", "old");
  await kept(page).waitFor();
  // the first versions kept neither styles nor resources, and Univer's own version was another
  const older = {
    id: "old",
    appVersion: "0.1.0",
    locale: "enUS",
    name: "VRAM",
    sheetOrder: ["s"],
    sheets: { s: { id: "s", name: "Mine", cellData: { 0: { 0: { v: 16000, t: 2 }, 1: { f: '=VRAM.KV("QwQ-32B",A1)' } } } } },
  };
  await withDrafts(page, JSON.stringify({ snapshot: JSON.stringify(older), savedAt: Date.now() }));
  const url = page.url();
  await page.close();
  const next = await again(page.context(), url);
  await shows(next, "Mine!A1:B1", [[16_000, expect.closeTo(4.194304, 9)]]);
  await type(next, "A1", "32000");
  await shows(next, "B1", expect.closeTo(8.388608, 9));
}); // prettier-ignore

test("two tabs that are open at once never write over each other, whichever closes first", async () => {
  const { page } = await openWorkbook();
  const context = page.context();
  await type(page, "C19", "one");
  const second = await again(context, page.url());
  await type(second, "C19", "two");
  await Promise.all([type(page, "C20", "one more"), type(second, "C20", "two more")]);
  await kept(page).waitFor();
  await kept(second).waitFor();
  const url = page.url();
  await page.close(); // within the half second: what was typed last is rescued as the page goes
  await second.close();
  const first = await again(context, url);
  const other = await again(context, url);
  const texts = await Promise.all(
    [first, other].map((tab) => tab.evaluate(() => window.vramWorkbook.read("C19:C20"))),
  );
  expect(texts).toEqual(
    expect.arrayContaining([
      [["one"], ["one more"]],
      [["two"], ["two more"]],
    ]),
  );
});
