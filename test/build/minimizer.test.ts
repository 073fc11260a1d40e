import vm from "node:vm";

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a webpack plugin is CommonJS
const { longTextsFirst } = require("../../src/functions/minimizer.cjs") as {
  longTextsFirst: (code: string) => string;
};

const long = JSON.stringify('rows|"quoted"\n显存|'.repeat(400));
const script = `(()=>{const a=${long};globalThis.answer=[a.length,"short",{key:${long}}.key===a]})();`;

test("long texts come first, and the code does what it did", () => {
  const moved = longTextsFirst(script);
  expect(moved.indexOf("rows|")).toBeLessThan(40);
  expect(moved.lastIndexOf("rows|")).toBeLessThan(moved.indexOf("answer"));
  const [before, after] = [script, moved].map((code) => {
    const page: { answer?: unknown } = {};
    vm.runInNewContext(code, page);
    return { answer: page.answer, names: Object.keys(page) };
  });
  expect(after).toEqual(before);
});

test("code without long texts stays as it is", () => {
  const code = 'console.log("short")';
  expect(longTextsFirst(code)).toBe(code);
});
