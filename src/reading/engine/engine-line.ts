import type { Card } from "../../core/card";
import type { Engine } from "../../core/engines/engine";
import { engineVersion } from "../../core/engines/all";
import { perObject } from "../../core/memo";
import { remembering } from "../cells/remember";
import { isFlag, wordsOf } from "./command-line";
import { familyOf, homeOf, isEngineName, libraryOf } from "./engine-names";
import { readFlags } from "./flags";

/**
 * Reads an engine as people write it: `vLLM`, `vLLM 0.19`, `vLLM 0.19 --max-num-seqs 256 -tp 4`, a pasted
 * `vllm serve Qwen/QwQ-32B ...`, `python -m sglang.launch_server ...`, `llama-server -c 8192 ...`, `Ollama`.
 * Blank is the current vLLM, or the card vendor's own build of it.
 */
export function readEngine(text: string, card: Card | null): Engine {
  const words = wordsOf(text);
  const firstFlag = words.findIndex((word) => isFlag(word) && word !== "-m");
  const head = firstFlag < 0 ? words : words.slice(0, firstFlag);
  const family = head.length === 0 ? homeOf(card) : familyOf(head.join(" "));
  const { settings, notes } = readFlags(family, firstFlag < 0 ? [] : words.slice(firstFlag));
  const left = leftOver(head);
  if (left.length > 0) notes.unshift({ rule: "flags-unknown", values: { flags: left.join(" ") } });
  return {
    version: engineVersion(family, versionOf(head)),
    settings: { ...settings, ...libraryOf(head.join(" ")) },
    notes,
  };
}

/** The same, read once for each card and text: a table asks for its engine a thousand times. */
export const engineFor = (text: string, card: Card): Engine => readersOf(card)(text);
const readersOf = perObject((card: Card) => remembering((text: string) => readEngine(text, card)));

/** A version stands behind the engine's name, joined or as the next word; a model's name may look like one too. */
function versionOf(head: readonly string[]): number | null {
  const at = head.findIndex(isEngineName);
  const near = /(?:[=@:-]v?|^v?)(\d+)\.(\d+)/;
  const found = [head[at] ?? "", head[at + 1] ?? ""]
    .map((word) => near.exec(word))
    .find((match) => match !== null);
  return found ? Number(found[1]) * 1000 + Number(found[2]) : null;
}

/** Words before the first flag that are neither engine, version, command nor model: somebody meant a flag. */
function leftOver(head: readonly string[]): string[] {
  if (head.some((word) => /^(serve|-m|run)$/.test(word))) return [];
  const at = head.findIndex(isEngineName);
  return head
    .slice(at + 1)
    .filter((word) => !/^[=v]*\d|^(server?|cpp|studio|llm|ascend|engine|current|latest)$/i.test(word));
}
