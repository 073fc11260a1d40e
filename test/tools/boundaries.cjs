// @ts-check
// Who may import whom: STYLE's arrows. Facts flow catalog -> core -> reading -> functions -> sheet -> bid -> pane -> hosts;
// imports point back.
/** @param {string} name */
const room = (name) => `^src/${name}(/|\\.ts$)`;
/**
 * @param {string} name
 * @param {string} from
 * @param {readonly string[]} mayImport
 */
const rule = (name, from, mayImport) => ({
  name,
  severity: "error",
  comment: `${from} may import only ${[from, ...mayImport].join(", ")}`,
  from: { path: room(from) },
  to: { path: "^src/", pathNot: [from, ...mayImport].map(room) },
});

const QUESTIONS = ["core", "catalog", "reading", "functions"];
const ABOVE_HOSTS = [...QUESTIONS, "sheet", "xlsx", "bid", "pane", "hosts/sheet-host", "hosts/free-place"];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    rule("core-is-alone", "core", []),
    rule("catalog-knows-core", "catalog", ["core"]),
    rule("reading-knows-core-and-catalog", "reading", ["core", "catalog"]),
    rule("functions-know-no-sheet", "functions", ["core", "catalog", "reading"]),
    rule("sheet-knows-no-bid", "sheet", QUESTIONS),
    rule("xlsx-knows-sheets-alone", "xlsx", [...QUESTIONS, "sheet"]),
    rule("bid-knows-no-pane", "bid", [...QUESTIONS, "sheet"]),
    // the port is the one thing of hosts/ that the pane may name: it is what the pane asks for
    rule("pane-knows-no-host", "pane", [...QUESTIONS, "sheet", "bid", "hosts/sheet-host"]),
    rule("excel-knows-no-web", "hosts/excel", ABOVE_HOSTS),
    rule("web-knows-no-excel", "hosts/web", ABOVE_HOSTS),
    {
      name: "core-needs-no-packages",
      severity: "error",
      from: { path: room("core") },
      to: { dependencyTypes: ["npm", "npm-dev", "core"] },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: ["\\.d\\.ts$", "-loader\\.cjs$"] }, // webpack loads a loader by its path
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
  },
};
