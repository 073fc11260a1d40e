import { serve } from "../../../src/core/serving/inference";
import { smallestFleet } from "../../../src/core/serving/fleet";
import { gib } from "../../../src/core/units";
import { readEngine } from "../../../src/reading/engine/engine-line";
import { findCard } from "../../../src/reading/names/find";
import { question, sizeOf } from "../serving/pinned/row";
import { cardOf } from "../serving/pinned/models";

/** GiB of what SGLang 0.5 sets aside of a device of 178.35 GiB (B200), as server_args.py adds it up. */
const B200 = 178.35;
const SET_ASIDE = [
  // 512 MiB + 1.5 MiB x 16,384 + 2 MiB x 512 + 8 ranks / 8 GiB
  { flags: "--tp 8", aside: 0.5 + 24 + 1 + 1 },
  // and 4.5 MiB x 512 x 8 copies: a batch above 300
  { flags: "--tp 8 --dp 8 --enable-dp-attention", aside: 0.5 + 24 + 1 + 1 + 18 },
  // 256 captured: 2 MiB x 256, and 3 MiB x 256 x 8
  { flags: "--tp 8 --dp 8 --enable-dp-attention --cuda-graph-max-bs 256", aside: 0.5 + 24 + 0.5 + 1 + 6 },
] as const;

test.each(SET_ASIDE)("$flags keeps $aside GiB of a B200", ({ flags, aside }) => {
  const card = cardOf(B200);
  const { version, settings } = readEngine(`SGLang ${flags}`, card);
  const batch = version.batch(settings, card);
  expect(version.share({ settings, card, devices: 8, batch })).toBeCloseTo(1 - aside / B200, 9);
});

/** Requests that SGLang works on at once: 2,048 a copy of the attention, or its share of the flag's. */
const AT_ONCE = [
  { flags: "", cards: 1, requests: 2048, waits: null },
  { flags: "", cards: 1, requests: 2049, waits: 2048 },
  { flags: "--cuda-graph-max-bs 16", cards: 1, requests: 300, waits: null },
  { flags: "--max-running-requests 64", cards: 1, requests: 65, waits: 64 },
  { flags: "--max-running-requests 4096", cards: 1, requests: 4096, waits: null },
  {
    flags: "--tp 8 --dp 8 --enable-dp-attention --max-running-requests 64",
    cards: 8,
    requests: 65,
    waits: 64,
  },
  { flags: "--tp 1 --dp 8 --max-running-requests 64", cards: 8, requests: 512, waits: null },
] as const;

test.each(AT_ONCE)("SGLang $flags, $requests requests: $waits at once", ({ flags, cards, requests, waits }) => {
  const asked = question({ engine: `SGLang ${flags}`, of: "Qwen3-30B-A3B", on: "H200", cards, context: 1, requests });
  const wait = serve(asked).notes.find(({ rule }) => rule === "requests-wait");
  expect(wait?.values["sequences"] ?? null).toBe(waits);
}); // prettier-ignore

// 24 GiB cards capture graphs for 24 sequences; 64 requests of one token are still one copy's
test("what graphs are captured for makes no copies", () => {
  const asked = question({ engine: "SGLang", on: "RTX 4090", context: 1, requests: 64 });
  expect(smallestFleet(asked)).toMatchObject({ copies: 1, servers: 1 });
});

test("a layout that nobody states has the step of the one that flags state", () => {
  const card = findCard("RTX 4090");
  const graphsOf = (engine: string): number =>
    sizeOf(serve(question({ engine, on: card, cards: 4 })), "Graphs");
  // 80 captured from four ranks on: 1, 2, 4 and every 8th up to 160, 23 of 51 sizes; 32 layers
  const graphs = gib(0.37 + (0.0165 * 32 * 23) / 51);
  expect(graphsOf("SGLang")).toBeCloseTo(graphs, -3);
  expect(graphsOf("SGLang --tp 4")).toBeCloseTo(graphs, -3);
});
