import { InputError } from "../../src/core/errors";
import { speed as speedCell } from "../../src/functions/speed";
import { estimateFor, type Deployed } from "../../src/pane/estimate";
import { numbersIn } from "../../src/pane/numbers";
import { isTooSlow, type Banded, type Speed, type Told } from "../../src/pane/speed";
import { FIRST_INPUTS, type Inputs } from "../../src/pane/state";

/** 1,000 tokens in and 1,000 out, as the worked values of docs/speed.md. */
const ASKED = { ...FIRST_INPUTS, context: "2000", speedPrompt: "1000", speedAnswer: "1000" };

function onCards(change: Partial<Inputs>): Deployed {
  const given = estimateFor({ ...ASKED, ...change });
  if (given.kind !== "on cards") throw new Error(given.kind === "waiting" ? given.error.message : given.kind);
  return given;
}

function speed(change: Partial<Inputs>): Speed {
  const { speed: found } = onCards(change);
  if (found?.kind !== "speed") throw new Error(found === null ? "none" : found.error.message);
  return found;
}

function figure(told: Told | null): Banded {
  if (told === null || told instanceof InputError) throw new Error(told === null ? "none" : told.message);
  return told;
}

const ruleOf = (told: Told | null): string => (told instanceof InputError ? told.rule : "a figure");

/** What people read: two digits. */
const { rough, users } = numbersIn("en");

const LLAMA = { model: "Llama-3.1-8B", card: "H100", cards: "1" };
const QWEN = { model: "Qwen3-32B", precision: "FP8", card: "H100", concurrency: "32" };
const R1 = { model: "DeepSeek-R1", precision: "FP8", card: "H200", cards: "8" };

// worked out by hand from the formulas of docs/speed.md, step by step; three digits of them
test.each([
  ["8B on an H100, 1", { ...LLAMA, concurrency: "1" }, 109.4, 109.2, 0.0632],
  ["8B on an H100, 64", { ...LLAMA, concurrency: "64" }, 65.34, 4130, 0.2095],
  ["32B in FP8 on an H100, 32", { ...QWEN, cards: "1" }, 43.33, 1373, 0.2512],
  ["32B in FP8 on two, 32", { ...QWEN, cards: "2" }, 70.05, 2216, 0.1827],
  ["R1 on eight H200, 1", { ...R1, concurrency: "1" }, 97.91, 97.32, 0.1014],
  ["R1 on eight H200, 64", { ...R1, concurrency: "64" }, 27.22, 1721, 0.4885],
] as const)("%s", (_, change, perUser, all, first) => {
  const given = speed(change);
  const near = (told: Told | null, by: number): void => {
    expect(figure(told).mid / by).toBeCloseTo(1, 2);
  };
  near(given.perUser, perUser);
  near(given.all, all);
  near(given.first, first);
  // an answer is 1,000 tokens: 60 ÷ 1,000 of them a minute
  near(given.minute, all * 0.06);
});

describe("bands", () => {
  // NVIDIA's data-centre cards: measured ÷ predicted lies from 1 ÷ 1.7 to 1.5; first tokens 3 either way up to 32 users
  it("stand beside every figure but power", () => {
    const given = speed({ ...LLAMA, concurrency: "1" });
    const band = (told: Told | null) => figure(told).band?.map((end) => end / figure(told).mid);
    expect(band(given.perUser)).toEqual([expect.closeTo(1 / 1.7, 9), expect.closeTo(1.5, 9)]);
    expect(band(given.all)).toEqual([expect.closeTo(1 / 1.7, 9), expect.closeTo(1.5, 9)]);
    expect(band(given.first)).toEqual([expect.closeTo(1 / 3, 9), expect.closeTo(3, 9)]);
    // one H100 SXM: 700 W
    expect(given.power).toEqual({ mid: 0.7, band: null });
  });

  it.each([
    [{ ...LLAMA, concurrency: "1" }, false],
    [{ ...LLAMA, card: "910B3" }, true],
    // 16 points
    [{ ...LLAMA, card: "RTX 4090", concurrency: "4" }, true],
  ])("%j: measure before you sign is %s", (change, said) => {
    expect(speed(change).notes.some(({ rule }) => rule === "speed-measure")).toBe(said);
  });
});

