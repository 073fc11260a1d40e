import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const scriptsIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive, encoding: "utf8" })
    .filter((file) => /\.(c|m)?js$/.test(file))
    .map((file) => join(folder, file));

const testsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, "test", folder)).filter((file) => file.endsWith(".test.ts")).map((file) => join("test", folder, file)); // prettier-ignore

// tsconfig.scripts.json checks the scripts that ask for it; one that does not ask would be typed by nobody
test("every script asks for its types to be checked", () => {
  const scripts = [
    scriptsIn(".", false),
    scriptsIn("src", true),
    scriptsIn("assets", true),
    scriptsIn("hosting", true),
    scriptsIn("test", true),
  ].flat();
  expect(scripts.length).toBeGreaterThan(10);
  const unchecked = scripts.filter(
    (file) => !readFileSync(join(ROOT, file), "utf8").startsWith("// @ts-check\n"),
  );
  expect(unchecked).toEqual([]);
});

test("what a script of hosting/ exports, another file takes", () => {
  const files = [...scriptsIn("hosting", true), ...testsIn("build")].map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
  const alone = files.filter(({ file }) => file.endsWith(".mjs")).flatMap(({ file, text }) =>
    [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)]
      .map(([, name = ""]) => name)
      .filter((name) => !files.some((other) => other.file !== file && new RegExp(`\\b${name}\\b`).test(other.text)))
      .map((name) => `${file}: ${name}`),
  );
  expect(alone).toEqual([]);
}); // prettier-ignore
