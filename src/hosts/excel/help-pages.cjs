// @ts-check
const { readFileSync } = require("node:fs");
const path = require("node:path");
const { Compilation, WebpackError, sources } = require("webpack");
const { NEEDED } = require("../../functions/metadata-plugin.cjs");
const { answering } = require("./help-examples.cjs");
const { WORDS } = require("./help-words.cjs");

/**
 * @typedef {import("../../functions/metadata-plugin.cjs").Metadata} Metadata
 * @typedef {Metadata["functions"][number]} Fn
 * @typedef {import("./help-words.cjs").Words} Words
 * @typedef {Readonly<Record<string, import("./help-examples.cjs").Example>>} Examples
 * @typedef {{ formula: string, block: import("./help-examples.cjs").Block }} Answered
 */

/** Of a table as many rows as show what it is. */
const ROWS = 8;

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {Fn["parameters"][number]} parameter */
const isOptional = ({ optional, description }) =>
  // Excel's metadata calls more optional than is
  optional && !Object.values(NEEDED).some((needed) => description.endsWith(needed));

/** @param {Fn} fn */
const call = ({ name, parameters }) =>
  escape(`=${name}(${parameters.map((one) => (isOptional(one) ? `[${one.name}]` : one.name)).join(", ")})`);

/**
 * Another language's page of the same thing.
 *
 * @param {Words} words
 * @param {(other: Words) => string} file
 */
const otherLanguages = (words, file) =>
  Object.values(WORDS)
    .filter(({ lang }) => lang !== words.lang)
    .map(
      (other) => `<a href="${file(other)}" lang="${other.lang}" hreflang="${other.lang}">${other.name}</a>`,
    )
    .join(" · ");

/** @param {{ words: Words, title: string, up: string, body: string }} page up: the way to the hosted folder */
const html = ({ words, title, up, body }) => `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>${title}</title>
<link rel="icon" href="${up}assets/icon-32.png">
<link rel="stylesheet" href="${up}pages.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/**
 * All functions with what each answers. An entry bears its function's id: addresses of help before there was a page
 * for each (help.html#VRAM.KV) lead to it.
 *
 * @param {Words} words
 * @param {Metadata} metadata
 */
function indexPage(words, { functions }) {
  const entry = (/** @type {Fn} */ fn) =>
    `<dt id="${fn.id}"><a href="${words.folder}${fn.id}.html"><code>${call(fn)}</code></a></dt><dd>${escape(fn.description)}</dd>`;
  const body = `<h1>${words.title}</h1>
<p>${otherLanguages(words, ({ file }) => file)} · <a href="${words.support.file}">${words.support.name}</a></p>
<p>${words.intro}</p>
<dl class="functions">
${functions.map(entry).join("\n")}
</dl>`;
  return html({ words, title: words.title, up: "", body });
}

/**
 * One function, from the very texts that Excel shows while one types, and one call of it with its result.
 *
 * @param {Words} words
 * @param {Fn} fn
 * @param {Answered} answered
 */
function functionPage(words, fn, answered) {
  const up = "../".repeat(words.folder.split("/").length - 1);
  const rows = fn.parameters.map(
    (one) =>
      `<dt><code>${escape(one.name)}</code>${isOptional(one) ? ` <small>${words.optional}</small>` : ""}</dt><dd>${escape(one.description)}</dd>`,
  );
  const known = rows.length === 0 ? "" : `<h2>${words.argument}</h2>\n<dl>\n${rows.join("\n")}\n</dl>\n`;
  const body = `<p><a href="${up}${words.file}">${words.index}</a> · ${otherLanguages(words, (other) => `${up}${other.folder}${fn.id}.html`)} · <a href="${up}${words.support.file}">${words.support.name}</a></p>
<h1><code>${fn.name}</code></h1>
<p><code>${call(fn)}</code></p>
<p>${escape(fn.description)}</p>
${known}<h2>${words.example}</h2>
<p><code>${escape(answered.formula)}</code></p>
${result(words, answered.block)}`;
  return html({ words, title: `${fn.name} · ${words.title}`, up, body });
}

/** @param {unknown} cell as a cell of ordinary width shows it */
const shown = (cell) =>
  escape(typeof cell === "number" ? String(Number(cell.toPrecision(10))) : String(cell));

/**
 * @param {Words} words
 * @param {Answered["block"]} block
 */
function result(words, block) {
  if (block.length === 1 && block[0]?.length === 1)
    return `<p>${words.result}: <output>${shown(block[0][0])}</output></p>`;
  const some = block.slice(0, ROWS);
  const told = some.length < block.length ? `<p>${words.rows(some.length, block.length)}</p>\n` : "";
  const cells = some.map((row) => `<tr>${row.map((cell) => `<td>${shown(cell)}</td>`).join("")}</tr>`);
  return `${told}<div class="table" role="region" aria-label="${words.result}" tabindex="0"><table>
${cells.join("\n")}
</table></div>`;
}

/** Writes the indexes help.html and help-zh-CN.html and a page a function out of the finished metadata. */
class HelpPagesPlugin {
  /** @param {{ examples: string }} options examples: file with a formula for each function */
  constructor(options) {
    this.options = options;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    const file = path.resolve(compiler.context, this.options.examples);
    compiler.hooks.thisCompilation.tap("HelpPagesPlugin", (compilation) => {
      compilation.fileDependencies.add(file);
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: "HelpPagesPlugin", stage }, () => {
        const built = (/** @type {string} */ name) => compilation.getAsset(name)?.source.source().toString();
        const code = built("functions.js");
        if (code === undefined) return; // webpack has already said why
        /** @type {Examples} */
        const examples = JSON.parse(readFileSync(file, "utf8"));
        for (const words of Object.values(WORDS)) {
          const text = built(words.metadata);
          if (text === undefined) continue;
          /** @type {Metadata} */
          const metadata = JSON.parse(text);
          try {
            for (const [name, page] of helpPages(words, metadata, {
              examples,
              ask: answering(code, words.lang),
            }))
              compilation.emitAsset(name, new sources.RawSource(page));
          } catch (error) {
            compilation.errors.push(new WebpackError(/** @type {Error} */ (error).message));
          }
        }
      });
    });
  }
}

/**
 * The pages of one language by file name.
 *
 * @param {Words} words
 * @param {Metadata} metadata
 * @param {{ examples: Examples, ask: (formula: string) => Answered["block"] }} given
 * @returns {[file: string, page: string][]}
 */
function helpPages(words, metadata, { examples, ask }) {
  const formulaOf = (/** @type {Fn} */ { id }) => {
    const example = examples[id];
    const formula = typeof example === "string" ? example : example?.[words.lang];
    if (formula === undefined) throw new Error(`examples.json has no formula of ${id} for ${words.lang}.`);
    return formula;
  };
  return [
    [words.file, indexPage(words, metadata)],
    ...metadata.functions.map((fn) => {
      const formula = formulaOf(fn);
      const page = functionPage(words, fn, { formula, block: ask(formula) });
      return /** @type {[string, string]} */ ([`${words.folder}${fn.id}.html`, page]);
    }),
  ];
}

module.exports = HelpPagesPlugin;
module.exports.helpPages = helpPages;
