import {
  ARGUMENTS,
  bytes,
  cited,
  countLayers,
  findCard,
  findModel,
  mixerAnswers,
  mixersOf,
  readOne,
  readSize,
  searchCards,
  searchModels,
  warningOf,
} from "../functions/shared";
import type { CatalogCard } from "../catalog/cards";
import type { CatalogModel } from "../catalog/models";
import type { OwnKind } from "../sheet/own";
import type { Model } from "../core/shape/model";
import { Combobox, type ComboboxProps, type ComboboxRow } from "./combobox";
import { known, knownAs } from "./own/known";
import { attempt } from "./reading";
import type { Scene } from "./scene";

/** At the end of a line rather than at the start of the next. */
const SEPARATOR = "\u00A0· ";

export function ModelField({ scene }: { scene: Scene }) {
  return (
    <Combobox
      scene={scene}
      field="model"
      placeholder={scene.texts.placeholders.model}
      {...modelSearch(scene)}
      emptyRow={null}
    >
      <ModelFacts scene={scene} />
    </Combobox>
  );
}

export function CardField({ scene }: { scene: Scene }) {
  const { texts, state } = scene;
  return (
    <Combobox
      scene={scene}
      field="card"
      placeholder={texts.placeholders.card}
      {...cardSearch(scene)}
      emptyRow={texts.noCard}
    >
      <p class="facts">{cardFacts(scene, state.inputs.card)}</p>
    </Combobox>
  );
}

type Search = Pick<ComboboxProps, "search" | "reads">;

/** The user's own models, then the catalogue's, as a list that narrows. */
export const modelSearch = (scene: Scene): Search => ({
  search: (query) => [
    ...ownRows(scene, "model", query),
    ...modelsFor(query).map((model) => modelRow(scene, model)),
  ],
  reads: readsModel,
});

export const cardSearch = (scene: Scene): Search => ({
  search: (query) => [
    ...ownRows(scene, "card", query),
    ...cardsFor(query).map((card) => cardRow(scene, card)),
  ],
  reads: readsCard,
});

/** The user's own come first: there are few, and they were brought along on purpose. */
const ownRows = ({ texts }: Scene, kind: OwnKind, query: string): ComboboxRow[] =>
  known(kind)
    .filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()))
    .map(({ name }) => ({ name, detail: texts.ownRow }));

/** Without a word to go by, the newest first. */
const modelsFor = (query: string): CatalogModel[] =>
  query.trim() === ""
    ? searchModels("").sort((a, b) => (b.released ?? "").localeCompare(a.released ?? ""))
    : searchModels(query);

/** Without a word to go by, those that most people have. */
const cardsFor = (query: string): CatalogCard[] =>
  query.trim() === ""
    ? searchCards("").sort((a, b) => Number(b.platform === "cuda") - Number(a.platform === "cuda"))
    : searchCards(query);

function readsModel(text: string): "at once" | "when left" | null {
  const trimmed = text.trim();
  if (knownAs("model", trimmed) !== null || trimmed.startsWith("{") || isFound(() => findModel(trimmed)))
    return "at once";
  return readSize(trimmed) === null ? null : "when left";
}

function readsCard(text: string): "at once" | "when left" | null {
  const trimmed = text.trim();
  if (trimmed === "" || knownAs("card", trimmed) !== null || isFound(() => findCard(trimmed)))
    return "at once";
  return isFound(() => readOne(ARGUMENTS.card, trimmed)) ? "when left" : null;
}

const isFound = (find: () => object): boolean => attempt(find) !== null;

const modelRow = ({ texts, numbers }: Scene, model: CatalogModel): ComboboxRow => ({
  name: model.name,
  // counted when the row is drawn: the list holds hundreds of models and shows a few
  get detail() {
    return [texts.parameters(numbers.billions(model.parameters)), model.maker].join(" · ");
  },
});

const cardRow = ({ language, numbers }: Scene, card: CatalogCard): ComboboxRow => ({
  name: card.name,
  detail: [
    `${numbers.count(card.memoryGb)} GB`,
    language === "zh" && card.nameZh !== null ? card.nameZh : (card.maker ?? ""),
  ].join(" · "),
});

/** One line of what the answer rests on. It keeps its place when the model is being changed. */
function ModelFacts({ scene }: { scene: Scene }) {
  const { texts, numbers, answer } = scene;
  if (answer === null) return <p class="facts" />;
  const { model } = answer;
  const known = catalogued(model);
  const facts = [
    texts.parameters(numbers.billions(model.parameters)),
    ...(known?.activeParameters != null && known.activeParameters < model.parameters * 0.9
      ? [texts.active(numbers.billions(known.activeParameters))]
      : []),
    ...shapeFacts(scene, model),
    model.precision,
    ...(known === null || known.confidence === "high" ? [] : [texts.confidence[known.confidence]]),
    ...(known?.unconfirmed == null ? [] : [warningOf(known.unconfirmed, scene.language)]),
  ];
  return (
    <div class="facts">
      {facts.join(SEPARATOR)}
      {known === null ? null : <Source scene={scene} known={known} />}
    </div>
  );
}

/** The way to the source: a row of a model always has an address. */
function Source({ scene, known }: { scene: Scene; known: CatalogModel }) {
  return (
    <>
      {SEPARATOR}
      <a href={known.source} title={cited(known, scene.language)} target="_blank" rel="noreferrer">
        {scene.texts.source}
      </a>
    </>
  );
}

/** The facts of a catalogue row; null for a model that the user described. */
const catalogued = (model: Model): CatalogModel | null =>
  "source" in model ? (model as CatalogModel) : null;

function shapeFacts({ texts, numbers }: Scene, model: Model): string[] {
  const layers = countLayers(model.layers);
  if (layers === 0) return [];
  const mixers = mixersOf(model.layers).map(({ mixer }) => mixer);
  const heads = [...new Set(mixers.flatMap((mixer) => mixerAnswers(mixer).heads(mixer).kvHeads ?? []))];
  const latent = mixers.some((mixer) => mixerAnswers(mixer).keptWhole);
  return [
    texts.layers(numbers.count(layers)),
    ...(heads.length > 0 ? [texts.kvHeads(heads.map(numbers.count).join(" / "))] : []),
    ...(latent ? [texts.latent] : []),
  ];
}

function cardFacts({ texts, numbers, answer }: Scene, typed: string): string {
  const card = answer !== null && "card" in answer ? answer.card : null;
  if (answer === null || card === null || typed.trim() === "") return "";
  const facts = [
    ...(card.name === typed ? [] : [card.name]),
    texts.cardMemory(numbers.size(bytes(card.usablePerDevice * card.devices), answer.unit)),
    ...(card.confidence === "high" ? [] : [texts.confidence[card.confidence]]),
  ];
  return facts.join(SEPARATOR);
}
