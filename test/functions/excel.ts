import { setLanguage } from "../../src/functions/language";

/** Excel's side of a custom function, as far as functions see it: installed before they load, because they look it up. */
class CellError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message ?? code);
  }
}

Object.assign(globalThis, {
  CustomFunctions: { Error: CellError, ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" } },
});

// whatever the machine speaks that runs the tests
setLanguage("en");

export { CellError };

/** What Excel hands over: a range for every argument that is given, null for one that is not. */
const handedOver = (argument: unknown): unknown =>
  argument === null || argument === undefined || Array.isArray(argument) ? (argument ?? null) : [[argument]];

type Wrapper = (...args: never[]) => unknown[][];

/** Calls a function by its id; a result of one cell is that cell. */
export async function call(id: string, ...args: readonly unknown[]): Promise<unknown> {
  const functions = (await import("../../src/functions/functions")) as unknown as Record<string, Wrapper>;
  const wrapper = functions[id.replace("VRAM.", "")];
  if (wrapper === undefined) throw new Error(`there is no ${id}`);
  const given = Array.from({ length: Math.max(wrapper.length, args.length) }, (_, index) =>
    handedOver(args[index]),
  );
  const block = wrapper(...(given as never[]));
  return block.length === 1 && block[0]?.length === 1 ? block[0][0] : block;
}

type Outcome = { value: unknown } | { error: string; message: string };

/** The same, with an error as its code and message. */
export async function attempt(id: string, ...args: readonly unknown[]): Promise<Outcome> {
  try {
    return { value: await call(id, ...args) };
  } catch (error) {
    if (error instanceof CellError) return { error: error.code, message: error.message };
    throw error;
  }
}

/** The same; of a table that has no answer, the error in its one row. */
export async function refused(id: string, ...args: readonly unknown[]): Promise<Outcome> {
  const result = await attempt(id, ...args);
  const error =
    "value" in result && Array.isArray(result.value) ? (result.value as unknown[][])[1]?.[1] : null;
  return error instanceof CellError ? { error: error.code, message: error.message } : result;
}
