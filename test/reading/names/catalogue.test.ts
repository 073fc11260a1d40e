import { CARD_ROWS } from "../../../src/catalog/cards";
import { MODEL_ROWS, modelOf } from "../../../src/catalog/models";
import { PRECISION_CHOICES, type Precision } from "../../../src/core/formats/precision";
import { weightBytes } from "../../../src/core/weights/weights";
import { NotFoundError } from "../../../src/core/errors";
import { findCard, findModel } from "../../../src/reading/names/find";

const lastPart = (id: string): string => id.slice(id.indexOf("/") + 1);
/** Letters and digits, without "Instruct": Llama-3.1-405B (FP8) is the row Llama-3.1-405B-Instruct-FP8. */
const squeezed = (name: string): string => name.toLowerCase().replace(/instruct|[^a-z\d]/g, "");
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** How people put a format beside a name. */
const SPELLINGS: Readonly<Record<string, (name: string, format: string) => string>> = {
  "in brackets": (name, format) => `${name} (${format})`,
  "in full-width brackets": (name, format) => `${name}（${format}）`,
  "in square brackets": (name, format) => `${name}[${format}]`,
  "all full width": (name, format) => wide(`${name}(${format})`),
  "as a suffix": (name, format) => `${name}-${format}`,
  "after a blank": (name, format) => `${name} ${format.toLowerCase()}`,
  "after @": (name, format) => `${name}@${format.toLowerCase()}`,
  "as a tag": (name, format) => `${name}:${format}`,
  "as a version": (name, format) => `${name} ${format}量化版`,
  "in front": (name, format) => `${format} ${name}`,
  "in a GGUF repository": (name, format) => `unsloth/${name}-GGUF:${format}`,
};

const isFile = (format: Precision): boolean => /^(I?Q\d|F16)/.test(format);
const rowNames = new Set(
  MODEL_ROWS.flatMap(({ id, name, aliases = [] }) => [lastPart(id), name, ...aliases]).map((name) =>
    squeezed(name),
  ),
);

describe.each(Object.entries(SPELLINGS))("a format %s", (how, spell) => {
  const formats = PRECISION_CHOICES.filter((format) => isFile(format) || how !== "in a GGUF repository");

  test("is the precision, for every model and every format", () => {
    const wrong: string[] = [];
    for (const row of MODEL_ROWS) {
      // a name that says its format itself has one already
      if (/(fp8|bf16|nvfp4)$/i.test(row.id)) continue;
      const model = modelOf(row);
      for (const format of formats) {
        // a release in that format that has a row of its own
        if (rowNames.has(squeezed(`${row.name}${format}`))) continue;
        const typed = spell(format === "INT8" ? lastPart(row.id) : row.name, format);
        try {
          const found = findModel(typed);
          if (found.id !== row.id || !`${found.precision}-`.startsWith(`${format}-`))
            wrong.push(`${typed}: ${found.name}`);
        } catch (error) {
          if (!(error instanceof NotFoundError)) throw error;
          wrong.push(`${typed}: refused`);
        }
      }
      if (wrong.length > 0) break;
      const typed = spell(row.name, "INT4");
      if (formats.includes("INT4") && model.precision !== "INT4" && model.frame !== null) {
        const asked = weightBytes({ model, precision: "INT4" });
        const found = findModel(typed);
        if (weightBytes({ model: found, precision: found.precision }) !== asked)
          wrong.push(`${typed}: another size`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test("no name of one model is read as another, whatever tail or owner it has", () => {
  const owner = new Map(MODEL_ROWS.flatMap((row) => [row.id, row.name].map((name) => [name, row.id])));
  const wrong: string[] = [];
  for (const row of MODEL_ROWS) {
    for (const name of [row.id, lastPart(row.id), row.name, ...(row.aliases ?? [])]) {
      const forms = [
        name,
        name.toLowerCase(),
        name.replace(/-/g, " "),
        wide(name),
        `someone/${lastPart(name)}`,
      ];
      for (const form of forms) {
        const found = findModel(form);
        if (found.id !== row.id) wrong.push(`${form} of ${row.id}: ${found.id}`);
      }
      if (name !== row.name) continue;
      for (const longer of [`${name}-Foo`, `${name} Pro Max`, `Foo${lastPart(name)}`, `${name} 1234B`]) {
        try {
          const found = findModel(longer);
          if (owner.get(longer) !== found.id) wrong.push(`${longer}: ${found.id}`);
        } catch (error) {
          if (!(error instanceof NotFoundError)) throw error;
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("no name of one card is read as another, and no stated memory is ignored", () => {
  const wrong: string[] = [];
  for (const row of CARD_ROWS) {
    for (const name of [row.name, row.nameZh ?? row.name, ...row.aliases]) {
      for (const form of [name, name.toLowerCase(), wide(name), `${name} 显卡`, name.replace(/GB\b/, "G")]) {
        const found = findCard(form);
        if (found.id !== row.id) wrong.push(`${form} of ${row.id}: ${String(found.id)}`);
      }
      for (const other of [`${name} 7GB`, `${name} Mini`, `${name} Laptop`, `Foo${lastPart(name)}`]) {
        try {
          wrong.push(`${other}: ${String(findCard(other).id)}`);
        } catch (error) {
          if (!(error instanceof NotFoundError)) throw error;
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
