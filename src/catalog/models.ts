import type { Model } from "../core/shape/model";
import { countActiveParameters } from "../core/shape/parameters";
import { perObject } from "../core/memo";
import { readConfig } from "./config-json";
import { MODEL_FILES } from "./model-files";
import type { Confidence } from "./schema/evidence";
import type { ModelFileRow } from "./schema/model-row";

export type { Confidence };

/** A row of `models/*.json` with its name filled in. */
export interface ModelRow extends Omit<ModelFileRow, "parameters"> {
  readonly name: string;
  /** For the tests: the bundle leaves it out, because the shape says it. */
  readonly parameters?: number;
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

/** The one cast from JSON: `test/catalog/schema.test.ts` holds every row to the schema that the type comes from. */
const readRows = (file: unknown): readonly ModelFileRow[] => file as readonly ModelFileRow[];

export const MODEL_ROWS: readonly ModelRow[] = MODEL_FILES.flatMap((file) =>
  readRows(file).map((row) => ({ ...row, name: row.name ?? nameOf(row.id) })),
);

/** "Qwen/Qwen2.5-7B-Instruct" is Qwen2.5-7B to people. */
function nameOf(id: string): string {
  return id.slice(id.indexOf("/") + 1).replace(/(-(Instruct|Chat|it|hf|PT))+$/i, "");
}

/** Core's model of a row. Its shape is read when somebody asks for it: a search lists hundreds of names. */
export const modelOf = perObject((row: ModelRow): CatalogModel => {
  let read: Model | null = null;
  const shape = (): Model => (read ??= readConfig(configOf(row), row.name));
  return {
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
    expertsIn: row.exceptions?.experts ?? row.precision,
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
});

function activeParameters({ layers, frame }: Model, row: ModelRow): number | null {
  return frame === null || layers.length === 0
    ? (row.active ?? null)
    : countActiveParameters({ layers, frame });
}

/** A row's own config, or that of the row whose shape it shares; its own keys win. */
export function configOf(row: ModelRow): Readonly<Record<string, unknown>> {
  if (row.shapeOf === undefined) return row.config ?? {};
  const shaped = MODEL_ROWS.find(({ id }) => id === row.shapeOf);
  return { ...(shaped ? configOf(shaped) : {}), ...row.config };
}
