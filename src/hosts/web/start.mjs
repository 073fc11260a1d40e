// @ts-check
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { buildIfStale, DIST } from "./build.mjs";
import { serve } from "./serve.mjs";

/** `npm start`: builds what is stale, serves the embedded workbook to this machine and opens it. */
const DEFAULT_PORT = 3000;
const USAGE = "npm start [-- --port 3000] [--no-open]\nThe variable PORT=3000 does the same as --port.";

try {
  const { port, open } = options(process.argv.slice(2));
  console.log("Building, unless nothing has changed …");
  await buildIfStale();
  const { url, busy, close } = await serve({ folder: DIST, port });
  if (busy.length > 0) console.log(`Port ${busy.join(", ")} is busy; taking the next.`);
  console.log(`The workbook is at ${url} (Ctrl+C ends it)`);
  if (open) openBrowser(url);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void close().then(() => process.exit(0)));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {string[]} args */
function options(args) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: { port: { type: "string" }, "no-open": { type: "boolean" } } }));
  } catch (error) {
    throw new Error(`${messageOf(error)}\n${USAGE}`);
  }
  const asked = values.port ?? (process.env.PORT || DEFAULT_PORT);
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`A port is a number from 1 to 65535; got "${asked}".\n${USAGE}`);
  }
  return { port, open: values["no-open"] !== true };
}

/**
 * Opens the page where there is a display. A machine without one, or without a browser, still has the URL above.
 *
 * @param {string} url
 */
function openBrowser(url) {
  const command = browserCommand(url);
  if (!command) return;
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

/** @param {string} url */
function browserCommand(url) {
  const { BROWSER, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (BROWSER === "none") return null;
  if (BROWSER) return [BROWSER, url];
  if (process.platform === "win32") return ["cmd", "/c", "start", "", url];
  if (process.platform === "darwin") return ["open", url];
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open", url] : null;
}
