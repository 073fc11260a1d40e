// @ts-check
const vm = require("node:vm");

/**
 * @typedef {string | Readonly<Record<string, string>>} Example one formula, or one a language where the answer has words
 * @typedef {readonly (readonly unknown[])[]} Block rows of cells
 */

/** @param {string} formula a call of one function with texts, numbers and blanks */
function parsed(formula) {
  const [, id = "", inside = ""] = /^=(VRAM\.[A-Z]+)\((.*)\)$/.exec(formula) ?? [];
  if (id === "") throw new Error(`examples.json: ${formula} is not a call of one function.`);
  const written = inside === "" ? [] : [...inside.matchAll(/(?:^|,)("[^"]*"|[^,]*)/g)];
  return { id, args: written.map(([, arg = ""]) => (arg === "" ? null : [[JSON.parse(arg)]])) };
}

/**
 * Asks functions.js, as it has just been built: what a page shows as a result is what a cell would show.
 *
 * @param {string} code
 * @param {string} language of the reader
 * @returns {(formula: string) => Block}
 */
function answering(code, language) {
  /** @type {Map<string, (...args: unknown[]) => Block>} */
  const functions = new Map();
  /** @type {Record<string, unknown>} */
  const page = {
    CustomFunctions: {
      associate: (/** @type {string} */ id, /** @type {() => Block} */ fn) => functions.set(id, fn),
      Error: class extends Error {
        /** @param {string} code @param {string} [message] */
        constructor(code, message) {
          super(message ?? code);
        }
      },
      ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
    },
    console,
    navigator: { language },
  };
  page.globalThis = page;
  vm.runInContext(code, vm.createContext(page), { filename: "functions.js" });
  return (formula) => {
    const { id, args } = parsed(formula);
    const ask = functions.get(id);
    if (ask === undefined) throw new Error(`examples.json: there is no ${id}.`);
    try {
      return ask(...args);
    } catch (error) {
      throw new Error(`examples.json: ${formula} is refused. ${/** @type {Error} */ (error).message}`);
    }
  };
}

module.exports = { answering };
