const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { Compilation, sources } = require("webpack");

/**
 * Writes licences.txt: the packages inside the bundles and their licences, as those licences ask of whoever passes the
 * code on. Who hosts the folder passes it on.
 */
class LicencesPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("LicencesPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "LicencesPlugin", stage }, () => {
        const folders = new Set();
        for (const { resource } of modulesIn(compilation.modules)) {
          const folder = packageFolder(resource);
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

/** Modules that were joined into one are still counted one by one. */
function* modulesIn(modules) {
  for (const module of modules) {
    yield module;
    if (module.modules) yield* modulesIn(module.modules);
  }
}

/** The innermost folder under node_modules that a file belongs to; null for our own. */
function packageFolder(resource) {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(resource ?? "");
  return found === null ? null : found[0];
}

/** Packages of one licence text share it. */
function byLicence(folders) {
  const packages = new Map();
  for (const folder of folders) {
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
