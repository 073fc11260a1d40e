import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { attempt, call } from "../functions/excel";
import bundles from "./bundles.json";
import { addresses, MANIFEST_RULES, readManifest } from "./manifest-rules";
import { builtFunctions, questions } from "./same-answers";

// The built folder as an organisation would host it. Runs after the build: jest --selectProjects dist.
const dist = process.env.VRAM_DIST ?? path.resolve(__dirname, "../../dist");
const read = (file: string): string => readFileSync(path.join(dist, file), "utf8");
/** The file that a build calls by its content as well: pane.1f2e3d4c5b.js for pane.js. */
const built = (name: string): string => {
  const [stem = "", ending = ""] = name.split(".");
  const found = readdirSync(dist).filter((file) => file === name || (file.startsWith(`${stem}.`) && new RegExp(`^\\w{10}\\.${ending}$`).test(file.slice(stem.length + 1)))); // prettier-ignore
  if (found.length !== 1) throw new Error(`${name}: ${found.join(", ") || "no such file"}`);
  return found[0] ?? "";
};
/** As a host keeps files that it packs once, and as npm run bench prints it. */
const gzipBytes = (files: readonly string[]): number =>
  files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(dist, built(file))), { level: 9 }).length,
    0,
  );

const manifest = readManifest(read("manifest.xml"));
const fallback = readManifest(read("manifest-namespace.xml"));
/** The folder's address in the manifest; a build for an organisation has another than ours. */
const [base = ""] = addresses(manifest)
  .map((address) => address.slice(0, address.lastIndexOf("/") + 1))
  .sort();
