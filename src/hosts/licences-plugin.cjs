// @ts-check
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { Compilation, sources } = require("webpack");

/**
 * Writes licences.txt: the packages inside the bundles and their licences, as those licences ask of whoever passes the
 * code on. Who hosts the folder passes it on.
 */
class LicencesPlugin {
  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicencesPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "LicencesPlugin", stage }, () => {
        const folders = new Set();
        for (const file of filesIn(compilation.modules)) {
          const folder = packageFolder(file);
          if (folder !== null) folders.add(folder);
        }
        const rule = `\n${"-".repeat(80)}\n\n`;
        compilation.emitAsset(
          "licences.txt",
          new sources.RawSource(byLicence([...folders].sort()).join(rule)),
        );
      });
    });
  }
}

/**
 * The files of all modules; those that were joined into one are still counted one by one.
 *
 * @param {Iterable<object>} modules
 * @returns {Generator<string>}
 */
function* filesIn(modules) {
  for (const module of modules) {
    if ("resource" in module && typeof module.resource === "string") yield module.resource;
    if ("modules" in module && Array.isArray(module.modules)) yield* filesIn(module.modules);
  }
}

/**
 * The innermost folder under node_modules that a file belongs to; null for our own.
 *
 * @param {string} file
 */
function packageFolder(file) {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file);
  return found === null ? null : found[0];
}

/**
 * Packages of one licence text share it.
 *
 * @param {readonly string[]} folders
 */
function byLicence(folders) {
  /** @type {Map<string, string[]>} */
  const packages = new Map();
  for (const folder of folders) {
    /** @type {{ name: string, version: string, license?: string, homepage?: string }} */
    const { name, version, license, homepage } = JSON.parse(
      readFileSync(path.join(folder, "package.json"), "utf8"),
    );
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file
      ? readFileSync(path.join(folder, file), "utf8").trim()
      : `Licence: ${license ?? "not stated"}`;
    packages.set(text, [
      ...(packages.get(text) ?? []),
      `${name} ${version}${homepage ? ` (${homepage})` : ""}`,
    ]);
  }
  return [...packages].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
}

module.exports = LicencesPlugin;
