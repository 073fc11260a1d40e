import { smallestFleet } from "../../../src/core/serving/fleet";
import { smallestCards } from "../../../src/core/serving/inference";
import { bytes } from "../../../src/core/units";
import { findCard } from "../../../src/reading/names/find";
import { processorTime } from "../../tools/processor-time";
import { question } from "./pinned/row";

/**
 * What flags leave with the host needs no card. By hand: 405.85e9 numbers in BF16 are 756 GiB, 56 of them on the card beside
 * 8,192 tokens x 126 layers x 2 x 8 x 128 x 2 bytes (3.9 GiB); of 235e9 numbers 128 experts x 94 layers x 3 x 4,096 x 1,536
 * stay behind, 227e9, and 8e9 in some 5 bits are 5 GiB.
 */
test.each([
  { of: "Llama-3.1-405B", on: "H100", engine: "vLLM --cpu-offload-gb 700" },
  { of: "Qwen3-235B-A22B", precision: "Q4_K_M", on: "RTX 4090", engine: "llama.cpp --cpu-moe" },
] as const)("$of on one $on with $engine", (asked) => {
  expect(smallestCards(question(asked))).toBe(1);
});

// 10 KV heads are shared by two cards and not by four, so that the usual server of 4 holds no copy that two cards do not;
// 27.3 GiB of weights do not fit on two of 8 GB
test("in boxes of two where the usual server cannot share the heads", () => {
  const asked = question({ of: "phi-4", on: "RTX 4060 8GB", context: 1024, engine: "vLLM 0.19" });
  const { perServer, servers, copies, cards } = smallestFleet(asked);
  expect([perServer, copies, cards]).toEqual([2, 1, smallestCards(asked)]);
  expect(servers).toBe(cards / 2);
});

// 2 GB hold little beside what an engine takes of each device: of every layout that is tried the first stage looked at says
// so, one step each; all stages of all layouts are some 2,000
test.each(["QwQ-32B", "DeepSeek-R1"])("%s on a card far too small is given up at its first stages", (of) => {
  const on = { ...findCard("H100"), memoryGb: 2, usablePerDevice: bytes(2e9) };
  const asked = question({ of, on, engine: "vLLM 0.19" });
  const { version } = asked.engine;
  let steps = 0;
  const step: typeof version.step = (stage) => {
    steps++;
    return version.step(stage);
  };
  expect(() =>
    smallestCards({ ...asked, engine: { ...asked.engine, version: { ...version, step } } }),
  ).toThrow("fits-nowhere");
  expect(steps).toBeLessThan(200);
});

// the same model, card and engine with ever longer contexts, as a column of cells asks: four or five numbers of cards are tried for
// each, 12 µs a question when the question was built anew and named for each number, 1.3 since
test("a question like the one before takes little more than arithmetic", () => {
  const { model, card, engine } = question({ of: "QwQ-32B", on: "H100", engine: "vLLM" });
  let context = 122_000;
  const column = (): void => {
    for (let row = 0; row < 20_000; row++)
      smallestCards({ model, precision: "FP8", context: context++, concurrency: 8, kvPrecision: null, card, engine, perServer: null, reserve: null }); // prettier-ignore
  };
  expect(processorTime(column)).toBeLessThan(240);
});
