// @ts-check
const { Compilation, sources } = require("webpack");
const { NEEDED } = require("../../functions/metadata-plugin.cjs");

/** What the two help pages say around the functions' own help, by language. */
const WORDS = {
  "": {
    file: "help.html",
    metadata: "functions.json",
    lang: "en",
    title: "VRAM for Excel: the functions",
    intro:
      "Type any of these into a cell. Every argument that takes one value also takes a range, and the result spills. Put names in quotes: H100, A100 and FP8 are also the addresses of cells.",
    parameter: "Argument",
    optional: "may be left out",
    other: { file: "help-zh-CN.html", lang: "zh-CN", name: "简体中文" },
    support: { file: "support.html", name: "Help when something does not work" },
  },
  "zh-CN": {
    file: "help-zh-CN.html",
    metadata: "functions-zh-CN.json",
    lang: "zh-CN",
    title: "显存估算：函数一览",
    intro:
      "在单元格中输入以下任一函数。凡接受单个值的参数也接受区域，结果会自动溢出。名称请加引号：H100、A100、FP8 同时也是单元格地址。",
    parameter: "参数",
    optional: "可省略",
    other: { file: "help.html", lang: "en", name: "English" },
    support: { file: "support.html#zh-CN", name: "遇到问题时" },
  },
};

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * One page per language, one section per function, from the very texts that Excel shows while one types.
 *
 * @param {(typeof WORDS)[keyof typeof WORDS]} words
 * @param {import("../../functions/metadata-plugin.cjs").Metadata} metadata
 */
function helpPage(words, metadata) {
  /** @param {(typeof metadata.functions)[number]} fn */
  const section = (fn) => {
    // Excel's metadata calls more optional than is
    const optional = (/** @type {(typeof fn.parameters)[number]} */ p) =>
      p.optional && !Object.values(NEEDED).some((needed) => p.description.endsWith(needed));
    const call = fn.parameters.map((p) => (optional(p) ? `[${p.name}]` : p.name)).join(", ");
    const rows = fn.parameters.map(
      (p) =>
        `<dt><code>${escape(p.name)}</code>${optional(p) ? ` <small>${words.optional}</small>` : ""}</dt><dd>${escape(p.description)}</dd>`,
    );
    return `<section id="${fn.id}"><h2><code>=${escape(`${fn.name}(${call})`)}</code></h2>
<p>${escape(fn.description)}</p>${rows.length > 0 ? `<dl aria-label="${words.parameter}">${rows.join("\n")}</dl>` : ""}</section>`;
  };
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>${words.title}</title>
<link rel="icon" href="assets/icon-32.png">
<link rel="stylesheet" href="pages.css">
</head>
<body>
<main>
<h1>${words.title}</h1>
<p><a href="${words.other.file}" lang="${words.other.lang}" hreflang="${words.other.lang}">${words.other.name}</a> · <a href="${words.support.file}">${words.support.name}</a></p>
<p>${words.intro}</p>
<nav><ul>${metadata.functions.map((fn) => `<li><a href="#${fn.id}"><code>${fn.name}</code></a></li>`).join("")}</ul></nav>
${metadata.functions.map(section).join("\n")}
</main>
</body>
</html>
`;
}

/** Writes help.html and help-zh-CN.html out of the finished metadata. */
class HelpPagesPlugin {
  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("HelpPagesPlugin", (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "HelpPagesPlugin", stage }, () => {
        for (const words of Object.values(WORDS)) {
          const asset = compilation.getAsset(words.metadata);
          if (asset === undefined) continue;
          /** @type {import("../../functions/metadata-plugin.cjs").Metadata} */
          const metadata = JSON.parse(asset.source.source().toString());
          const page = helpPage(words, metadata);
          compilation.emitAsset(words.file, new sources.RawSource(page));
        }
      });
    });
  }
}

module.exports = HelpPagesPlugin;
