import type { Card } from "../card";
import { PROFILES, type EngineFamily, type EngineProfile } from "./engine-profiles";
import { readFlags, splitCommandLine, type EngineSettings } from "./engine-flags";
import { InputError } from "../errors";
import type { Note } from "../parts";

/** What serves the model: how one engine version spends memory, and the settings of its command line. */
export interface Engine {
  readonly profile: EngineProfile;
  readonly settings: EngineSettings;
  /** Flags ignored and other remarks about the text itself. */
  readonly notes: readonly Note[];
}

/**
 * Reads an engine as people write it: `vLLM`, `vLLM 0.19`, `vLLM 0.19 --max-num-seqs 256 -tp 4`, a pasted
 * `vllm serve Qwen/QwQ-32B ...`, `python -m sglang.launch_server ...`, `llama-server -c 8192 ...`, `Ollama`.
 * Blank is the current vLLM, or the card vendor's own build of it.
 */
export function readEngine(text: string, card: Card | null): Engine {
  const words = splitCommandLine(plainDashes(text.normalize("NFKC")).replace(/\\\r?\n/g, " "));
  const firstFlag = words.findIndex((word) => /^--?[a-z]/i.test(word) && !/^-m$/.test(word));
  const head = firstFlag < 0 ? words : words.slice(0, firstFlag);
  const family = head.length === 0 ? homeOf(card) : familyOf(head.join(" "));
  const { settings, notes } = readFlags(family, firstFlag < 0 ? [] : words.slice(firstFlag));
  const left = leftOver(head);
  if (left.length > 0) notes.unshift({ rule: "flags-unknown", values: { flags: left.join(" ") } });
  return { profile: profileOf(family, versionOf(head)), settings, notes };
}

/** Word processors and chat programs turn "--" into a dash. */
const plainDashes = (text: string): string => text.replace(/(^|\s)[\u2010-\u2015\u2212]+(?=[a-z])/gi, "$1--");

/** A version stands behind the engine's name, joined or as the next word; a model's name may look like one too. */
function versionOf(head: readonly string[]): number | null {
  const at = head.findIndex((word) => NAMES.some(([name]) => name.test(word)));
  const near = /(?:[=@:-]v?|^v?)(\d+)\.(\d+)/;
  const found = [head[at] ?? "", head[at + 1] ?? ""]
    .map((word) => near.exec(word))
    .find((match) => match !== null);
  return found ? Number(found[1]) * 1000 + Number(found[2]) : null;
}

/** Words before the first flag that are neither engine, version, command nor model: somebody meant a flag. */
function leftOver(head: readonly string[]): string[] {
  if (head.some((word) => /^(serve|-m|run)$/.test(word))) return [];
  const at = head.findIndex((word) => NAMES.some(([name]) => name.test(word)));
  return head
    .slice(at + 1)
    .filter((word) => !/^[=v]*\d|^(server?|cpp|studio|llm|ascend|engine|current|latest)$/i.test(word));
}

/** Words that name an engine, in the order they are tried: `vllm-ascend` before `vllm`. */
const NAMES: readonly (readonly [RegExp, EngineFamily])[] = [
  [/mind\s?-?ie/i, "mindie"],
  [/vllm[-_ ]?ascend/i, "vllm-ascend"],
  [/vllm/i, "vllm"],
  [/sglang|sgl\b/i, "sglang"],
  [/tensorrt|trt-?llm|trtllm/i, "tensorrt-llm"],
  [/llama\.?cpp|llama-(server|cli|bench)|ollama|lm ?studio|koboldcpp/i, "llama.cpp"],
  [/transformers|huggingface|hf\b/i, "transformers"],
];

const EXAMPLES = ["vLLM", "vLLM 0.19", "SGLang", "TensorRT-LLM", "llama.cpp", "vllm-ascend", "MindIE", "Transformers"]; // prettier-ignore

function familyOf(head: string): EngineFamily {
  const found = NAMES.find(([name]) => name.test(head));
  if (found) return found[1];
  throw new InputError("choice-unknown", { name: "Engine", given: head, known: EXAMPLES });
}

/** What people run on a card when they do not say: vLLM, or the vendor's build of it. */
function homeOf(card: Card | null): EngineFamily {
  switch (card?.platform) {
    case "ascend":
      return "vllm-ascend";
    case "apple":
      return "llama.cpp";
    default:
      return "vllm";
  }
}

/** The newest profile of the family that is not newer than the version asked for; the newest of all when none is. */
function profileOf(family: EngineFamily, minor: number | null): EngineProfile {
  const own = PROFILES.filter((profile) => profile.family === family);
  const fitting = minor === null ? own : own.filter((profile) => profile.since <= minor);
  const chosen = fitting.at(-1) ?? own[0];
  if (chosen === undefined) throw new Error(`no profile for ${family}`);
  return chosen;
}
