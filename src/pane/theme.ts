import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import type { SheetHost } from "../hosts/sheet-host";

/**
 * Light or dark as the host is, or as the browser is where the host does not say. Office has no event for a changed
 * theme in Excel, so the host is asked again whenever the pane comes back into sight. Returns how to stop.
 */
export function followTheme(root: HTMLElement, host: SheetHost): () => void {
  const browser = matchMedia("(prefers-color-scheme: dark)");
  const apply = (): void => {
    const dark = host.isDark() ?? browser.matches;
    setTheme(dark ? webDarkTheme : webLightTheme);
    root.dataset.theme = dark ? "dark" : "light";
  };
  apply();
  browser.addEventListener("change", apply);
  document.addEventListener("visibilitychange", apply);
  window.addEventListener("focus", apply);
  return () => {
    browser.removeEventListener("change", apply);
    document.removeEventListener("visibilitychange", apply);
    window.removeEventListener("focus", apply);
  };
}
