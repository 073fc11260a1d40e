// @ts-check
// What `npm run validate` asks of manifests and of a built folder, without the network.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { validateXML } from "xmllint-wasm";
import { packedFaults } from "./compress.mjs";
import rules from "./manifest-rules.cjs";

const { addresses, MANIFEST_RULES, readManifest } = rules;
export const ROOT = resolve(fileURLToPath(import.meta.url), "../..");
/** @param {string} file */
const read = (file) => readFileSync(file, "utf8");

/**
 * Everything that is wrong with a manifest: its shape, by a schema of our own (Microsoft's may not be kept here, and
 * their validator is a service on the Internet), and how its parts refer to each other.
 *
 * @param {string} fileName
 * @param {string} contents
 */
export async function manifestFaults(fileName, contents) {
  const { errors } = await validateXML({
    xml: { fileName, contents },
    extension: "relaxng",
    schema: read(join(ROOT, "hosting/manifest.rng")),
  });
  if (errors.length > 0) return errors.map(({ message }) => `${fileName}: ${message}`);
  const manifest = readManifest(contents);
  const namespaced = manifest.text.includes("<Namespace");
  return MANIFEST_RULES.filter(({ name }) => !(namespaced && name === "there is no namespace")).flatMap(
    ({ name, why, broken }) => broken(manifest).map((what) => `${fileName}: ${name} (${what}). ${why}`),
  );
}

/**
 * Everything that is wrong with a built folder: its manifests, what they name, the metadata, and versions that differ.
 *
 * @param {string} folder
 */
export async function folderFaults(folder) {
  const manifests = ["manifest.xml", "manifest-namespace.xml"].map((name) => join(folder, name));
  const missing = [...manifests, join(folder, "functions.json")].filter((file) => !existsSync(file));
  if (missing.length > 0) return missing.map((file) => `${file} is not there. Run npm run build first.`);
  const faults = await Promise.all(manifests.map((file) => manifestFaults(basename(file), read(file))));
  return [
    ...faults.flat(),
    ...manifests.flatMap((file) => namedButMissing(file, folder)),
    ...metadataFaults(folder),
    ...versionFaults(folder),
    ...packedFaults(folder),
  ];
}

/** @type {(file: string, folder: string) => string[]} */
function namedButMissing(file, folder) {
  const all = addresses(readManifest(read(file)));
  const base = baseOf(read(file));
  return all
    .map((address) => address.replace(/[?#].*$/, ""))
    .filter((address) => address.startsWith(base) && !existsSync(join(folder, address.slice(base.length))))
    .map((address) => `${basename(file)}: ${address} is not in the folder.`);
}

/**
 * The address of the folder that a manifest is for.
 *
 * @param {string} manifest
 */
export function baseOf(manifest) {
  const [, base] = /<SourceLocation DefaultValue="(https:\/\/[^"]*\/)taskpane\.html"/.exec(manifest) ?? [];
  if (base === undefined) throw new Error("The manifest names no taskpane.html.");
  return base;
}

/**
 * What an update tells `npm run manifest`. Without --name the add-in has a name in each language.
 *
 * @param {string} manifest
 */
export function installationOf(manifest) {
  const [, id = ""] = /<Id>([^<]*)</.exec(manifest) ?? [];
  const [, name, chinese] =
    /<DisplayName DefaultValue="([^"]*)">\s*<Override Locale="zh-CN" Value="([^"]*)"/.exec(manifest) ?? [];
  const plain = (name ?? "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  const own = name !== undefined && name === chinese ? ` --name ${JSON.stringify(plain)}` : "";
  return `--base ${baseOf(manifest)} --id ${id}${own}`;
}

const THIS_COMPUTER = /^(localhost|.*\.localhost|127\..*|\[::1\])$/;

/**
 * A build is for the computer that made it until `npm run manifest` gives it an address.
 *
 * @param {string} folder
 */
export function addressFaults(folder) {
  const base = baseOf(read(join(folder, "manifest.xml")));
  return THIS_COMPUTER.test(new URL(base).hostname)
    ? [
        `manifest.xml is for ${base}, which on each user's computer is that computer. Run npm run manifest -- --base with the folder's address; a folder for this computer alone passes with npm run validate -- --local.`,
      ]
    : [];
}

/** @param {string} folder */
function metadataFaults(folder) {
  const schema = JSON.parse(read(join(ROOT, "src/functions/metadata.schema.json")));
  const validate = new Ajv({ allErrors: true, unicodeRegExp: true, strict: false }).compile(schema);
  const base = baseOf(read(join(folder, "manifest.xml")));
  /** @typedef {{ id: string, name: string, helpUrl: string }} Fn */
  /** @param {string} file */
  const metadata = (file) => {
    /** @type {{ functions: Fn[] }} */
    const found = JSON.parse(read(join(folder, file)));
    return found;
  };
  const ids = metadata("functions.json").functions.map(({ id }) => id);
  return readdirSync(folder)
    .filter((file) => /^functions.*\.json$/.test(file))
    .flatMap((file) => {
      const { functions, ...rest } = metadata(file);
      const prefix = file.includes("namespace") ? "VRAM." : "";
      const whole = functions.map((fn) => ({ ...fn, id: prefix + fn.id, name: prefix + fn.name }));
      const schemaFaults = validate({ ...rest, functions: whole })
        ? []
        : (validate.errors ?? []).map(
            ({ instancePath, message = "" }) => `${file}${instancePath} ${message}`,
          );
      const others =
        whole.map(({ id }) => id).join() === ids.join() ? [] : [`${file}: not the same functions.`];
      const away = whole
        .filter(({ helpUrl }) => !helpUrl.startsWith(base))
        .map(({ id, helpUrl }) => `${file}: the help of ${id} is at ${helpUrl}, outside ${base}`);
      return [...schemaFaults, ...others, ...away];
    });
}

/** @param {string} folder */
function versionFaults(folder) {
  const { version } = JSON.parse(read(join(ROOT, "package.json")));
  const said = {
    "manifest.xml": /<Version>([\d.]+)\.0<\/Version>/.exec(read(join(folder, "manifest.xml")))?.[1],
    "functions.json": /help\/[\w.]+\.html\?([\d.]+)/.exec(read(join(folder, "functions.json")))?.[1],
  };
  return Object.entries(said)
    .filter(([, of]) => of !== version)
    .map(([file, of]) => `${file} is of version ${of ?? "?"}, package.json of ${version}. Build anew.`);
}