describe("the first token", () => {
  it("has no figure above 128 users, and a warning above 64", () => {
    const at = (concurrency: string) => speed({ ...LLAMA, concurrency });
    const warned = ({ notes }: Speed) => notes.some(({ rule }) => rule === "speed-queued");
    expect([at("64").first === null, warned(at("64"))]).toEqual([false, false]);
    expect([at("65").first === null, warned(at("65"))]).toEqual([false, true]);
    expect([at("128").first === null, warned(at("128"))]).toEqual([false, true]);
    expect([at("129").first, warned(at("129"))]).toEqual([null, true]);
  });
});

describe("users at the wanted speed", () => {
  // by the formulas R1 serves 141 users at 20 tok/s, where memory holds 329; and a 32B in FP8 164, where memory holds 76
  it("are as many as speed allows, or memory", () => {
    const r1 = speed({ ...R1, concurrency: "1" });
    expect(Math.abs(figure(r1.users).mid - 141)).toBeLessThanOrEqual(2);
    expect(r1.usersLimit).not.toBe("memory");
    const qwen = speed({ ...QWEN, cards: "1" });
    expect(Math.abs(figure(qwen.users).mid - 76)).toBeLessThanOrEqual(1);
    expect(qwen.usersLimit).toBe("memory");
  });

  it("are bound by the engine's own number of requests", () => {
    const given = speed({ ...LLAMA, engine: "vLLM --max-num-seqs 16" });
    expect([figure(given.users).mid, given.usersLimit]).toEqual([16, "sequences"]);
  });
});

describe("what is too slow", () => {
  // 2 x 910B3 hold 37 requests of 2,800 tokens and give each about 12 tokens a second, 6 to 24
  const ASCEND = {
    model: "Qwen3-32B",
    precision: "BF16",
    card: "910B3",
    cards: "2",
    context: "2800",
    concurrency: "37",
    speedPrompt: "2000",
    speedAnswer: "800",
  };

  it("is said of what fits, with what helps", () => {
    const { serving, speed: given, faster } = onCards(ASCEND);
    expect([serving.fits, isTooSlow(given)]).toEqual([true, true]);
    expect(faster.map(({ kind }) => kind)).toContain("cards");
  });

  it.each([
    [ASCEND],
    [{ ...LLAMA, concurrency: "64", speedWanted: "80" }],
    [{ ...R1, concurrency: "64", speedWanted: "30" }],
    [{ ...LLAMA, concurrency: "200", speedWanted: "75" }],
  ])("%j: each offer, once taken, fits and is fast enough", (change: Partial<Inputs>) => {
    const { faster } = onCards(change);
    expect(faster.length).toBeGreaterThan(0);
    for (const { taken, cards, perUser } of faster) {
      const then = onCards({ ...change, ...taken });
      expect([then.serving.fits, then.serving.cards, isTooSlow(then.speed)]).toEqual([true, cards, false]);
      expect(figure(speed({ ...change, ...taken }).perUser).mid).toBeCloseTo(perUser.mid, 6);
    }
  });

  // docs/speed.md, by hand: one user of Llama-3.1-8B in BF16 has 109 tokens a second on an H100, 64 at the low end
  it("reaches the speed on the low end where a change does, which a bid is sized on; where none does, it says so", () => {
    for (const change of [
      ASCEND,
      { ...LLAMA, concurrency: "64", speedWanted: "80" },
      { ...LLAMA, speedWanted: "120" },
    ])
      for (const { taken, sure } of onCards(change).faster)
        expect(speed({ ...change, ...taken }).enough).toBe(sure ? "whole band" : "estimate");
    const [more] = onCards({ ...LLAMA, speedWanted: "120" }).faster;
    expect(more).toMatchObject({ kind: "cards", sure: true });
    // fewer cards reach it by the estimate: those are not offered before
    const fewer = speed({ ...LLAMA, speedWanted: "120", cards: "2" });
    expect([fewer.enough, Number(more?.cards) > 2]).toEqual(["estimate", true]);
  });

  // 109 tokens a second alone, and 64 at the low end
  it("is not said of the low end alone, which has a line", () => {
    expect(speed({ ...LLAMA, speedWanted: "60" }).enough).toBe("whole band");
    expect(speed({ ...LLAMA, speedWanted: "80" }).enough).toBe("estimate");
    expect(onCards({ ...LLAMA, speedWanted: "80" }).faster).toEqual([]);
    expect(speed({ ...LLAMA, speedWanted: "120" }).enough).toBe("no");
  });
});

