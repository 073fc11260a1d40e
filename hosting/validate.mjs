// @ts-check
// npm run validate [-- FOLDER]: manifest.xml, and the built folder where there is one, checked without the network.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { folderFaults, manifestFaults, ROOT } from "./folder-checks.mjs";

const folder = resolve(process.argv[2] ?? join(ROOT, "dist"));
const source = join(ROOT, "manifest.xml");
const built = process.argv[2] !== undefined || existsSync(folder);
const faults = [
  ...(await manifestFaults("manifest.xml", readFileSync(source, "utf8"))),
  ...(built ? await folderFaults(folder) : []),
];
for (const fault of faults) console.error(fault);
const checked = built ? `manifest.xml and ${folder}` : "manifest.xml; there is no built folder yet";
if (faults.length === 0) console.log(`Nothing is wrong with ${checked}.`);
else process.exitCode = 1;
