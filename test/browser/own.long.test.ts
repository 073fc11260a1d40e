import { mkdirSync } from "node:fs";
import type { Locator, Page, Route } from "playwright-core";
import { madeGguf, SMALL } from "../pane/own/made-gguf";
import { PUBLIC_LOGS } from "../reading/logs/public-logs";
import { barriersInPane } from "./barriers";
import { openWorkbook, shows } from "./open-page";

const WORDS = {
  en: { locale: "en-US", section: "Own models, cards, prices", add: "Add to the workbook", fetchWay: "Fetch by its name", fetch: "Fetch config.json", type: "Type its numbers", use: "Read these numbers", models: "Own models", cards: "Own cards", prices: "Own prices", list: "Write an empty price list" },
  zh: { locale: "zh-CN", section: "自有模型、加速卡与价格", add: "加入工作簿", fetchWay: "按名称获取", fetch: "获取 config.json", type: "填写数值", use: "读取这些数值", models: "自有模型", cards: "自有加速卡", prices: "自有价格", list: "写入空白价格表" },
} as const; // prettier-ignore

// Qwen/Qwen3-0.6B, the keys that shape it: https://huggingface.co/Qwen/Qwen3-0.6B/blob/main/config.json
const CONFIG = JSON.stringify(
  { architectures: ["Qwen3ForCausalLM"], model_type: "qwen3", hidden_size: 1024, intermediate_size: 3072, num_hidden_layers: 28, num_attention_heads: 16, num_key_value_heads: 8, head_dim: 128, vocab_size: 151936, tie_word_embeddings: true, max_position_embeddings: 40960, torch_dtype: "bfloat16" },
  null,
  2,
); // prettier-ignore

const button = (page: Page, text: string): Locator => page.locator("#pane fluent-button", { hasText: text });
const said = (page: Page): Locator => page.locator("#pane .own-said");
const sheets = (page: Page): Promise<string[]> => page.evaluate(() => window.vramWorkbook.sheets());
const model = (page: Page): Locator => page.locator("#vram-model");

async function openSection(page: Page, words: { readonly section: string }): Promise<void> {
  await page.getByRole("button", { name: words.section }).click();
  await page.locator("#pane .own").waitFor();
}

/** Drops a file onto the place for it, as a mouse does. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, all]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(all)], file));
      return transfer;
    },
    [name, Array.from(bytes)] as const,
  );
  await page.locator("#pane .own-drop").dispatchEvent("drop", { dataTransfer: data });
}

async function add(page: Page, words: { readonly add: string }): Promise<void> {
  await button(page, words.add).click();
  await page.locator("#pane .own-add").waitFor({ state: "detached" });
}

const sideways = (page: Page): Promise<boolean> =>
  page
    .locator("#pane")
    .evaluate((pane) => [pane, ...pane.children].some((part) => part.scrollWidth > part.clientWidth));

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.VRAM_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
}

test.each(["en", "zh"] as const)(
  "%s: a config.json that is dropped stands in the workbook, and a table refers to it",
  async (language) => {
    const words = WORDS[language];
    const { page, complaints } = await openWorkbook({ locale: words.locale });
    await openSection(page, words);
    await drop(page, "house-0.6b.json", new TextEncoder().encode(CONFIG));
    await said(page).filter({ hasText: "0.6 B" }).waitFor();
    await add(page, words);
    expect(await sheets(page)).toContain(words.models);
    expect(await model(page).inputValue()).toBe("house-0.6b");
    expect(await barriersInPane(page)).toEqual([]);
    await picture(page, `own-${language}`);

    // a formula of the user's own: 2 x 28 layers x 8 heads x 128 x 2 bytes x 1,000 tokens
    const first = (await sheets(page))[0] ?? "";
    await page.evaluate(
      ([at, own]) => window.vramWorkbook.type(`'${at}'!J1`, `=VRAM.KV('${own}'!B5,1000,1,"BF16","bytes")`),
      [first, words.models] as const,
    );
    await shows(page, `'${first}'!J1`, 114_688_000);

    // the pane's own table refers to the same cell, on a sheet of its own
    await page.evaluate((at) => {
      window.vramWorkbook.select(`'${at}'!L1`);
    }, first);
    await button(page, language === "en" ? "Insert breakdown" : "插入").click();
    await page.locator("#pane footer [role=status]").filter({ hasText: /L1/ }).waitFor();
    await shows(page, `'${first}'!L1`, expect.stringContaining("house-0.6b"));
    expect(complaints).toEqual([]);
  },
);

test("a GGUF that is dropped is read where it lies, and nothing is asked of anybody", async () => {
  const words = WORDS.en;
  const { page, complaints } = await openWorkbook();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await openSection(page, words);
  asked.length = 0;
  await drop(page, "tiny.gguf", madeGguf(SMALL));
  await said(page).filter({ hasText: "Layers 2" }).waitFor();
  // its reader alone
  expect(asked).toEqual([expect.stringMatching(/^\/gguf\.\w+\.js$/)]);
  await add(page, words);
  expect(await model(page).inputValue()).toBe("Tiny Qwen");
  await shows(page, "'Own models'!B4:B5", [["Tiny Qwen"], [98_304 / 1e9]]);
  await page.evaluate(() =>
    window.vramWorkbook.type("Example!J1", `=VRAM.KV('Own models'!A4:B13,100,1,"BF16","bytes")`),
  );
  // 2 x 2 layers x 2 heads x 64 x 2 bytes x 100 tokens
  await shows(page, "Example!J1", 102_400);
  await drop(page, "notes.gguf", new TextEncoder().encode("no"));
  await said(page).filter({ hasText: "This is no GGUF file" }).waitFor();
  expect(complaints).toEqual([]);
});

/** A hub by its rules: each id stands for one way to answer. */
async function stubHubs(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const answers: Readonly<Record<string, (route: Route) => Promise<void>>> = {
    "house/good": (route) => route.fulfill({ body: CONFIG, headers: { "access-control-allow-origin": "*" } }),
    "house/missing": (route) => route.fulfill({ status: 404, body: "", headers: { "access-control-allow-origin": "*" } }),
    "house/gated": (route) => route.fulfill({ status: 401, body: "", headers: { "access-control-allow-origin": "*" } }),
    "house/closed": (route) => route.fulfill({ body: CONFIG, headers: { "access-control-allow-origin": "https://elsewhere.example" } }),
    "house/page": (route) => route.fulfill({ body: "<html>", headers: { "access-control-allow-origin": "*" } }),
    "house/large": (route) => route.fulfill({ body: "{".padEnd(2_100_000), headers: { "access-control-allow-origin": "*" } }),
    "house/down": (route) => route.abort("internetdisconnected"),
  };
  await page.route(/^https:\/\/(?:huggingface\.co|hf-mirror\.com|www\.modelscope\.cn)\//, async (route) => {
    asked.push(route.request().url());
    const id = Object.keys(answers).find((name) => route.request().url().includes(name));
    await (id === undefined ? route.abort() : answers[id]?.(route));
  });
  return asked;
} // prettier-ignore

