import { frozenOf, type StandingFormula } from "../../src/sheet/frozen";
import { frozenPage } from "../../src/sheet/frozen-page";
import { afterRepair, mended, repairedOf } from "../../src/sheet/repaired";

const standing = (formula: string, shows: StandingFormula["shows"] = [[1]], more: Partial<StandingFormula> = {}): StandingFormula => ({
  sheet: "Bid",
  row: 1,
  column: 1,
  formula,
  shows,
  locked: false,
  ...more,
}); // prettier-ignore

describe("freezing", () => {
  test("takes formulas that ask us, and no others", () => {
    const { changed, left } = frozenOf([
      standing('=VRAM.KV("QwQ-32B",16000)', [[4.19]]),
      standing("=B2*2", [[8.38]]),
      standing('="VRAM.KV(1)"', [["VRAM.KV(1)"]]),
      standing("=IF(A1,vram.kv(A1,2),0)", [[0]]),
    ]);
    expect(changed.map(({ formula }) => formula)).toEqual(['=VRAM.KV("QwQ-32B",16000)', "=IF(A1,vram.kv(A1,2),0)"]);
    expect(left).toEqual([]);
  }); // prettier-ignore

  test("names are left, and only those that ask us", () => {
    const { changed, left } = frozenOf(
      [],
      [
        { name: "Need", formula: "=vram.KV(Bid!A1)*2" },
        { name: "Context", formula: "=Bid!$B$2" },
      ],
    );
    expect(changed).toEqual([]);
    expect(left.map(({ sheet, address, why }) => [sheet, address, why])).toEqual([["", "Need", "name"]]);
    for (const [language, words] of [
      ["en", "a name, not a cell"],
      ["zh", "是名称，不是单元格"],
    ] as const)
      expect(
        frozenPage({ changed, left }, language)
          .rows.at(-1)
          ?.map((cell) => cell?.value),
      ).toContain(words);
  });

  test("a spilled array is one formula with all its values", () => {
    const { changed } = frozenOf([standing("=VRAM.TABLE()", [["Weights", 30.5], ["Total", null]])]); // prettier-ignore
    expect(changed).toEqual([
      {
        sheet: "Bid",
        row: 1,
        column: 1,
        address: "B2:C3",
        formula: "=VRAM.TABLE()",
        values: [
          ["Weights", 30.5],
          ["Total", null],
        ],
      },
    ]);
  });

  test("a fact that is not known, further down in a column, stays so, and the rest becomes values", () => {
    const { changed, left } = frozenOf([
      standing("=VRAM.CONSTANTS(A1,,B1)", [[2], [30.5], [{ error: "#N/A" }]]),
    ]);
    expect(left).toEqual([]);
    expect(changed.map(({ values }) => values)).toEqual([[[2], [30.5], ["#N/A"]]]);
    // of a list of models, one that does not fit is a question that was not answered
    expect(
      frozenOf([standing("=VRAM.MAXCONCURRENCY(A1:A3,B1)", [[2], [30.5], [{ error: "#N/A" }]])]).left,
    ).toHaveLength(1);
  });

  test.each([
    ["an error", [[{ error: "#N/A" }]], false, "error", "#N/A"],
    ["an error within an array", [[1, 2, { error: "#VALUE!" }]], false, "error", "#VALUE!"],
    ["not yet calculated", [[{ error: "#BUSY!" }]], false, "calculating", "#BUSY!"],
    ["not yet calculated, on the web", [[{ error: "#GETTING_DATA" }]], false, "calculating", "#GETTING_DATA"],
    ["a protected sheet", [[1]], true, "protected", ""],
  ] as const)("%s is left and named", (_what, shows, locked, why, said) => {
    const { changed, left } = frozenOf([standing("=VRAM.KV(A1,1)", shows, { locked })]);
    expect(changed).toEqual([]);
    expect(left).toMatchObject([{ sheet: "Bid", formula: "=VRAM.KV(A1,1)", why, shows: said }]);
  });

  test.each([
    ["en", "Frozen formulas", "3 values", "shows #N/A"],
    ["zh", "已固定的公式", "3 个数值", "显示 #N/A"],
  ] as const)("%s: the list is a sheet on which nothing calculates", (language, name, count, why) => {
    const frozen = frozenOf([
      standing("=VRAM.KV(A1,1)", [[4.19]]),
      standing("=VRAM.TABLE()", [[1, 2, 3]], { row: 4 }),
      standing("=VRAM.KV(A2,1)", [[{ error: "#N/A" }]], { row: 9 }),
    ]);
    const page = frozenPage(frozen, language);
    expect(page.name).toBe(name);
    const values = page.rows.map((line) => line.map((cell) => cell?.value));
    expect(values).toContainEqual(["Bid", "B2", "'=VRAM.KV(A1,1)", 4.19]);
    expect(values).toContainEqual(["Bid", "B5:D5", "'=VRAM.TABLE()", count]);
    expect(values).toContainEqual(["Bid", "B10", "'=VRAM.KV(A2,1)", why]);
    const others = language === "en" ? /\p{Script=Han}/u : /\b(sheet|formula|value)\b/i;
    expect(JSON.stringify(values).replace(/VRAM\.\w+/g, "")).not.toMatch(others);
  });
});

