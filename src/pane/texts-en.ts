import type { Texts } from "./wording";

export const EN: Texts = {
  heading: "GPU memory",
  languageSwitch: "中文",
  labels: {
    model: "Model",
    precision: "Precision",
    kvPrecision: "KV cache",
    context: "Context (tokens)",
    concurrency: "Concurrency",
    card: "Card",
    cards: "Cards",
    engine: "Engine",
    reserve: "Reserve",
    unit: "Unit",
  },
  placeholders: {
    model: "Name, size or config.json",
    card: "none",
    engine: "vLLM, current version",
  },
  settings: "Engine, reserve, unit",
  asReleased: "released",
  sixteenBit: "16-bit",
  auto: "auto",
  noCard: "No card: rule of thumb",
  moreRows: (count) => `${count} more: type to narrow`,
  noRows: "Nothing in the catalogue matches.",
  rows: (count) => `${count} matches`,

  layers: (count) => `${count} layers`,
  kvHeads: (count) => `${count} KV heads`,
  latent: "latent attention",
  parameters: (billions) => `${billions} B`,
  active: (billions) => `${billions} B active`,
  source: "source",
  confidence: { medium: "medium confidence", low: "low confidence" },
  cardMemory: (memory) => `${memory} usable`,

  fits: (cards, size, usable) => `Fits: ${cards}, ${size} of ${usable} each`,
  doesNotFit: (cards, size, usable) => `Does not fit: ${cards}, ${size} of ${usable} each`,
  cards: (count) => (count === 1 ? "1 card" : `${String(count)} cards`),
  ruleOfThumb: (size) => `About ${size} in all`,
  ruleOfThumbHow: (reserve) =>
    `Rule of thumb: (weights + KV cache) + ${reserve} reserve. Name a card for the exact need.`,
  weightsAlone: (size) => `Weights alone: ${size}`,
  shapeNeeded: "A size has no KV cache. Choose a model, or paste its config.json, for the whole need.",
  allCards: (size, cards) => `${size} on ${cards} together`,
  requests: (count) => `room for ${count} requests of this context`,
  smallerDoesNotFit: (cards, size, budget) =>
    `${cards} cannot hold it: ${size} needed, ${budget} allowed by the engine.`,
  smallerLacksCache: (cards, requests) =>
    `${cards} cannot hold it: the cache has room for ${requests} requests.`,
  nearest: "What would fit:",
  nearestCards: (cards) => cards,
  nearestContext: (tokens) => `${tokens} tokens of context`,
  nearestConcurrency: (requests) =>
    requests === "1" ? "1 request at a time" : `${requests} requests at a time`,
  nothingFits: "No number of these cards holds it. Choose fewer bits, a shorter context or a larger card.",
  waitingFor: (label) => `Waiting for ${label}.`,
  stale: "The answer below is for the inputs before.",

  bar: (parts, free) => `Each card holds ${parts}; ${free}.`,
  barOfRule: (parts, total) => `${parts}: ${total} in all.`,
  listComma: ", ",
  barPart: (name, size) => `${name} ${size}`,
  barFree: (size) => `${size} stay free`,
  barOver: (size) => `that is ${size} more than the engine allows`,
  reserveName: "Reserve",
  cardEnd: (size) => `Card ${size}`,
  engineLimit: (size) => `Engine's limit ${size}`,
  notes: "Notes",

  insert: "Insert breakdown",
  at: (place) => `at ${place}`,
  selectPlace: "Select a cell for the table.",
  modeLabel: "Write as",
  modes: { live: "live", values: "values" },
  writing: "Writing …",
  written: (place) => `Written to ${place}`,
  undo: "Undo",
  undone: "Taken back.",
  undoFailed: "The workbook has changed since. Undo there with Ctrl+Z.",
  occupied: (cells, place) =>
    cells === 1 ? `1 cell at ${place} is not empty.` : `${String(cells)} cells at ${place} are not empty.`,
  writeBelow: (place) => `Write at ${place}`,
  newSheet: "New sheet",
  replace: "Replace",
  cancel: "Cancel",
  protectedSheet: (sheet) =>
    sheet === ""
      ? "The workbook is protected against new sheets. Select a cell instead."
      : `${sheet} is protected. Unprotect it, or select a cell on another sheet.`,
  failed: "The workbook did not take the table. Leave the cell you are editing, then press Insert again.",

  wrong: (_field, { cellMessage }) => cellMessage,
};
