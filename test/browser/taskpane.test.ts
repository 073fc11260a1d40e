import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

// The page that Excel shows, with Microsoft's script replaced: there is no Excel here, and no network in a test.

jest.setTimeout(60_000);
const OFFICE_JS = "https://appsforoffice.microsoft.com/**";
/** A little more than the page's own patience of eight seconds. */
const PATIENCE_MS = 12_000;

/** As much of Office.js as the page touches before anyone inserts anything. */
const officeJs = (host: "Excel" | null, displayLanguage = "en-US"): string => `
  globalThis.CustomFunctions = { associated: [], associate(id) { this.associated.push(id); } };
  globalThis.Office = {
    HostType: { Excel: "Excel" },
    EventType: { DocumentSelectionChanged: "documentSelectionChanged" },
    onReady: () => Promise.resolve({ host: ${JSON.stringify(host)} }),
    context: {
      displayLanguage: "${displayLanguage}",
      requirements: { isSetSupported: () => true },
      document: { addHandlerAsync() {}, removeHandlerAsync() {} },
    },
  };
  globalThis.Excel = {
    run: (options, batch) => {
      const cell = { load() {}, address: "Sheet1!B4", worksheet: { load() {}, name: "Sheet1" } };
      const range = { getCell: () => cell };
      return (batch ?? options)({ sync: async () => {}, workbook: { getSelectedRange: () => range } });
    },
  };`;

type Answer = { body: string } | "refused" | "silence";

interface OpenedPage {
  readonly page: Page;
  readonly complaints: string[];
}

const opened: Page[] = [];
let browser: Promise<Browser> | null = null;
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
});
afterAll(async () => {
  await (await browser)?.close();
});

async function openPane(
  answer: Answer,
  { missing, ...context }: BrowserContextOptions & { readonly missing?: string } = {},
): Promise<OpenedPage> {
  browser ??= chromium.connect(given("VRAM_TEST_BROWSER"));
  const shown = await (await browser).newContext({ viewport: { width: 350, height: 640 }, ...context });
  const page = await shown.newPage();
  opened.push(page);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.route(OFFICE_JS, async (route) => {
    if (answer === "silence") return;
    if (answer === "refused") await route.abort("connectionrefused");
    else await route.fulfill({ contentType: "text/javascript", body: answer.body });
  });
  if (missing !== undefined) await page.route(missing, (route) => route.abort());
  await page.goto(`${given("VRAM_TEST_PAGE")}taskpane.html`, { waitUntil: "commit" });
  return { page, complaints };
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is not set: run these tests with jest --selectProjects browser.`);
  return value;
}

test("Compare and Bid are loaded at the first look, under the page's own policy", async () => {
  const { page, complaints } = await openPane({ body: officeJs("Excel", "zh-CN") });
  await page.locator("#pane fluent-tab", { hasText: "对比" }).click();
  await page.locator("#pane .option-name").nth(2).waitFor();
  await page.locator("#pane fluent-tab", { hasText: "标书" }).click();
  await page.locator("#pane fluent-button", { hasText: "生成标书" }).waitFor();
  expect(complaints).toEqual([]);
});

test("beside Excel the functions are registered and the pane stands, its policy kept", async () => {
  const { page, complaints } = await openPane({ body: officeJs("Excel") });
  await page.locator("#pane fluent-button, #pane button").first().waitFor();
  const ids = await page.evaluate(
    () => (globalThis as never as { CustomFunctions: { associated: string[] } }).CustomFunctions.associated,
  );
  expect(ids).toContain("VRAM.KV");
  expect(
    await page
      .locator("#no-office, #no-excel, #no-pane")
      .evaluateAll((all) => all.every((each) => (each as HTMLElement).hidden)),
  ).toBe(true);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("a Chinese Excel gets a Chinese pane", async () => {
  const { page } = await openPane({ body: officeJs("Excel", "zh-CN") });
  await page.locator("#pane fluent-button, #pane button").first().waitFor();
  expect(await page.locator("#pane").innerText()).toMatch(/[\u4e00-\u9fff]/);
});

test("outside Excel the page points to the embedded workbook", async () => {
  const { page } = await openPane({ body: officeJs(null) });
  const link = page.getByRole("link", { name: "open the embedded workbook" });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("index.html");
  expect(await page.locator("#no-excel").innerText()).toContain("打开内嵌工作簿");
});

test("when Office.js cannot be had, the page says so in both languages", async () => {
  const { page } = await openPane("refused");
  await page.getByRole("heading", { name: "Office.js did not load" }).waitFor({ timeout: PATIENCE_MS });
  expect(await page.locator("#no-office").innerText()).toContain("Office.js 未能加载");
});

test("when Office.js never answers, the page shows that it is starting, and after eight seconds what to do", async () => {
  const { page } = await openPane("silence");
  await page.getByText("Starting.").waitFor();
  const began = Date.now();
  await page.getByRole("heading", { name: "Office.js did not load" }).waitFor({ timeout: PATIENCE_MS });
  expect(Date.now() - began).toBeGreaterThan(5_000);
  await expect(page.getByRole("button", { name: "Try again" }).isVisible()).resolves.toBe(true);
});

test("when the pane's own files are missing, the page says that the functions still work", async () => {
  const { page } = await openPane({ body: officeJs("Excel") }, { missing: "**/pane.*.js" });
  await page.getByRole("heading", { name: "The pane did not load" }).waitFor();
  expect(await page.locator("#no-pane").innerText()).toContain("窗格未能加载");
});
