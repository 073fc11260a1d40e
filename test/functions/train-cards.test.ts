import { attempt, call } from "./excel";

/** docs/functions.md §8: the smallest of 1, 2, 4 and whole servers on which the expected total fits. */
describe("the smallest number of cards that trains", () => {
  // 8.03e9 parameters x 16 bytes of states are 120 GiB: more than one card of 79 GiB, less than two
  test("Llama-3.1-8B in full with ZeRO-3 takes two H100", async () => {
    expect(await call("VRAM.TRAINCARDS", "Llama-3.1-8B", "full", 4096, 1, "H100", "zero=3")).toBe(2);
  });

  // 70.6e9 x 16 bytes are 1,052 GiB: above 8 x 79 and 13.3 cards' worth, so two servers at the least
  test("Llama-3.1-70B takes whole servers, and every number below is too few", async () => {
    const run = ["Llama-3.1-70B", "full", 4096, 1, "H100"] as const;
    const cards = Number(await call("VRAM.TRAINCARDS", ...run, "zero=3"));
    expect(cards % 8).toBe(0);
    const each = async (count: number): Promise<number> =>
      Number(await call("VRAM.TRAIN", ...run, count, "zero=3", "GiB"));
    const usable = Number(await call("VRAM.SPEC", "H100", "usable_memory"));
    expect(await each(cards)).toBeLessThanOrEqual(usable);
    for (const count of [1, 2, 4, 8, 16].filter((fewer) => fewer < cards))
      expect(await each(count)).toBeGreaterThan(usable);
  });

  // docs/functions.md §11: 288 to 352 GB, 320 in the middle; an H100 has 85 GB
  test("the rule of thumb is shared out over all cards", async () => {
    expect(await call("VRAM.TRAINCARDS", 32, "rule", null, null, "H100")).toBe(4);
  });

  test("what no number of cards holds says why, with what to do", async () => {
    expect(await attempt("VRAM.TRAINCARDS", "Llama-3.1-70B", "full", 4096, 1, "H100")).toMatchObject({
      error: "#N/A",
      message: expect.stringMatching(/does not fit on 512 x H100.*zero=3/) as string,
    });
  });

  // docs/functions.md §3: optional for Excel, which knows no needed argument behind an optional one; the function names it
  test.each([null, "", 0])("a blank card %p is missing", async (blank) => {
    expect(await attempt("VRAM.TRAINCARDS", "Llama-3.1-8B", "full", 4096, 1, blank, "zero=3")).toEqual({
      error: "#VALUE!",
      message: expect.stringMatching(/^Card is empty/) as string,
    });
  });

  test("a layout that the settings state is kept", async () => {
    expect(await call("VRAM.TRAINCARDS", "Llama-3.1-8B", "lora", 2048, 1, "H100", "tp=4 pp=2")).toBe(8);
  });
});
