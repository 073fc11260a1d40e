import type { EngineFamily } from "../../core/engines/engine";
import { isFlag } from "./command-line";
import { familyIn, familyOf } from "./engine-names";
import { assigns, filledIn, type Variables } from "./variables";

/** A command that a text holds. */
export interface Found {
  readonly family: EngineFamily | null;
  readonly program: string;
  readonly words: readonly string[];
  readonly serves: boolean;
  /** Only an image is named: it tells the version of what runs in it. */
  readonly isImage: boolean;
}

/** Programs that serve, by the word that starts them. */
export const PROGRAM = /(?:^|[\s/])(?:vllm\s+serve|llama-server|trtllm-serve|ollama\s|sglang\s+serve|transformers\s+serve|mindieservice_daemon|swift\s+deploy)|vllm\.entrypoints|sglang\.launch_server|llama_cpp\.server/; // prettier-ignore

/** A word that may be one of them. */
const NAMED = /vllm|sglang|llama|trtllm|tensorrt|mindie|swift|transformers/i;

/** Where in a command an engine is started; null where none is. */
export function started(given: readonly string[], variables: Variables): Found | null {
  const docker = imageAt(given, variables);
  const words = docker === null ? given : given.slice(docker);
  for (let at = 0; at < words.length; at++) {
    const found = NAMED.test(words[at] ?? "") ? programAt(words, at) : null;
    if (found === null) continue;
    assigns(words.slice(0, at), variables);
    const image = docker === null ? "" : (words[0] ?? "");
    const program = /\d/.test(found.program) || familyIn(image) !== found.family ? found.program : image;
    const behind = words.slice(at + 1);
    return {
      ...found,
      program,
      words: words[at] === "swift" ? behind.map(unprefixed) : behind,
      isImage: false,
    };
  }
  const image = filledIn(words[0] ?? "", variables);
  const family = docker === null ? null : familyIn(image);
  return family === null
    ? null
    : { family, program: image, words: words.slice(1), serves: true, isImage: false };
}

function programAt(
  words: readonly string[],
  at: number,
): Pick<Found, "family" | "program" | "serves"> | null {
  const word = words[at] ?? "";
  const next = words[at + 1] ?? "";
  const name = word.replace(/^.*\//, "").replace(/\.exe$/i, "");
  if (words[at - 1] === "-m" || /\.(entrypoints|launch_server)\b/.test(word)) {
    const module = /^(vllm|sglang|llama_cpp|tensorrt_llm)[\w.]*$/.exec(word)?.[1];
    if (module !== undefined)
      return {
        family: familyIn(module.replace("_", ".")),
        program: word,
        serves: /api_server|launch_server|\.server/.test(word),
      };
  }
  if (/^(llama-server|trtllm-serve|mindieservice_daemon)$/.test(name) && !isValue(words, at))
    return { family: familyIn(name), program: name, serves: true };
  if (
    /^(vllm|sglang|ollama|transformers)$/i.test(name) &&
    /^(serve|run|bench|chat|complete|run-batch|create|pull|generate)$/.test(next)
  )
    return { family: familyIn(name), program: word, serves: /^(serve|run)$/.test(next) };
  return name === "swift" && /^(deploy|infer|rollout|app)$/.test(next)
    ? { family: swiftBackend(words), program: word, serves: true }
    : null;
}

const isValue = (words: readonly string[], at: number): boolean =>
  isFlag(words[at - 1] ?? "") && words[at - 1] !== "-c";

/** ms-swift starts another engine under its own flags' names. */
function swiftBackend(words: readonly string[]): EngineFamily {
  const at = words.findIndex((word) => /^--infer[-_]backend/.test(word));
  const backend = /=(.+)$/.exec(words[at] ?? "")?.[1] ?? words[at + 1] ?? "";
  return at < 0 || backend === "pt" ? "transformers" : familyOf(backend);
}

/** --vllm_max_model_len is vLLM's --max-model-len. */
const unprefixed = (word: string): string => word.replace(/^--(vllm|sglang)[-_]/, "--");

/** Flags of docker run that stand alone. */
const ALONE = /^(-[ditPq]+|--(rm|init|privileged|detach|interactive|tty|read-only|publish-all|no-healthcheck|oom-kill-disable))$/; // prettier-ignore

/** Where `docker run` names its image, with what it puts into the environment; null for other commands. */
function imageAt(words: readonly string[], variables: Variables): number | null {
  const docker = words.findIndex((word) => /^(.*\/)?(docker|podman|nerdctl)$/.test(word));
  if (docker < 0 || !/^(run|create)$/.test(words[docker + 1] ?? "")) return null;
  for (let at = docker + 2; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) return at;
    const [flag, value] = word.startsWith("--") ? word.split(/=(.*)/s) : [word.slice(0, 2), word.slice(2)];
    const takes = !ALONE.test(word);
    const given = value === undefined || value === "" ? (takes ? words[++at] : "") : value;
    if (flag === "-e" || flag === "--env") assigns([given ?? ""], variables);
  }
  return null;
}
