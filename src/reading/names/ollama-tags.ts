import type { Precision } from "../../core/formats/precision";

/**
 * Ollama's library: what a tag without a format is stored in, and which size `latest` is. Tags and sizes of June 2026,
 * and `quantization_level` as /api/tags states it: https://github.com/Jeffser/Alpaca/blob/main/src/ollama_models.py,
 * https://github.com/ollama/ollama/issues/1543 (Q4_K_M since December 2024; older libraries stay Q4_0),
 * https://github.com/ollama/ollama/issues/14434 (checked 2026-11-26)
 */
const USUAL: Precision = "Q4_K_M";

/** Libraries of models that are in the catalogue, and single tags of them, that are stored otherwise. A tag says more than its library. */
const OTHERWISE = tableOf({
  Q4_0: `llama2 codellama llama3 gemma gemma2 qwen qwen2 phi phi3 phi3.5 mixtral mistral-nemo mistral-small:22b codestral
    command-r command-r-plus deepseek-llm deepseek-coder deepseek-coder-v2 deepseek-v2 deepseek-v2.5 yi glm4 falcon
    internlm2 solar tinyllama starcoder2`,
  Q8_0: `llama3.2:1b smollm2 falcon3:1b gemma3:270m qwen3-embedding:0.6b qwen3-vl:2b qwen3.5:0.8b qwen3.5:2b`,
  // gpt-oss: 13.8 and 65.3 GB are MXFP4 experts with the rest in 16 bit, which is what GGUF calls F16
  F16: `gpt-oss gpt-oss-safeguard smollm2:135m smollm2:360m deepseek-ocr bge-m3 bge-large`,
});

/** Libraries of several sizes: the one that `latest` is. */
const LATEST = new Map(
  `llama2:7b llama3:8b llama3.1:8b llama3.2:3b llama3.2-vision:11b llama4:scout codellama:7b qwen:4b qwen2:7b qwen2.5:7b
  qwen2.5-coder:7b qwen2.5vl:7b qwen3:8b qwen3-coder:30b qwen3-vl:8b qwen3-embedding:8b qwen3.5:9b qwen3.6:35b gemma:7b
  gemma2:9b gemma3:4b gemma3n:e4b gemma4:e4b gpt-oss:20b gpt-oss-safeguard:20b mistral:7b mixtral:8x7b mistral-small:24b
  ministral-3:8b deepseek-r1:8b deepseek-coder:1.3b deepseek-coder-v2:16b deepseek-llm:7b yi:6b starcoder2:3b
  glm4:9b command-r:35b smollm2:1.7b falcon:7b falcon3:7b granite3.3:8b olmo2:7b olmo-3:7b exaone3.5:7.8b internlm2:7b nemotron-3-nano:30b`
    .split(/\s+/)
    .map((tag) => tag.split(":") as [library: string, size: string]),
);

/** A tag that states a format itself, or names no file ("cloud", "mlx"). */
const SAYS_FORMAT = /q\d|fp\d|bf16|f16|f32|qat|int\d|mlx|cloud|autoround/;

/**
 * What a bare tag of the library is stored in; null where the tag says so itself.
 *
 * @example libraryPrecision("deepseek-r1", "70b") // "Q4_K_M"
 */
export function libraryPrecision(library: string, tag: string): Precision | null {
  if (SAYS_FORMAT.test(tag)) return null;
  const [size = ""] = sizeOf(library, tag).split("-");
  return OTHERWISE.get(`${library}:${size}`) ?? OTHERWISE.get(library) ?? USUAL;
}

const sizeOf = (library: string, tag: string): string =>
  tag === "" || tag === "latest" ? (LATEST.get(library) ?? "") : tag;

/** A bare tag as a name states it. */
interface LibraryTag {
  /** The name of the model with its size: "deepseek-r1:latest" is "deepseek-r1:8b". */
  readonly name: string;
  readonly precision: Precision;
}

/** "library:tag", in the library itself; a path in front is somebody else's file. */
const TAG =
  /^(?:(?:https?:\/\/)?(?:registry\.)?ollama\.(?:com|ai)\/)?(?:library\/)?([a-z\d][a-z\d._-]*):([a-z\d][a-z\d._-]*)$/;

/** The bare library tag that a text is; null for any other name. */
export function libraryTag(text: string): LibraryTag | null {
  const [, library, tag] = TAG.exec(text.trim().toLowerCase()) ?? [];
  if (library === undefined || tag === undefined) return null;
  const precision = libraryPrecision(library, tag);
  if (precision === null) return null;
  const size = sizeOf(library, tag);
  return { name: size === "" ? library : `${library}:${size}`, precision };
}

function tableOf(words: Partial<Record<Precision, string>>): ReadonlyMap<string, Precision> {
  const pairs = (Object.entries(words) as [Precision, string][]).flatMap(([precision, names]) =>
    names.split(/\s+/).map((name) => [name, precision] as const),
  );
  return new Map(pairs);
}
