// @ts-check
// npm run compress [-- FOLDER]: writes FILE.gz and FILE.br beside each file of dist/ that a server may send packed.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";

const ENDINGS = /\.(html|js|css|json|xml|txt|md)$/;
/** Below this a packet is not fuller than before. */
const SMALLEST = 512;

/** Brotli's best (11) takes ten times as long, and saves a tenth more. */
const BROTLI = 9;

/**
 * Answers the bytes before and after, of the files that were packed.
 *
 * @param {string} folder
 */
function compress(folder) {
  const sum = { files: 0, bytes: 0, gzip: 0, brotli: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (!ENDINGS.test(name) || !statSync(file).isFile()) continue;
    const content = readFileSync(file);
    if (content.length < SMALLEST) continue;
    const gzip = gzipSync(content, { level: 9 });
    const brotli = brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    writeFileSync(`${file}.gz`, gzip);
    writeFileSync(`${file}.br`, brotli);
    sum.files += 1;
    sum.bytes += content.length;
    sum.gzip += gzip.length;
    sum.brotli += brotli.length;
  }
  return sum;
}

/**
 * Packed copies that unpack to something else than the file beside them. A server sends the copy: after an update it
 * would go on sending what was there before.
 *
 * @param {string} folder
 */
export function packedFaults(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(gz|br)$/.test(name) && !holdsItsFile(join(folder, name)))
    .map((name) => `${name} is not a copy of ${name.slice(0, -3)}. Run npm run compress on the folder.`);
}

/** @param {string} copy */
function holdsItsFile(copy) {
  const file = copy.slice(0, -3);
  const unpack = copy.endsWith(".gz") ? gunzipSync : brotliDecompressSync;
  return existsSync(file) && unpack(readFileSync(copy)).equals(readFileSync(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url)));
  const { files, bytes, gzip, brotli } = compress(folder);
  const mb = (/** @type {number} */ size) => (size / 1e6).toFixed(2);
  console.log(`${files} files in ${folder}: ${mb(bytes)} MB, ${mb(gzip)} in gzip, ${mb(brotli)} in brotli.`);
}
