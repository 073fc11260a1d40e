import { findLanguage, languageOf, LANGUAGES } from "../../src/reading/language";

test.each([
  ["en-US", "en"],
  ["zh-CN", "zh"],
  ["zh-Hant-TW", "zh"],
  ["ZH", "zh"],
  ["zh_CN", "zh"],
  // a language that we do not have is answered in English, never in Chinese
  ["fr", "en"],
  ["ja-JP", "en"],
  ["zhx", "en"],
  ["", "en"],
])("a program that speaks %s is answered in %s", (tag, expected) => {
  expect(languageOf(tag)).toBe(expected);
});

test.each([
  ["en", "en"],
  [" EN_us ", "en"],
  ["ｚｈ", "zh"],
  ["简体中文", "zh"],
  ["fr", null],
  ["constructor", null],
])("the word %s is the language %s", (word, expected) => {
  expect(findLanguage(word)).toBe(expected);
});

test.each(LANGUAGES)("%s is a word of its own", (language) => {
  expect([findLanguage(language), languageOf(language)]).toEqual([language, language]);
});