test.each(["en", "zh"] as const)("%s: a config is fetched on the press alone, and whatever fails is a sentence", async (language) => {
  const words = WORDS[language];
  const { page } = await openWorkbook({ locale: words.locale });
  const asked = await stubHubs(page);
  await openSection(page, words);
  await page.getByText(words.fetchWay).click();
  const id = page.locator("#vram-own-id");
  const said = page.locator("#pane .own-said");
  const failures = {
    "house/missing": { en: "There is no model", zh: "没有这个名称的模型" },
    "house/gated": { en: "asks for a login", zh: "要求登录" },
    "house/closed": { en: "No answer that a browser may read", zh: "没有浏览器可读取的应答" },
    "house/page": { en: "no config.json but a page", zh: "网页而不是 config.json" },
    "house/large": { en: "too large for a config.json", zh: "应答过大" },
    "house/down": { en: "no network", zh: "网络不通" },
  };
  await id.fill("not an id");
  await button(page, words.fetch).click();
  for (const [name, sentence] of Object.entries(failures)) {
    await id.fill(name);
    await page.locator("#pane .own-address", { hasText: `https://huggingface.co/${name}/resolve/main/config.json` }).waitFor();
    await button(page, words.fetch).click();
    await said.filter({ hasText: sentence[language] }).waitFor();
  }
  expect(asked).toEqual(Object.keys(failures).map((name) => `https://huggingface.co/${name}/resolve/main/config.json`));
  await id.fill("house/good");
  expect(asked).toHaveLength(6);
  await button(page, words.fetch).click();
  await said.filter({ hasText: "0.6 B" }).waitFor();
  expect(await barriersInPane(page)).toEqual([]);
  await add(page, words);
  await shows(page, `'${words.models}'!B4`, "good");
  expect(asked).toHaveLength(7);
}); // prettier-ignore

test("ModelScope is asked by the address that its pages show, and by no other", async () => {
  const { page } = await openWorkbook();
  const asked = await stubHubs(page);
  await openSection(page, WORDS.en);
  await page.getByText(WORDS.en.fetchWay).click();
  await page.locator("#vram-own-hub").click();
  await page.locator("#pane fluent-option", { hasText: "ModelScope" }).click();
  await page.locator("#vram-own-id").fill("https://www.modelscope.cn/models/house/good");
  const address = "https://www.modelscope.cn/models/house/good/resolve/master/config.json";
  await page.locator("#pane .own-address", { hasText: address }).waitFor();
  await button(page, WORDS.en.fetch).click();
  await page.locator("#pane .own-said", { hasText: "0.6 B" }).waitFor();
  expect(asked).toEqual([address]);
});

