import { InputError } from "../../functions/shared";
import type { Language } from "../../reading/language";
import { saidInPane } from "../refusals";
import { configDraft, modelDraft, nameOfSource, type Draft } from "./draft";
import type { OwnTexts } from "./wording";

/** What was read, or a sentence that says why not. */
export type Brought = Draft | string;

/** Tries to read; what is wrong is a sentence. */
export function brought(read: () => Draft, language: Language): Brought {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return saidInPane(error, language);
    throw error;
  }
}

/** The largest config.json has some hundred kilobytes. */
const MOST_BYTES = 2_000_000;

/** A file that was dropped or chosen: a GGUF by its first four letters, else a config.json. */
export async function fromFile(file: File, texts: OwnTexts, language: Language): Promise<Brought> {
  try {
    const magic = await file.slice(0, 4).text();
    if (magic === "GGUF" || /\.gguf$/i.test(file.name)) return await fromGguf(file, texts, language);
    if (file.size > MOST_BYTES) return texts.tooLarge;
    const text = await file.text();
    return brought(() => configDraft(text, nameFor(file.name, text), file.name), language);
  } catch {
    return texts.noFile;
  }
}

/** A file that is only called config.json is called by what it describes. */
export function nameFor(file: string, text: string): string {
  const name = nameOfSource(file);
  if (name !== "" && !/^config(?: ?\(\d+\))?$/i.test(name)) return name;
  const [, path] = /"_name_or_path"\s*:\s*"([^"]{1,200})"/.exec(text) ?? [];
  const [, type] = /"model_type"\s*:\s*"([\w.-]{1,60})"/.exec(text) ?? [];
  return nameOfSource(path ?? "") || type || "config";
}

async function fromGguf(file: File, texts: OwnTexts, language: Language): Promise<Brought> {
  const { readGguf } = await import(/* webpackChunkName: "gguf" */ "./gguf-file");
  const found = await readGguf(file);
  if (found.status === "no GGUF") return texts.noGguf;
  if (found.status !== "read") return texts[found.status](found.architecture);
  const labels: Readonly<Record<string, string>> = texts.modelNumbers;
  const rows = found.facts.map(([fact, value]) => [labels[fact] ?? fact, value] as const);
  return brought(() => modelDraft(found.name, file.name, rows), language);
}
