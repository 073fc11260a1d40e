import { createBidAnswers, bidToWrite } from "../../../src/pane/bid/answer";
import { plainOption } from "../../../src/pane/bid/options";
import { FIRST_BID } from "../../../src/pane/bid/state";
import { FIRST_INPUTS, type Inputs } from "../../../src/pane/state";
import type { Language } from "../../../src/reading/language";
import { cardCalled } from "../../../src/pane/bid/parts";

const answers = createBidAnswers();
const ask = (change: Partial<Inputs>, cards: readonly string[] = ["H100"], language?: Language) =>
  answers(
    {
      inputs: { ...FIRST_INPUTS, ...change },
      bid: { ...FIRST_BID, options: cards.map((card) => plainOption("Qwen3-32B", card)) },
    },
    language,
  );

describe("what the bid's fields come to", () => {
  // rate = 500 x 0.2 x 12 x 2 / 3600; x (2 + 800 / 20) s = 28; + 1.645 x root: 36.7
  test("500 people, 2,000 + 1,200 tokens before and 800 after: 37 requests at once of 4,000", () => {
    const { people, demand } = ask({});
    expect(people).toMatchObject({ employees: 500, input: 2000, history: 1200, output: 800 });
    expect(demand).toMatchObject({ context: 4000, design: 37 });
  });

  test("a prompt without history, thousands as people write them, and the tender's last word", () => {
    const { people, demand } = ask({ employees: "5,000", prompt: "2k", tender: "400" });
    expect(people).toMatchObject({ employees: 5000, input: 2000, history: 0 });
    expect(demand.design).toBe(400);
  });

  // rate 0.6667 (above) x (2 + 800 / 10) s = 54.7 in flight, + 1.645 x root = 66.8; x (5 + 800 / 20) = 30, + 9.0 = 39.01
  test("the speed and the first token that are wanted are asked, and size the demand", () => {
    expect(ask({ userSpeed: "10" }).demand.design).toBe(67);
    expect(ask({ firstToken: "5" }).demand.design).toBe(40);
    expect(ask({ userSpeed: "10", firstToken: "0.5" }).people.traffic).toMatchObject({
      speed: 10,
      firstToken: 0.5,
    });
  });

  test("what Estimate wants counts until the bid has its own; what cannot be read there is no hindrance here", () => {
    const speed = (change: Partial<Inputs>): number => ask(change).people.traffic.speed;
    expect(speed({})).toBe(20);
    expect(speed({ speedWanted: "30" })).toBe(30);
    expect(speed({ speedWanted: "30", userSpeed: "12.5" })).toBe(12.5);
    expect(speed({ speedWanted: "fast" })).toBe(20);
  });

  // "10%", "10 %" and 0.1 are shares; blank is none, as with a card in Estimate
  test.each([
    ["", 0],
    ["10%", 0.1],
    ["0.1", 0.1],
    ["0%", 0],
    ["20 %", 0.2],
  ])("Estimate's reserve %j goes into the bid as %d", (reserve, share) => {
    const answer = ask({ reserve }, ["Atlas 800I A2"]);
    expect(answer.people.traffic.reserve).toBe(share);
    const asked = { language: "en", form: "portable", date: "", sheets: [], prices: [] } as const;
    expect(bidToWrite(answer, asked).traffic?.reserve).toBe(share);
  });

  test("an option is worked out anew for another reserve", () => {
    const most = (reserve: string): number | undefined => ask({ reserve }).answers[0]?.figures?.plan.most;
    expect(most("50%")).toBeLessThan(most("") ?? 0);
  });

  // 60 requests an hour and person (one a minute: llm-d planner's RAG): 500 x 0.2 x 60 x 2 / 3600 = 3.33 a second
  test("a scenario says how often people ask", () => {
    expect(ask({ scenario: "rag" }).demand.rate).toBeCloseTo(3.3333, 4);
    expect(ask({ scenario: "own" }).demand.rate).toBeCloseTo(0.6667, 4);
  });

  test.each([
    [{ employees: "" }, "employees"],
    [{ employees: "many" }, "employees"],
    [{ prompt: "2000 +" }, "prompt"],
    [{ reply: "-5" }, "reply"],
    [{ tender: "0" }, "tender"],
    [{ reserve: "120%" }, "reserve"],
    [{ userSpeed: "fast" }, "userSpeed"],
    [{ firstToken: "-1" }, "firstToken"],
    [{ reserve: "much" }, "reserve"],
  ] as const)("%j is said under its field, and the demand before it stays", (change, field) => {
    ask({ employees: "5000" });
    const { waiting, people } = ask(change);
    expect(waiting?.field).toBe(field);
    expect(people.employees).toBe(5000);
  });

  test("what is wrong with an option is its own, and the others have their figures", () => {
    const [good, bad] = ask({}, ["H100", "H1000"]).answers;
    expect(good?.figures?.plan).toMatchObject({ instances: 1, servers: 1 });
    expect(bad?.error?.values.given).toBe("H1000");
  });

  test("an option is worked out once for the same people", () => {
    const [first] = ask({}).answers;
    expect(ask({ model: "DeepSeek-R1" }).answers[0]).toBe(first);
    expect(ask({ employees: "600" }).answers[0]).not.toBe(first);
  });

  // 910B4: 64 GB of weights at 800 GB/s and card take 40 ms a token on two cards, more than 50 ms with the band's low end;
  // on eight a quarter of that
  test("of what is too slow it is said how many cards a copy are fast enough, and that is so", () => {
    const [slow, fast] = ask({}, ["910B4-1", "H100"]).answers;
    expect(slow?.figures?.order.slow).toBe(true);
    expect(slow?.error === null && slow.faster).toBe(8);
    expect(fast?.error === null && fast.faster).toBeNull();
    const larger = { ...plainOption("Qwen3-32B", "910B4-1"), cards: "8" };
    const [answer] = answers({ inputs: FIRST_INPUTS, bid: { ...FIRST_BID, options: [larger] } }).answers;
    expect(answer?.figures?.order).toMatchObject({ slow: false });
    expect(answer?.figures?.order.servedLow).toBeGreaterThanOrEqual(20);
  });

  test("no larger copy within a server helps a card that is too slow, and a log or flags are left alone", () => {
    const [l4] = ask({}, ["L4"]).answers;
    expect(l4?.figures?.order.slow).toBe(true);
    expect(l4?.error === null && l4.faster).toBeNull();
    const stated = { ...plainOption("Qwen3-32B", "910B4-1"), engine: "vllm-ascend -tp 2" };
    const [answer] = answers({ inputs: FIRST_INPUTS, bid: { ...FIRST_BID, options: [stated] } }).answers;
    expect(answer?.error === null && [answer.figures.order.slow, answer.faster]).toEqual([true, null]);
  });

  test("what is suggested is fast enough where a number of its cards is", () => {
    for (const card of ["H100", "H200", "Ascend 910B3"]) {
      const { options, answers: found } = answers({ inputs: { ...FIRST_INPUTS, card }, bid: FIRST_BID });
      expect(found.map(({ figures }) => figures?.order.slow)).toEqual([false, false, false]);
      expect(options.some(({ cards }) => cards !== "auto")).toBe(true);
    }
    // what Estimate states is the user's word
    const stated = answers({ inputs: { ...FIRST_INPUTS, card: "910B4-1", cards: "2" }, bid: FIRST_BID });
    expect(stated.options[0]?.cards).toBe("2");
  });

  test("what is suggested has the redundancy that all options had", () => {
    const { options, answers: found } = answers({
      inputs: FIRST_INPUTS,
      bid: { ...FIRST_BID, redundancy: "instance" },
    });
    expect(options.map(({ redundancy }) => redundancy)).toEqual(["instance", "instance", "instance"]);
    for (const { figures } of found)
      expect(figures?.order.cards).toBe(
        ((figures?.order.instances ?? 0) + 1) * (figures?.constants.cards ?? 0),
      );
  });

  // name and nameZh of catalog/cards/huawei.json
  test("a card goes by its name in the language, also after the language changed", () => {
    const name = (language: Language): string | undefined =>
      ask({}, ["Atlas 800I A2"], language).answers[0]?.figures?.card.name;
    expect(name("en")).toBe("Ascend 910B4-1 64GB (Atlas 800I A2 64G)");
    expect(name("zh")).toBe("昇腾 910B4-1 64GB");
    expect(cardCalled("800I A2 32G", "zh")).toMatch(/^昇腾 910B4/);
    expect(cardCalled("H1000", "zh")).toBe("H1000");
  });

  test("is written as it was answered", () => {
    const asked = {
      language: "zh",
      form: "live",
      date: "2026-11-26",
      sheets: ["matrix"],
      prices: [],
    } as const;
    const bid = bidToWrite(ask({}), asked);
    expect(bid).toMatchObject({ ...asked, employees: 500, input: 2000, output: 800, history: 1200 });
    expect(bid.options).toMatchObject([{ model: "Qwen3-32B", card: "H100", cards: null, engine: null }]);
  });
});
