import type { MatrixGroup } from "../../core/shape/model";
import { FORMATS, type Precision } from "../../core/formats/precision";
import { CHECKED, evidence, note, source, UNCONFIRMED } from "./evidence";
import { PUBLISHERS } from "./makers";
import {
  only,
  count,
  line,
  listOf,
  namesOf,
  oneOf,
  orUnknown,
  rowOf,
  tableOf,
  written,
  type Admitted,
  type Schema,
} from "./schema";

const precision = oneOf(Object.keys(FORMATS) as Precision[]);

const groups = namesOf<MatrixGroup>({
  embedding: true,
  head: true,
  attention: true,
  mlp: true,
  experts: true,
  "shared experts": true,
  router: true,
  recurrent: true,
  attachments: true,
  draft: true,
});

/** Which of its keys are true ones is not said here: the reader of config.json knows, and the tests ask it. */
const config: Schema<Readonly<Record<string, unknown>>> = { type: "object", minProperties: 1 };

/** Organisation and name, as on Hugging Face. */
const id = written("^[^/\\s]+/[^/\\s]+$");

/** One row of `models/*.json`: README.md says which source beats which. */
export const MODEL_ROW = rowOf({
  known: {
    id,
    maker: oneOf(PUBLISHERS),
    /** Numbers it was published with, towers included and draft layers left out; the shape must add up to it. */
    parameters: count,
    /** As released. */
    precision,
    /** Longest context in tokens. */
    context: orUnknown(count),
    /** null also where it was not read at its source. */
    licence: orUnknown(line),
    /** Year and month. */
    released: orUnknown(written("^20\\d\\d-(0[1-9]|1[0-2])$")),
    ...CHECKED,
  },
  whereItApplies: {
    /** What a quote calls it. Absent: the id without its organisation and endings such as "-Instruct". */
    name: line,
    /** Names that no rule of names.ts derives. */
    aliases: listOf(line),
    /** The keys of a config.json that shape memory; absent where another row's shape says it all. */
    config,
    /** Id of the row whose shape it shares; keys of `config` beside it win. */
    shapeOf: id,
    /** Parameters that one token visits, where no shape is known from which to count them. */
    active: count,
    /** Groups of matrices that are stored otherwise. */
    exceptions: tableOf(groups, precision),
    /** false: well known, but nobody read it at its source for this row. */
    licenceVerified: only(false),
    /** Absent: its config.json on its hub page, or the page where nobody has seen that file. */
    source,
    ...UNCONFIRMED,
    evidence,
    note,
  },
});

export type ModelFileRow = Admitted<typeof MODEL_ROW>;
