// @ts-check
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../src/hosts/web/build.mjs";

const PACKAGE = "@sparticuz/chromium";
const FOLDER = join(ROOT, ".cache/chromium");

/**
 * Chromium out of the npm registry, for a machine on which nobody has installed a browser: an optional package of 66 MB,
 * unpacked once into .cache. Of the machine it wants the C library alone; NSS and expat come with it.
 *
 * @returns {{ executablePath: string, env: NodeJS.ProcessEnv }}
 */
export function bundledChromium() {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(`${PACKAGE} is for Linux on x86-64; this is ${process.platform} on ${process.arch}.`);
  const folder = unpacked();
  const executablePath = join(folder, "chromium");
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":"),
    // without fonts of its own a machine has no list of fonts either, and Chromium draws nothing
    ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_FILE: join(folder, "fonts.conf") }),
  };
  const { status, stderr, error } = spawnSync(executablePath, ["--version"], { env, encoding: "utf8" });
  if (status === 0) return { executablePath, env };
  throw new Error(
    [
      `${PACKAGE} is there and does not start: ${(error?.message ?? stderr).trim()}`,
      "It needs glibc 2.34 or newer and libgcc_s.so.1 (Debian 12, Ubuntu 22.04; not Alpine).",
    ].join("\n"),
  );
}

/** The folder with the browser, one for each version of the package. */
function unpacked() {
  const { entry, version } = installed();
  const folder = join(FOLDER, version);
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDER, { recursive: true });
  const fresh = mkdtempSync(join(FOLDER, "unpacking-"));
  // it unpacks into the folder for temporary files, which others share, and its libraries only where it sees Lambda
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  const unpack = `import(${JSON.stringify(entry)}).then(({ default: chromium }) => chromium.executablePath())`;
  execFileSync(process.execPath, ["--eval", unpack], { env, stdio: ["ignore", "ignore", "inherit"] });
  // its own list names folders of Lambda
  const fonts = `<dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>`;
  writeFileSync(join(fresh, "fonts.conf"), `<fontconfig>${fonts}</fontconfig>\n`);
  try {
    renameSync(fresh, folder); // whole or not at all, whoever else unpacks meanwhile
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function installed() {
  let entry = "";
  try {
    entry = import.meta.resolve(PACKAGE);
  } catch {
    throw new Error(
      `${PACKAGE} is not installed: npm leaves it out below Node 20.11, after --omit=optional, and where its download fails.`,
    );
  }
  const file = join(ROOT, "node_modules", PACKAGE, "package.json");
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(file, "utf8"));
  return { entry, version };
}
