import type { MatrixGroup, Model } from "../core/shape/model";
import { countActiveParameters } from "../core/shape/parameters";
import type { Precision } from "../core/formats/precision";
import { readConfig } from "./config-json";
import { MODEL_FILES } from "./model-files";

export type Confidence = "high" | "medium" | "low";

/** One row of `models/*.json`: see README.md for what each field means and which source beats which. */
export interface ModelRow {
  readonly id: string;
  /** What a quote calls it. In a file absent: the id without its organisation and endings such as "-Instruct". */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly maker: string;
  /** The keys of a config.json that shape memory; absent where another row's shape says it all. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly shapeOf?: string;
  /**
   * Numbers it was published with, towers included and draft layers left out; the shape must add up to it. For the
   * tests: the bundle leaves it out, because the shape says it.
   */
  readonly parameters?: number;
  /** Parameters that one token visits, where no shape is known from which to count them. */
  readonly active?: number;
  readonly precision: Precision;
  readonly exceptions?: Readonly<Partial<Record<MatrixGroup, Precision>>>;
  /** Longest context in tokens; null is unknown. */
  readonly context: number | null;
  /** null is unknown or not read at its source. */
  readonly licence: string | null;
  /** false: well known, but nobody read it at its source for this row. */
  readonly licenceVerified?: false;
  /** Year and month. */
  readonly released: string | null;
  readonly source: string;
  readonly checkedOn: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A row as the rest of the product sees it: core's model and the facts around it. */
export interface CatalogModel extends Model {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly maker: string;
  readonly activeParameters: number | null;
  readonly licence: string | null;
  readonly licenceVerified: boolean;
  readonly released: string | null;
  readonly source: string;
  readonly checkedOn: string;
  readonly confidence: Confidence;
  readonly note: string | null;
}

/** In a file a row may leave its name to its id. */
type FileRow = Omit<ModelRow, "name"> & { readonly name?: string };

export const MODEL_ROWS: readonly ModelRow[] = MODEL_FILES.flatMap((file) =>
  (file as readonly FileRow[]).map((row) => ({ name: nameOf(row.id), ...row })),
);

/** "Qwen/Qwen2.5-7B-Instruct" is Qwen2.5-7B to people. */
function nameOf(id: string): string {
  return id.slice(id.indexOf("/") + 1).replace(/(-(Instruct|Chat|it|hf|PT))+$/i, "");
}

/** Core's model of a row. Its shape is read when somebody asks for it: a search lists hundreds of names. */
export function modelOf(row: ModelRow): CatalogModel {
  const known = built.get(row);
  if (known) return known;
  let read: Model | null = null;
  const shape = (): Model => (read ??= readConfig(configOf(row), row.name));
  const model: CatalogModel = {
    name: row.name,
    get parameters() {
      return shape().parameters;
    },
    get layers() {
      return shape().layers;
    },
    get frame() {
      return shape().frame;
    },
    get rotaryFactor() {
      return shape().rotaryFactor ?? 1;
    },
    get activeParameters() {
      return activeParameters(shape(), row);
    },
    precision: row.precision,
    exceptions: row.exceptions ?? {},
    contextLimit: row.context,
    id: row.id,
    aliases: row.aliases ?? [],
    maker: row.maker,
    licence: row.licenceVerified === false ? `${row.licence ?? ""} (not verified)` : row.licence,
    licenceVerified: row.licence !== null && row.licenceVerified !== false,
    released: row.released,
    source: row.source,
    checkedOn: row.checkedOn,
    confidence: row.confidence,
    note: row.note ?? null,
  };
  built.set(row, model);
  return model;
}

const built = new WeakMap<ModelRow, CatalogModel>();

function activeParameters({ layers, frame }: Model, row: ModelRow): number | null {
  return frame === null || layers.length === 0
    ? (row.active ?? null)
    : countActiveParameters({ layers, frame });
}

/** A row's own config, or that of the row whose shape it shares; its own keys win. */
function configOf(row: ModelRow): Readonly<Record<string, unknown>> {
  if (row.shapeOf === undefined) return row.config ?? {};
  const shaped = MODEL_ROWS.find(({ id }) => id === row.shapeOf);
  return { ...(shaped ? configOf(shaped) : {}), ...row.config };
}
