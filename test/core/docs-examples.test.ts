import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../src/catalog/config-json";
import { sizeModel } from "../../src/reading/ranges/size";
import { LLAMA_3_1_8B, QWQ_32B } from "../catalog/published-shapes";

/** Every `@example call(...) // result` in core runs, and gives that result where it is a value. */
const CORE = join(__dirname, "../../src/core");
const files = readdirSync(CORE, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** What an example may say: all that core exports, and a few models. */
const scope: Record<string, unknown> = {
  sizeModel,
  LLAMA_3_1_8B: readConfig(LLAMA_3_1_8B, "Llama-3.1-8B"),
  QWQ_32B: readConfig(QWQ_32B, "QwQ-32B"),
};
for (const file of files) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the list of files is not known beforehand
  Object.assign(scope, require(join(CORE, file)));
}

const CALL = /@example ([a-z]\w*\(.*?) \/\/ (.+)$/gim;
const examples = files.flatMap((file) => {
  // an example may go on in the next line of its comment
  const text = readFileSync(join(CORE, file), "utf8").replaceAll(/\n \* +(?!@)/g, " ");
  return [...text.matchAll(CALL)].map(([, call = "", result = ""]) => ({ file, call, result }));
});

const BYTES: Readonly<Record<string, number>> = { GB: 1e9, GiB: 2 ** 30 };

/** A result is a value, a sum in bytes ("64 + 64 GB"), or a value that goes on in words ("8716288: 4096 × ..."). */
function valueOf(result: string): unknown {
  const [, sum = "", unit = ""] = /^([\d.]+(?: \+ [\d.]+)+) (GB|GiB)/.exec(result) ?? [];
  if (sum !== "")
    return sum.split(" + ").reduce((total, part) => total + Number(part), 0) * (BYTES[unit] ?? NaN);
  for (const text of [result, result.split(/[:;,] /)[0] ?? "", result.split(" ")[0] ?? ""]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // the next shorter one
    }
  }
  return undefined;
}

it("there are examples", () => {
  expect(examples.length).toBeGreaterThan(5);
});

it.each(examples)("$file: $call", ({ call, result }) => {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- examples are our own text
  const answer: unknown = new Function(...Object.keys(scope), `return (${call});`)(...Object.values(scope));
  const expected = valueOf(result);
  expect(expected).toBeDefined();
  if (typeof expected === "number") expect(answer).toBeCloseTo(expected, 9);
  else expect(answer).toEqual(expected);
});
