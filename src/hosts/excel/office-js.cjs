// @ts-check
const { existsSync, readdirSync } = require("node:fs");
const path = require("node:path");

const PACKAGE = path.resolve(__dirname, "../../../node_modules/@microsoft/office-js/dist");

/**
 * Where a page finds Office.js: Microsoft's worldwide service, the one for tenants in China, or the hosted folder
 * itself; and whom Office.js may talk to from our page.
 */
const SOURCES = {
  cdn: {
    url: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
    origin: "https://appsforoffice.microsoft.com",
    talksTo: "https://*.office.com https://*.office.net https://*.microsoft.com",
  },
  "21vianet": {
    url: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    origin: "https://appsforoffice.cdn.partner.office365.cn",
    talksTo: "https://appsforoffice.cdn.partner.office365.cn",
  },
  self: { url: "office/office.js", origin: "", talksTo: "" },
};

/** The part of Office.js that Excel asks for: the loader, Excel on each platform, custom functions, both languages' texts. */
const EXCEL_FILES = [
  /^office\.js$/,
  /^custom-functions-runtime\.js$/,
  /^o15apptofilemappingtable\.js$/,
  /^officeloader\.js$/,
  /^excel-(win32-16\.0[01]|mac-16\.00|web-16\.00|ios-16\.00|android-16\.00|winrt-16\.00)(-core)?\.js$/,
  /^excel(webapp|ios)?-15(\.0[12])?\.js$/,
];
const FOLDERS = ["en-us", "zh-cn", "telemetry", "ariatelemetry"];

/**
 * What `--env officejs=` means for the build: the script's address, the origin the page's policy must admit, and the
 * files to copy. Microsoft asks add-ins to load its own service; `self` is for networks without the Internet, and its
 * copy comes from the pinned package at build time, never from this repository.
 *
 * @param {string} choice
 */
function officeJs(choice) {
  const source = isSource(choice) ? SOURCES[choice] : undefined;
  if (source === undefined)
    throw new Error(`officejs=${choice} is not known. Use ${Object.keys(SOURCES).join(", ")}.`);
  if (choice !== "self") return { ...source, files: [] };
  if (!existsSync(PACKAGE)) throw new Error("@microsoft/office-js is not installed. Run npm ci first.");
  const files = readdirSync(PACKAGE).filter((file) => EXCEL_FILES.some((name) => name.test(file)));
  const folders = FOLDERS.filter((folder) => existsSync(path.join(PACKAGE, folder)));
  return {
    ...source,
    files: [
      { from: path.join(PACKAGE, "../LICENSE.md"), to: "office/LICENSE.md" },
      ...files.map((file) => ({
        from: path.join(PACKAGE, file),
        to: `office/${file}`,
        info: { minimized: true },
      })),
      ...folders.map((folder) => ({
        from: path.join(PACKAGE, folder, "**/*.js"),
        to: `office/${folder}/[name][ext]`,
        info: { minimized: true },
        globOptions: { ignore: ["**/*.debug.js"] },
      })),
    ],
  };
}

/** @type {(choice: string) => choice is keyof typeof SOURCES} */
const isSource = (choice) => Object.hasOwn(SOURCES, choice);

module.exports = { officeJs };
