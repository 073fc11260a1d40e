import type { Page } from "playwright-core";
import { barriersIn } from "./barriers";
import { openWorkbook } from "./open-page";

/** The pane's link, where it leads, and the argument's help that stands there. */
const LANGUAGES = [
  { path: "?lang=en", all: "All functions", page: "help/VRAM.BREAKDOWN.html", said: "How many of them share one copy" },
  { path: "?lang=zh-CN", all: "全部函数", page: "help/zh-CN/VRAM.BREAKDOWN.html", said: "卡数：共同承载一份模型的卡数" },
] as const; // prettier-ignore

/** A link of the pane opens beside the workbook, which stays. */
async function opened(page: Page, name: string): Promise<Page> {
  const [help] = await Promise.all([
    page.context().waitForEvent("page"),
    page.locator("#pane .help a", { hasText: name }).click(),
  ]);
  await help.waitForLoadState();
  await help.setViewportSize({ width: 320, height: 640 });
  return help;
}

const isWithinItsWidth = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe.each(LANGUAGES)("help pages, $path", ({ path, all, page: address, said }) => {
  let pane: Page;
  beforeAll(async () => {
    ({ page: pane } = await openWorkbook({ path }));
  });

  test("the pane leads to the page of the function that its table is written with", async () => {
    const help = await opened(pane, "VRAM.BREAKDOWN");
    expect(help.url().endsWith(address)).toBe(true);
    expect(await help.locator("h1").innerText()).toBe("VRAM.BREAKDOWN");
    expect(await help.locator("dl").innerText()).toContain(said);
    // the first row of the example's table, which scrolls by itself
    expect(await help.locator("tr").first().locator("td").count()).toBeGreaterThan(4);
    expect(await isWithinItsWidth(help)).toBe(true);
    expect(await barriersIn(help, { include: [["html"]] })).toEqual([]);
  });

  test("the index leads on, and an address from before each function had a page leads to its entry", async () => {
    const index = await opened(pane, all);
    await index.goto(`${index.url()}#VRAM.KV`);
    const entry = index.locator("dt:target");
    expect(await entry.innerText()).toContain("VRAM.KV(model, context");
    expect(await isWithinItsWidth(index)).toBe(true);
    expect(await barriersIn(index, { include: [["html"]] })).toEqual([]);
    await entry.locator("a").click();
    await index.waitForURL(/VRAM\.KV\.html$/);
    expect(await index.locator("output").innerText()).toBe("4.194304");
  });
});