const NAME = [[{ error: "#NAME?" }]] as const;

// what Excel leaves behind: https://github.com/OfficeDev/office-js/issues/6611, 5611 and 2568
describe("repair", () => {
  test.each([
    ["=VRAM.KV(A1,2)", NAME, "=VRAM.KV(A1,2)"],
    ["=_xldudf_VRAM_KV(A1,2)", NAME, "=VRAM.KV(A1,2)"],
    ["=_xldudf_VRAM_KV(A1,2)", [[4.19]], "=VRAM.KV(A1,2)"],
    ["=@'C:\\x\\a.xla'!_xldudf_VRAM_KV(A1)*2", NAME, "=VRAM.KV(A1)*2"],
    ["=_xlfn.LET(_xlpm.a,VRAM.KV(A1,2),_xlpm.a)", NAME, "=LET(a,VRAM.KV(A1,2),a)"],
    ["=_xlfn.IFS(A1,2)", NAME, "=IFS(A1,2)"],
  ] as const)("%s is typed again", (formula, shows, becomes) => {
    expect(mended(standing(formula, shows))).toBe(becomes);
  });

  test.each([
    ["=VRAM.KV(A1,2)", [[4.19]]],
    ["=VRAM.KV(A1,2)", [[{ error: "#VALUE!" }]]],
    ["=MYOWN(A1)", NAME],
    ["=_xlfn.IFS(A1,2)", [[2]]],
    ['="_xldudf_VRAM_KV(1)"', [["_xldudf_VRAM_KV(1)"]]],
    ['=IF(A1="_xlfn.",NOPE(),1)', NAME],
  ] as const)("%s is not stuck", (formula, shows) => {
    expect(mended(standing(formula, shows))).toBeNull();
  });

  test("what protection keeps is named, and so is what stays stuck", () => {
    const known = standing("=VRAM.KV(A1,2)", NAME);
    const unknown = standing("=VRAM.NOPE(1)", NAME, { row: 5 });
    const guarded = standing("=VRAM.KV(A1,2)", NAME, { row: 7, locked: true });
    const plan = repairedOf([known, unknown, guarded]);
    expect(plan.changed.map(({ address }) => address)).toEqual(["B2", "B6"]);
    const after = afterRepair(plan, [{ ...known, shows: [[4.19]] }, unknown, guarded]);
    expect(after.changed.map(({ address }) => address)).toEqual(["B2"]);
    expect(after.left).toEqual([
      { sheet: "Bid", address: "B8", formula: "=VRAM.KV(A1,2)", why: "protected" },
      { sheet: "Bid", address: "B6", formula: "=VRAM.NOPE(1)", why: "unknown" },
    ]);
  });
});
