// @ts-check
// npm run release -- 0.2.0: one version in package.json, its lock, manifest.xml, VRAM.VERSION() and CHANGELOG.md; the
// build puts it into functions.json. The catalogue's own date is that of its newest row.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where the version stands. `pattern` finds it with what is around it.
 *
 * @type {readonly { file: string, pattern: RegExp, times: number }[]}
 */
const PLACES = [
  { file: "package.json", pattern: /^( {2}"version": ")(\d+\.\d+\.\d+)(")/gm, times: 1 },
  {
    file: "package-lock.json",
    pattern: /("name": "vram-for-excel",\s+"version": ")(\d+\.\d+\.\d+)(")/g,
    times: 2,
  },
  { file: "manifest.xml", pattern: /(<Version>)(\d+\.\d+\.\d+)(\.0<\/Version>)/g, times: 1 },
  { file: "src/functions/version.ts", pattern: /(VERSION = ")(\d+\.\d+\.\d+)(")/g, times: 1 },
];

/**
 * The version that all places agree on; an error says which does not.
 *
 * @param {string} root
 */
export function versionIn(root) {
  const found = PLACES.flatMap(({ file, pattern, times }) => {
    const versions = [...readFileSync(join(root, file), "utf8").matchAll(pattern)].map(
      ([, , it]) => it ?? "",
    );
    if (versions.length !== times) throw new Error(`${file} has its version ${versions.length} times.`);
    return versions.map((version) => ({ file, version }));
  });
  const version = found[0]?.version ?? "";
  for (const other of found)
    if (other.version !== version)
      throw new Error(`package.json is of version ${version}, ${other.file} of ${other.version}.`);
  return version;
}

/**
 * @param {string} root
 * @param {string} next
 * @param {string} day as 2026-11-26
 */
export function release(root, next, day) {
  const last = versionIn(root);
  refuseOdd(next);
  const changes = join(root, "CHANGELOG.md");
  const text = readFileSync(changes, "utf8");
  const [unreleased = null, ...others] = [...text.matchAll(UNRELEASED)].map(([, version]) => version);
  // a version that was never given out goes out under its own number
  if (!isLater(next, last) && !(next === last && unreleased === last))
    throw new Error(`${next} is not after ${last}. Excel and the admin centre take only a later version.`);
  if (unreleased === null)
    throw new Error(`CHANGELOG.md has no heading "## ${next} — unreleased": say first what is new.`);
  if (others.length > 0)
    throw new Error(`CHANGELOG.md has ${others.length + 1} headings that end in "— unreleased": keep one.`);
  if (unreleased !== next)
    throw new Error(
      `The unreleased changes of CHANGELOG.md are those of ${unreleased}, not of ${next}. Release ${unreleased}, or write "## ${next} — unreleased" there first.`,
    );
  for (const { file, pattern } of PLACES) {
    const path = join(root, file);
    const old = readFileSync(path, "utf8");
    writeFileSync(
      path,
      old.replace(pattern, (_, before, __, after) => `${before}${next}${after}`),
    );
  }
  writeFileSync(changes, text.replace(UNRELEASED, `## ${next} — ${day}`));
}

const UNRELEASED = /^## (\S+) — unreleased$/gm;
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;
/** Office's schema takes any five digits; versions of Windows and .NET end here. */
const LARGEST_PART = 65_535;

/** @param {string} version */
function refuseOdd(version) {
  if (!VERSION.test(version))
    throw new Error(`"${version}" is no version: three numbers without zeros in front of them, as in 0.2.0.`);
  if (version.split(".").some((part) => Number(part) > LARGEST_PART))
    throw new Error(
      `"${version}" is no version that Windows can count: each part is ${LARGEST_PART} at most.`,
    );
}

/** @type {(next: string, last: string) => boolean} */
function isLater(next, last) {
  const [a, b] = [next, last].map((version) => version.split(".").map(Number));
  for (const [i, part] of (a ?? []).entries()) if (part !== b?.[i]) return part > (b?.[i] ?? 0);
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    const [, , next] = process.argv;
    const root = resolve(fileURLToPath(import.meta.url), "../..");
    if (next === undefined)
      throw new Error(`This is ${versionIn(root)}. Say the next: npm run release -- 0.2.0`);
    release(root, next, new Date().toISOString().slice(0, 10));
    console.log(
      `Everything is of version ${next} now. Next: npm test, npm run build, and a commit with its tag.`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
