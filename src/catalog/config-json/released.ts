import type { MatrixGroup, Model } from "../../core/shape/model";
import type { Precision } from "../../core/formats/precision";
import type { Fields } from "./fields";

type Released = Pick<Model, "precision" | "exceptions">;

/** What quantisers call a format, first match wins. */
const FORMATS: readonly (readonly [RegExp, Precision])[] = [
  [/nvfp4/, "NVFP4"],
  [/mxfp4/, "MXFP4"],
  [/fp4|float4/, "MXFP4"],
  [/fp8|float8|e4m3/, "FP8"],
  [/w4a16|awq|gptq|int4|w4a8/, "INT4"],
  [/w8a8|int8|w8a16/, "INT8"],
];

const formatNamed = (words: string): Precision | null =>
  FORMATS.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1] ?? null;

/** Which group a module belongs to, by the words that makers use in its name. */
const GROUPS: readonly (readonly [RegExp, MatrixGroup])[] = [
  [/mtp|nextn/, "draft"],
  [
    /norm|indexer|eh_proj|mlp\.gate\b|moe\.gate\b|router|correction_bias|expert_gate|embed|vis|projector/,
    "router",
  ],
  [/lm_head|^head/, "head"],
  [/shared_expert/, "shared experts"],
  [/experts/, "experts"],
  [/linear_attn|mamba|mixer|kda/, "recurrent"],
  [/attn|attention/, "attention"],
  [/mlp|ffn|feed_forward|layers\.\d+\.?\*/, "mlp"],
];

const groupOf = (module: string): MatrixGroup | null =>
  GROUPS.find(([pattern]) => pattern.test(module.replaceAll("\\", "")))?.[1] ?? null;

/** Groups that stay in 16 bit by every format's own habit, so a list that names them says nothing new. */
const HABIT: ReadonlySet<MatrixGroup> = new Set(["router", "head", "embedding", "attachments"]);

/** How the weights were released: the number type of the file, or of its quantisation with what that leaves out. */
export function releasedPrecision(f: Fields): Released {
  const plain = plainPrecision(f.text("dtype"));
  const q = f.part("quantization_config");
  const experts = formatNamed(f.text("expert_dtype") || (q?.text("expert_dtype") ?? ""));
  if (q === null) return { precision: plain, exceptions: experts === null ? {} : { experts } };
  const base = formatOf(q) ?? plain;
  const mixed = mixedFormats(q);
  const fp8 = q.text("quant_method") === "fp8";
  const precision = fp8 ? "FP8" : (mixed.experts ?? mixed.mlp ?? base);
  const exceptions = {
    // in a mixed FP8 file the list tells what NVFP4 leaves to FP8, not to 16 bit
    ...(precision === plain || (fp8 && "experts" in mixed) ? {} : leftOut(f, q, plain)),
    ...(experts === null ? {} : { experts }),
    ...mixed,
  };
  return { precision, exceptions: without(exceptions, precision) };
}

function plainPrecision(word: string): Precision {
  if (/float32|fp32/.test(word)) return "FP32";
  if (word === "fp8") return "FP8"; // DeepSeek's own inference files
  return /^(torch\.)?(float16|fp16|half)$/.test(word) ? "FP16" : "BF16";
}

function formatOf(q: Fields): Precision | null {
  if (q.flag("load_in_4bit")) return "NF4";
  if (q.flag("load_in_8bit")) return "INT8";
  const named = formatNamed(`${q.text("quant_algo")} ${q.text("format")}`) ?? weightsFormat(q);
  if (named !== null) return named;
  const method = q.text("quant_method");
  if (/awq|gptq/.test(method) && q.number("bits", 4) === 8) return "INT8";
  return formatNamed(method);
}

/** compressed-tensors states bits and kind of the weights of each group. */
function weightsFormat(q: Fields): Precision | null {
  const weights = q.part("config_groups")?.part("group_0")?.part("weights");
  if (!weights) return null;
  const bits = weights.number("num_bits", 0);
  if (weights.text("type") === "int") return bits === 4 ? "INT4" : bits === 8 ? "INT8" : null;
  return bits === 8
    ? "FP8"
    : bits === 4
      ? weights.number("group_size", 0) === 16
        ? "NVFP4"
        : "MXFP4"
      : null;
}

/** modelopt's mixed files name a format for every module. */
function mixedFormats(q: Fields): Partial<Record<MatrixGroup, Precision>> {
  const formats: Partial<Record<MatrixGroup, Precision>> = {};
  for (const [module, value] of Object.entries(q.object("quantized_layers"))) {
    const group = groupOf(module);
    const format = formatNamed(JSON.stringify(value));
    if (group !== null && format !== null && group !== "router") formats[group] ??= format;
  }
  return formats;
}

/** A group counts as left out when the list names it on a fair part of the layers: some recipes spare only the first. */
const SHARE_OF_LAYERS = 0.2;

function leftOut(f: Fields, q: Fields, plain: Precision): Partial<Record<MatrixGroup, Precision>> {
  const named = new Map<MatrixGroup, number>();
  const layers = f.layers;
  // where experts do the rest, only a few layers have a dense feed-forward at all
  const sparse = f.number("num_experts", 0) > 0;
  for (const pattern of q.list("ignore") ?? q.list("modules_to_not_convert") ?? []) {
    if (typeof pattern !== "string") continue;
    const group = groupOf(pattern);
    if (group === null || HABIT.has(group)) continue;
    const whole = !/layers\.\d/.test(pattern) || group === "draft" || (group === "mlp" && sparse);
    named.set(group, (named.get(group) ?? 0) + (whole ? layers : 1));
  }
  const groups = [...named].filter(([, count]) => count >= layers * SHARE_OF_LAYERS);
  return Object.fromEntries(groups.map(([group]) => [group, plain]));
}

const without = (
  exceptions: Partial<Record<MatrixGroup, Precision>>,
  precision: Precision,
): Released["exceptions"] =>
  Object.fromEntries(
    // a head in 4 bit is an exception to the format's own habit
    Object.entries(exceptions).filter(
      ([group, format]) => format !== precision || HABIT.has(group as MatrixGroup),
    ),
  );
