// @ts-check
const HtmlWebpackPlugin = require("html-webpack-plugin");

/**
 * functions.js keeps its name, because manifests name it. The pages ask for it with its content's hash behind a ?, so
 * that a page of today never meets a functions.js that a cache has kept from yesterday.
 */
class FunctionsTagPlugin {
  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FunctionsTagPlugin", (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).alterAssetTags.tap("FunctionsTagPlugin", (page) => {
        for (const { attributes } of page.assetTags.scripts)
          if (attributes.src === "functions.js") attributes.src += `?${hashOf(compilation)}`;
        return page;
      });
    });
  }
}

/** @param {import("webpack").Compilation} compilation */
function hashOf(compilation) {
  const { contenthash } = compilation.getAsset("functions.js")?.info ?? {};
  const hash = Array.isArray(contenthash) ? contenthash[0] : contenthash;
  if (hash !== undefined) return hash;
  const [chunk] = [...compilation.chunks].filter(({ name }) => name === "functions");
  if (chunk === undefined) throw new Error("There is no chunk called functions.");
  return (chunk.contentHash.javascript ?? chunk.hash ?? "").slice(0, HASH_LENGTH);
}

/** Digits of the hash in a file's name. */
const HASH_LENGTH = 10;

module.exports = FunctionsTagPlugin;
module.exports.HASH_LENGTH = HASH_LENGTH;
