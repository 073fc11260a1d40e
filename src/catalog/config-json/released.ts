import { GROUPS, isAlwaysKept, isKeptGroup } from "../../core/formats/kept";
import { FORMATS, type Precision } from "../../core/formats/precision";
import { hasExperts } from "../../core/feed-forwards/all";
import { layerTensors } from "../../core/shape/layer-tensors";
import { joinRuns } from "../../core/shape/layers";
import type { Frame, Layer, LayerRun, MatrixGroup, Model } from "../../core/shape/model";
import { elements, type Tensor, type TensorRole } from "../../core/shape/tensors";
import type { Fields } from "./fields";
import { Listed } from "./listed";
import { DRAFT, EMBEDDING, HEAD, modulesOf } from "./modules";
import type { Recipe } from "./methods/recipe";
import { formatNamed } from "./methods/settings";
import { recipeOf } from "./quantization";
import type { Traits } from "./traits";

type Exceptions = Partial<Record<MatrixGroup, Precision>>;
type Formats = Partial<Record<TensorRole, Precision>>;
export type Released = Pick<Model, "precision" | "exceptions">;

/** How weights were released whose matrices are not known: one format for all. */
export function releasedPrecision(f: Fields): Released {
  return { precision: recipeFor(f)?.base ?? plainPrecision(f.text("dtype")), exceptions: {} };
}

/**
 * How the weights were released: the number type of the file, or of its quantisation. Each matrix is looked up in the
 * file's lists, layer by layer; what most of a group is stored in is the group's, and what differs stands on its layer.
 */
export function asReleased(
  f: Fields,
  t: Traits,
  { layers, frame }: { layers: readonly LayerRun[]; frame: Frame },
): Released & { layers: readonly LayerRun[]; frame: Frame } {
  const recipe = recipeFor(f);
  const plain = plainPrecision(f.text("dtype"));
  if (recipe === null) return { precision: plain, exceptions: {}, layers, frame };
  const listed = new Listed(recipe.rules, f.layers + frame.draft.length);
  const formatsAt = formatsBy({ recipe, plain, listed, t, hidden: frame.hiddenSize });
  const inside = spread(layers).map((layer, i) => formatsAt(layer, i));
  const most = mostOf(inside);
  const main = [most.experts, most.mlp, ...Object.values(most), ...recipe.rules.map(({ format }) => format)];
  const precision = recipe.base ?? main.find((format) => format && format !== plain) ?? plain;
  const sparse = hasExperts(layers) && FORMATS[precision].covers === "experts first";
  const groups = Object.entries(most).filter(
    // formats for experts leave the rest in 16 bit by habit, so that a file which does not has to say so
    ([group, format]) => format !== precision || (sparse && group !== "experts" && group !== "mlp"),
  );
  const draftLeft = listed.formatOf(DRAFT, null) === null;
  const draftAt = draftLeft
    ? formatsBy({ recipe: NOTHING, plain, listed: new Listed([], 0), t, hidden: frame.hiddenSize })
    : formatsAt;
  const draft = spread(frame.draft).map((layer, i) => draftAt(layer, f.layers + i));
  return {
    precision,
    exceptions: {
      ...(Object.fromEntries(groups) as Exceptions),
      ...tablesOf(recipe, listed),
      ...(draftLeft && draft.length > 0 ? { draft: plain } : {}),
    },
    layers: rejoined(inside, most),
    frame: { ...frame, draft: rejoined(draft, most) },
  };
}

const NOTHING: Recipe = { base: null, rules: [] };

/** DeepSeek V4 names the format of its experts beside that of the rest. */
function recipeFor(f: Fields): Recipe | null {
  const recipe = recipeOf(f);
  const experts = formatNamed(
    f.text("expert_dtype") || (f.part("quantization_config")?.text("expert_dtype") ?? ""),
  );
  if (experts === null) return recipe;
  return {
    base: null,
    ...recipe,
    rules: [...(recipe?.rules ?? []), { pattern: "experts", format: experts }],
  };
}

