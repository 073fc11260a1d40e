import { BooleanNumber } from "@univerjs/core";
import { FunctionType, type IFunctionInfo } from "@univerjs/preset-sheets-core";
import type { FunctionMetadata } from "./cell-functions";

/** Univer splits the keys of its texts at dots, so VRAM.KV is told as VRAM_KV. */
const textKey = (name: string): string => name.replaceAll(".", "_");

/** What autocomplete and argument help show, as keys into the texts below. */
export function functionHelp(functions: readonly FunctionMetadata[]): IFunctionInfo[] {
  return functions.map(({ name, parameters }) => {
    const key = `vram.${textKey(name)}`;
    return {
      functionName: name,
      functionType: FunctionType.User,
      description: `${key}.description`,
      abstract: `${key}.description`,
      functionParameter: parameters.map((parameter, i) => ({
        name: `${key}.p${i}.name`,
        detail: `${key}.p${i}.detail`,
        example: "",
        require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
        repeat: BooleanNumber.FALSE,
      })),
    };
  });
}

/** The texts of one language, from the functions.json of that language. */
export function helpTexts(functions: readonly FunctionMetadata[]): Record<string, Record<string, unknown>> {
  const entries = functions.map(({ name, description, parameters }): [string, unknown] => {
    const told = parameters.map((parameter, i): [string, unknown] => [
      `p${i}`,
      { name: parameter.name, detail: parameter.description ?? "" },
    ]);
    return [textKey(name), { description: description ?? "", ...Object.fromEntries(told) }];
  });
  return { vram: Object.fromEntries(entries) };
}
