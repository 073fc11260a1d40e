import { existsSync } from "node:fs";

interface Source {
  readonly url: string;
  readonly origin: string;
  readonly talksTo: string;
  readonly files: readonly { from: string; to: string }[];
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- a step of webpack's configuration is CommonJS
const { officeJs } = require("../../src/hosts/excel/office-js.cjs") as {
  officeJs: (choice: string) => Source;
};

// Microsoft's addresses: learn.microsoft.com/office/dev/add-ins/develop/referencing-the-javascript-api-for-office-library-from-its-cdn
// and, for 21Vianet, learn.microsoft.com/office/dev/add-ins/publish/government-cloud-guidance; read 2026-11-26
test.each([
  ["cdn", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js"],
  ["21vianet", "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js"],
])("%s is Microsoft's own address, and the page may load scripts from its host alone", (choice, url) => {
  const source = officeJs(choice);
  expect(source.url).toBe(url);
  expect(source.origin).toBe(new URL(url).origin);
  expect(source.files).toEqual([]);
});

test("21Vianet's build names no host of Microsoft's worldwide service", () => {
  const { url, origin, talksTo } = officeJs("21vianet");
  for (const address of [url, origin, ...talksTo.split(" ")]) expect(new URL(address).host).toMatch(/\.cn$/);
});

test("self copies from the installed package: the loader, Excel on each platform, both languages, the licence", () => {
  const { url, origin, talksTo, files } = officeJs("self");
  expect([url, origin, talksTo]).toEqual(["office/office.js", "", ""]);
  const names = files.map(({ to }) => to);
  expect(names).toEqual(
    expect.arrayContaining([
      "office/LICENSE.md",
      "office/office.js",
      "office/excel-win32-16.01.js",
      "office/excel-mac-16.00.js",
      "office/excel-web-16.00.js",
      "office/zh-cn/[name][ext]",
      "office/en-us/[name][ext]",
    ]),
  );
  expect(names.filter((name) => /word|powerpoint|outlook|onenote|debug/.test(name))).toEqual([]);
  for (const { from } of files) expect(existsSync(from.replace(/[\\/]\*\*.*$/, ""))).toBe(true);
});

test("another word is refused", () => {
  expect(() => officeJs("toString")).toThrow("officejs=toString is not known. Use cdn, 21vianet, self.");
});
