// @ts-check
const { readFileSync } = require("node:fs");
const path = require("node:path");
const Ajv = require("ajv").default;
const { Compilation, WebpackError, sources } = require("webpack");
const { version } = require("../../package.json");
const schema = require("./metadata.schema.json");

/**
 * What custom-functions-metadata writes, as far as we read it.
 *
 * @typedef {{ name: string, description: string, optional?: boolean }} Parameter
 * @typedef {{ id: string, name: string, description: string, helpUrl?: string, parameters: Parameter[] }} Fn
 * @typedef {{ functions: Fn[], allowErrorForDataTypeAny?: boolean }} Metadata
 *
 * Help holds every text of an argument, each in all languages (argument-help.json); Texts, beside it, by locale what
 * each function does (zh-CN.json).
 *
 * @typedef {Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>} Help
 * @typedef {{ help: Help, functions: Readonly<Record<string, Readonly<Record<string, string>>>> }} Texts
 */

/** Desktop Excel ignores a functions.json above this, without a word (OfficeDev/office-js#4808). */
const LARGEST_METADATA_BYTES = 1_000_000;

/** What a needed argument says where Excel shows it in brackets, because one before it may be left out. */
const NEEDED = { "": "Needed.", "zh-CN": "必填。" };

/**
 * Excel knows no optional argument before a needed one: all that follow the first are optional for it. The function
 * itself says which one is missing.
 *
 * @param {Metadata} metadata
 * @param {string} locale
 */
function openUp(metadata, locale) {
  const needed = NEEDED[/** @type {keyof typeof NEEDED} */ (locale)];
  for (const { parameters } of metadata.functions) {
    const first = parameters.findIndex((parameter) => parameter.optional);
    for (const parameter of first < 0 ? [] : parameters.slice(first)) {
      if (parameter.optional) continue;
      parameter.optional = true;
      parameter.description = [parameter.description, needed].join(locale === "" ? " " : "");
    }
  }
}

/**
 * Turns what custom-functions-metadata wrote into what Excel may load: errors handed over (or Excel would not call a
 * function at all when one cell of a range holds an error), but not as data types: both flags together crash Excel 2021
 * (OfficeDev/office-js#4385). A help address on every function, which says the version as well, because Excel knows no
 * field for it; a copy for each language, all checked.
 *
 * @param {Metadata & { allowCustomDataForDataTypeAny?: boolean }} generated
 * @param {string} base the hosted folder's address
 * @param {Texts} texts
 * @returns the metadata by language ("" is English) and every complaint, empty when all is well
 */
function finishMetadata(generated, base, texts) {
  const english = { allowErrorForDataTypeAny: true, ...structuredClone(generated) };
  delete english.allowCustomDataForDataTypeAny;
  for (const fn of english.functions) fn.helpUrl = `${base}help/${fn.id}.html?${version}`;
  /** @type {Record<string, Metadata>} */
  const languages = { "": english };
  const complaints = unknownHelp(english, texts.help);
  for (const [locale, functions] of Object.entries(texts.functions))
    languages[locale] = translate(english, base, { locale, functions, help: texts.help }, complaints);
  for (const [locale, metadata] of Object.entries(languages)) openUp(metadata, locale);

  const validate = new Ajv({ allErrors: true, unicodeRegExp: true, strict: false }).compile(schema);
  for (const [locale, metadata] of Object.entries(languages)) {
    if (!validate(metadata))
      for (const error of validate.errors ?? [])
        complaints.push(`${fileName(locale)}${error.instancePath} ${error.message}`);
    if (Buffer.byteLength(JSON.stringify(metadata)) > LARGEST_METADATA_BYTES)
      complaints.push(
        `${fileName(locale)} is over 1 MB; desktop Excel would ignore it. Shorten the help texts.`,
      );
  }
  return { languages, complaints };
}

/**
 * The texts of an argument in every language, found by the English one; the generator has that from the JSDoc.
 *
 * @param {Help} help
 * @param {Parameter} parameter
 */
const helpOf = (help, { name, description }) => help[name]?.find((row) => row.en === description);

/**
 * The JSDoc's texts and the table's are the same ones: neither holds one that the other does not.
 *
 * @param {Metadata} english
 * @param {Help} help
 */
