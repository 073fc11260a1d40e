// @ts-check
import { chromium } from "playwright-core";
import { buildIfStale, DIST } from "../../src/hosts/web/build.mjs";
import { serve } from "../../src/hosts/web/serve.mjs";
import { launchOptions } from "./chromium.mjs";
import { running } from "./global-teardown.mjs";

/** One build, one server and one browser for the whole run. VRAM_DIST names a finished build to test instead. */
export default async function globalSetup() {
  const options = launchOptions();
  const given = process.env.VRAM_DIST;
  if (!given) await buildIfStale();
  const server = await serve({ folder: given ?? DIST, port: 0 });
  const browser = await chromium.launchServer(options);
  process.env.VRAM_TEST_PAGE = server.url;
  process.env.VRAM_TEST_BROWSER = browser.wsEndpoint();
  running.server = server;
  running.browser = browser;
}