function plainPrecision(word: string): Precision {
  if (/float32|fp32/.test(word)) return "FP32";
  if (word === "fp8") return "FP8"; // DeepSeek's own inference files
  return /^(torch\.)?(float16|fp16|half)$/.test(word) ? "FP16" : "BF16";
}

const spread = (runs: readonly LayerRun[]): Layer[] =>
  runs.flatMap(({ count, layer }) => Array.from({ length: count }, () => layer));

interface LayerFormats {
  readonly layer: Layer;
  readonly tensors: readonly Tensor[];
  readonly formats: Formats;
}

/** What each matrix of a layer is stored in. Layers that no list speaks of by number are asked once for each kind. */
function formatsBy(question: {
  recipe: Recipe;
  plain: Precision;
  listed: Listed;
  t: Traits;
  hidden: number;
}): (layer: Layer, at: number) => LayerFormats {
  const { recipe, plain, listed, t, hidden } = question;
  const kinds = new Map<
    Layer,
    { tensors: Tensor[]; names: [TensorRole, readonly string[]][]; unnamed?: LayerFormats }
  >();
  return (layer, at) => {
    let kind = kinds.get(layer);
    if (kind === undefined) {
      const tensors = layerTensors(layer, hidden).filter(
        ({ role }) => !isAlwaysKept(role) && !isKeptGroup(GROUPS[role]),
      );
      const roles = [...new Set(tensors.map(({ role }) => role))];
      kinds.set(layer, (kind = { tensors, names: roles.map((role) => [role, modulesOf(role, layer, t)]) }));
    }
    const { tensors, names } = kind;
    const read = (): LayerFormats => {
      const formats: Formats = {};
      for (const [role, modules] of names) {
        const said = listed.formatOf(modules, at);
        formats[role] = (said === undefined ? recipe.base : said) ?? plain;
      }
      return { layer, tensors, formats };
    };
    return listed.names(at) ? read() : (kind.unnamed ??= read());
  };
}

/** What most numbers of a group are stored in. */
function mostOf(layers: readonly LayerFormats[]): Exceptions {
  const sums = new Map<MatrixGroup, Map<Precision, number>>();
  for (const { tensors, formats } of layers) {
    for (const tensor of tensors) {
      const group = GROUPS[tensor.role];
      const format = formats[tensor.role];
      if (group === "vectors" || format === undefined) continue;
      const sum = sums.get(group) ?? new Map<Precision, number>();
      sums.set(group, sum.set(format, (sum.get(format) ?? 0) + elements(tensor)));
    }
  }
  const most: Exceptions = {};
  for (const [group, sum] of sums) [most[group]] = [...sum].reduce((a, b) => (b[1] > a[1] ? b : a));
  return most;
}

/** Layers with what they store otherwise than their groups, equal neighbours joined again. */
function rejoined(layers: readonly LayerFormats[], most: Exceptions): LayerRun[] {
  return joinRuns(
    layers.map(({ layer, formats }) => {
      const own = Object.entries(formats).filter(([role, format]) => {
        const group = GROUPS[role as TensorRole];
        return group !== "vectors" && most[group] !== format;
      });
      return own.length === 0 ? layer : { ...layer, stored: Object.fromEntries(own) };
    }),
  );
}

/** Embedding and head stay in 16 bit by habit, unless the method or a rule stores them otherwise. */
function tablesOf({ tables = {} }: Recipe, listed: Listed): Exceptions {
  const head = listed.formatOf(HEAD, null);
  const embedding = listed.formatOf(EMBEDDING, null);
  return {
    ...entry("embedding", embedding === undefined ? tables.embedding : embedding),
    ...entry("head", head === undefined ? tables.head : head),
  };
}

const entry = (group: MatrixGroup, format: Precision | null | undefined): Exceptions =>
  format ? { [group]: format } : {};