function unknownHelp(english, help) {
  const parameters = english.functions.flatMap((fn) =>
    fn.parameters.map((given) => ({ ...given, id: fn.id })),
  );
  const unknown = parameters
    .filter((parameter) => helpOf(help, parameter) === undefined)
    .map(
      ({ id, name, description }) =>
        `${id}, ${name}: "${description}" is no help of ${name} in argument-help.json.`,
    );
  const unused = Object.entries(help).flatMap(([name, rows]) =>
    rows
      .filter((row) => !parameters.some((given) => given.name === name && given.description === row.en))
      .map((row) => `argument-help.json, ${name}: no function says "${row.en}".`),
  );
  return [...unknown, ...unused];
}

/**
 * Only what a person reads changes: ids and function names are a file format, the same in every language.
 *
 * @param {Metadata} english
 * @param {string} base
 * @param {{ locale: string, functions: Readonly<Record<string, string>>, help: Help }} texts
 * @param {string[]} complaints what is amiss is added to them
 */
function translate(english, base, { locale, functions, help }, complaints) {
  const metadata = structuredClone(english);
  for (const fn of metadata.functions) {
    fn.description = functions[fn.id] ?? "";
    if (fn.description === "")
      complaints.push(`${locale}: no translation for ${fn.id}. Add it to ${locale}.json.`);
    fn.helpUrl = `${base}help/${locale}/${fn.id}.html?${version}`;
    for (const parameter of fn.parameters) {
      const said = helpOf(help, parameter)?.[locale];
      if (said === undefined)
        complaints.push(`${locale}: no translation for ${fn.id}, parameter ${parameter.name}.`);
      else parameter.description = said;
    }
  }
  const ids = new Set(english.functions.map(({ id }) => id));
  for (const id of Object.keys(functions))
    if (!ids.has(id)) complaints.push(`${locale}: there is no function ${id}.`);
  return metadata;
}

/** @param {string} locale */
const fileName = (locale) => (locale === "" ? "functions.json" : `functions-${locale}.json`);

/** @param {string} locale */
const bareFileName = (locale) => fileName(locale).replace("functions", "functions-namespace");

const PREFIX = "VRAM.";

/**
 * The same functions for manifest-namespace.xml, where the prefix is the namespace.
 *
 * @param {Metadata} metadata
 * @returns {Metadata}
 */
const withoutPrefix = (metadata) => ({
  ...metadata,
  functions: metadata.functions.map((fn) => ({
    ...fn,
    id: fn.id.replace(PREFIX, ""),
    name: fn.name.replace(PREFIX, ""),
  })),
});

/** @param {Metadata} metadata */
const asJson = (metadata) => new sources.RawSource(`${JSON.stringify(metadata, null, 1)}\n`);

/** The webpack step behind CustomFunctionsMetadataPlugin: functions.json in, every language's file out. */
class MetadataPlugin {
  /** @param {{ base: string, help: string, locales: Readonly<Record<string, string>> }} options base: address of the hosted folder; help: the arguments' texts; locales: translation file by locale */
  constructor(options) {
    this.options = options;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("MetadataPlugin", (compilation) => {
      const files = Object.entries(this.options.locales).map(([locale, file]) => ({
        locale,
        file: path.resolve(compiler.context, file),
      }));
      const helpFile = path.resolve(compiler.context, this.options.help);
      for (const file of [helpFile, ...files.map(({ file }) => file)]) compilation.fileDependencies.add(file);
      const stage = Compilation.PROCESS_ASSETS_STAGE_DERIVED;
      compilation.hooks.processAssets.tap({ name: "MetadataPlugin", stage }, () => {
        const asset = compilation.getAsset("functions.json");
        if (asset === undefined) return; // the generator has already said why
        const read = (/** @type {string} */ file) => readFileSync(file, "utf8");
        /** @type {Texts} */
        const texts = {
          help: JSON.parse(read(helpFile)),
          functions: Object.fromEntries(files.map(({ locale, file }) => [locale, JSON.parse(read(file))])),
        };
        /** @type {Metadata} */
        const generated = JSON.parse(asset.source.source().toString());
        const { languages, complaints } = finishMetadata(generated, this.options.base, texts);
        for (const complaint of complaints) compilation.errors.push(new WebpackError(complaint));
        for (const [locale, metadata] of Object.entries(languages)) {
          if (locale === "") compilation.updateAsset("functions.json", asJson(metadata));
          else compilation.emitAsset(fileName(locale), asJson(metadata));
          compilation.emitAsset(bareFileName(locale), asJson(withoutPrefix(metadata)));
        }
      });
    });
  }
}

module.exports = MetadataPlugin;
module.exports.finishMetadata = finishMetadata;
module.exports.NEEDED = NEEDED;
