import { LocaleService } from "@univerjs/core";
import { IMenuManagerService, type IMenuSchema } from "@univerjs/preset-sheets-core";
import type { Language } from "../../reading/language";
import type { Grid } from "./grid";

/** What Univer leaves without a name: by a selector, and which of several. Its menus know the rest. */
const NAMES: Readonly<Record<Language, readonly (readonly [selector: string, name: string])[]>> = {
  en: [
    ['[data-u-comp="formula-bar"] button:has(.univerjs-icon-close-icon)', "Cancel the entry"],
    ['[data-u-comp="formula-bar"] button:has(.univerjs-icon-check-mark-icon)', "Accept the entry"],
    ['[data-u-comp="sheet-bar-append-button"]:has(.univerjs-icon-increase-icon)', "Add a sheet"],
    ['[data-u-comp="sheet-bar-append-button"]:has(.univerjs-icon-convert-icon)', "All sheets"],
    ['button:has(> [data-u-comp="sheet-bar-append-button"])', "All sheets"],
    ['[data-u-comp="button"]:has(.univerjs-icon-reduce-icon)', "Zoom out"],
    ['[data-u-comp="button"]:has(.univerjs-icon-increase-icon)', "Zoom in"],
    ['[role="handle"]', "Zoom"],
    ['[role="track"] a[role="button"]', "Zoom to 100 %"],
    ['[data-u-command="sheet.command.set-range-font-family"] input', "Font"],
    ['[data-u-command="sheet.command.set-range-fontsize"] input', "Font size"],
    ['[data-u-comp="defined-name"] input, input[value]:not([aria-label])', "Name box"],
  ],
  zh: [
    ['[data-u-comp="formula-bar"] button:has(.univerjs-icon-close-icon)', "取消输入"],
    ['[data-u-comp="formula-bar"] button:has(.univerjs-icon-check-mark-icon)', "确认输入"],
    ['[data-u-comp="sheet-bar-append-button"]:has(.univerjs-icon-increase-icon)', "新建工作表"],
    ['[data-u-comp="sheet-bar-append-button"]:has(.univerjs-icon-convert-icon)', "所有工作表"],
    ['button:has(> [data-u-comp="sheet-bar-append-button"])', "所有工作表"],
    ['[data-u-comp="button"]:has(.univerjs-icon-reduce-icon)', "缩小"],
    ['[data-u-comp="button"]:has(.univerjs-icon-increase-icon)', "放大"],
    ['[role="handle"]', "缩放"],
    ['[role="track"] a[role="button"]', "缩放到 100 %"],
    ['[data-u-command="sheet.command.set-range-font-family"] input', "字体"],
    ['[data-u-command="sheet.command.set-range-fontsize"] input', "字号"],
    ['[data-u-comp="defined-name"] input, input[value]:not([aria-label])', "名称框"],
  ],
};

/** Marks what we named, so that it can be named anew. */
const OURS = "data-vram-named";

const UNNAMED = "button[data-u-command]:not([aria-label])";

/** Names the buttons of Univer's own toolbar, now and whenever it draws some anew. Returns how to name them in another language. */
export function nameToolbar(
  grid: Grid,
  container: HTMLElement,
  language: Language,
): (language: Language) => void {
  let spoken = language;
  const give = (element: Element, label: string): void => {
    element.setAttribute("aria-label", label);
    element.setAttribute(OURS, "");
  };
  const menus = grid.injector.get(IMenuManagerService);
  const texts = grid.injector.get(LocaleService);
  const known = new Map<string, string>();
  const learn = (schemas: readonly IMenuSchema[]): void => {
    for (const { item, children = [] } of schemas) {
      const name = item?.tooltip ?? item?.title;
      if (item && typeof name === "string") known.set(item.id, texts.t(name));
      learn(children);
    }
  };
  const name = (): void => {
    for (const [selector, label] of NAMES[spoken])
      for (const found of container.querySelectorAll(selector))
        if (!found.hasAttribute("aria-label")) give(found, label);
    for (const button of container.querySelectorAll(UNNAMED)) {
      if (button.textContent.trim() !== "") continue;
      const id = button.getAttribute("data-u-command") ?? "";
      if (known.size === 0 || !known.has(id))
        for (const ribbon of RIBBONS) learn(menus.getMenuByPositionKey(ribbon));
      give(button, known.get(id) ?? id.split(".").at(-1)?.replaceAll("-", " ") ?? id);
    }
  };
  name();
  let planned = false;
  new MutationObserver(() => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      name();
    });
  }).observe(container, { childList: true, subtree: true });
  return (next) => {
    spoken = next;
    known.clear();
    for (const element of container.querySelectorAll(`[${OURS}]`)) element.removeAttribute("aria-label");
    name();
  };
}

const RIBBONS = [
  "ribbon.start",
  "ribbon.insert",
  "ribbon.formulas",
  "ribbon.data",
  "ribbon.view",
  "ribbon.others",
];
