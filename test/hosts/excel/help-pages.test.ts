interface Fn {
  id: string;
  name: string;
  description: string;
  parameters: { name: string; description: string; optional?: boolean }[];
}
type Ask = (formula: string) => unknown[][];
type HelpPages = (
  words: object,
  metadata: { functions: Fn[] },
  given: { examples: Record<string, string | Record<string, string>>; ask: Ask },
) => [string, string][];

/* eslint-disable @typescript-eslint/no-require-imports -- steps of webpack's configuration are CommonJS */
const { helpPages } = require("../../../src/hosts/excel/help-pages.cjs") as { helpPages: HelpPages };
const { answering } = require("../../../src/hosts/excel/help-examples.cjs") as {
  answering: (code: string, language: string) => Ask;
};
const { WORDS } = require("../../../src/hosts/excel/help-words.cjs") as {
  WORDS: Record<"" | "zh-CN", object>;
};
/* eslint-enable */

const double: Fn = {
  id: "VRAM.DOUBLE",
  name: "VRAM.DOUBLE",
  description: 'Twice <b> & "more".',
  parameters: [
    { name: "number", description: "A number." },
    { name: "unit", description: "GB or GiB.", optional: true },
    { name: "card", description: "A card. Needed.", optional: true },
  ],
};
const CODE = `
  CustomFunctions.associate("VRAM.DOUBLE", (cells) => {
    if (typeof cells[0][0] !== "number") throw new CustomFunctions.Error("#VALUE!", "number is no number.");
    return [[2 * cells[0][0]]];
  });
  CustomFunctions.associate("VRAM.READER", () => [[navigator.language]]);
`;
const pagesOf = (examples: Record<string, string | Record<string, string>>, language: "" | "zh-CN" = "") =>
  new Map(helpPages(WORDS[language], { functions: [double] }, { examples, ask: answering(CODE, "zh-CN") }));

test("a page has the call, its arguments and an example with what functions.js answers", () => {
  const page = pagesOf({ "VRAM.DOUBLE": "=VRAM.DOUBLE(21)" }).get("help/VRAM.DOUBLE.html") ?? "";
  expect(page).toContain("=VRAM.DOUBLE(number, [unit], card)"); // the last is optional for Excel alone
  expect(page).toContain("Twice &#60;b&#62; &#38; &#34;more&#34;.");
  expect(page).toContain("Result: <output>42</output>");
});

test("the index leads to the page, and an address of before to its entry", () => {
  const index = pagesOf({ "VRAM.DOUBLE": "=VRAM.DOUBLE(21)" }).get("help.html");
  expect(index).toContain('<dt id="VRAM.DOUBLE"><a href="help/VRAM.DOUBLE.html">');
});

test("a Chinese page lies a folder deeper and asks its own formula, in its own language", () => {
  const pages = pagesOf({ "VRAM.DOUBLE": { en: "=VRAM.DOUBLE(1)", "zh-CN": "=VRAM.READER()" } }, "zh-CN");
  const page = pages.get("help/zh-CN/VRAM.DOUBLE.html");
  expect(page).toContain('href="../../pages.css"');
  expect(page).toContain('href="../../help/VRAM.DOUBLE.html" lang="en"');
  expect(page).toContain("<output>zh-CN</output>");
});

test.each([
  ["a function without an example", {}, "examples.json has no formula of VRAM.DOUBLE for en."],
  ["an example of another function", { "VRAM.DOUBLE": "=VRAM.HALF(1)" }, "there is no VRAM.HALF."],
  ["an example that is refused", { "VRAM.DOUBLE": '=VRAM.DOUBLE("x")' }, "is refused. number is no number."],
  ["an example that is no call", { "VRAM.DOUBLE": "=1+1" }, "is not a call of one function."],
])("%s fails the build", (_what, examples, complaint) => {
  expect(() => pagesOf(examples)).toThrow(complaint);
});
