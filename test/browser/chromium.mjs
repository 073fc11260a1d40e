import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

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

/** Chrome, Edge or Chromium where it usually is. Without one the tests fail: nothing is skipped in silence. */
export function findChromium() {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) {
    if (existsSync(CHROME_PATH)) return CHROME_PATH;
    throw new Error(`CHROME_PATH is "${CHROME_PATH}", and nothing is there.`);
  }
  const found = candidates().find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    [
      "The browser tests need Chrome, Edge or Chromium, and none is where it usually is.",
      "Debian, Ubuntu: apt-get install chromium fonts-noto-cjk. macOS: brew install --cask chromium. Windows has Edge.",
      "Or say where one is: CHROME_PATH=/path/to/chrome npm test",
    ].join("\n"),
  );
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
  executablePath: findChromium(),
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
