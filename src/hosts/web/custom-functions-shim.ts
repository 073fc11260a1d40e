import type { CellFunction, CellFunctions } from "./cell-functions";

/**
 * Stands in for the `CustomFunctions` object that Excel puts into a page, so that the very bundle Excel loads runs
 * beside the embedded grid. Loaded before functions.js; it has the three members that the bundle may touch.
 */
const ErrorCode = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

class CellError extends Error {
  constructor(
    readonly code: string,
    message = "",
  ) {
    super(message);
  }
}

const associated = new Map<string, CellFunction>();

function associate(id: string | Readonly<Record<string, CellFunction>>, implementation?: CellFunction): void {
  const pairs = typeof id === "string" ? [[id, implementation] as const] : Object.entries(id);
  for (const [name, run] of pairs) if (run) associated.set(name, run);
}

(globalThis as unknown as { CustomFunctions: CellFunctions }).CustomFunctions = {
  associate,
  associated,
  Error: CellError,
  ErrorCode,
};
