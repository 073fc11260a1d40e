import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

// What the built folder's pages are allowed to do. Runs after the build: jest --selectProjects dist.
const dist = process.env.VRAM_DIST ?? path.resolve(__dirname, "../../dist");
const read = (file: string): string => readFileSync(path.join(dist, file), "utf8");

const policyOf = (page: string): Record<string, string> => {
  const [, policy = ""] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(read(page)) ?? [];
  return Object.fromEntries(
    policy.split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      return [name, sources.join(" ")];
    }),
  );
};

const HUBS = "https://huggingface.co https://hf-mirror.com https://www.modelscope.cn";

describe("each page's policy, word for word", () => {
  test.each(["help.html", "help-zh-CN.html", "support.html"])("%s shows text, and runs no script at all", (page) => {
    expect(policyOf(page)).toEqual({ "default-src": "'none'", "style-src": "'self'", "img-src": "'self'" });
  }); // prettier-ignore

  test("taskpane.html: own scripts and Microsoft's, own styles, no inline ones, no frame, no form", () => {
    expect(policyOf("taskpane.html")).toEqual({
      "default-src": "'none'",
      "script-src": "'self' https://appsforoffice.microsoft.com",
      "style-src": "'self'",
      "img-src": "'self' data:",
      // the hubs on a press; Office.js speaks to its maker
      "connect-src": `'self' ${HUBS} https://*.office.com https://*.office.net https://*.microsoft.com`,
      "base-uri": "'none'",
      "form-action": "'none'",
    });
  });

  test("index.html: what Univer needs beyond that, and no more", () => {
    expect(policyOf("index.html")).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      // Univer's page was tried without each: without this its editor and menus lose their places
      "style-src": "'self' 'unsafe-inline'",
      // its icons are data
      "img-src": "'self' data:",
      // letters as wide as Arial's, where there is no Arial
      "font-src": "'self'",
      "connect-src": `'self' ${HUBS}`,
      "base-uri": "'none'",
      "form-action": "'none'",
    });
  });
});

const scripts = readdirSync(dist).filter((file) => file.endsWith(".js"));
const ofExcel = scripts.filter((file) => !file.startsWith("workbook."));

test("no script that Excel loads makes code of text", () => {
  expect(ofExcel.length).toBeGreaterThan(10);
  const found = ofExcel.flatMap((file) => read(file).match(/\beval\(|\bFunction\(|\bimportScripts\b/g) ?? []);
  expect(found).toEqual([]);
});

test("in the workbook's script only three fallbacks of libraries could, and its policy forbids them", () => {
  // lodash and a bundler's own helper look for the global object where there is none by name; Univer's calculateCustom
  // takes formulas as source of functions from a worker, which we do not start
  const found = read(scripts.find((file) => file.startsWith("workbook.")) ?? "").match(
    /.{0,12}\bFunction\(.{0,16}/g,
  );
  const reasons = found?.map((place) => (/return (this|\$\{)/.exec(place) ? "known" : place));
  expect(new Set(reasons)).toEqual(new Set(["known"]));
  expect(policyOf("index.html")["script-src"]).not.toContain("unsafe-eval");
});

test("outside the grid's library nothing opens a line to anybody but fetch, in two files", () => {
  const lines = /\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)\b/;
  expect(ofExcel.filter((file) => lines.test(read(file)))).toEqual([]);
  const asking = ofExcel.filter((file) => /\bfetch\b/.test(read(file))).map((file) => file.split(".")[0]);
  // own.js asks a hub on a press; gguf.js is handed our own reader of files in place of fetch
  expect([...asking].sort()).toEqual(["gguf", "own"]);
});

test("the add-in asks Excel for its document, and for nothing of the user's", () => {
  const manifest = read("manifest.xml");
  expect(manifest.match(/<Permissions>.*<\/Permissions>/g)).toEqual(["<Permissions>ReadWriteDocument</Permissions>"]);
  expect(manifest).not.toMatch(/WebApplicationInfo|<Scopes>|GetUserProfile|EquivalentAddins|<Dialog/);
  // its own host and no other
  expect(manifest.match(/<AppDomain>[^<]*/g)).toHaveLength(1);
}); // prettier-ignore
