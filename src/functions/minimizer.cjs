// Makes functions.js small: what a cell's first formula waits for. The other scripts stay with esbuild, which is faster.
const acorn = require("acorn");
const { minify } = require("terser");
const { Compilation, sources } = require("webpack");

/**
 * Only what can never change an answer: no `unsafe` option, no `pure_getters` (a model card's getters throw), no renamed
 * property (a key may come from a cell or a config.json; the few that cannot would save 0.8 kB).
 */
const OPTIONS = {
  ecma: 2020,
  toplevel: true,
  compress: { ecma: 2020, passes: 3, inline: 1 },
  format: { ecma: 2020, ascii_only: true },
};

/** Texts from this length on are the packed catalogue's. */
const LONG = 4000;

/**
 * Long texts first, then the code: gzip finds repetitions 32 kB back, and a catalogue amid the code hides what stands
 * before it from what stands after it. A function around both keeps the names out of the page's global scope.
 */
function longTextsFirst(code) {
  const long = [];
  for (const { type, value, start, end } of acorn.tokenizer(code, { ecmaVersion: 2022 }))
    if (type.label === "string" && value.length >= LONG)
      long.push({ start, end, text: code.slice(start, end) });
  if (long.length === 0) return code;
  let rest = "";
  let at = 0;
  long.forEach(({ start, end }, n) => {
    rest += `${code.slice(at, start)}${nameOf(n)}`;
    at = end;
  });
  rest += code.slice(at);
  const names = long.map((_, n) => nameOf(n));
  if (names.some((name) => code.includes(name))) throw new Error(`${names.join(", ")}: a name is taken.`);
  return `(()=>{const ${long.map(({ text }, n) => `${nameOf(n)}=${text}`).join(",")};${rest}})();`;
}

const nameOf = (n) => `text$${n}`;

async function smaller(code) {
  const minified = await minify(code, OPTIONS);
  return longTextsFirst(minified.code);
}

class FunctionsMinimizer {
  apply(compiler) {
    compiler.hooks.compilation.tap("FunctionsMinimizer", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
      compilation.hooks.processAssets.tapPromise({ name: "FunctionsMinimizer", stage }, async () => {
        const asset = compilation.getAsset("functions.js");
        if (asset === undefined || asset.info.minimized) return;
        const code = await smaller(asset.source.source().toString());
        compilation.updateAsset(asset.name, new sources.RawSource(code), { ...asset.info, minimized: true });
      });
    });
  }
}

module.exports = Object.assign(FunctionsMinimizer, { longTextsFirst });
