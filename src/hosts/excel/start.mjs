// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { certificates, localCertificates } from "./certificates.mjs";

/** `npm run excel`: serves the add-in over https as manifest.xml says and loads it into Excel, where there is one. */
const ROOT = resolve(fileURLToPath(import.meta.url), "../../../..");
const MANIFEST = join(ROOT, "manifest.xml");
/** manifest.xml names it, so another will not do. */
const PORT = 3000;
const PAGE = `https://localhost:${PORT}/taskpane.html`;
/** Not a dependency: its own one needs a system library that many machines lack. */
const SIDELOADER = "office-addin-dev-settings@4.0.0";

try {
  parseArgs({ options: {} });
  if (!existsSync(join(ROOT, "node_modules/webpack")))
    throw new Error("The packages are not installed. Run npm ci first.");
  await assertPortFree();
  const excel = hasExcel();
  const server = await serve(excel ? await certificates() : await localCertificates());
  if (excel) sideload();
  else explain("No Excel was found here. ");
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function hasExcel() {
  if (process.platform === "darwin") return existsSync("/Applications/Microsoft Excel.app");
  if (process.platform !== "win32") return false;
  const key = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe`;
  return spawnSync("reg", ["query", key], { stdio: "ignore" }).status === 0;
}

/** @returns {Promise<void>} */
function assertPortFree() {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once("error", () => {
      taken(
        new Error(
          `Port ${PORT} is in use, and manifest.xml names it. End what uses it (npm start?), then try again.`,
        ),
      );
    });
    probe.once("close", free);
    probe.listen(PORT, "localhost", () => probe.close());
  });
}

/**
 * Builds, serves, and builds again when a source changes; Excel sees the change when the pane is reloaded.
 *
 * @param {import("node:https").ServerOptions} keys
 */
async function serve(keys) {
  console.log("Building …");
  const { default: webpack } = await import("webpack");
  const { default: DevServer } = await import("webpack-dev-server");
  const { default: configuration } = await import("../../../webpack.config.js");
  const compiler = webpack({ ...configuration({}, { mode: "development" }), context: ROOT });
  /** @type {Promise<void>} */
  const built = new Promise((done, failed) => {
    compiler.hooks.done.tap("start", (stats) => {
      if (stats.hasErrors()) failed(new Error(`The build failed.\n${stats.toString("errors-only")}`));
      else done();
    });
  });
  const server = new DevServer(
    {
      host: "localhost",
      port: PORT,
      server: { type: "https", options: keys },
      // Excel on the web reads the functions from another origin
      headers: { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" },
      // no script of the server's own in our pages: their policy forbids it, and functions.js must stay as it is built
      client: false,
      hot: false,
      liveReload: false,
      webSocketServer: false,
      setupExitSignals: false,
    },
    compiler,
  );
  compiler.options.infrastructureLogging.level = "error";
  try {
    await server.start();
    await built;
  } catch (error) {
    await server.stop();
    throw error;
  }
  console.log(`The add-in is at ${PAGE} (Ctrl+C ends it)`);
  return server;
}

function sideload() {
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const command = ["--yes", SIDELOADER, "sideload", `"${MANIFEST}"`, "--app", "excel"];
  const { status } = spawnSync(npx, command, { cwd: ROOT, stdio: "inherit", shell: true });
  if (status === 0) return;
  console.log(
    "Excel could not be started with the add-in. Its window may ask for something, or the network is closed.",
  );
  explain("");
}

/** @param {string} why */
function explain(why) {
  console.log(
    `${why}In Excel on the web: Home > Add-ins > More Add-ins > Upload My Add-in, and choose ${MANIFEST}`,
  );
  console.log(`Before that, open ${PAGE} in the same browser once and accept its certificate.`);
}
