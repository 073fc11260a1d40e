import type { Page } from "playwright-core";
import { focusCell, openWorkbook, shows } from "./open-page";

/** What the grid says while a formula is typed, in the words of functions.json and functions-zh-CN.json. */
const LANGUAGES = [
  {
    path: "?lang=en",
    about: "Memory of the KV cache",
    required: "Required",
    context: /Tokens of one request/,
  },
  {
    path: "?lang=zh-CN",
    about: "KV 缓存占用的显存",
    required: "必需",
    context: /上下文：单个请求占用的 token 数/,
  },
];

describe.each(LANGUAGES)("help while typing, $path", ({ path, about, required, context }) => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await openWorkbook({ path }));
  });

  test("autocomplete lists functions with what they answer; Tab takes one", async () => {
    await focusCell(page, "C19");
    await page.keyboard.type("=vram.k");
    const list = page.locator("[data-u-comp=rect-popup]", { hasText: "VRAM.KVSHAPE" });
    await list.waitFor();
    expect(await list.innerText()).toContain(about);
    await page.keyboard.press("Tab");
  });

  test("the arguments are explained, required and optional", async () => {
    const help = page.locator("[data-u-comp=rect-popup]", { hasText: "[kv_precision]" });
    await help.waitFor();
    const text = await help.innerText();
    expect(text).toContain(required);
    expect(text).toMatch(context);
    await page.keyboard.type('"QwQ-32B",16000)');
    await page.keyboard.press("Enter");
    await shows(page, "C19", expect.closeTo(4.194304, 9));
  });
});
