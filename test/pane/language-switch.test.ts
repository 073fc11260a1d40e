import { LANGUAGE_NAMES, nextLanguage } from "../../src/pane/language-switch";
import { LANGUAGES } from "../../src/reading/language";

test("a switch leads to every language in turn, and is called by its own name", () => {
  const round = LANGUAGES.map((_, steps) => LANGUAGES.slice(0, steps).reduce(nextLanguage, "en"));
  expect(round.map((language) => LANGUAGE_NAMES[language])).toEqual(["English", "中文"]);
  expect(LANGUAGES.reduce(nextLanguage, "en")).toBe("en");
});
