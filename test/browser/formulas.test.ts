import type { Page } from "playwright-core";
import { focusCell, hover, openWorkbook, shows, typeDown } from "./open-page";

/** docs/functions.md §11, typed as a person types them. */
const WORKED_VALUES: readonly { readonly formula: string; readonly value: number }[] = [
  { formula: '=VRAM.PARAMS(32,"FP16")', value: 64 },
  { formula: '=VRAM.PARAMS("32B","FP16")', value: 64 },
  { formula: '=VRAM.PARAMS("QwQ-32B","FP16")', value: 65.527752704 },
  { formula: '=VRAM.PARAMS("Llama-3.1-8B","BF16","GiB")', value: 14.957527160644531 },
  { formula: "=VRAM.KVSHAPE(40,64,128,16000)", value: 20.97152 },
  { formula: '=VRAM.KVSHAPE(40,64,128,16000,1,"FP16","GiB")', value: 19.53125 },
  { formula: "=(VRAM.PARAMS(32)+VRAM.KVSHAPE(40,64,128,16000))*1.2", value: 101.965824 },
  { formula: '=VRAM.KV("QwQ-32B",16000)', value: 4.194304 },
  { formula: '=vram.kv("llama-3.1-8b",8192,1,"FP16","GiB")', value: 1 },
  { formula: '=VRAM.KV("DeepSeek-V3",1,1,"BF16","bytes")', value: 70_272 },
  { formula: '=VRAM.KV("DeepSeek-V3",1,1,"FP8","bytes")', value: 35_136 },
  { formula: '=VRAM.KV("DeepSeek-V3",1,,"FP8","bytes")', value: 35_136 }, // skipped: one request
  { formula: '=VRAM.TOTAL("QwQ-32B","FP16",16000)', value: 83.6664680448 },
  // the others are references to an empty cell
  { formula: '=VRAM.TOTAL("QwQ-32B",Z99,"16k",Z99,Z99,Z99,Z99)', value: 83.6664680448 },
];

const near = (value: number): unknown => expect.closeTo(value, 9);

describe("formulas typed into the grid", () => {
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    ({ page, complaints } = await openWorkbook());
  });

  test("the worked values", async () => {
    await typeDown(
      page,
      "H1",
      WORKED_VALUES.map(({ formula }) => formula),
    );
    await shows(
      page,
      `H1:H${String(WORKED_VALUES.length)}`,
      WORKED_VALUES.map(({ value }) => [near(value)]),
    );
  });

  test("the first sheet is the 32B example beside QwQ-32B", async () => {
    await shows(page, "C12:D14", [
      [64, near(65.527752704)],
      [near(20.97152), near(4.194304)],
      [near(101.965824), near(83.6664680448)],
    ]);
  });

  test("a range of labels and values is a model", async () => {
    await typeDown(page, "J1", ["parameters (B)", "layers", "KV heads", "head dim"]);
    await typeDown(page, "K1", ["32", "40", "64", "128", '=VRAM.TOTAL(J1:K4,"FP16",16000)']);
    await shows(page, "K5", near(101.965824));
  });

  test("a column against a row fills a table, and each error keeps its own cell and message", async () => {
    await typeDown(page, "M1", ['=VRAM.KV("QwQ-32B",{4096;8192;16384},{1,8,32})']);
    await shows(page, "M1:O3", [
      [near(1.073741824), near(8.589934592), near(34.359738368)],
      [near(2.147483648), near(17.179869184), near(68.719476736)],
      [near(4.294967296), near(34.359738368), near(137.438953472)],
    ]);
    await typeDown(page, "M5", ['=VRAM.KV({"QwQ-32B";"QwQ-23B"},16000)']);
    await shows(page, "M5:M6", [
      [near(4.194304)],
      [{ error: "#N/A", message: expect.stringMatching(/QwQ-23B.*QwQ-32B/) as unknown }],
    ]);
  });

  test("an error in one cell of a range leaves the others their answers", async () => {
    await typeDown(page, "U1", ["16000", "=1/0", "=NA()", "32000"]);
    await typeDown(page, "V1", ['=VRAM.KV("QwQ-32B",U1:U4)']);
    const says = (error: string): unknown => ({ error, message: expect.stringMatching(/^Context holds the error #/) as unknown }); // prettier-ignore
    await shows(page, "V1:V4", [[near(4.194304)], [says("#VALUE!")], [says("#N/A")], [near(8.388608)]]);
  });

  test("a blank cell is no zero: an unquoted card name asks for its quotes", async () => {
    await typeDown(page, "Q1", ['=VRAM.CARDS("QwQ-32B","FP16",16000,H100)']);
    await shows(page, "Q1", { error: "#VALUE!", message: expect.stringMatching(/quotes/i) as unknown });
  });

  test("an argument left out is said, not guessed", async () => {
    await typeDown(page, "Q3", ["=VRAM.KVSHAPE(40)"]);
    await shows(page, "Q3", { error: "#VALUE!", message: expect.stringContaining("kv_heads") as unknown });
  });

  test("a result changes with the cell it names", async () => {
    await typeDown(page, "C10", ["32000"]);
    await shows(page, "C13", near(41.94304));
    await typeDown(page, "C10", ["16000"]);
    await shows(page, "C13", near(20.97152));
  });

  test("a blocked spill says so and returns when the way is free", async () => {
    await typeDown(page, "S2", ["in the way"]);
    await typeDown(page, "S1", ["=VRAM.KVSHAPE(40,64,128,{1000;2000})"]);
    await shows(page, "S1", { error: "#SPILL!", message: "" });
    await focusCell(page, "S2");
    await page.keyboard.press("Delete");
    await shows(page, "S1:S2", [[near(1.31072)], [near(2.62144)]]);
  });

  test("the mouse on an error shows what is wrong and what to do", async () => {
    await typeDown(page, "C19", ['=VRAM.PARAMS("QwQ-32B","FB16")']);
    await shows(page, "C19", { error: "#VALUE!", message: expect.stringContaining("FB16") as unknown });
    expect(await hover(page, "C19")).toMatch(/FB16.*(FP16|BF16)/s);
    await typeDown(page, "C19", ['=VRAM.KV({"QwQ-32B";"QwQ-23B"},16000)']);
    await shows(page, "C19:C20", [[near(4.194304)], [expect.objectContaining({ error: "#N/A" })]]);
    expect(await hover(page, "C20")).toContain('No model is called "QwQ-23B"');
  });

  test("nothing went wrong on the way, and nothing left this machine", () => {
    expect(complaints).toEqual([]);
  });
});
