// @ts-check
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { Builder, By, Key } from "selenium-webdriver";

const DRIVER = "/usr/bin/WebKitWebDriver";
const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"];
const KEYS = { Enter: Key.ENTER, F6: Key.F6 };
const SCREEN = "/usr/bin/Xvfb";

/**
 * WebKit as GNOME builds it, the engine of Safari, over WebDriver: its smallest browser on a screen that nobody sees.
 *
 * @returns {Promise<import("./other-browser.d.ts").OtherBrowser | string>} or why there is none
 */
export async function webkit() {
  const binary = miniBrowser();
  if (!existsSync(DRIVER) || binary === undefined || !existsSync(SCREEN))
    return "not installed (Debian: apt-get install webkit2gtk-driver xvfb)";
  const display = `:${90 + (process.pid % 900)}`;
  const screen = spawn(SCREEN, [display, "-screen", "0", "1400x1000x24"], { stdio: "ignore" });
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: display,
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
  const driver = spawn(DRIVER, [`--port=${port}`], { stdio: "ignore", env });
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  try {
    await answers(`http://127.0.0.1:${port}/status`);
    const session = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      })
      .build();
    await session.manage().setTimeouts({ script: 60_000 });
    await session.manage().window().setRect({ width: 1280, height: 840 });
    const version = (await session.getCapabilities()).get("browserVersion") ?? "";
    return {
      name: `WebKitGTK ${version}`,
      // WebDriver has no word for the console: the page is asked to keep its errors
      complaints: async () =>
        /** @type {string[]} */ (await session.executeScript("return window.complaints ?? []")),
      open: async (url) => {
        await session.get(url);
        await session.executeScript(
          "window.complaints = []; addEventListener('error', (e) => complaints.push(e.message));" +
            "addEventListener('unhandledrejection', (e) => complaints.push(String(e.reason)));",
        );
      },
      evaluate: async (script) => {
        const outcome = /** @type {{ value?: unknown, error?: string }} */ (
          await session.executeAsyncScript(
            `const done = arguments[0]; (async () => { ${script} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          )
        );
        if (outcome.error !== undefined) throw new Error(outcome.error);
        return outcome.value ?? undefined;
      },
      press: (key) => session.actions().sendKeys(KEYS[key]).perform(),
      type: (text) => session.actions().sendKeys(text).perform(),
      click: async (selector, text) => {
        for (const element of await session.findElements(By.css(selector)))
          if ((await element.getText()).trim() === text) {
            await element.click();
            return;
          }
        throw new Error(`No ${selector} says "${text}".`);
      },
      picture: async () => Buffer.from(await session.takeScreenshot(), "base64"),
      close: async () => {
        await session.quit().catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

function miniBrowser() {
  const folders = LIBRARIES.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith("webkit2gtk-4"))
      .map((name) => join(folder, name, "MiniBrowser")),
  );
  return folders.find((path) => existsSync(path));
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {string} url */
async function answers(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((soon) => setTimeout(soon, 100));
    }
  }
  throw new Error("WebKitWebDriver does not answer.");
}
