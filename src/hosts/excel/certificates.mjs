// @ts-check
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import devCerts from "office-addin-dev-certs";

const FOLDER = resolve(fileURLToPath(import.meta.url), "../../../../.cache/certificates");
const LIFETIME_DAYS = 365;

/** A certificate that this computer trusts, as Excel wants it; making one may ask for the administrator. */
export async function certificates() {
  try {
    return await devCerts.getHttpsServerOptions(LIFETIME_DAYS);
  } catch (error) {
    throw new Error(
      `Excel needs a certificate that this computer trusts, and it could not be installed: ${error instanceof Error ? error.message : String(error)}\n` +
        "Install it as administrator with npx office-addin-dev-certs install --machine, then try again.",
    );
  }
}

/** A certificate of our own that nobody trusts yet: without Excel here, a browser asks once, and no administrator is needed. */
export async function localCertificates() {
  const ca = join(FOLDER, "ca.crt");
  const cert = join(FOLDER, "localhost.crt");
  const key = join(FOLDER, "localhost.key");
  if (!isCurrent(cert) || !existsSync(key) || !existsSync(ca)) {
    rmSync(FOLDER, { recursive: true, force: true });
    await quietly(() => devCerts.generateCertificates(ca, cert, key, LIFETIME_DAYS));
  }
  return { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) };
}

/** @param {string} file */
const isCurrent = (file) =>
  existsSync(file) && new Date(new X509Certificate(readFileSync(file)).validTo) > new Date();

/**
 * The package reports on the console where it has put things; nobody needs to know here.
 *
 * @param {() => Promise<void>} task
 */
async function quietly(task) {
  const { log } = console;
  console.log = () => {};
  try {
    await task();
  } finally {
    console.log = log;
  }
}
