/** Who may import whom: STYLE's arrows. Facts flow catalog -> core -> functions -> sheet -> pane -> hosts; imports point back. */
const room = (name) => `^src/${name}(/|\\.ts$)`;
const rule = (name, from, mayImport) => ({
  name,
  severity: "error",
  comment: `${from} may import only ${[from, ...mayImport].join(", ")}`,
  from: { path: room(from) },
  to: { path: "^src/", pathNot: [from, ...mayImport].map(room) },
});

module.exports = {
  forbidden: [
    rule("core-is-alone", "core", []),
    rule("catalog-knows-core", "catalog", ["core"]),
    rule("functions-know-core-and-catalog", "functions", ["core", "catalog"]),
    rule("sheet-knows-no-pane", "sheet", ["core", "catalog", "functions"]),
    // the port is the one thing of hosts/ that the pane may name: it is what the pane asks for
    rule("pane-knows-no-host", "pane", ["core", "catalog", "functions", "sheet", "hosts/sheet-host"]),
    rule("excel-knows-no-web", "hosts/excel", [
      "core",
      "catalog",
      "functions",
      "sheet",
      "pane",
      "hosts/sheet-host",
      "hosts/free-place",
    ]),
    rule("web-knows-no-excel", "hosts/web", [
      "core",
      "catalog",
      "functions",
      "sheet",
      "pane",
      "hosts/sheet-host",
      "hosts/free-place",
    ]),
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
      from: { orphan: true, pathNot: ["\\.d\\.ts$"] },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
  },
};
