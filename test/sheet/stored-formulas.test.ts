import { asksUs, fromStored, toStored } from "../../src/sheet/stored-formulas";

// how Excel stores add-in functions: https://github.com/OfficeDev/office-js/issues/5611 and issues/2568 for the broken ones
test.each([
  { shown: '=VRAM.KV("QwQ-32B",16000)', stored: '_xldudf_VRAM_KV("QwQ-32B",16000)' },
  { shown: "=SUM(VRAM.TABLE(A1),2)*1.2", stored: "SUM(_xldudf_VRAM_TABLE(A1),2)*1.2" },
  { shown: '=IF(A1="VRAM.KV(",1,VRAM.KV(A1,2))', stored: 'IF(A1="VRAM.KV(",1,_xldudf_VRAM_KV(A1,2))' },
  { shown: '="say ""VRAM.KV(1)"" twice"', stored: '"say ""VRAM.KV(1)"" twice"' },
  { shown: "='VRAM.KV('!A1+1", stored: "'VRAM.KV('!A1+1" },
  { shown: "=A1+1", stored: "A1+1" },
])("$shown is stored as $stored and comes back", ({ shown, stored }) => {
  expect(toStored(shown)).toBe(stored);
  expect(fromStored(stored)).toBe(shown);
});

test("small letters are stored as Excel writes them", () => {
  expect(toStored("=vram.kv(A1,2)")).toBe("_xldudf_VRAM_KV(A1,2)");
});

test.each([
  { stored: "[2]!_xldudf_VRAM_KV(A1)", shown: "=VRAM.KV(A1)" },
  { stored: "@'C:\\x\\a.xla'!_xldudf_VRAM_KV(A1)", shown: "=VRAM.KV(A1)" },
  { stored: "_xlfn.LET(_xlpm.a,2,_xlpm.a*3)", shown: "=LET(a,2,a*3)" },
  { stored: '_xlfn._xlws.FILTER(A1:A3,A1:A3>1,"_xlfn.")', shown: '=FILTER(A1:A3,A1:A3>1,"_xlfn.")' },
  { stored: "SUM([1]Sheet1!A1)", shown: "=SUM([1]Sheet1!A1)" },
])("$stored is shown as $shown", ({ stored, shown }) => {
  expect(fromStored(stored)).toBe(shown);
});

test("a formula asks us only where it calls one of our functions", () => {
  expect(asksUs("=1+VRAM.KV(A1)")).toBe(true);
  expect(asksUs("_xldudf_VRAM_KV(A1)")).toBe(true);
  expect(asksUs('="VRAM.KV(A1)"')).toBe(false);
  expect(asksUs("=VRAM.Total")).toBe(false);
});
