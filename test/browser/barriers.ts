import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Selectors, each a path through frames. */
interface Context {
  readonly include?: string[][];
  readonly exclude?: string[][];
}

declare global {
  interface Window {
    axe: { run(context: Context): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  }
}

export interface Barrier {
  /** As axe-core names its rule. */
  readonly rule: string;
  readonly html: string;
}

/** What axe-core finds in a part of the page. */
export async function barriersIn(page: Page, context: Context): Promise<Barrier[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((within) => window.axe.run(within), context);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => ({ rule: id, html: html.slice(0, 160) })),
  );
}

export const barriersInPane = (page: Page): Promise<Barrier[]> => barriersIn(page, { include: [["#pane"]] });
