// What the pages take from functions.js instead of holding it a second time. Core, catalog and functions are in
// functions.js only; it hands out the names that sheet, pane and hosts import from them, file by file, under one global.
// That global is all the two bundles share, so webpack can join functions.js into one scope: 5 kB of gzip less.
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

const GLOBAL = "vramRooms";
const SRC = path.resolve(__dirname, "..");
const PAGE_ROOMS = ["sheet", "pane", "hosts"];
const IMPORT = /^(?:import|export)\s+(?!type\b)([^;"]*?)\s+from\s+"(\.[^"]+)";/gm;

/** "core/units" for a path in a room that functions.js holds, else null. */
function roomFile(folder, request) {
  if (!request.startsWith(".")) return null;
  const file = path.relative(SRC, path.resolve(folder, request)).replaceAll("\\", "/");
  return /^(core|catalog|reading|functions)\//.test(file) ? file : null;
}

/** Every value that a page imports from those rooms: file → names, in a steady order. */
function sharedNames(sources) {
  const shared = new Map();
  for (const { folder, text } of sources)
    for (const [statement, what, request] of text.matchAll(IMPORT)) {
      const file = roomFile(folder, request);
      if (file === null) continue;
      const [, names] = /^\{([^}]*)\}$/.exec(what) ?? [];
      if (names === undefined || !statement.startsWith("import"))
        throw new Error(`${statement}\nA page imports from ${file} by name: import { name } from ...`);
      for (const name of names.split(",").map((word) => word.trim().replace(/\s+as\s.*/, "")))
        if (name !== "" && !name.startsWith("type "))
          shared.set(file, (shared.get(file) ?? new Set()).add(name));
    }
  return [...shared].sort().map(([file, names]) => [file, [...names].sort()]);
}

/** The last lines of functions.js: what it hands out. */
function handOut(shared) {
  const local = (file, name) => `${file.replace(/\W/g, "_")}$${name}`;
  const imports = shared.map(
    ([file, names]) =>
      `import { ${names.map((name) => `${name} as ${local(file, name)}`).join(", ")} } from "../${file}";`,
  );
  const rooms = shared.map(
    ([file, names]) => `"${file}": { ${names.map((name) => `${name}: ${local(file, name)}`).join(", ")} }`,
  );
  return `\n${imports.join("\n")}\nglobalThis.${GLOBAL} = { ${rooms.join(", ")} };\n`;
}

const filesIn = (folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, file));

/** A loader for functions.ts. */
function sharedRooms(source) {
  const files = PAGE_ROOMS.flatMap((room) => {
    this.addContextDependency(path.join(SRC, room));
    return filesIn(path.join(SRC, room)).filter((file) => /\.tsx?$/.test(file));
  });
  const sources = files.map((file) => ({ folder: path.dirname(file), text: readFileSync(file, "utf8") }));
  return source + handOut(sharedNames(sources));
}

/** For webpack's `externals`: a page's import from one of the rooms reads what functions.js has handed out. */
function external({ context, contextInfo: { issuer }, request }, answer) {
  const [from] = path.relative(SRC, issuer).split(path.sep);
  const file = PAGE_ROOMS.includes(from) ? roomFile(context, request) : null;
  if (file === null) answer();
  else answer(null, `var ${GLOBAL}[${JSON.stringify(file)}]`);
}

module.exports = Object.assign(sharedRooms, { external, handOut, sharedNames });
