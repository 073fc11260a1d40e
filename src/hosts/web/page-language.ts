/** The language of the page: `?lang=zh-CN` or `?lang=en` wins over the browser's. */
export function pageLanguage(query: string, browser: string): "en" | "zh" {
  const asked = new URLSearchParams(query).get("lang") ?? browser;
  return /^zh\b/i.test(asked) ? "zh" : "en";
}
