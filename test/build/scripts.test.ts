import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const scriptsIn = (folder: string, recursive: boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive, encoding: "utf8" })
    .filter((file) => /\.(c|m)?js$/.test(file))
    .map((file) => join(folder, file));

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
