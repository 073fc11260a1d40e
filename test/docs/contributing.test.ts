import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, textOf } from "./pages";

/** What CONTRIBUTING.md shows is there, so that nobody copies a row of yesterday's shape. */
const blocks = (language: string): string[] =>
  [...textOf("CONTRIBUTING.md").matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map(
    ([, text = ""]) => text,
  );

const filesIn = (folders: readonly string[], ending: RegExp): string[] =>
  folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => ending.test(file))
      .map((file) => readFileSync(path.join(ROOT, folder, file), "utf8")),
  );

type Row = Readonly<Record<string, unknown>>;
const ROWS = filesIn(["src/catalog/models", "src/catalog/cards", "test/accuracy"], /\.json$/).flatMap((text) => JSON.parse(text) as Row[]); // prettier-ignore
const CODE = filesIn(["src", "test"], /\.ts$/).join("\n");

test.each(blocks("json"))("row %# that it shows is in the files", (text) => {
  const shown = JSON.parse(text, (key, value: unknown) => (key === "..." ? undefined : value)) as Row;
  const alike = ROWS.filter((row) => (shown.id === undefined ? row.source === shown.source : row.id === shown.id));
  expect(alike).toHaveLength(1);
  expect(alike[0]).toMatchObject(shown);
}); // prettier-ignore

test.each(blocks("ts"))("code %# that it shows is in the files", (text) => {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "" && line !== "...");
  expect(lines.filter((line) => !CODE.includes(line.replace(/,$/, "")))).toEqual([]);
}); // prettier-ignore
