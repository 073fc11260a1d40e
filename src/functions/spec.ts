import type { CatalogCard } from "../catalog/cards";
import { findCard, findModel } from "../reading/names/find";
import type { CatalogModel } from "../catalog/models";
import { LISTS } from "../reading/names/name-index";
import { InputError, NotFoundError } from "../core/errors";
import { broadcast, readRange, type Answer } from "./broadcast";
import { CARD_FACTS } from "./card-facts";
import { isEmptyName, plainCell } from "../reading/cells/cell-text";
import { MODEL_FACTS, type Fact } from "./model-facts";
import { remembering } from "../reading/cells/remember";

/** One fact of a model or a card. */
export function spec(given: { name: unknown; field: unknown }): Answer[][] {
  const ranges = {
    row: readRange(given.name, (cell) => rowByName(nameIn(cell, "Name", "QwQ-32B"))),
    field: readRange(given.field, (cell) => fieldKey(nameIn(cell, "Field", "layers"))),
  };
  return broadcast(ranges, ({ row, field }) => row.fact(field));
}

function nameIn(cell: unknown, name: string, example: string): string {
  if (isEmptyName(cell)) throw new InputError("name-empty", { name, example });
  return String(plainCell(cell, name));
}

/** A row of the catalogue that answers by field. */
interface Row {
  readonly fact: (field: string) => number | string;
}

const rowByName = remembering((name: string): Row => {
  const found = modelOrCard(name);
  return "layers" in found
    ? { fact: (field) => factOf({ noun: "model", facts: MODEL_FACTS, row: found, field }) }
    : { fact: (field) => factOf({ noun: "card", facts: CARD_FACTS, row: found, field }) };
});

/** Models come first: no name of the catalogue means both. */
function modelOrCard(name: string): CatalogModel | CatalogCard {
  try {
    return findModel(name);
  } catch (notModel) {
    if (!(notModel instanceof NotFoundError)) throw notModel;
    try {
      return findCard(name);
    } catch (notCard) {
      if (!(notCard instanceof NotFoundError)) throw notCard;
      const nearest = [notModel, notCard].flatMap(({ values }) =>
        typeof values.nearest === "object" ? values.nearest : [],
      );
      const kind = "model or card";
      throw nearest.length === 0
        ? new NotFoundError("name-unknown", { kind, given: name, lists: [LISTS.model, LISTS.card] })
        : new NotFoundError("name-nearest", { kind, given: name, nearest });
    }
  }
}

function factOf<T extends { readonly name: string }>(question: {
  noun: string;
  facts: Readonly<Record<string, (row: T) => Fact>>;
  row: T;
  field: string;
}): number | string {
  const { noun, facts, row, field } = question;
  const read = Object.hasOwn(facts, field) ? facts[field] : undefined;
  if (read === undefined) {
    throw new InputError("field-unknown", { given: field, kind: noun, known: Object.keys(facts) });
  }
  const fact = read(row);
  if (fact !== null) return fact;
  throw new NotFoundError("fact-unknown", { field, model: row.name });
}

const fieldKey = (text: string): string => {
  const key = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .slice(0, 60)
    .replace(/[\s-]+/g, "_");
  return Object.hasOwn(OTHER_WORDS, key) ? (OTHER_WORDS[key] ?? key) : key;
};

/** Other words for the same fields, Chinese ones included. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  parameters: "params",
  active: "active_params",
  active_parameters: "active_params",
  num_hidden_layers: "layers",
  num_key_value_heads: "kv_heads",
  num_attention_heads: "heads",
  max_position_embeddings: "context",
  license: "licence",
  vram: "memory",
  usable: "usable_memory",
  power: "tdp",
  名称: "name",
  厂商: "maker",
  参数量: "params",
  激活参数量: "active_params",
  层数: "layers",
  隐藏维度: "hidden_size",
  头数: "heads",
  kv头数: "kv_heads",
  kv_头数: "kv_heads",
  头维度: "head_dim",
  词表: "vocab_size",
  上下文: "context",
  注意力: "attention",
  精度: "precision",
  发布: "released",
  许可证: "licence",
  显存: "memory",
  可用显存: "usable_memory",
  带宽: "bandwidth",
  功耗: "tdp",
  来源: "source",
};
