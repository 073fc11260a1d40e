import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import packageFile from "../../package.json";
import { ROOT, textOf } from "./pages";

const dockerfile = readFileSync(path.join(ROOT, "hosting/Dockerfile"), "utf8");
const scratch = mkdtempSync(path.join(tmpdir(), "vram-guide-"));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** What npm is asked by a command of the Dockerfile: an npm that says its arguments stands in for the real one. */
function askedOfNpm(command: string, args: Readonly<Record<string, string>>): string[] {
  const npm = path.join(scratch, "npm");
  writeFileSync(npm, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  chmodSync(npm, 0o755);
  const env = { ...args, PATH: `${scratch}:${process.env.PATH ?? ""}` };
  return execFileSync("sh", ["-ec", command], { env, encoding: "utf8" }).trim().split("\n");
}

const commandOf = (script: string): string =>
  new RegExp(`^RUN (npm run ${script}\\b.*)$`, "m").exec(dockerfile)?.[1] ?? "";

describe.each(["docs/hosting.md", "docs/hosting.zh-CN.md"])("%s", (page) => {
  const text = textOf(page);

  test("an update repeats the commands of the first time", () => {
    const blocks = [...text.matchAll(/^```\n(npm ci\n[\s\S]*?)^```$/gm)].map(([, block]) => block);
    expect(blocks).toHaveLength(2);
    expect(blocks[1]).toBe(blocks[0]);
    const [, updates = ""] = /^## (?:Updates|更新)\n([\s\S]*?)^\*\*/m.exec(text) ?? [];
    for (const word of [blocks[0] ?? "?", "`--base`", "`--id`", "`--name`", "`--env`"]) expect(updates).toContain(word);
  });

  test("Docker makes each build of the first table", () => {
    const builds = [...text.matchAll(/^\| [^|]+ \| `npm run build(?: -- --env ([\w=]+))?` \|/gm)].map(([, env]) => env);
    expect(builds).toHaveLength(3);
    const [, byDefault = ""] = /^ARG BUILD=(.+)$/m.exec(dockerfile) ?? [];
    expect(byDefault).toBe("officejs=cdn");
    for (const env of builds) {
      expect(askedOfNpm(commandOf("build"), { BUILD: env ?? byDefault })).toEqual(["run", "build", "--", "--env", env ?? byDefault]);
      if (env !== undefined) expect(text).toContain(`\`--build-arg BUILD=${env}\``);
    }
  });

  test("it has every argument of the Dockerfile", () => {
    const args = [...dockerfile.matchAll(/^ARG (\w+)/gm)].map(([, name = ""]) => name);
    expect(args).toHaveLength(4);
    expect(args.filter((name) => !text.includes(`--build-arg ${name}=`))).toEqual([]);
  });

  test("its table has how long nginx has each file kept", () => {
    const maps = readFileSync(path.join(ROOT, "hosting/nginx/vram-maps.conf"), "utf8");
    const [, map = ""] = /map \$uri \$vram_cache \{([^}]*\{10\}[^}]*)\}/.exec(maps) ?? [];
    const kept = [...map.matchAll(/"([^"]+)";$/gm)].map(([, value]) => value).sort();
    expect(kept).toHaveLength(3);
    expect([...text.matchAll(/`Cache-Control: ([^`]+)`/g)].map(([, value]) => value).sort()).toEqual(kept);
  });

  test("it names the Office.js that is installed", () => {
    expect(/`@microsoft\/office-js`[（(]?\s?\(?([\d.]+)/.exec(text)?.[1]).toBe(packageFile.devDependencies["@microsoft/office-js"]);
  });
}); // prettier-ignore

test("Docker gives an installation its id and name, where there are any", () => {
  const base = "https://intranet.example/vram/";
  const asked = (more: Record<string, string>): string[] =>
    askedOfNpm(commandOf("manifest"), { BASE: base, ...more });
  expect(asked({})).toEqual(["run", "manifest", "--", "--base", base]);
  expect(asked({ ID: "new", NAME: "VRAM (test)" }).slice(5)).toEqual([
    "--id",
    "new",
    "--name",
    "VRAM (test)",
  ]);
});
