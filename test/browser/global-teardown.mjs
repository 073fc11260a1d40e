export default async function globalTeardown() {
  const { server, browser } = globalThis.vramBrowserTests ?? {};
  await browser?.close();
  await server?.close();
}
