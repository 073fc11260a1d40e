// @ts-check
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PLACES = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice"];
export const SOFFICE = PLACES.find((place) => existsSync(place)) ?? null;

/** LibreOffice shows the results that a file brings along unless its profile says "always recalculate" (0). */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** A profile of its own, so that no other LibreOffice is in the way. */
export function freshFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "vram-bid-"));
  const user = path.join(folder, "profile", "user");
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, "registrymodifications.xcu"), ALWAYS);
  return folder;
}

/**
 * @param {string} folder from freshFolder
 * @param {readonly string[]} files
 * @param {string} format "xlsx", or "pdf:calc_pdf_Export"
 */
export function convert(folder, files, format) {
  if (SOFFICE === null) throw new Error("there is no soffice");
  const out = path.join(folder, "out");
  mkdirSync(out, { recursive: true });
  // many at once may take longer than a program may run
  for (let at = 0; at < files.length; at += AT_ONCE) run(folder, out, files.slice(at, at + AT_ONCE), format);
  const ending = format.split(":")[0] ?? format;
  return files.map((file) => path.join(out, `${path.basename(file, path.extname(file))}.${ending}`));
}

const AT_ONCE = 10;

/**
 * @param {string} folder
 * @param {string} out
 * @param {readonly string[]} files
 * @param {string} format
 */
function run(folder, out, files, format) {
  if (SOFFICE === null) throw new Error("there is no soffice");
  const profile = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  execFileSync(SOFFICE, [profile, "--headless", "--convert-to", format, "--outdir", out, ...files], {
    stdio: "pipe",
    timeout: 300_000,
  });
}
