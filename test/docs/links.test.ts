import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import packageFile from "../../package.json";
import { anchorsOf, linksOf, PAGES, ROOT, textOf } from "./pages";

test.each(PAGES)("every link of %s arrives", (page) => {
  const lost = linksOf(page).filter(
    ({ file, anchor }) =>
      !existsSync(path.join(ROOT, file)) || (anchor !== "" && !anchorsOf(file).includes(anchor)),
  );
  expect(lost.map(({ target }) => target)).toEqual([]);
});

test.each(["README.md", "README.zh-CN.md"])("every file of docs/ can be reached from %s", (first) => {
  const reached = new Set([first]);
  for (const page of reached)
    if (PAGES.includes(page)) for (const { file } of linksOf(page)) reached.add(file);
  const files = readdirSync(path.join(ROOT, "docs")).map((name) => path.join("docs", name));
  expect(files.filter((file) => !reached.has(file))).toEqual([]);
});

const BUILT_IN = ["ci", "install", "audit"];

test.each(PAGES)("every npm command of %s is one", (page) => {
  const commands = [...textOf(page).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test|ci|install)\b)/g)];
  const unknown = commands
    .map(([, script, plain]) => script ?? plain ?? "")
    .filter((name) => !(name in packageFile.scripts) && !BUILT_IN.includes(name));
  expect(unknown).toEqual([]);
});

const TESTS = readdirSync(path.join(ROOT, "test"), { recursive: true, encoding: "utf8" }).map((file) =>
  path.join("test", file),
);

// pages name a test with its ending or without, or its folder
test.each(PAGES)("every test that %s names is there", (page) => {
  const named = [...textOf(page).matchAll(/(?<![\w/.])test\/[\w/.-]*[\w]/g)].map(([name]) => name);
  expect(named.filter((name) => !TESTS.some((file) => file.startsWith(name)))).toEqual([]);
});

test("a line that runs one test gives jest a path, not the name of a project", () => {
  const lines = PAGES.flatMap((page) => textOf(page).match(/npx jest [^`\n]*/g) ?? []);
  expect(lines.filter((line) => /--selectProjects \w+ test/.test(line))).toEqual([]);
});

test.each(PAGES)("every row of a table of %s has as many cells as its head", (page) => {
  const tables = textOf(page).match(/(?:^\|.*\|\n?)+/gm) ?? [];
  const cells = (row: string): number => row.replace(/\\\|/g, "").split("|").length;
  const uneven = tables.flatMap((table) => {
    const [head = "", ...rows] = table.trim().split("\n");
    return rows.filter((row) => cells(row) !== cells(head));
  });
  expect(uneven).toEqual([]);
});
