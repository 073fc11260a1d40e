import { bidPages } from "../../src/bid/pages";
import { figuresOf } from "../../src/bid/figures";
import { measuredConstants, type Measured } from "../../src/bid/measured";
import { measuredFrom } from "../../src/bid/measured-log";
import { readStartUpLog } from "../../src/reading/logs/start-up-log";
import { PUBLIC_LOGS } from "../reading/logs/public-logs";
import { WORKED } from "./worked";

const logOf = (source: string): Measured => {
  const log = readStartUpLog(PUBLIC_LOGS.find((one) => one.source.endsWith(source))?.lines ?? "");
  if (log === null) throw new Error(`no log of ${source}`);
  return measuredFrom(log);
};

const estimate = { cards: 2, copies: 1, weightsGib: 30, besideGib: 3, limitGib: 70, tokenKib: 128, page: 16, windowKib: 0, window: 0, stateGib: 0, secondKib: 0, second: 0, windowPage: 1, batch: 256 }; // prettier-ignore
const nothing: Measured = { source: "vLLM", devices: null, weightsGib: null, poolGib: null, tokens: null, limitGib: null, besideGib: null, batch: null }; // prettier-ignore

/** Worked out by hand with the formula of measuredConstants. */
describe("constants", () => {
  test("the sheet's room for the cache is the pool, and its tokens are the log's", () => {
    const { constants, replaced } = measuredConstants(estimate, { ...nothing, weightsGib: 31, poolGib: 35, tokens: 286_720, limitGib: 71 }, 1);
    // 71 - 31 - 35 = 5; 35 GiB / 286,720 tokens = 128 KiB
    expect(constants).toMatchObject({ weightsGib: 31, limitGib: 71, besideGib: 5 });
    expect(constants.tokenKib).toBeCloseTo(128, 6);
    expect(replaced).toEqual(["weightsGib", "besideGib", "limitGib", "tokenKib"]);
  });

  test("a card of two devices holds twice what one prints", () => {
    const { constants } = measuredConstants(estimate, { ...nothing, weightsGib: 15, poolGib: 17, limitGib: 35 }, 2);
    expect(constants).toMatchObject({ weightsGib: 30, limitGib: 70, besideGib: 6, tokenKib: 128 });
  });

  test("tokens without a size: the pool is as large as they weigh", () => {
    // 262,144 tokens of 128 KiB are 32 GiB; 70 - 30 - 32 = 8
    expect(measuredConstants(estimate, { ...nothing, tokens: 262_144 }, 1).constants.besideGib).toBeCloseTo(8, 6);
  });

  test("windows weigh unlike tokens: their law stays the estimate", () => {
    const windowed = { ...estimate, windowKib: 24, window: 1024 };
    const { constants, replaced } = measuredConstants(windowed, { ...nothing, poolGib: 20, tokens: 1_000_000 }, 1);
    expect(constants).toMatchObject({ tokenKib: 128, besideGib: 20 });
    expect(replaced).toEqual(["besideGib"]);
  });

  test("a log of a larger card raises the limit; one that did not start holds nothing", () => {
    expect(measuredConstants(estimate, { ...nothing, poolGib: 60 }, 1).constants).toMatchObject({ limitGib: 93, besideGib: 3 });
    const { constants } = measuredConstants(estimate, { ...nothing, weightsGib: 68, poolGib: -2 }, 1);
    expect(constants.limitGib - constants.weightsGib - constants.besideGib).toBe(-2);
  });

  test("half of what lies beside is not taken for all of it", () => {
    expect(measuredConstants(estimate, { ...nothing, besideGib: 4.5 }, 1).constants.besideGib).toBe(4.5);
    expect(logOf("vllm/pull/10511")).toMatchObject({ besideGib: 1.26 + 3.58, limitGib: 71.29 });
    expect(logOf("vllm-windows-build/issues/4").besideGib).toBeNull();
  });
}); // prettier-ignore

describe("options of a bid", () => {
  const measured = logOf("vllm/pull/17122");
  const llama = { model: "Llama-3.1-8B-Instruct", card: "L40S", measured };

  // 158,656 tokens: 158,656 / 32,768 = 4.84 as the log says; / 4,096 = 38.7
  test.each([
    [32_768, 4],
    [4096, 38],
  ])("requests of %d tokens: as many as the log's tokens hold", (context, most) => {
    const [option] = figuresOf({ ...WORKED, input: context, output: 0, history: 0, options: [llama] }).options;
    expect(option?.plan.most).toBe(most);
    expect(option?.constants.weightsGib).toBe(14.9889);
  });

  test("the log's number of devices is the option's", () => {
    const four = { model: "Qwen3-32B", card: "Atlas 800I A2", cards: 2, measured: logOf("vllm-ascend/pull/2139") };
    expect(figuresOf({ ...WORKED, options: [four] }).options[0]?.constants.cards).toBe(4);
  });

  test.each([
    ["en", " measured", "Measured"],
    ["zh", "（实测）", "实测"],
  ] as const)("%s: cells say that they are measured, and the sheet of sources says of what log", (language, mark, word) => {
    const bid = { ...WORKED, language, form: "live" as const, options: [llama, { model: "Qwen3-32B", card: "H100" }] };
    const pages = bidPages(bid);
    const cells = pages.flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => cell?.format?.includes(mark)).map((cell) => cell?.value)).toEqual([14.9889, expect.any(Number)]);
    const texts = cells.map((cell) => cell?.value).filter((value) => typeof value === "string");
    expect(texts).toContain(word);
    expect(texts.some((text) => text.endsWith("vLLM"))).toBe(true);
    expect(texts.some((text) => text.includes("14.9889"))).toBe(true);
    // only the option that was not measured follows its cells
    const live = cells.filter((cell) => JSON.stringify(cell?.value ?? "").includes("VRAM.CONSTANTS("));
    expect(live).toHaveLength(1);
  });
}); // prettier-ignore
