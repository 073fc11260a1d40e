import type { Language } from "../../reading/language";

/** A function of functions.js: what a cell hands over in, what it shows out. */
export type CellFunction = (...args: unknown[]) => unknown;

/** The stand-in for Excel's `CustomFunctions`, with what functions.js has associated. */
export interface CellFunctions {
  associate(id: string | Readonly<Record<string, CellFunction>>, implementation?: CellFunction): void;
  readonly associated: ReadonlyMap<string, CellFunction>;
  readonly Error: new (code: string, message?: string) => Error & { readonly code: string };
  readonly ErrorCode: Readonly<Record<string, string>>;
}

/** The metadata that Excel reads from functions.json, as far as a grid needs it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ParameterMetadata[];
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
}

export const cellFunctions = (): CellFunctions =>
  (globalThis as unknown as { CustomFunctions: CellFunctions }).CustomFunctions;

const METADATA: Readonly<Record<Language, string>> = { en: "functions.json", zh: "functions-zh-CN.json" };

/** The metadata lie beside the page, the very files that Excel loads. */
export async function fetchMetadata(language: Language): Promise<FunctionMetadata[]> {
  const file = METADATA[language];
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file} is missing beside the page (HTTP ${answer.status}). Build again.`);
  return ((await answer.json()) as { functions: FunctionMetadata[] }).functions;
}
