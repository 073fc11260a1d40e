// @ts-check
import { readFileSync } from "node:fs";
import vm from "node:vm";

class CellError extends Error {
  /** @param {string} code @param {string} [message] */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * A built functions.js as Excel's runtime loads it: a bare global with CustomFunctions, and no page.
 * @param {string} file
 */
export function loadFunctions(file) {
  /** @type {Map<string, (...args: unknown[]) => any>} */
  const functions = new Map();
  const CustomFunctions = {
    associate: (/** @type {string} */ id, /** @type {(...args: unknown[]) => any} */ fn) =>
      functions.set(id, fn),
    Error: CellError,
    ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
  };
  /** @type {Record<string, unknown>} */
  const page = { CustomFunctions, console, navigator: { language: "en" } };
  page.globalThis = page.self = page;
  vm.runInContext(readFileSync(file, "utf8"), vm.createContext(page), { filename: file });
  const call = (/** @type {string} */ id, /** @type {unknown[]} */ ...args) =>
    functions.get(id)?.(...args.map((arg) => (arg === null || Array.isArray(arg) ? arg : [[arg]])));
  const attempt = (/** @type {string} */ id, /** @type {unknown[]} */ ...args) => {
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
