import type { Model } from "../../core/shape/model";
import type { Card } from "../../core/card";
import { ARGUMENTS, countLayers, InputError, readOne, shortForm } from "../../functions/shared";
import type { NewOwn } from "../../sheet/own";
import type { Numbers } from "../numbers";
import type { OwnTexts } from "./wording";

/** Something that was brought along and read, not yet in the workbook. */
export type Draft =
  | { readonly kind: "model"; readonly model: Model; readonly own: Undated }
  | { readonly kind: "card"; readonly card: Card; readonly own: Undated };
export type Undated = Omit<NewOwn, "date">;

/** What a cell of Excel holds. */
const CELL_HOLDS = 32_767;

/** The text of a config.json: as it is without its indents, or what is read of it where a cell would not hold it. */
export function configDraft(text: string, name: string, source: string): Draft {
  // a name is a text too, and no file
  if (!text.trimStart().startsWith("{")) throw new InputError("config-incomplete");
  const model = readOne(ARGUMENTS.model, text.trim());
  // a run of blanks as a whole: looked at from each of its blanks, 32,000 take a second
  const tight = text.trim().replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? " " : blanks));
  const config = tight.length <= CELL_HOLDS ? tight : shortForm(text);
  return { kind: "model", model, own: { kind: "model", name: named(name), source, content: { config } } };
}

/** Labels and values, as a range of a sheet would have them. Errors: as the readers of ranges say. */
export function modelDraft(name: string, source: string, content: Labelled): Draft {
  const rows = content.map((row) => [...row]);
  const model = readOne(ARGUMENTS.model, rows.length === 1 ? [...rows, ["", ""]] : rows);
  // layers are read when a question needs them; here is the time to say what is wrong with one
  countLayers(model.layers);
  return { kind: "model", model, own: { kind: "model", name: named(name), source, content } };
}

export function cardDraft(name: string, source: string, content: Labelled): Draft {
  const rows = [["name", named(name)], ...content.map((row) => [...row])];
  const card = readOne(ARGUMENTS.card, rows);
  return { kind: "card", card, own: { kind: "card", name: named(name), source, content } };
}

export type Labelled = readonly (readonly [label: string, value: number | string])[];

/** Numbers as typed, under the labels of the sheet; blank ones are left out. */
export function labelled(
  labels: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>>,
): Labelled {
  return Object.entries(labels).flatMap(([name, label]) => {
    const text = (typed[name] ?? "").trim();
    return text === "" ? [] : [[label, numberOr(text)] as const];
  });
}

/** "1,024" and full-width digits are numbers; what is none stays a text, and the readers say what is wrong with it. */
function numberOr(text: string): number | string {
  const plain = text.normalize("NFKC").replace(/(\d),(?=\d{3})/g, "$1");
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : text.slice(0, 200);
}

/** One line, as long as a name in a list may be. */
export const named = (name: string): string => name.replace(/\s+/g, " ").trim().slice(0, 80) || "1";

/** "Qwen/Qwen3-32B" is called Qwen3-32B; "my-model.json" is my-model. */
export const nameOfSource = (source: string): string =>
  (source.split(/[/\\]/).at(-1) ?? source).replace(/\.(?:json|gguf)$/i, "");

/** What was read, in a line: so that a wrong file is seen before it is written. */
export function factsOf(draft: Draft, texts: OwnTexts, { count, billions }: Numbers): string {
  if (draft.kind === "card") return `${count(draft.card.memoryGb)} GB`;
  const { model } = draft;
  const layers = attempted(() => countLayers(model.layers));
  const parameters = attempted(() => model.parameters);
  return [
    ...(parameters === null || parameters === 0 ? [] : [`${billions(parameters)} B`]),
    ...(layers === null || layers === 0 ? [] : [`${texts.modelNumbers.layers} ${count(layers)}`]),
    model.precision,
  ].join(" · ");
}

/** A card that is complete for one question may lack what another asks. */
function attempted<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
