// @ts-check

/**
 * What the help pages say around the functions' own help, by the locale of the metadata ("" is English).
 *
 * @typedef {{
 *   file: string, folder: string, metadata: string, lang: string, name: string,
 *   title: string, intro: string, argument: string, optional: string, index: string,
 *   example: string, result: string, rows: (shown: number, all: number) => string,
 *   support: { file: string, name: string },
 * }} Words
 * @type {Readonly<Record<"" | "zh-CN", Words>>}
 */
const WORDS = {
  "": {
    file: "help.html",
    folder: "help/",
    metadata: "functions.json",
    lang: "en",
    name: "English",
    title: "VRAM for Excel: the functions",
    intro:
      "Type any of these into a cell. Every argument that takes one value also takes a range, and the result spills. Put names in quotes: H100, A100 and FP8 are also the addresses of cells.",
    argument: "Arguments",
    optional: "may be left out",
    index: "All functions",
    example: "Example",
    result: "Result",
    rows: (shown, all) => `The first ${shown} of ${all} rows:`,
    support: { file: "support.html", name: "Help when something does not work" },
  },
  "zh-CN": {
    file: "help-zh-CN.html",
    folder: "help/zh-CN/",
    metadata: "functions-zh-CN.json",
    lang: "zh-CN",
    name: "简体中文",
    title: "显存估算：函数一览",
    intro:
      "在单元格中输入以下任一函数。凡接受单个值的参数也接受区域，结果会自动溢出。名称请加引号：H100、A100、FP8 同时也是单元格地址。",
    argument: "参数",
    optional: "可省略",
    index: "函数一览",
    example: "示例",
    result: "结果",
    rows: (shown, all) => `共 ${all} 行，前 ${shown} 行：`,
    support: { file: "support.html#zh-CN", name: "遇到问题时" },
  },
};

module.exports = { WORDS };