const fileOf = (address: string): string => address.slice(base.length).replace(/[?#].*$/, "");

interface Metadata {
  functions: {
    id: string;
    description: string;
    helpUrl: string;
    parameters: { name: string; description: string }[];
  }[];
}
/** A page's text with its escaped signs as they were. */
const plain = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const english = JSON.parse(read("functions.json")) as Metadata;
const chinese = JSON.parse(read("functions-zh-CN.json")) as Metadata;

test("the manifest keeps its rules after the build", () => {
  for (const { why, broken } of MANIFEST_RULES)
    expect({ why, broken: broken(manifest) }).toEqual({ why, broken: [] });
  expect(
    addresses(fallback)
      .map(fileOf)
      .filter((file) => file !== "" && !existsSync(path.join(dist, file))),
  ).toEqual([]);
});

test("everything that the manifest names is in the folder", () => {
  const files = addresses(manifest)
    .map(fileOf)
    .filter((file) => file !== "");
  expect(files.length).toBeGreaterThan(6);
  expect(files.filter((file) => !existsSync(path.join(dist, file)))).toEqual([]);
});

test("every help address leads to its function's own page, which says what Excel says", () => {
  for (const [index, metadata] of [["help.html", english], ["help-zh-CN.html", chinese]] as const) {
    for (const { id, description, helpUrl, parameters } of metadata.functions) {
      expect(helpUrl.startsWith(base)).toBe(true);
      const page = plain(read(fileOf(helpUrl)));
      expect(page).toContain(`<h1><code>${id}</code></h1>`);
      for (const said of [description, ...parameters.map((one) => one.description)]) expect(page).toContain(said);
      expect(page).toMatch(/<output>[^<]+<\/output>|<td>/);
      expect(page).not.toMatch(/undefined|NaN|#VALUE!|#N\/A/);
      // what workbooks and pages linked to while all functions shared one page
      expect(read(index)).toContain(`<dt id="${id}"><a href="${fileOf(helpUrl)}">`);
    }
  }
}); // prettier-ignore

// 64 layers x 2 x 8 heads x 128 x 16,000 tokens x 2 bytes
test("the result on a help page is what a cell would show", () => {
  const page = plain(read("help/VRAM.KV.html"));
  expect(page).toContain('=VRAM.KV("QwQ-32B",16000)');
  expect(page).toContain("<output>4.194304</output>");
});

test("functions.js alone, without page or window, registers every function of the metadata", () => {
  const associated: string[] = [];
  const CustomFunctions = { associate: (id: string) => associated.push(id) };
  vm.runInNewContext(read("functions.js"), { CustomFunctions });
  const ids = english.functions.map(({ id }) => id);
  // under their bare names as well, which manifest-namespace.xml asks for
  const bare = ids.map((id) => id.replace("VRAM.", ""));
  expect(associated.sort()).toEqual([...ids, ...bare].sort());
  for (const file of ["functions-namespace.json", "functions-namespace-zh-CN.json"])
    expect((JSON.parse(read(file)) as Metadata).functions.map(({ id }) => id)).toEqual(bare);
  expect(chinese.functions.map(({ id }) => id)).toEqual(ids);
});

// what makes rows and code small must change no answer, error or sentence
test("functions.js answers every question as its source does", async () => {
  const answer = builtFunctions(path.join(dist, "functions.js"));
  const [, ...models] = (await call("VRAM.MODELS", null)) as string[][];
  const asked = [
    ["VRAM.MODELS", null],
    ["VRAM.CARDLIST", null],
    ...questions([...models.map(([name = ""]) => name), "32B", "QwQ-23B"]),
  ];
  for (const [id, ...args] of asked as [string, ...unknown[]][])
    expect({ id, args, ...answer(id, ...args) }).toEqual({ id, args, ...(await attempt(id, ...args)) });
}, 60_000);

test("the metadata stays far below the size that desktop Excel ignores", () => {
  for (const file of ["functions.json", "functions-zh-CN.json"])
    expect(statSync(path.join(dist, file)).size).toBeLessThan(1_000_000);
});

const HELP = [...english.functions, ...chinese.functions].map(({ helpUrl }) => fileOf(helpUrl));
test.each(["taskpane.html", "help.html", "help-zh-CN.html", "support.html", "index.html", ...HELP])(
  "%s names only files that are there, and holds no script or style of its own",
  (page) => {
    const html = read(page);
    const local = [...html.matchAll(/(?:src|href)="(?!https:|#|data:)([^"?#]+)/g)].map(([, file]) =>
      path.join(dist, path.dirname(page), file ?? ""),
    );
    expect(local.filter((file) => !existsSync(file))).toEqual([]);
    expect(html).toContain("Content-Security-Policy");
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
  },
);

test("the pane's links to help lead to pages that are there", () => {
  const pane = read(built("pane.js"));
  const functions = [...new Set(pane.match(/VRAM\.[A-Z]+(?=["'`])/g))];
  expect(functions).toEqual(expect.arrayContaining(["VRAM.BREAKDOWN", "VRAM.TRAINBREAKDOWN"]));
  for (const folder of ["help/", "help/zh-CN/"]) {
    expect(pane).toContain(`"${folder}"`);
    for (const id of functions) expect(existsSync(path.join(dist, `${folder}${id}.html`))).toBe(true);
  }
});

test("taskpane.html loads Office.js, then the functions, then the pane", () => {
  const scripts = [...read("taskpane.html").matchAll(/<script (?!async)[^>]*src="([^"?]+)/g)].map(
    ([, file]) => file,
  );
  expect(scripts).toEqual([expect.stringMatching(/office\.js$/), "functions.js", built("taskpane.js")]);
});

test("licences.txt names the packages inside the bundles, with their licences", () => {
  const licences = read("licences.txt");
  for (const name of ["preact", "@fluentui/web-components", "@univerjs/core", "react", "hucre"])
    expect(licences).toMatch(new RegExp(`^${name} \\d`, "m"));
  expect(licences).not.toContain("Licence: not stated");
});

test("taskpane.html says in both languages what it needs where scripts are off", () => {
  const said = /<noscript>([\s\S]*)<\/noscript>/.exec(read("taskpane.html"))?.[1];
  expect(said).toContain("VRAM needs JavaScript");
  expect(said).toContain("显存估算需要 JavaScript");
});

test("functions.js is quick to read: a byte a letter, and the rows by column as text for JSON.parse", () => {
  const code = read("functions.js");
  expect(code).not.toMatch(/[^\x20-\x7e\n]/);
  // models, what most of their shapes have, and cards, each all rows of all files
  expect(code.match(/JSON\.parse\('\[\[/g)).toHaveLength(3);
});

// where somebody watches, a browser wants the line of each error, and reads the whole script a second time for the first
test("functions.js makes no error while it loads", () => {
  const made: string[] = [];
  class Noted extends Error {
    constructor(message?: string) {
      super(message);
      made.push(String(message));
    }
  }
  vm.runInNewContext(read("functions.js"), { CustomFunctions: { associate: () => undefined }, Error: Noted });
  expect(made).toEqual([]);
});

// the pages load functions.js; a second copy of rows, sentences or formulas would double what they wait for
test("the pages' own scripts repeat nothing of functions.js", () => {
  const texts = [...read("functions.js").matchAll(/"([^"\\]{80,})"/g)].map(([, text]) => text ?? "");
  expect(texts.length).toBeGreaterThan(400);
  // a server, which is the pages' own row, may have the source of its card
  const said = texts.filter((text) => !text.startsWith("https://"));
  expect(said.length).toBeGreaterThan(300);
  const scripts = readdirSync(dist).filter((file) => file.endsWith(".js") && file !== "functions.js");
  expect(scripts).toEqual(expect.arrayContaining(["pane.js", "taskpane.js", "workbook.js"].map(built)));
  for (const file of scripts) {
    const code = read(file);
    expect({ file, repeated: said.filter((text) => code.includes(text)) }).toEqual({ file, repeated: [] });
  }
});

// what a formula waits for (in time: npm run bench), and what a glance waits for
test.each(bundles)("$name stays within its bytes in gzip", ({ files, budget, guard = budget }) => {
  expect(gzipBytes(files)).toBeLessThanOrEqual(guard);
});
