import { CARD_ROWS } from "../../../src/catalog/cards";
import { MODEL_ROWS } from "../../../src/catalog/models";
import { NotFoundError } from "../../../src/core/errors";
import { findCard, findModel, searchCards, searchModels } from "../../../src/reading/names/find";
import { said } from "../../functions/said";
import { REFUSED_CARDS, REFUSED_MODELS } from "./refused-names";
import { CARD_NAMES } from "./written-cards";
import { MODEL_NAMES } from "./written-names";

const models = MODEL_NAMES.flatMap(({ rows }) => rows);
const cards = CARD_NAMES.flatMap(({ rows }) => rows);

test("there are enough names to mean something", () => {
  expect(models.length + cards.length).toBeGreaterThanOrEqual(150);
  expect(REFUSED_MODELS.length + REFUSED_CARDS.length).toBeGreaterThanOrEqual(40);
});

test.each(models)("%s is %s", (typed, id, precision) => {
  const row = MODEL_ROWS.find((one) => one.id.endsWith(`/${id}`));
  expect(findModel(typed)).toMatchObject({ id: row?.id, precision: precision || row?.precision });
  // the pane's box offers first what a cell reads
  expect(searchModels(typed, 1).map((model) => model.id)).toEqual([row?.id]);
});

test.each(cards)("%s is the card %s", (typed, id) => {
  expect(findCard(typed).id).toBe(id);
  expect(searchCards(typed, 1).map((card) => card.id)).toEqual([id]);
});

test.each(REFUSED_MODELS)("%s is no model of ours", (typed, offers) => {
  expect(() => findModel(typed)).toThrow(NotFoundError);
  for (const offer of offers) expect(said(() => findModel(typed))).toContain(offer);
});

test.each(REFUSED_CARDS)("%s is no card of ours", (typed, offers) => {
  expect(() => findCard(typed)).toThrow(NotFoundError);
  for (const offer of offers) expect(said(() => findCard(typed))).toContain(offer);
});

test("every card that is meant is in the catalogue", () => {
  expect(cards.filter(([, id]) => !CARD_ROWS.some((row) => row.id === id))).toEqual([]);
});
