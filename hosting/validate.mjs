// @ts-check
// npm run validate [-- FOLDER] [--local]: manifest.xml, and the built folder where there is one, checked without the
// network. --local: a folder that only this computer serves, as a build is before npm run manifest.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { addressFaults, folderFaults, installationOf, manifestFaults, ROOT } from "./folder-checks.mjs";

/** @param {string} file */
const read = (file) => readFileSync(file, "utf8");

async function run() {
  const options = { local: { type: /** @type {const} */ ("boolean") } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const folder = resolve(positionals[0] ?? join(ROOT, "dist"));
  const faults = await manifestFaults("manifest.xml", read(join(ROOT, "manifest.xml")));
  const built = positionals.length > 0 || existsSync(folder);
  if (built) faults.push(...(await folderFaults(folder)));
  // where the folder is no add-in, its address does not matter yet
  if (built && faults.length === 0 && values.local !== true) faults.push(...addressFaults(folder));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  if (!built) return "Nothing is wrong with manifest.xml; there is no built folder yet.";
  const installation = installationOf(read(join(folder, "manifest.xml")));
  return `Nothing is wrong with manifest.xml and ${folder}.\nIts installation: ${installation}`;
}

run().then(console.log, (/** @type {unknown} */ error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
