import { findCard, findModel, searchCards, searchModels } from "../catalog/find";
import type { CatalogCard } from "../catalog/cards";
import type { CatalogModel } from "../catalog/models";
import { mixersOf } from "../core/kv-cache";
import type { Model } from "../core/model";
import { bytes } from "../core/units";
import { attempt } from "../functions/broadcast";
import { Combobox, type ComboboxRow } from "./combobox";
import type { Scene } from "./scene";

export function ModelField({ scene }: { scene: Scene }) {
  return (
    <Combobox
      scene={scene}
      field="model"
      placeholder={scene.texts.placeholders.model}
      search={(query) => searchModels(query).map((model) => modelRow(scene, model))}
      understands={(text) => text.trim().startsWith("{") || isName(() => findModel(text.trim()))}
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
      search={(query) => searchCards(query).map((card) => cardRow(scene, card))}
      understands={(text) => text.trim() === "" || isName(() => findCard(text.trim()))}
      emptyRow={texts.noCard}
    >
      <p class="facts">{cardFacts(scene, state.inputs.card)}</p>
    </Combobox>
  );
}

const isName = (find: () => { name: string }): boolean => !(attempt(find) instanceof Error);

const modelRow = ({ texts, numbers }: Scene, model: CatalogModel): ComboboxRow => ({
  name: model.name,
  detail: [texts.parameters(numbers.billions(model.parameters)), model.maker].join(" · "),
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
  ];
  return (
    <p class="facts">
      {facts.join(" · ")}
      {known === null ? null : " · "}
      {known === null ? null : (
        <a href={known.source} target="_blank" rel="noreferrer">
          {texts.source}
        </a>
      )}
    </p>
  );
}

/** The facts of a catalogue row; null for a model that the user described. */
const catalogued = (model: Model): CatalogModel | null =>
  "source" in model ? (model as CatalogModel) : null;

function shapeFacts({ texts, numbers }: Scene, model: Model): string[] {
  const layers = model.layers.reduce((sum, run) => sum + run.count, 0);
  if (layers === 0) return [];
  const mixers = mixersOf(model.layers).map(({ mixer }) => mixer);
  const heads = [...new Set(mixers.flatMap((mixer) => ("kvHeads" in mixer ? [mixer.kvHeads] : [])))];
  const latent = mixers.some(({ kind }) => kind === "latent" || kind === "compressed");
  return [
    texts.layers(numbers.count(layers)),
    ...(heads.length > 0 ? [texts.kvHeads(heads.map(numbers.count).join(" / "))] : []),
    ...(latent ? [texts.latent] : []),
  ];
}

function cardFacts({ texts, numbers, answer }: Scene, typed: string): string {
  if (answer?.kind !== "on cards" || typed.trim() === "") return "";
  const { card } = answer;
  const facts = [
    ...(card.name === typed ? [] : [card.name]),
    texts.cardMemory(numbers.size(bytes(card.usablePerDevice * card.devices), answer.unit)),
    ...(card.confidence === "high" ? [] : [texts.confidence[card.confidence]]),
  ];
  return facts.join(" · ");
}
