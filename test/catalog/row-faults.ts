import Ajv, { type ErrorObject } from "ajv";
import type { RawRow } from "./row-files";

/** Draft-07 as ajv reads it; strict, so that a misspelt keyword of a schema is an error as well. */
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });

/** What is wrong with a row, each fault with the row's id, the place and what would be right; nothing for a good row. */
export function faultFinder(schema: object): (row: RawRow) => string[] {
  const validate = ajv.compile(schema);
  return (row) => {
    validate(row);
    return (validate.errors ?? []).map((error) => `${String(row.id)}: ${said(error)}`);
  };
}

function said({ instancePath, keyword, message, params }: ErrorObject): string {
  const place = instancePath === "" ? "" : `${instancePath.slice(1)} `;
  if (keyword === "additionalProperties") return `${place}unknown key "${String(params.additionalProperty)}"`;
  if (keyword === "required") return `${place}missing key "${String(params.missingProperty)}"`;
  if (keyword === "enum") return `${place}must be one of ${(params.allowedValues as string[]).join(", ")}`;
  if (keyword === "const") return `${place}must be ${String(params.allowedValue)} or absent`;
  return `${place}${message ?? keyword}`;
}