describe("what cannot be told", () => {
  it("is not asked while prompt or answer are blank", () => {
    expect(onCards({ speedPrompt: "" }).speed).toBeNull();
    expect(onCards({ speedAnswer: " " }).speed).toBeNull();
  });

  it.each([
    ["speedPrompt", { speedPrompt: "many" }],
    ["speedAnswer", { speedAnswer: "0" }],
    ["speedWanted", { speedWanted: "-1" }],
  ])("is said under %s, and the memory answer stays", (field, change) => {
    const { serving, speed: given } = onCards(change);
    expect(serving.fits).toBe(true);
    expect(given).toMatchObject({ kind: "waiting", field });
  });

  test("a blank speed is 20", () => {
    expect(speed({ speedWanted: "" }).asked.wanted).toBe(20);
  });

  it.each([
    // Llama-3.1-8B is made for 131,072 tokens (its config.json)
    ["speed-context", { ...LLAMA, speedPrompt: "131000" }],
    // no bandwidth is published
    ["rate-unknown", { card: "K100", model: "Qwen3-8B" }],
    ["speed-engine", { engine: "transformers" }],
    [
      "speed-beyond-memory",
      { ...LLAMA, cards: "1", concurrency: "200", context: "1000", speedPrompt: "8000" },
    ],
  ] as const)("%s is the functions' own sentence", (rule, change) => {
    expect(ruleOf(speed(change).perUser)).toBe(rule);
  });

  it("leaves what can be: users that memory holds, one user without a compute rate", () => {
    const beyond = speed({ ...LLAMA, concurrency: "200", context: "1000", speedPrompt: "8000" });
    expect(figure(beyond.users).mid).toBeGreaterThan(0);
    // the catalogue has no dense rate of this card
    const rateless = { model: "Qwen3-8B", precision: "INT4", card: "RTX 4070", cards: "1" };
    const alone = speed({ ...rateless, concurrency: "1" });
    const cell = speedCell({ ...rateless, prompt: 1000, answer: 1000, concurrency: 1, kvPrecision: null, engine: null, side: null }); // prettier-ignore
    expect(figure(alone.perUser).mid).toBeCloseTo(Number(cell[0]?.[0]), 9);
    expect(alone.notes.map(({ rule }) => rule)).toContain("speed-measure");
    expect([ruleOf(alone.all), ruleOf(alone.first)]).toEqual(["rate-unknown", "rate-unknown"]);
    expect(ruleOf(speed({ ...rateless, concurrency: "2" }).perUser)).toBe("rate-unknown");
  });
});

test("two digits are shown, and users are not rounded up", () => {
  expect([4130, 109.4, 0.0632, 5, 0.7].map(rough)).toEqual(["4,100", "110", "0.063", "5.0", "0.70"]);
  expect([0, 7, 76, 141, 329, 1280].map(users)).toEqual(["0", "7", "76", "140", "320", "1,200"]);
});
