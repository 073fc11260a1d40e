import type { Language } from "../reading/language";
import type { Tab } from "./state";

/** The function that a tab's answer is written with, whose help page says what each of its words means. */
const FUNCTIONS: Readonly<Record<Tab, string>> = {
  estimate: "VRAM.BREAKDOWN",
  training: "VRAM.TRAINBREAKDOWN",
  compare: "VRAM.CONSTANTS",
  bid: "VRAM.CONSTANTS",
};

const PAGES: Readonly<
  Record<Language, { readonly folder: string; readonly index: string; readonly all: string }>
> = {
  en: { folder: "help/", index: "help.html", all: "All functions" },
  zh: { folder: "help/zh-CN/", index: "help-zh-CN.html", all: "全部函数" },
};

/** Help lies beside the pane's page and opens beside the workbook, never in its place. */
export function HelpLinks({ tab, language }: { tab: Tab; language: Language }) {
  const { folder, index, all } = PAGES[language];
  return (
    <p class="help">
      <a href={`${folder}${FUNCTIONS[tab]}.html`} target="_blank" rel="noreferrer">
        {FUNCTIONS[tab]}
      </a>
      {" · "}
      <a href={index} target="_blank" rel="noreferrer">
        {all}
      </a>
    </p>
  );
}
