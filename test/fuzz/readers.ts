// What reads the files of strangers, bundled by run.mjs: each answers with what it read, or refuses in our own words.
import type { Sheet } from "hucre";
import { measuredFrom } from "../../src/bid/measured-log";
import { InputError } from "../../src/core/errors";
import { gridSheet } from "../../src/hosts/web/file/from-file";
import { configDraft, modelDraft } from "../../src/pane/own/draft";
import { readGguf } from "../../src/pane/own/gguf-file";
import { readStartUpLog } from "../../src/reading/logs/start-up-log";
import { Refusal } from "../../src/sheet/refusal";
import { bookOf } from "../../src/xlsx/pages";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { rezipped } from "../../src/xlsx/zip";
import { madeGguf, SMALL, type MetaValue } from "../pane/own/made-gguf";
import { PUBLIC_LOGS } from "../reading/logs/public-logs";
import { CAPACITY, COMPARISON } from "../xlsx/sample-pages";

/** A change at a share of a text or a file. */
export interface Edit {
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly put: string;
  readonly times: number;
}

const REFUSED = "refused";

/** Our own refusals are answers; anything else is thrown on. */
function refusing<T>(read: () => T): T | typeof REFUSED {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError || error instanceof Refusal) return REFUSED;
    throw error;
  }
}

const edited = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((now, { at, length, put, times }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + put.repeat(times) + now.slice(from + length);
  }, text);

const bytesEdited = (bytes: Uint8Array, edits: readonly Edit[]): Uint8Array<ArrayBuffer> => {
  const letters = edited(Buffer.from(bytes).toString("latin1"), edits);
  return Uint8Array.from(Buffer.from(letters, "latin1"));
};

export const logLines = PUBLIC_LOGS.flatMap(({ lines }) => lines.split("\n"));

export function log(text: string): unknown {
  const read = readStartUpLog(text);
  return read === null ? null : [read.figures, measuredFrom(read)];
}

export const config = (text: string): unknown => refusing(() => configDraft(text, "x", "x.json").own);

export async function gguf(
  meta: readonly (readonly [string, MetaValue])[],
  edits: readonly Edit[],
): Promise<unknown> {
  const keys = new Set(meta.map(([key]) => key));
  const all = [...SMALL.meta.filter(([key]) => !keys.has(key)), ...meta];
  const found = await readGguf(new File([bytesEdited(madeGguf({ ...SMALL, meta: all }), edits)], "x.gguf"));
  return found.status === "read"
    ? refusing(() => modelDraft(found.name, "x.gguf", found.facts).own)
    : found.status;
}

let sample: Promise<Uint8Array> | null = null;

/** A workbook with edits in its texts and edits in the archive's own bytes, as the embedded workbook opens it. */
export async function xlsx(inTexts: readonly Edit[], inBytes: readonly Edit[]): Promise<unknown> {
  sample ??= writeBook(bookOf([COMPARISON, CAPACITY]));
  const names: string[] = [];
  const made = await rezipped(await sample, (name, text) => {
    const file = names.push(name) - 1;
    const own = inTexts.filter((edit) => edit.file % FILES === file);
    return own.length === 0 ? null : text().then((plain) => edited(tags(plain, own), own));
  });
  try {
    const { workbook, leftOut } = await readBook(bytesEdited(made, inBytes), "en");
    return [leftOut, workbook.sheets.map(opened)];
  } catch (error) {
    if (error instanceof Refusal) return REFUSED;
    throw error;
  }
}

/** As many files as the sample has, so that every edit meets one. */
const FILES = 12;

/** Some edits put their text where a value or a tag stands: mangled XML alone is refused at its first tag. */
const tags = (xml: string, edits: readonly Edit[]): string =>
  edits.reduce((now, { at, length, put, times }) => {
    if (length !== 0) return now;
    const from = now.indexOf('="', Math.floor(at * now.length));
    const to = now.indexOf('"', from + 2);
    return from < 0 || to < 0
      ? now
      : now.slice(0, from + 2) + put.replace(/[<"&]/g, "").repeat(Math.min(times, 3)) + now.slice(to);
  }, xml);

const opened = (sheet: Sheet): unknown => {
  const grid = gridSheet({ sheet, id: "s", charts: [], colourOf: () => null, formulas: "shown" });
  return [grid.rowCount, grid.columnCount];
};
