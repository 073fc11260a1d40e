import type { CatalogCard } from "../../catalog/cards";
import type { CatalogModel } from "../../catalog/models";
import { NotFoundError } from "../../core/errors";
import { findCard, findModel } from "./find";
import { LISTS } from "./named";
import { libraryTag } from "./ollama-tags";

/** The model or the card that a name means. Models come first: no name of the catalogue means both. */
export function findModelOrCard(name: string): CatalogModel | CatalogCard {
  try {
    return findModel(libraryTag(name)?.name ?? name);
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
