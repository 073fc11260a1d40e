// @ts-check
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));

/**
 * The bid's own code as a module of Node. Functions speak through Excel's global, which is not asked here.
 *
 * @returns {Promise<typeof import("./recalculation.ts")>}
 */
export async function loadBid() {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), "vram-bid-code-")), "bid.mjs");
  await build({
    entryPoints: [path.join(here, "recalculation.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  /** @type {typeof import("./recalculation.ts")} */
  const code = await import(pathToFileURL(outfile).href);
  return code;
}
