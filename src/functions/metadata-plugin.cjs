// @ts-check
const { readFileSync } = require("node:fs");
const path = require("node:path");
const Ajv = require("ajv").default;
const { Compilation, WebpackError, sources } = require("webpack");
const schema = require("./metadata.schema.json");

/**
 * What custom-functions-metadata writes, as far as we read it.
 *
 * @typedef {{ name: string, description: string, optional?: boolean }} Parameter
 * @typedef {{ id: string, name: string, description: string, helpUrl?: string, parameters: Parameter[] }} Fn
 * @typedef {{ functions: Fn[] }} Metadata
 * @typedef {{ functions: Record<string, { description: string, parameters?: Record<string, string> }> }} Texts
 */

/** Desktop Excel ignores a functions.json above this, without a word (OfficeDev/office-js#4808). */
const LARGEST_METADATA_BYTES = 1_000_000;

/**
 * Turns what custom-functions-metadata wrote into what Excel may load: the flag that crashes Excel 2021 removed
 * (OfficeDev/office-js#4385), a help address on every function, a copy for each language, all checked.
 *
 * @param {Metadata & { allowCustomDataForDataTypeAny?: boolean }} generated
 * @param {string} base the hosted folder's address
 * @param {Readonly<Record<string, Texts>>} translated in the shape of zh-CN.json, by locale
 * @returns the metadata by language ("" is English) and every complaint, empty when all is well
 */
function finishMetadata(generated, base, translated) {
  const english = structuredClone(generated);
  delete english.allowCustomDataForDataTypeAny;
  for (const fn of english.functions) fn.helpUrl = `${base}help.html#${fn.id}`;
  /** @type {Record<string, Metadata>} */
  const languages = { "": english };
  /** @type {string[]} */
  const complaints = [];
  for (const [locale, texts] of Object.entries(translated))
    languages[locale] = translate(english, base, locale, texts, complaints);

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
 * Only what a person reads changes: ids and function names are a file format, the same in every language.
 *
 * @param {Metadata} english
 * @param {string} base
 * @param {string} locale
 * @param {Texts} texts
 * @param {string[]} complaints what is amiss is added to them
 */
function translate(english, base, locale, texts, complaints) {
  const metadata = structuredClone(english);
  const left = new Set(Object.keys(texts.functions));
  for (const fn of metadata.functions) {
    const words = texts.functions[fn.id];
    left.delete(fn.id);
    if (words === undefined) {
      complaints.push(`${locale}: no translation for ${fn.id}. Add it to ${locale}.json.`);
      continue;
    }
    fn.description = words.description;
    fn.helpUrl = `${base}help-${locale}.html#${fn.id}`;
    const unknown = new Set(Object.keys(words.parameters ?? {}));
    for (const parameter of fn.parameters) {
      const said = words.parameters?.[parameter.name];
      unknown.delete(parameter.name);
      if (said === undefined)
        complaints.push(`${locale}: no translation for ${fn.id}, parameter ${parameter.name}.`);
      else parameter.description = said;
    }
    for (const name of unknown) complaints.push(`${locale}: ${fn.id} has no parameter ${name}.`);
  }
  for (const id of left) complaints.push(`${locale}: there is no function ${id}.`);
  return metadata;
}

/** @param {string} locale */
const fileName = (locale) => (locale === "" ? "functions.json" : `functions-${locale}.json`);

/** The webpack step behind CustomFunctionsMetadataPlugin: functions.json in, every language's file out. */
class MetadataPlugin {
  /** @param {{ base: string, locales: Readonly<Record<string, string>> }} options base: address of the hosted folder; locales: translation file by locale */
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
      for (const { file } of files) compilation.fileDependencies.add(file);
      const stage = Compilation.PROCESS_ASSETS_STAGE_DERIVED;
      compilation.hooks.processAssets.tap({ name: "MetadataPlugin", stage }, () => {
        const asset = compilation.getAsset("functions.json");
        if (asset === undefined) return; // the generator has already said why
        /** @type {Record<string, Texts>} */
        const translated = Object.fromEntries(
          files.map(({ locale, file }) => [locale, JSON.parse(readFileSync(file, "utf8"))]),
        );
        /** @type {Metadata} */
        const generated = JSON.parse(asset.source.source().toString());
        const { languages, complaints } = finishMetadata(generated, this.options.base, translated);
        for (const complaint of complaints) compilation.errors.push(new WebpackError(complaint));
        for (const [locale, metadata] of Object.entries(languages)) {
          const source = new sources.RawSource(`${JSON.stringify(metadata, null, 1)}\n`);
          if (locale === "") compilation.updateAsset("functions.json", source);
          else compilation.emitAsset(fileName(locale), source);
        }
      });
    });
  }
}

module.exports = MetadataPlugin;
module.exports.finishMetadata = finishMetadata;
