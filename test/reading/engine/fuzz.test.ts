import fc from "fast-check";
import { InputError } from "../../../src/core/errors";
import { commandsOf } from "../../../src/reading/engine/command-line";
import { readEngine } from "../../../src/reading/engine/engine-line";
import { H100 } from "../../core/models-by-hand";
import { processorTime } from "../../tools/processor-time";
import { CONTAINER_COMMANDS } from "./container-commands";
import { HOME_COMMANDS } from "./llama-cpp-commands";
import { MANIFEST_COMMANDS } from "./manifest-commands";
import { SERVER_COMMANDS } from "./sglang-commands";
import { SHELL_COMMANDS } from "./shell-commands";

const PIECES = [...SHELL_COMMANDS, ...CONTAINER_COMMANDS, ...MANIFEST_COMMANDS, ...SERVER_COMMANDS, ...HOME_COMMANDS]
  .flatMap(({ text }) => text.split(/(?<=\s)/))
  .concat(["'", '"', "\\\n", "${X:-4}", "$(", "{", "[", "]", "}", "\n- ", "#", "=", "%", "`\n", "|", "&&", "-ot", "K", "９", "——tp"]); // prettier-ignore

/** Read, or refused in our own words. */
function survives(text: string): boolean {
  try {
    readEngine(text, H100);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  return true;
}

test("pieces of commands in any order are read or refused, and nothing else", () => {
  const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((words) => words.join(""));
  fc.assert(fc.property(text, survives), { numRuns: 400 });
});

test("any text is read or refused", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), survives), { numRuns: 400 });
});

test("a script has thousands of commands at most", () => {
  expect(commandsOf("a\n".repeat(16_000))).toHaveLength(3000);
  expect(commandsOf("a --tp 4 \\\n".repeat(3_000))).toHaveLength(1);
});

test.each([
  ["quotes", `vllm serve m ${"'".repeat(32_000)}`],
  ["escaped quotes", `vllm serve m ${'\\"'.repeat(16_000)}`],
  ["brackets", `vllm serve m ${"{[(".repeat(10_000)}`],
  ["substitutions", `vllm serve m ${"$(".repeat(16_000)}`],
  ["variables", `vllm serve m ${"${X:-".repeat(6000)}`],
  ["flags", `vllm serve m ${"--max-num-seqs 4 ".repeat(1900)}`],
  ["one long flag", `vllm serve m --${"log-stat-token-".repeat(2100)}`],
  ["one long word", `vllm ${"a.b/".repeat(8000)}`],
  ["line separators", `vllm serve m ${"\u2028\u00a0\u0085".repeat(10_000)}`],
  ["lines", "- \n".repeat(10_000)],
  ["keys", "a: b\n".repeat(6000)],
  ["blanks", `vllm${" \\\n".repeat(10_000)}-tp 4`],
  ["nested scripts", `bash -c "${"vllm serve 'bash -c ".repeat(1500)}`],
  ["a variable in itself", `A=vllm\n${"A=$A$A\n".repeat(4000)}vllm serve $A`],
  [
    "variables in one another",
    `A=${"v".repeat(3000)}\nB=${"$A".repeat(3000)}\nC=${"$B".repeat(3000)}\nvllm serve $C`,
  ],
  ["a variable that grows line by line", 'export TP=4-$TP-}-["vllm",'.repeat(1230)],
  ["a variable that grows and is said again", `A=x\n${"A=$A-x;vllm serve $A\n".repeat(1500)}`],
  ["a pattern", `llama-server -m x -ot "${"(a|aa)*.*".repeat(40)}=CPU"`],
  ["commands of one letter", "=\n".repeat(16_000)],
  ["lines that go on and begin anew", "`\n=".repeat(10_600)],
  ["MindIE's keys", `"worldSize": ${"{".repeat(30_000)}`],
])("32 kB of %s take less than 50 ms", (_, text) => {
  expect(processorTime(() => survives(text))).toBeLessThan(50);
});
