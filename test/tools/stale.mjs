// @ts-check
// npm run stale: how old the catalogue and the engines are, and which rows nobody has looked at for longest
// (docs/monthly.md). It fails when the newest row is older than 45 days, so that a scheduled run can notice.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { ROOT } from "../../src/hosts/web/build.mjs";

const OLD_DAYS = 45;
const SHOWN = 5;
const KINDS = ["models", "cards", "servers"];
/** @type {readonly import("../../src/core/engines/engine.ts").EngineFamily[]} */
const FAMILIES = ["vllm", "vllm-ascend", "mindie", "sglang", "tensorrt-llm", "llama.cpp", "transformers"];

const { values: options } = parseArgs({ options: { day: { type: "string" } } });
const today = options.day ?? new Date().toISOString().slice(0, 10);
/** @param {string} day */
const age = (day) => Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
/** @param {number} count */
const days = (count) => `${count} ${count === 1 ? "day" : "days"}`;

let newest = "";
for (const kind of KINDS) {
  const rows = (await rowsOf(kind)).sort((a, b) => (a.checkedOn < b.checkedOn ? -1 : 1));
  const [oldest] = rows;
  if (oldest === undefined) throw new Error(`src/catalog/${kind} has no rows.`);
  newest = rows.reduce((latest, { checkedOn }) => (checkedOn > latest ? checkedOn : latest), newest);
  const alike = rows.filter(({ checkedOn }) => checkedOn === oldest.checkedOn);
  const more = alike.length > SHOWN ? `, and ${alike.length - SHOWN} more` : "";
  console.log(`${kind}: ${rows.length} rows; ${alike.length} not looked at since ${oldest.checkedOn}, ${days(age(oldest.checkedOn))}:`); // prettier-ignore
  const names = alike.slice(0, SHOWN).map(({ id }) => id);
  console.log(`  ${names.join(", ")}${more}`);
}

console.log("\nThe newest version that is described of each engine:");
for (const { name, checkedOn, source } of await newestVersions())
  console.log(`  ${name.padEnd(24)} ${checkedOn}  ${source}`);

console.log(`\nThe catalogue is of ${newest}: ${days(age(newest))}.`);
if (age(newest) > OLD_DAYS) {
  console.log(`More than ${days(OLD_DAYS)}: every quote shows that date. docs/monthly.md says what to do.`);
  process.exitCode = 1;
}

/**
 * @param {string} kind
 * @returns {Promise<{ id: string, checkedOn: string }[]>}
 */
async function rowsOf(kind) {
  const folder = join(ROOT, "src/catalog", kind);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.flatMap((text) => {
    /** @type {{ id: string, checkedOn: string }[]} */
    const rows = JSON.parse(text);
    return rows;
  });
}

async function newestVersions() {
  const folder = await mkdtemp(join(tmpdir(), "stale-"));
  const outfile = join(folder, "engines.mjs");
  const entry = join(ROOT, "src/core/engines/all.ts");
  await build({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile });
  /** @type {typeof import("../../src/core/engines/all.ts")} */
  const { engineVersion } = await import(pathToFileURL(outfile).href);
  await rm(folder, { recursive: true });
  return FAMILIES.map((family) => engineVersion(family, null));
}
