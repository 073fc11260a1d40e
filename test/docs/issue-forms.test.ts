import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { load } from "js-yaml";
import { ROOT } from "./pages";

const FOLDER = path.join(ROOT, ".github/ISSUE_TEMPLATE");

const words = { type: "string", minLength: 1 };
const closed = (properties: object, required: readonly string[]): object => ({ type: "object", additionalProperties: false, properties, required }); // prettier-ignore
const said = { label: words, description: words };
/** What each kind of field may say of itself. */
const FIELDS: Readonly<Record<string, object>> = {
  markdown: closed({ value: words }, ["value"]),
  input: closed({ ...said, placeholder: words, value: words }, ["label"]),
  textarea: closed({ ...said, placeholder: words, value: words, render: words }, ["label"]),
  dropdown: closed({ ...said, multiple: { type: "boolean" }, options: { type: "array", minItems: 1, uniqueItems: true, items: words } }, ["label", "options"]), // prettier-ignore
};
const field = ([type, attributes]: [string, object]): object =>
  closed(
    {
      type: { const: type },
      attributes,
      ...(type === "markdown"
        ? {}
        : {
            id: { type: "string", pattern: "^[\\w-]+$" },
            validations: closed({ required: { type: "boolean" } }, []),
          }),
    },
    type === "markdown" ? ["type", "attributes"] : ["type", "id", "attributes"],
  );

/**
 * GitHub's forms, as its documentation has them ("Syntax for issue forms", "Syntax for GitHub's form schema"): a key that
 * it does not know, or a form without a field to fill in, and GitHub shows an error in place of the form.
 */
const valid = new Ajv({ allErrors: true }).compile(
  closed(
    {
      name: words,
      description: words,
      title: words,
      labels: { type: "array", items: words },
      body: { type: "array", minItems: 2, items: { anyOf: Object.entries(FIELDS).map(field) } },
    },
    ["name", "description", "body"],
  ),
);

interface Form {
  readonly body: readonly { readonly id?: string; readonly attributes: Readonly<Record<string, string>> }[];
}

const FORMS = readdirSync(FOLDER).map((file) => ({ file, form: load(readFileSync(path.join(FOLDER, file), "utf8")) as Form })); // prettier-ignore

test("there are three", () => {
  expect(FORMS.map(({ file }) => file)).toEqual(["broken.yml", "figure.yml", "missing.yml"]);
});

describe.each(FORMS)("$file", ({ form }) => {
  test("is a form that GitHub shows", () => {
    expect(valid(form) ? [] : valid.errors).toEqual([]);
    const ids = form.body.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("is read in Chinese too, but for names that are the same in both", () => {
    const texts = form.body.flatMap(({ attributes: { label, description, value } }) =>
      [label, description, value].filter((text) => text !== undefined && !text.startsWith("=VRAM.")),
    );
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text ?? ""))).toEqual([]);
  });
});
