import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import type {} from "../../src/hosts/web/vram-workbook"; // declares window.vramWorkbook
import { plainServer } from "./static-server";

// A network without the Internet: the build with --env closed, two folders deep behind the plainest of servers, in a
// browser for which no other host is there.

jest.setTimeout(120_000);
const root = path.resolve(__dirname, "../..");
const scratch = mkdtempSync(path.join(tmpdir(), "vram-closed-"));
const folder = path.join(scratch, "tools/vram");
let server: Awaited<ReturnType<typeof plainServer>>;
let browser: Browser;
let at = "";

beforeAll(async () => {
  const webpack = path.join(root, "node_modules/webpack/bin/webpack.js");
  const args = [webpack, "--mode", "production", "--env", "closed", "--output-path", folder];
  execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
  server = await plainServer(scratch);
  at = `${server.url}tools/vram/`;
  browser = await chromium.connect(process.env.VRAM_TEST_BROWSER ?? "");
}, 240_000);
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
afterAll(async () => {
  await browser.close();
  server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  /** Addresses of other hosts that the page asked for; none of them got an answer. */
  readonly away: string[];
  readonly complaints: string[];
}

async function open(address: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US" });
  const page = await context.newPage();
  const away: string[] = [];
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) away.push(request.url());
  }); // prettier-ignore
  await context.route(
    (url) => !url.href.startsWith(server.url),
    (route) => route.abort("internetdisconnected"),
  );
  await page.goto(at + address);
  return { page, away, complaints };
}

test("the workbook calculates, and its pane offers no fetch", async () => {
  const { page, away, complaints } = await open("");
  await page.evaluate(() => window.vramWorkbook.ready);
  await page.evaluate(() => window.vramWorkbook.type("H30", '=VRAM.KV("QwQ-32B",16000)'));
  // 2 x 64 layers x 8 heads x 128 x 2 bytes x 16,000 tokens = 4.194304 GB
  await page.waitForFunction(() => Math.abs(Number(window.vramWorkbook.read("H30")) - 4.194304) < 1e-9);
  for (const tab of await page.locator("#pane fluent-tab").all()) {
    await tab.click();
    await page.waitForTimeout(300);
  }
  await page.locator("#pane fluent-tab").first().click();
  await page.getByText("Own models, cards, prices").click();
  await page.getByText("Type its numbers").first().waitFor();
  expect(await page.getByText("Fetch by its name").count()).toBe(0);
  expect({ away, complaints }).toEqual({ away: [], complaints: [] });
  await page.context().close();
});

test("beside Excel, Office.js comes from the folder, registers every function, and breaks no policy", async () => {
  // what Excel on Windows puts behind the address; Office.js then loads the Excel that belongs to it
  const { page, away, complaints } = await open("taskpane.html?_host_Info=Excel$Win32$16.01$zh-CN$$$$16");
  await page.waitForFunction(() => "Excel" in globalThis && "CustomFunctions" in globalThis);
  const known = await page.evaluate(() => ({
    run: typeof Excel.run,
    error: typeof CustomFunctions.Error,
    scripts: [...document.scripts].map(({ src }) => new URL(src).pathname.replace(/^.*\/vram\//, "")),
  }));
  expect([known.run, known.error]).toEqual(["function", "function"]);
  expect(known.scripts.filter((script) => script.startsWith("office/")).length).toBeGreaterThan(1);
  expect({ away, complaints }).toEqual({ away: [], complaints: [] });
  await page.context().close();
});

test("outside Excel the pane's page says so, without asking anybody", async () => {
  const { page, away } = await open("taskpane.html");
  await page.getByRole("heading", { name: "This page belongs beside Excel" }).waitFor({ timeout: 12_000 });
  expect(away).toEqual([]);
  await page.context().close();
});

test.each(["help.html", "help-zh-CN.html", "support.html"])("%s needs nobody else", async (file) => {
  const { page, away, complaints } = await open(file);
  expect(await page.locator("h1").first().innerText()).not.toBe("");
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toBe("Times New Roman");
  expect({ away, complaints }).toEqual({ away: [], complaints: [] });
  await page.context().close();
});

test("no page may ask another host than its own, and Microsoft's licence lies beside its script", () => {
  for (const file of ["index.html", "taskpane.html", "help.html", "help-zh-CN.html", "support.html"]) {
    const [, policy = ""] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(readFileSync(path.join(folder, file), "utf8")) ?? []; // prettier-ignore
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  }
  expect(readFileSync(path.join(folder, "office/LICENSE.md"), "utf8")).toContain("MICROSOFT");
});
