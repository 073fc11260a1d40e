type Shared = readonly (readonly [string, readonly string[]])[];
interface SharedRooms {
  sharedNames: (sources: readonly { folder: string; text: string }[]) => Shared;
  handOut: (shared: Shared) => string;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a webpack loader is CommonJS
const { sharedNames, handOut } = require("../../src/hosts/shared-rooms.cjs") as SharedRooms;

const page = (text: string) => ({ folder: `${__dirname}/../../src/pane`, text });

test("functions.js hands out the values that pages import, each once, and no type", () => {
  const shared = sharedNames([
    page('import { toUnit, type Bytes } from "../core/units";\nimport type { Model } from "../core/model";'),
    page('import {\n  bytes,\n  toUnit as shown,\n} from "../core/units";\nimport { scene } from "./scene";'),
    page('import { find } from "../catalog/find";\nimport { h } from "preact";'),
  ]);
  expect(shared).toEqual([
    ["catalog/find", ["find"]],
    ["core/units", ["bytes", "toUnit"]],
  ]);
});

test("two files may each have a function of the same name", () => {
  const said = handOut([
    ["core/a", ["cards"]],
    ["core/b", ["cards"]],
  ]);
  expect(said).toContain('import { cards as core_a$cards } from "../core/a";');
  expect(said).toContain('"core/b": { cards: core_b$cards }');
});

test.each(['import * as units from "../core/units";', 'export { bytes } from "../core/units";'])(
  "%s is refused, because its names are not in it",
  (text) => {
    expect(() => sharedNames([page(text)])).toThrow("by name");
  },
);
