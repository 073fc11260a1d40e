import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

jest.setTimeout(60_000); // a busy machine

// Tools that node reads as they are: each question is a process of its own, as a person's is.
const root = path.resolve(__dirname, "../..");
const NOW = (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string })
  .version;
const scratch = mkdtempSync(path.join(tmpdir(), "vram-release-"));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly text: string;
}

function node(...args: string[]): Said {
  try {
    return { code: 0, text: execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, text: stdout + stderr };
  }
} // prettier-ignore

/** The files that bear the version, in a folder of their own, with changes of a version that is not out yet. */
function copyOf(name: string, unreleased = NOW): string {
  const folder = path.join(scratch, name);
  for (const file of ["package.json", "package-lock.json", "manifest.xml", "CHANGELOG.md", "src/functions/version.ts"]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  const changes = path.join(folder, "CHANGELOG.md");
  writeFileSync(changes, `# Changes\n\n## ${unreleased} — unreleased\n\n- New.\n`);
  return folder;
} // prettier-ignore

const release = (folder: string, next: string): Said =>
  node(
    "--input-type=module",
    "-e",
    `import { release, versionIn } from ${JSON.stringify(pathToFileURL(path.join(root, "hosting/release.mjs")).href)};
     release(${JSON.stringify(folder)}, ${JSON.stringify(next)}, "2026-12-01"); console.log(versionIn(${JSON.stringify(folder)}));`,
  );

test("all that bears the version moves together", () => {
  const folder = copyOf("together", "98.20.3");
  expect(release(folder, "98.20.3")).toEqual({ code: 0, text: "98.20.3\n" });
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const lock = JSON.parse(read("package-lock.json")) as {
    version: string;
    packages: Record<string, { version: string }>;
  };
  expect((JSON.parse(read("package.json")) as { version: string }).version).toBe("98.20.3");
  expect([lock.version, lock.packages[""]?.version]).toEqual(["98.20.3", "98.20.3"]);
  expect(read("manifest.xml")).toContain("<Version>98.20.3.0</Version>");
  expect(read("src/functions/version.ts")).toContain('VERSION = "98.20.3"');
  expect(read("CHANGELOG.md")).toContain("## 98.20.3 — 2026-12-01");
  // nothing else did: the versions of other packages stand as they were
  const before = readFileSync(path.join(root, "package-lock.json"), "utf8").split("\n");
  expect(read("package-lock.json").split("\n").filter((line, i) => line !== before[i])).toHaveLength(2);
}); // prettier-ignore

test("a first version goes out under its own number", () => {
  expect(release(copyOf("first"), NOW).code).toBe(0);
});

test.each([
  ["0.0.0", `0.0.0 is not after ${NOW}`],
  ["1.0", "is no version: three numbers"],
  ["v1.0.0", "is no version: three numbers"],
  ["98.03.0", "three numbers without zeros in front"],
  ["70000.1.0", "each part is 65535 at most"],
  ["98.0.0", `The unreleased changes of CHANGELOG.md are those of ${NOW}, not of 98.0.0.`],
])("%s is refused, and nothing is written", (next, sentence) => {
  const folder = copyOf(`refused-${next}`);
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const changes = read("CHANGELOG.md");
  const { code, text } = release(folder, next);
  expect(code).toBe(1);
  expect(text).toContain(sentence);
  expect(read("manifest.xml")).toBe(readFileSync(path.join(root, "manifest.xml"), "utf8"));
  expect(read("CHANGELOG.md")).toBe(changes);
});

test.each([
  ["no unreleased changes", "# Changes\n", 'has no heading "## 98.0.0 — unreleased"'],
  ["two kinds of them", "## 98.0.0 — unreleased\n\n## 97.0.0 — unreleased\n", "2 headings that end in"],
])("%s: nothing is released", (name, changes, sentence) => {
  const folder = copyOf(name);
  writeFileSync(path.join(folder, "CHANGELOG.md"), changes);
  const { code, text } = release(folder, "98.0.0");
  expect([code, text]).toEqual([1, expect.stringContaining(sentence)]);
});

test("a place that was left behind is named", () => {
  const folder = copyOf("behind");
  const file = path.join(folder, "manifest.xml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/<Version>[\d.]+/, "<Version>77.1.1.0"));
  expect(release(folder, "99.0.0").text).toContain(
    `package.json is of version ${NOW}, manifest.xml of 77.1.1`,
  );
});

test("the version of the project's own files is one", () => {
  expect(node("hosting/release.mjs")).toEqual({
    code: 1,
    text: expect.stringMatching(/^This is \d+\.\d+\.\d+\. Say the next/) as unknown,
  });
});

/** A folder with the two manifests, as a build has them. */
function builtFolder(name: string): string {
  const folder = path.join(scratch, name);
  mkdirSync(folder, { recursive: true });
  for (const file of ["manifest.xml", "manifest-namespace.xml"])
    cpSync(path.join(root, "manifest.xml"), path.join(folder, file));
  return folder;
}
const manifest = (folder: string, ...args: string[]): Said =>
  node("hosting/manifest.mjs", "--folder", folder, ...args);

test("an installation has its own address, id and name, and the rest is as it was", () => {
  const folder = builtFolder("installed");
  const id = "01234567-89AB-4cde-8123-456789abcdef";
  const args = ["--base", "https://intranet.example:8443/vram", "--id", id, "--name", 'VRAM <test> & "more"'];
  expect(manifest(folder, ...args).code).toBe(0);
  const text = readFileSync(path.join(folder, "manifest.xml"), "utf8");
  expect(text).not.toContain("localhost");
  expect(text).toContain('<SourceLocation DefaultValue="https://intranet.example:8443/vram/taskpane.html"/>');
  expect(text).toContain("<AppDomain>https://intranet.example:8443</AppDomain>");
  expect(text).toContain(`<Id>${id.toLowerCase()}</Id>`);
  expect(text.match(/VRAM &#60;test&#62; &#38; &#34;more&#34;/g)).toHaveLength(4);
  // and once more, over what stands there now
  expect(manifest(folder, "--base", "https://other.example/").code).toBe(0);
  const again = readFileSync(path.join(folder, "manifest.xml"), "utf8");
  expect(again).not.toContain("intranet.example");
  expect(again).toContain(`<Id>${id.toLowerCase()}</Id>`);
});

// of what XML has other uses for an address keeps & and ' alone; $& is what a text replaced by a text stands for
test.each([
  ["https://intranet.example/a'b/&c/", "https://intranet.example/a%27b/%26c/"],
  ["https://intranet.example/$$/$&/vram-0.2", "https://intranet.example/$$/$%26/vram-0.2/"],
  ["https://内网.example/显存/", "https://xn--v6q792i.example/%E6%98%BE%E5%AD%98/"],
])("an address may have any letter: %s", (base, written) => {
  const folder = builtFolder("letters");
  writeFileSync(
    path.join(folder, "functions.json"),
    '{"helpUrl":"https://localhost:3000/help/VRAM.KV.html"}',
  );
  expect(manifest(folder, "--base", base)).toMatchObject({ code: 0 });
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  expect(read("manifest.xml")).toContain(`<SourceLocation DefaultValue="${written}taskpane.html"/>`);
  expect(read("functions.json")).toBe(`{"helpUrl":"${written}help/VRAM.KV.html"}`);
  // and it is found again
  expect(manifest(folder, "--base", "https://other.example/").code).toBe(0);
  expect(read("manifest.xml") + read("functions.json")).not.toContain(written);
});

test("a GUID may have the braces that Windows writes around it, and what an update repeats is printed", () => {
  const folder = builtFolder("braces");
  const id = "01234567-89ab-4cde-8123-456789abcdef";
  const first = manifest(folder, "--base", "https://intranet.example/v", "--id", `{${id.toUpperCase()}}`);
  expect(first.text).toContain(`Their installation: --base https://intranet.example/v/ --id ${id}\n`);
  // without a name of its own the add-in has one in each language
  expect(manifest(folder, "--name", 'A "B"').text).toContain(`--id ${id} --name "A \\"B\\""\n`);
});

test("a second installation beside the first: its manifests go elsewhere, with a fresh id", () => {
  const folder = builtFolder("beside");
  const out = path.join(scratch, "beside-out");
  expect(manifest(folder, "--id", "new", "--name", "VRAM (test)", "--out", out).code).toBe(0);
  const idOf = (where: string): string | undefined =>
    /<Id>([^<]*)</.exec(readFileSync(path.join(where, "manifest.xml"), "utf8"))?.[1];
  expect(idOf(out)).not.toBe(idOf(folder));
  expect(readFileSync(path.join(folder, "manifest.xml"), "utf8")).toBe(
    readFileSync(path.join(root, "manifest.xml"), "utf8"),
  );
});

test.each([
  [["--base", "http://intranet.example/"], "It begins with https://"],
  [["--base", "intranet.example"], "is no address of a folder"],
  [["--base", "https://intranet.example/?x=1"], "has neither ? nor #"],
  [["--base", "https://me:secret@intranet.example/"], "is no address of a folder"],
  [["--base", "https://a&b.example/"], "is no address of a folder"],
  [
    ["--base", "https://a.example/v/taskpane.html"],
    "Say the folder that it lies in: --base https://a.example/v/\n",
  ],
  [["--id", "12345"], "is no GUID"],
  [["--id", "{01234567-89ab-4cde-8123-456789abcdef"], "is no GUID"],
  [["--name", " "], "one line of at most 125 letters"],
  [["--name", "two\nlines"], "one line of at most 125 letters"],
  [["--name", "x".repeat(126)], "one line of at most 125 letters"],
  [[], "Say where the folder is"],
  [["--colour", "red"], "colour"],
])("%j is refused with a sentence, and nothing is written", (args, sentence) => {
  const folder = builtFolder("untouched");
  const { code, text } = manifest(folder, ...args);
  expect(code).toBe(1);
  expect(text).toContain(sentence);
  expect(readFileSync(path.join(folder, "manifest.xml"), "utf8")).toContain("https://localhost:3000/");
});

/** The same with as little metadata as there may be. */
function validFolder(name: string): string {
  const folder = builtFolder(name);
  for (const file of ["functions.json", "functions-zh-CN.json"])
    writeFileSync(path.join(folder, file), '{"allowErrorForDataTypeAny":true,"functions":[]}');
  return folder;
}

test.each<[string, string, RegExp]>([
  ["another version", `<Version>${NOW}.0`, /manifest\.xml is of version 9\.9\.9, package\.json of /],
  ["a page that is not there", "taskpane.html", /nowhere\.html is not in the folder|names no taskpane\.html/],
])("validate finds %s in a built folder", (_what, from, sentence) => {
  const folder = validFolder("faulty");
  const file = path.join(folder, "manifest.xml");
  const to = from.startsWith("<") ? "<Version>9.9.9.0" : "nowhere.html";
  writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));
  const { code, text } = node("hosting/validate.mjs", folder);
  expect(code).toBe(1);
  expect(text).toMatch(sentence);
});

test("validate finds packed copies of what is no longer there", () => {
  const folder = validFolder("packed");
  for (const file of ["functions.json", "functions-zh-CN.json"]) {
    writeFileSync(path.join(folder, `${file}.gz`), gzipSync(readFileSync(path.join(folder, file))));
    writeFileSync(path.join(folder, `${file}.br`), brotliCompressSync("of the version before"));
  }
  writeFileSync(path.join(folder, "functions.js.gz"), gzipSync("of a file that is gone"));
  const { text } = node("hosting/validate.mjs", folder);
  expect(text.match(/^.* is not a copy of .*$/gm)?.sort()).toEqual(
    [["functions-zh-CN.json", "br"], ["functions.js", "gz"], ["functions.json", "br"]].map(
      ([file = "", ending = ""]) => `${file}.${ending} is not a copy of ${file}. Run npm run compress on the folder.`,
    ),
  );
}); // prettier-ignore
