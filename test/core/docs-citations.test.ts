import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Comments cite the pages in docs/ by section; a reader who follows a citation must arrive. */
const ROOT = resolve(__dirname, "../..");
const TEXT = /\.(ts|tsx|cjs|mjs|md|html)$/;

interface Line {
  readonly at: string;
  readonly text: string;
}

const lines: readonly Line[] = ["src", "test"].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
    .filter((file) => TEXT.test(file))
    .flatMap((file) =>
      readFileSync(join(ROOT, room, file), "utf8")
        .split("\n")
        .map((text, index) => ({ at: `${room}/${file}:${index + 1}`, text })),
    ),
);

const page = (name: string): string => readFileSync(join(ROOT, "docs", name), "utf8");
const sectionsOf = (text: string): string[] =>
  [...text.matchAll(/^## (\d+)\. /gm)].map((match) => match[1] ?? "");

const citations = lines.flatMap(({ at, text }) =>
  [...text.matchAll(/(?<![\w/.])docs\/([\w-]+\.md)((?:(?:,| and)? §\d+)*)/g)].map(
    ([, name = "", sections = ""]) => ({
      at,
      name,
      sections: [...sections.matchAll(/\d+/g)].map(([number]) => number),
    }),
  ),
);

/** Pages whose sections are numbered, so that a citation of them says which. */
const NUMBERED = ["formulas.md", "functions.md"];

test.each(NUMBERED)("the sections of %s are numbered from 1 without a gap", (name) => {
  const numbers = sectionsOf(page(name)).map(Number);
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test.each(NUMBERED)("%s is cited", (name) => {
  expect(citations.some((citation) => citation.name === name && citation.sections.length > 0)).toBe(true);
});

test("every section that is cited exists", () => {
  const lost = citations.filter(({ name, sections }) => {
    if (!existsSync(join(ROOT, "docs", name))) return true;
    const known = sectionsOf(page(name));
    return sections.some((number) => !known.includes(number));
  });
  expect(lost).toEqual([]);
});

test("code that cites a numbered page says which section", () => {
  const vague = citations.filter(({ name, sections }) => NUMBERED.includes(name) && sections.length === 0);
  // a map may point at a whole page, and so do the titles of the tests here
  expect(vague.map(({ at }) => at).filter((at) => !/\.md:|docs-citations/.test(at))).toEqual([]);
});

test("nothing cites a page that is not in the repository", () => {
  // written in two halves, so that this file does not find itself
  const elsewhere = new RegExp(["FORMUL" + "AS\\b", "FUNCTI" + "ONS\\.md"].join("|"));
  expect(lines.filter(({ text }) => elsewhere.test(text)).map(({ at }) => at)).toEqual([]);
});

/** As GitHub makes them: small letters, no punctuation, hyphens for spaces. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

test.each(["README.md", "README.zh-CN.md", ...NUMBERED.map((name) => `docs/${name}`)])(
  "the links of %s lead somewhere",
  (file) => {
    const folder = join(ROOT, file, "..");
    const links = [
      ...readFileSync(join(ROOT, file), "utf8").matchAll(/\]\((?!https?:)([^)#\s]+)(?:#([^)\s]+))?\)/g),
    ];
    expect(links.length).toBeGreaterThan(0);
    const broken = links.filter(([, target = "", anchor]) => {
      const path = join(folder, target);
      return (
        !existsSync(path) || (anchor !== undefined && !anchorsOf(readFileSync(path, "utf8")).includes(anchor))
      );
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  },
);

interface Golden {
  readonly functions: readonly {
    readonly id: string;
    readonly parameters: readonly { readonly name: string; readonly optional?: boolean }[];
  }[];
}

describe("docs/functions.md has the functions as Excel sees them", () => {
  const golden = JSON.parse(
    readFileSync(join(ROOT, "test/functions/functions.golden.json"), "utf8"),
  ) as Golden;
  const rows = new Map(
    [...page("functions.md").matchAll(/^\| `(VRAM\.[A-Z]+)` \| ([^|]*)\|/gm)].map(([, id = "", list = ""]) => [id, list.trim()]), // prettier-ignore
  );

  test("all of them, and no other", () => {
    expect([...rows.keys()].sort()).toEqual(golden.functions.map(({ id }) => id).sort());
  });

  test.each(golden.functions)("$id with its parameters in order", ({ id, parameters }) => {
    const list = (rows.get(id) ?? "").replace("the same", rows.get("VRAM.TRAIN") ?? "");
    const written = parameters.map(({ name, optional }) => (optional === true ? `[${name}]` : name));
    expect(list).toBe(written.join(", "));
  });
});
