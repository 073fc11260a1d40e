// @ts-check
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { bundledChromium } from "./bundled-chromium.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const WINDOWS = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

/**
 * The Chromium of the npm packages, the same on every machine and without a window to draw, so that a page is ready in two
 * thirds of the time; else Chrome, Edge or Chromium where it usually is. VRAM_BROWSER asks for the one or the other
 * alone. Without any the tests fail: nothing is skipped in silence.
 *
 * @returns {{ executablePath: string, env?: Record<string, string | undefined> }}
 */
function browser() {
  const { CHROME_PATH, VRAM_BROWSER = "" } = process.env;
  if (!["", "bundled", "installed"].includes(VRAM_BROWSER))
    throw new Error(`VRAM_BROWSER is "${VRAM_BROWSER}", and may be "bundled" or "installed".`);
  if (VRAM_BROWSER === "bundled") return bundledChromium();
  if (CHROME_PATH) {
    if (existsSync(CHROME_PATH)) return { executablePath: CHROME_PATH };
    throw new Error(`CHROME_PATH is "${CHROME_PATH}", and nothing is there.`);
  }
  const bundled = VRAM_BROWSER === "installed" ? "It was not asked for." : bundledOrWhyNot();
  if (typeof bundled !== "string") return bundled;
  const executablePath = candidates().find((path) => existsSync(path));
  if (executablePath) return { executablePath };
  throw new Error(
    [
      "The browser tests need Chrome, Edge or Chromium. None is where it usually is, and none came with npm ci:",
      bundled,
      "Debian, Ubuntu: apt-get install chromium. macOS: brew install --cask chromium. Windows has Edge.",
      "Or say where one is: CHROME_PATH=/path/to/chrome npm test",
    ].join("\n"),
  );
}

function bundledOrWhyNot() {
  try {
    return bundledChromium();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function candidates() {
  if (process.platform === "darwin") return MAC;
  if (process.platform === "win32") {
    const roots = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map((name) => process.env[name]);
    return roots.flatMap((root) => (root ? WINDOWS.map((path) => join(root, path)) : []));
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

/** Quiet and offline: a browser of its own would look for updates and ask its maker's servers. */
export const launchOptions = () => ({
  ...browser(),
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
