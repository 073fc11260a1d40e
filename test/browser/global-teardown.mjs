// @ts-check
/**
 * What global-setup.mjs started.
 *
 * @type {{ server?: { close: () => Promise<unknown> }, browser?: import("playwright-core").BrowserServer }}
 */
export const running = {};

export default async function globalTeardown() {
  await running.browser?.close();
  await running.server?.close();
}
