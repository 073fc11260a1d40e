import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../..");

/** Every page that people read in the repository, by its path from the root. */
export const PAGES: readonly string[] = [".", "docs", "src", "hosting", "test", ".github"]
  .filter((folder) => existsSync(path.join(ROOT, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: folder !== ".", encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  )
  .filter((file) => file.endsWith(".md"));

export const textOf = (page: string): string => readFileSync(path.join(ROOT, page), "utf8");

const FENCED = /^```[^\n]*\n[\s\S]*?^```$/gm;

/** What stands in code is no link and no heading. */
const prose = (page: string): string => textOf(page).replace(FENCED, "").replace(/`[^`\n]*`/g, "``"); // prettier-ignore

export interface Link {
  readonly page: string;
  readonly target: string;
  /** From the root, without what stands behind #. */
  readonly file: string;
  readonly anchor: string;
}

/** Links to other files of the repository and to headings. */
export const linksOf = (page: string): readonly Link[] =>
  [...prose(page).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = "", anchor = ""] = target.split("#");
      return { page, target, anchor, file: file === "" ? page : path.join(path.dirname(page), file) };
    });

/** What a heading is called in an address, as GitHub makes it: small letters, hyphens for spaces, signs left out. */
export const anchorsOf = (page: string): readonly string[] =>
  [
    ...textOf(page)
      .replace(FENCED, "")
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
