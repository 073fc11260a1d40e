// `npm run accuracy`: every measured point beside our figure; writes docs/accuracy.md and fails when a target is missed.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const outfile = path.join(mkdtempSync(path.join(tmpdir(), "accuracy-")), "accuracy.mjs");
await build({
  entryPoints: ["test/accuracy/accuracy.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  outfile,
  logLevel: "error",
});
const { accuracy } = await import(pathToFileURL(outfile).href);
const { text, missed } = accuracy();
writeFileSync("docs/accuracy.md", text);
console.log(text.replace(/^### Left out[\s\S]*?(?=^##? |$(?![\s\S]))/gm, ""));
console.log(
  missed.length === 0 ? "every target is met" : `missed:\n${missed.map((line) => `- ${line}`).join("\n")}`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
