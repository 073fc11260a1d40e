/**
 * A JSON Schema (draft-07) that admits values of type `T`. The type is carried beside the keywords, so that a row is
 * described once: ajv reads the keywords in the tests, the compiler reads `T`, and nothing of it is in the bundle,
 * because the product imports row types only.
 */
export type Schema<T> = Keywords & { readonly [ADMITS]?: T };

type Keywords = Readonly<Record<string, unknown>>;

/** Stands in types only. */
declare const ADMITS: unique symbol;

/** What a schema admits. */
export type Admitted<S> = S extends Schema<infer T> ? T : never;

/** One line, because a cell shows it, with no space around it. */
export const line: Schema<string> = { type: "string", pattern: "^\\S([^\\n]*\\S)?$" };

/** A line of a certain form. */
export const written = (pattern: string): Schema<string> => ({ type: "string", pattern });

/** One of the names given, in this spelling. */
export const oneOf = <Name extends string>(names: readonly Name[]): Schema<Name> => ({
  type: "string",
  enum: names,
});

/** One of the numbers given. */
export const oneOfNumbers = (numbers: readonly number[]): Schema<number> => ({
  type: "number",
  enum: numbers,
});

/** How many: a whole number from one. */
export const count: Schema<number> = { type: "integer", minimum: 1 };

/** How much: above zero, because zero is a figure and an unknown one is null. */
export const amount: Schema<number> = { type: "number", exclusiveMinimum: 0 };

/** A mark that is there or absent: the other value is never written. */
export const only = <Value extends boolean>(value: Value): Schema<Value> => ({
  type: "boolean",
  const: value,
});

/** null where nobody knows it. */
export const orUnknown = <T>(known: Schema<T>): Schema<T | null> => ({
  ...known,
  type: [known.type, "null"],
  ...(Array.isArray(known.enum) ? { enum: [...(known.enum as unknown[]), null] } : {}),
});

/** Different things, none twice. An empty list is one that is known to be empty. */
export const listOf = <T>(items: Schema<T>): Schema<readonly T[]> => ({
  type: "array",
  uniqueItems: true,
  items,
});

/** Values by name, at least one. */
export const tableOf = <Name extends string, T>(
  names: readonly Name[],
  value: Schema<T>,
): Schema<Readonly<Partial<Record<Name, T>>>> => ({
  type: "object",
  minProperties: 1,
  additionalProperties: false,
  properties: Object.fromEntries(names.map((name) => [name, value])),
});

type Schemas<T> = { readonly [K in keyof T]: Schema<T[K]> };

/** An object with these keys and no others: `known` ones must be there, `where it applies` ones may be absent. */
export const rowOf = <Known, Applying>(keys: {
  known: Schemas<Known>;
  whereItApplies: Schemas<Applying>;
}): Schema<Row<Known, Applying>> => ({
  type: "object",
  additionalProperties: false,
  required: Object.keys(keys.known),
  properties: { ...keys.known, ...keys.whereItApplies },
});

type Row<Known, Applying> = { readonly [K in keyof Known]: Known[K] } & {
  readonly [K in keyof Applying]?: Applying[K];
};

/** The members of a union of core, all of them: the compiler asks for each name. */
export const namesOf = <Name extends string>(names: Readonly<Record<Name, true>>): Name[] =>
  Object.keys(names) as Name[];