test("another address than the hubs is beyond what the page may reach", async () => {
  const { page } = await openWorkbook();
  await page.route("https://example.com/**", (route) =>
    route.fulfill({ body: "{}", headers: { "access-control-allow-origin": "*" } }),
  );
  const outcome = await page.evaluate(() =>
    fetch("https://example.com/config.json").then(
      () => "reached",
      () => "refused",
    ),
  );
  expect(outcome).toBe("refused");
});

test("numbers of a card, names that would be formulas, the list of prices, and all of it after a reload", async () => {
  const words = WORDS.en;
  const { page, complaints } = await openWorkbook({ viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
  await openSection(page, words);
  const [ofModel, ofCard] = [page.locator("#pane .own-way summary").nth(1), page.locator("#pane .own-way summary").nth(2)];
  await ofCard.click();
  await page.locator("#vram-own-card-memory").fill("192");
  await page.locator("#vram-own-card-usable").fill("180");
  await button(page, words.use).last().click();
  await said(page).filter({ hasText: "192 GB" }).waitFor();
  await page.locator("#vram-own-name").fill('=HYPERLINK("http://x")');
  await add(page, words);
  await shows(page, "'Own cards'!B4", '=HYPERLINK("http://x")');
  await ofModel.click();
  await page.locator("#vram-own-model-parameters").fill("7");
  await page.locator("#vram-own-model-layers").fill("minus one");
  await button(page, words.use).first().click();
  expect(await page.locator("#pane .own-add").count()).toBe(0);
  await button(page, words.list).click();
  await page.locator("#pane").getByText("The list is in Own prices").waitFor();
  await page.evaluate(() => window.vramWorkbook.type("'Own prices'!B4", "125000"));
  await page.evaluate(() => { window.vramWorkbook.select("Example!A1"); });
  await page.locator("#pane").getByText("the next bid takes: 1.").waitFor();
  expect(await barriersInPane(page)).toEqual([]);
  expect(await sideways(page)).toBe(false);
  await picture(page, "own-dark");

  await page.locator("#bar .kept").filter({ hasText: "Kept in this browser" }).waitFor();
  await page.reload();
  await page.evaluate(() => window.vramWorkbook.ready);
  await page.locator("#vram-card").fill("HYPERLINK");
  await page.getByRole("option", { name: /=HYPERLINK/ }).waitFor();
  expect(complaints).toEqual([]);
}); // prettier-ignore

test.each(["en", "zh"] as const)("%s: the log of a start replaces an option's estimate, and is taken back", async (language) => {
  const { page } = await openWorkbook({ locale: WORDS[language].locale });
  await page.locator("#pane fluent-tab", { hasText: language === "en" ? "Compare" : "对比" }).click();
  const log = page.locator("#vram-log-A");
  await page.locator("#pane .option summary").first().click();
  const most = page.locator("#pane .option").first().locator("dd").first();
  const before = await most.innerText();
  await log.fill("nothing of a log");
  await page.locator("#vram-log-A-said", { hasText: language === "en" ? "No line on memory" : "未找到" }).waitFor();
  await log.fill(PUBLIC_LOGS.find(({ source }) => source.endsWith("pull/2139"))?.lines ?? "");
  await page.locator("#vram-log-A-said", { hasText: "1,052,672" }).waitFor();
  await page.locator("#vram-log-A-said", { hasText: language === "en" ? "Devices differ" : "各设备数值不同" }).waitFor();
  await expect(most.innerText()).resolves.not.toBe(before);
  expect(await barriersInPane(page)).toEqual([]);
  await picture(page, `log-${language}`);
  await button(page, language === "en" ? "Back to the estimate" : "恢复估算").click();
  await expect(most.innerText()).resolves.toBe(before);
}); // prettier-ignore

// what a live bid asks of an option of the user's own
test("a card of the user's own counts while a cell has its name, and another's figures when that is chosen", async () => {
  const { page } = await openWorkbook();
  const cells = {
    J1: "Card", K1: "House card", J2: "Memory (GB)", K2: "96", J3: "Usable memory (GiB)", L1: "House card",
    M1: '=VRAM.CONSTANTS("Qwen3-32B","BF16",IF(L1="House card",J1:K3,L1),2)',
    N1: '=VRAM.CONSTANTS("Qwen3-32B","BF16",J1:K3,2)',
    O1: '=VRAM.CONSTANTS("Qwen3-32B","BF16","H200",2)',
  }; // prettier-ignore
  for (const [address, text] of Object.entries(cells))
    await page.evaluate(([at, what]) => window.vramWorkbook.type(at, what), [address, text] as const);
  const columns = async () => Promise.all(["M1:M14", "N1:N14", "O1:O14"].map((block) => page.evaluate((at) => window.vramWorkbook.read(at), block))); // prettier-ignore
  const [own, typed, other] = await columns();
  expect(own).toEqual(typed);
  expect(own).not.toEqual(other);
  await page.evaluate(() => window.vramWorkbook.type("L1", "H200"));
  const [chosen] = await columns();
  expect(chosen).toEqual(other);
});
