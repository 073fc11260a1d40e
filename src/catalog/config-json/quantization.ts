import { InputError } from "../../core/errors";
import type { Fields } from "./fields";
import { METHODS } from "./methods/all";
import type { Recipe, Rule } from "./methods/recipe";
import { formatNamed } from "./methods/settings";

/** Keys under which makers keep it; MLX writes two copies. */
const SECTIONS = ["quantization_config", "compression_config", "quantization", "quant_config"];

/** null: the file says nothing of a quantisation. */
export function recipeOf(f: Fields): Recipe | null {
  const key = SECTIONS.find((name) => f.part(name) !== null);
  const q = key === undefined ? null : f.part(key);
  if (q !== null) return recipeIn(q, f.name);
  // vLLM-Ascend's own releases name a format and keep the list in another file
  const named = formatNamed(f.text("quantize"));
  return named === null ? null : { base: named, rules: [] };
}

function recipeIn(q: Fields, model: string): Recipe {
  const stated = q.text("quant_method") || q.text("method");
  const named = stated.toLowerCase().replaceAll("_", "-");
  const method = named || guessed(q);
  const read = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
  if (read === undefined) throw unknownMethod(model, stated || Object.keys(q.top).slice(0, 3).join(", "));
  const recipe = read(q);
  if (recipe === null) throw unknownMethod(model, `${stated} ${detailOf(q)}`.trim());
  // NVIDIA's V4 lists what its experts' format leaves to FP8
  return q.has("moe_quant_algo") ? recipe : { ...recipe, rules: [...leftOut(q), ...recipe.rules] };
}

const unknownMethod = (model: string, given: string): InputError =>
  new InputError("config-quantization", { model, given: given.slice(0, 80) });

const detailOf = (q: Fields): string =>
  ["quant_algo", "format", "fmt", "quant_type", "bits"].map((key) => q.raw(key)).filter((value) => typeof value === "string" || typeof value === "number").join(" "); // prettier-ignore

/** A section without a name: ModelOpt's older files, and MLX. */
function guessed(q: Fields): string {
  if (q.has("quant_algo") || q.has("producer")) return "modelopt";
  if (q.flag("load_in_4bit") || q.flag("load_in_8bit")) return "bitsandbytes";
  if (q.has("config_groups")) return "compressed-tensors";
  return q.has("bits") && q.has("group_size") ? "mlx" : "";
}

/** Lists of what stays in 16 bit, by the name each method has for them. */
const LEFT_OUT = [
  "ignore",
  "ignored_layers",
  "modules_to_not_convert",
  "exclude_modules",
  "exclude",
  "skip_modules",
  "llm_int8_skip_modules",
  "linear_weights_not_to_quantize",
  "ignored_modules",
];

/** ModelOpt's patterns are globs, GPTQ's names of blocks. */
const leftOut = (q: Fields): Rule[] =>
  LEFT_OUT.flatMap((key) => q.list(key) ?? [])
    .filter((pattern): pattern is string => typeof pattern === "string" && pattern !== "")
    .map((pattern) => ({ pattern, format: null }));
