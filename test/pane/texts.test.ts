import { BID_TEXTS } from "../../src/pane/bid/texts";
import { TEXTS } from "../../src/pane/texts";

/** Every leaf of the texts with its path; a sentence that takes numbers is filled with them. */
function leaves(texts: object, path = ""): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "function")
      return [[here, String((value as (...words: unknown[]) => unknown)("@1@", "@2@", "@3@", "@4@"))]];
    return typeof value === "object" && value !== null ? leaves(value, here) : [[here, String(value)]];
  });
}

const en = new Map([...leaves(TEXTS.en), ...leaves(BID_TEXTS.en, "bid")]);
const zh = new Map([...leaves(TEXTS.zh), ...leaves(BID_TEXTS.zh, "bid")]);

/** Names, units and setting words that are the same in both languages. */
const SHARED =
  /^(bid\.(copiesOf|autoOf)|barPart|parameters|listComma|placeholders\.words|training\.(way|sharding\.(zero=[123]|fsdp=full)))$/;
const CHINESE = /\p{Script=Han}/u;

describe("the pane's texts", () => {
  it("say the same things in both languages", () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it.each([...en].filter(([path]) => path !== "space"))("%s is English in English", (_, text) => {
    expect(text.trim()).not.toBe("");
    expect(text).not.toMatch(CHINESE);
  });

  // 经验, 引擎 ...: a sentence without a Chinese letter was forgotten
  it.each([...zh].filter(([path]) => !SHARED.test(path) && path !== "space"))(
    "%s is Chinese in Chinese",
    (_, text) => {
      expect(text).toMatch(CHINESE);
    },
  );

  it("say one and many", () => {
    expect(TEXTS.en.cards(1)).toBe("1 card");
    expect(TEXTS.en.cards(2)).toBe("2 cards");
    expect(TEXTS.en.occupied(1, "Sheet1!B4")).toBe("1 cell at Sheet1!B4 is not free.");
    expect(TEXTS.zh.cards(2)).toBe("2 张卡");
  });
});
