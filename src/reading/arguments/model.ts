import { readConfigJson } from "../../catalog/config-json";
import { InputError, NotFoundError } from "../../core/errors";
import type { Model } from "../../core/shape/model";
import { isBlank, LONGEST_NAME, plainCell } from "../cells/cell-text";
import { attempt, readRange, rowsOf, single, type Range } from "../cells/range";
import { remembering } from "../cells/remember";
import { findModel, isCalled, isModel } from "../names/find";
import { LISTS } from "../names/named";
import { libraryTag } from "../names/ollama-tags";
import { isModelCard, readModelCard } from "../ranges/model-card";
import { readSize, sizeModel, sizeOf } from "../ranges/size";

/**
 * A model: a name, a size, a model card or the text of a config.json. Two columns whose left one holds a label that
 * model cards know ("layers", 参数量 ...) are one model; any other range is a range of models.
 */
export function readModels(argument: unknown): Range<Model> {
  const rows = rowsOf(argument);
  if (isModelCard(rows)) return single(attempt(readModelCard, rows));
  const readText = newReader();
  return readRange(argument, (cell) => {
    if (isBlank(cell)) throw new InputError("name-empty", { name: "Model", example: "QwQ-32B" });
    const given = plainCell(cell, "Model");
    return typeof given === "number" ? modelOfSize(given) : readText(given);
  });
}

/** A column of texts that are no names gets the nearest spelling of the first few: each takes a search of its own. */
const MOST_SEARCHED = 200;

function newReader(): (given: string) => Model {
  let missed: Set<string> | null = null;
  return (given) => {
    if (missed !== null && missed.size >= MOST_SEARCHED && !missed.has(given) && isNoName(given)) {
      throw new NotFoundError("name-unknown", { kind: "model", given, lists: LISTS.model });
    }
    try {
      return modelByText(given);
    } catch (error) {
      if (error instanceof NotFoundError) missed = (missed ?? new Set<string>()).add(given);
      throw error;
    }
  };
}

const isNoName = (text: string): boolean =>
  text.length <= LONGEST_NAME && !text.trim().startsWith("{") && readSize(text) === null && !isModel(text);

const modelByText = remembering((text: string): Model => {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return readConfigJson(trimmed);
  if (trimmed.length > LONGEST_NAME) {
    throw new InputError("name-long", { length: trimmed.length });
  }
  const size = readSize(trimmed);
  return size === null || isCalled(trimmed) ? namedModel(trimmed) : checkedSize(size, trimmed);
});

/** A bare tag of Ollama's library also says what its file is stored in; only Ollama itself asks. */
function namedModel(name: string): Model {
  const tag = libraryTag(name);
  if (tag === null) return findModel(name);
  return { ...findModel(tag.name), libraryPrecision: tag.precision };
}

const modelOfSize = (billions: number): Model => checkedSize(sizeOf(billions), String(billions));

/** No model is larger; what is above is a slip of the unit. */
const MOST_PARAMETERS = 1e15;

function checkedSize(size: number | null, given: string): Model {
  if (size === null) throw new InputError("size-low", { given });
  if (size > MOST_PARAMETERS) throw new InputError("size-high", { given });
  return sizeModel(size);
}
