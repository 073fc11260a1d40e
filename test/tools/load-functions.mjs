// @ts-check
import { readFileSync } from "node:fs";
import vm from "node:vm";

/**
 * @typedef {unknown[][]} Block what a function gives back: rows of cells
 * @typedef {(...args: unknown[]) => Block} Wrapper
 * @typedef {{ value?: unknown, error?: string, message?: string }} Answer
 */

class CellError extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * A built functions.js as Excel's runtime loads it: a bare global with CustomFunctions, and no page.
 *
 * @param {string} file
 */
export function loadFunctions(file) {
  /** @type {Map<string, Wrapper>} */
  const functions = new Map();
  const CustomFunctions = {
    associate: (/** @type {string} */ id, /** @type {Wrapper} */ fn) => functions.set(id, fn),
    Error: CellError,
    ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
  };
  /** @type {Record<string, unknown>} */
  const page = { CustomFunctions, console, navigator: { language: "en" } };
  page.globalThis = page.self = page;
  vm.runInContext(readFileSync(file, "utf8"), vm.createContext(page), { filename: file });

  /** @type {(id: string, ...args: unknown[]) => Block} */
  const call = (id, ...args) => {
    const wrapper = functions.get(id);
    if (wrapper === undefined) throw new Error(`${file} has no ${id}.`);
    return wrapper(
      ...args.map((arg) => (arg === null || Array.isArray(arg) ? /** @type {unknown} */ (arg) : [[arg]])),
    );
  };
  /** @type {(id: string, ...args: unknown[]) => Answer} */
  const attempt = (id, ...args) => {
    try {
      const block = call(id, ...args);
      return { value: block.length === 1 && block[0]?.length === 1 ? block[0][0] : block };
    } catch (error) {
      if (error instanceof CellError) return { error: error.code, message: error.message };
      throw error;
    }
  };
  return { call, attempt };
}
