import { pageLanguage, pageSpeech } from "../../../src/hosts/web/page-language";

test.each([
  { query: "", chosen: null, browser: "en-US", expected: "en" },
  { query: "", chosen: null, browser: "zh-CN", expected: "zh" },
  { query: "", chosen: null, browser: "zh-Hans-SG", expected: "zh" },
  { query: "", chosen: null, browser: "de", expected: "en" },
  { query: "?lang=en", chosen: null, browser: "zh-CN", expected: "en" },
  { query: "?lang=zh-CN", chosen: null, browser: "en-GB", expected: "zh" },
  { query: "?lang=", chosen: null, browser: "zh-CN", expected: "en" },
  { query: "", chosen: "zh", browser: "en-US", expected: "zh" },
  { query: "", chosen: "en", browser: "zh-CN", expected: "en" },
  { query: "?lang=en", chosen: "zh", browser: "zh-CN", expected: "en" },
  { query: "", chosen: "tlh", browser: "zh-CN", expected: "zh" },
])(
  "$query, $chosen chosen, in a browser that speaks $browser: $expected",
  ({ query, chosen, browser, expected }) => {
    expect(pageLanguage(query, chosen, browser)).toBe(expected);
  },
);

describe("the page's language, chosen", () => {
  const page = globalThis as { location?: unknown; history?: unknown };
  const replaced: string[] = [];

  beforeEach(() => {
    replaced.length = 0;
    page.location = new URL("https://example.org/vram/?lang=en&x=1#pane");
    page.history = { state: null, replaceState: (_: unknown, __: string, to: URL) => replaced.push(to.href) };
  });

  afterEach(() => {
    delete page.location;
    delete page.history;
  });

  test("everyone says it anew, it is kept, and the address no longer asks for another", async () => {
    const kept = new Map<string, string>();
    const speech = pageSpeech(
      {
        read: (key) => kept.get(key) ?? null,
        write: (key, value) => kept.set(key, value),
      },
      "en-US",
    );
    const said: string[] = [];
    speech.onChange((language) => void said.push(`bar ${language}`));
    speech.onChange(async (language) => {
      await Promise.resolve();
      said.push(`grid ${language}`);
    });
    expect(speech.language()).toBe("en");
    await speech.speak("zh");
    expect(said).toEqual(["bar zh", "grid zh"]);
    expect(speech.language()).toBe("zh");
    expect(kept.get("language")).toBe("zh");
    expect(replaced).toEqual(["https://example.org/vram/?x=1#pane"]);
    await speech.speak("zh");
    expect(said).toHaveLength(2);
  });
});
