// @ts-check
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, stat, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");
export const DIST = join(ROOT, "dist");

const SOURCES = ["src", "assets", "manifest.xml", "webpack.config.js", "package.json", "package-lock.json"];
const PAGE = join(DIST, "index.html");

/** Builds dist/ unless it is newer than everything it is made of. Answers whether it built. */
export async function buildIfStale() {
  if (!(await isStale())) return false;
  const webpack = join(ROOT, "node_modules/webpack/bin/webpack.js");
  if (!existsSync(webpack)) throw new Error("The packages are not installed. Run npm ci first.");
  await finished(
    spawn(process.execPath, [webpack, "--mode", "production"], {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
    }),
  );
  // webpack leaves files alone whose content is the same; the page's own time says when they were last checked
  const now = new Date();
  await utimes(PAGE, now, now);
  return true;
}

async function isStale() {
  if (![PAGE, join(DIST, "functions.json")].every(existsSync)) return true;
  const sources = await Promise.all(SOURCES.map((name) => newest(join(ROOT, name))));
  return Math.max(...sources) > (await newest(DIST));
}

/**
 * The last change in a file, or in a folder and all below it; a file removed shows as a change of its folder.
 *
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newest(path) {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(found.mtimeMs, ...below);
}

/** @type {(child: import("node:child_process").ChildProcess) => Promise<void>} */
const finished = (child) =>
  new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => {
      if (code === 0) done();
      else failed(new Error("The build failed; the lines above say why."));
    });
  });
