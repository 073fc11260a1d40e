import { pageLanguage } from "../../../src/hosts/web/page-language";

test.each([
  { query: "", browser: "en-US", expected: "en" },
  { query: "", browser: "zh-CN", expected: "zh" },
  { query: "", browser: "zh-Hans-SG", expected: "zh" },
  { query: "", browser: "de", expected: "en" },
  { query: "?lang=en", browser: "zh-CN", expected: "en" },
  { query: "?lang=zh-CN", browser: "en-GB", expected: "zh" },
  { query: "?lang=", browser: "zh-CN", expected: "en" },
])("$query in a browser that speaks $browser: $expected", ({ query, browser, expected }) => {
  expect(pageLanguage(query, browser)).toBe(expected);
});
