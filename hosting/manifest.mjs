// @ts-check
// npm run manifest -- --base https://intranet.example/vram/ [--id GUID|new] [--name "VRAM (test)"] [--folder dist] [--out FOLDER]
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { baseOf, installationOf, manifestFaults, ROOT } from "./folder-checks.mjs";

const MANIFESTS = ["manifest.xml", "manifest-namespace.xml"];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Office refuses a longer one. */
const LONGEST_NAME = 125;

/**
 * What a manifest says of one installation: where the folder is, which add-in it is, what it is called.
 *
 * @typedef {{ base?: string | undefined, id?: string | undefined, name?: string | undefined }} Installation
 */

/**
 * The folder's address in the form that all others are made from.
 *
 * @param {string} text
 */
function hostedBase(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  const named = url?.protocol === "https:" && HOST.test(url.hostname);
  if (!named || url.search + url.hash !== "" || url.username + url.password !== "")
    throw new Error(
      `--base ${text} is no address of a folder. It begins with https://, because Excel loads nothing else, and has neither ? nor #, as in https://intranet.example/vram/`,
    );
  if (PAGE.test(url.pathname))
    throw new Error(
      `--base ${text} ends in the name of a file. Say the folder that it lies in: --base ${new URL(".", url).href}`,
    );
  // two signs that XML has other uses for, as every server reads them as well
  const address = url.href.replace(/[&']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return address.endsWith("/") ? address : `${address}/`;
}

const HOST = /^[\w.:[\]-]+$/;
/** What is served as a file; a folder may have a dot in its name, as in /vram-0.2 */
const PAGE = /\.(html?|xml|json|js|css|aspx?|php)$/i;

/**
 * @param {string} manifest
 * @param {Installation} installation
 */
function manifestFor(manifest, { base, id, name }) {
  let text = manifest;
  if (base !== undefined) {
    const old = baseOf(text);
    text = text
      .replaceAll(old, () => base)
      .replaceAll(`<AppDomain>${new URL(old).origin}<`, `<AppDomain>${new URL(base).origin}<`);
  }
  if (id !== undefined) {
    // Windows' registry and Visual Studio write braces around it
    const bare = id.replace(/^\{(.*)\}$/, "$1").toLowerCase();
    if (!GUID.test(bare))
      throw new Error(`--id ${id} is no GUID. Leave it out, or say --id new for a fresh one.`);
    text = text.replace(/<Id>[^<]*<\/Id>/, `<Id>${bare}</Id>`);
  }
  if (name !== undefined) text = named(text, name);
  return text;
}

/**
 * The name stands in Excel's list of add-ins and above the ribbon's button: two installations are told apart by it.
 *
 * @param {string} manifest
 * @param {string} name
 */
function named(manifest, name) {
  if (name.trim() === "" || name.length > LONGEST_NAME || /\p{Cc}/u.test(name))
    throw new Error(`--name has one line of at most ${LONGEST_NAME} letters; this one has ${name.length}.`);
  const value = name.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const both =
    /(<(?:DisplayName|bt:String id="Group\.Label") DefaultValue=")[^"]*(">\s*<(?:bt:)?Override Locale="zh-CN" Value=")[^"]*"/g;
  return manifest.replace(both, (_, start, middle) => `${start}${value}${middle}${value}"`);
}

/**
 * Writes the manifests of an installation. Into the built folder itself, the addresses of the help in functions*.json
 * follow; into another one, those stay as they are.
 *
 * @param {{ folder: string, out: string } & Installation} question
 * @returns {Promise<string[]>} the files written
 */
async function writeManifests({ folder, out, ...installation }) {
  if (!existsSync(join(folder, MANIFESTS[0] ?? "")))
    throw new Error(`There is no manifest.xml in ${folder}. Run npm run build first.`);
  const { id } = installation;
  const asked = { ...installation, ...(id === "new" && { id: randomUUID() }) };
  /** @type {[file: string, text: string][]} */
  const files = [];
  for (const file of MANIFESTS) {
    const text = manifestFor(readFileSync(join(folder, file), "utf8"), asked);
    const faults = await manifestFaults(file, text);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    files.push([join(out, file), text]);
  }
  const { base } = asked;
  if (base !== undefined && resolve(out) === resolve(folder)) {
    const old = baseOf(readFileSync(join(folder, "manifest.xml"), "utf8"));
    for (const file of readdirSync(folder).filter((name) => /^functions.*\.json$/.test(name)))
      files.push([
        join(out, file),
        readFileSync(join(folder, file), "utf8").replaceAll(`"${old}`, () => `"${base}`),
      ]);
  }
  mkdirSync(out, { recursive: true });
  for (const [file, text] of files) {
    writeFileSync(file, text);
    // packed copies of what stood there before
    for (const ending of [".gz", ".br"]) rmSync(file + ending, { force: true });
  }
  return files.map(([file]) => file);
}

async function run() {
  const text = { type: /** @type {const} */ ("string") };
  const options = { base: text, id: text, name: text, folder: text, out: text };
  const { base, id, name, folder = join(ROOT, "dist"), out = folder } = parseArgs({ options }).values;
  if (base === undefined && id === undefined && name === undefined)
    throw new Error("Say where the folder is: npm run manifest -- --base https://intranet.example/vram/");
  const files = await writeManifests({
    folder: resolve(folder),
    out: resolve(out),
    base: base === undefined ? undefined : hostedBase(base),
    id,
    name,
  });
  console.log(files.join("\n"));
  console.log(`Their installation: ${installationOf(readFileSync(files[0] ?? "", "utf8"))}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  run().catch((/** @type {unknown} */ error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
