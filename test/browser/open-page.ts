import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type {} from "../../src/hosts/web/vram-workbook"; // declares window.vramWorkbook

// a cold page takes two to three seconds, on a busy machine half a minute: a test that hangs is ended, no slow one
jest.setTimeout(180_000);

export interface OpenedPage {
  readonly page: Page;
  /** What went wrong in the page: errors, console errors, requests that left this machine. */
  readonly complaints: string[];
  readonly readyMs: number;
}

/** An own context each: no storage, no language and no theme of another test. */
export interface PageQuestion extends BrowserContextOptions {
  readonly path?: string;
}

/** Colours that fade are judged at their end: half-way, a button that wakes up has too little contrast. */
const USUAL: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: "en-US",
  reducedMotion: "reduce",
};

let browser: Promise<Browser> | null = null;
let inTest = false;
const pages = { ofTest: [] as Page[], ofGroup: [] as Page[] };

// A grid draws sixty times a second for as long as it is open: ten pages that nobody looks at any more take a core.
beforeEach(() => {
  inTest = true;
});
afterEach(async () => {
  inTest = false;
  await close(pages.ofTest);
});
afterAll(async () => {
  await close(pages.ofGroup);
  await (await browser)?.close();
});

const close = (opened: Page[]) => Promise.all(opened.splice(0).map((page) => page.context().close()));

/** The embedded workbook, ready to type into; closed after its test, or, opened before a group of tests, for the next. */
export async function openWorkbook(question: PageQuestion = {}): Promise<OpenedPage> {
  const { path = "", ...context } = question;
  const root = given("VRAM_TEST_PAGE");
  browser ??= chromium.connect(given("VRAM_TEST_BROWSER"));
  if (!inTest) await close(pages.ofGroup);
  const opened = await (await browser).newContext({ ...USUAL, ...context });
  opened.setDefaultTimeout(60_000);
  const page = await opened.newPage();
  (inTest ? pages.ofTest : pages.ofGroup).push(page);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(root) && !/^(data|blob):/.test(request.url()))
      complaints.push(`left this machine: ${request.url()}`);
  });
  const before = Date.now();
  await page.goto(root + path, { timeout: 120_000 }); // a busy machine takes its time
  await page.evaluate(() => window.vramWorkbook.ready);
  return { page, complaints, readyMs: Date.now() - before };
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: global-setup.mjs sets it.`);
  return value;
}

/** What cells show, once the calculation is done: polled, because the grid calculates in its own time. */
export async function shows(page: Page, address: string, expected: unknown): Promise<void> {
  let shown: unknown;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    shown = await page.evaluate((cells) => window.vramWorkbook.read(cells), address);
    try {
      expect(shown).toEqual(expected);
      return;
    } catch {
      await page.waitForTimeout(50);
    }
  }
  expect(shown).toEqual(expected);
}

/** Types into cells downwards from an address, with the keyboard, as a person does. */
export async function typeDown(page: Page, address: string, texts: readonly string[]): Promise<void> {
  await focusCell(page, address);
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
}

/** Gives the grid the keyboard, by F6 from the pane, and selects a cell. */
export async function focusCell(page: Page, address: string): Promise<void> {
  await page.locator("#pane").focus();
  await page.keyboard.press("F6");
  await page.evaluate((cell) => {
    window.vramWorkbook.select(cell);
  }, address);
}

/** The text of the tip that appears when the mouse rests on a cell. */
export async function hover(page: Page, address: string): Promise<string> {
  const { x, y } = await page.evaluate((cell) => window.vramWorkbook.place(cell), address);
  await page.mouse.move(x + 40, y + 80);
  await page.mouse.move(x, y, { steps: 4 });
  const tip = page.locator("[data-u-comp=cell-popup]");
  await tip.waitFor({ state: "visible", timeout: 5_000 });
  return tip.innerText();
}
