import { readConfigJson } from "../catalog/config-json";
import { InputError, NotFoundError } from "../core/errors";
import { readArguments, type Given } from "../reading/arguments/argument";
import { ARGUMENTS } from "../reading/arguments/arguments";
import { describedModel, isConfig } from "../reading/arguments/model";
import { remembering } from "../reading/cells/remember";
import { findModelOrCard } from "../reading/names/find-any";
import { broadcast, type Answer } from "./broadcast";
import { CARD_FACTS } from "./card-facts";
import { MODEL_FACTS, type DescribedModel, type Fact } from "./model-facts";

/** One fact of a model or a card. */
export function spec(given: Given<"name" | "field">): Answer[][] {
  const { name, field } = given;
  const described = describedModel(name);
  if (described === null) {
    return broadcast(readArguments(ARGUMENTS, { name, field }), (asked) =>
      rowByName(asked.name).fact(asked.field),
    );
  }
  const { field: fields } = readArguments(ARGUMENTS, { field });
  return broadcast({ name: described, field: fields }, (asked) => modelFact(asked.name, asked.field));
}

const modelFact = (row: DescribedModel, field: string): number | string =>
  factOf({ noun: "model", facts: MODEL_FACTS, row, field });

/** A row of the catalogue that answers by field. */
interface Row {
  readonly fact: (field: string) => number | string;
}

const rowByName = remembering((name: string): Row => {
  // several files in a column of names
  if (isConfig(name)) return { fact: (field) => modelFact(readConfigJson(name.trim()), field) };
  const found = findModelOrCard(name);
  return "layers" in found
    ? { fact: (field) => modelFact(found, field) }
    : { fact: (field) => factOf({ noun: "card", facts: CARD_FACTS, row: found, field }) };
});

function factOf<T extends { readonly name: string }>(question: {
  noun: string;
  facts: Readonly<Record<string, (row: T) => Fact>>;
  row: T;
  field: string;
}): number | string {
  const { noun, facts, row, field } = question;
  const read = Object.hasOwn(facts, field) ? facts[field] : undefined;
  if (read === undefined) {
    throw new InputError("field-unknown", { given: field, kind: noun, known: Object.keys(facts) });
  }
  const fact = read(row);
  if (fact !== null) return fact;
  throw new NotFoundError("fact-unknown", { field, model: row.name, layered: noun === "model" ? 1 : 0 });
}
