import type { InputName } from "../sheet/labels";
import { isLeftOut, type WrittenTable } from "../sheet/written";
import type { Inputs, Loaded } from "./state";

/** What the cells of a table say now, as the pane's fields. */
export function loadedFrom(table: WrittenTable): Loaded {
  const { title, inputs, worked } = table;
  const text = (name: InputName): string => inputs.get(name) ?? "";
  const cards = worked.has("cards") || text("cards") === "" ? "auto" : text("cards");
  const shared = { model: text("model"), card: text("card"), unit: text("unit") };
  if (title === "serving") {
    const serving = {
      ...shared,
      precision: isLeftOut(text("precision"), "Precision") ? "" : text("precision"),
      kvPrecision: isLeftOut(text("kvPrecision"), "KV precision") ? "" : text("kvPrecision"),
      context: text("context"),
      concurrency: text("concurrency"),
      engine: text("engine"),
      reserve: reserveOf(text("reserve"), text("card") !== ""),
      // of a table without them, as older versions wrote them, no speed is asked
      speedPrompt: text("prompt"),
      speedAnswer: text("answer"),
      ...(inputs.has("wanted") && { speedWanted: text("wanted") }),
    };
    // the rule of thumb has no cards to speak of
    return { tab: "estimate", inputs: text("card") === "" ? serving : { ...serving, cards } };
  }
  const method = text("method");
  const training = { ...shared, method, ...settingsOf(text("settings")) };
  if (method === "rule") return { tab: "training", inputs: { ...training, card: "" } };
  const run = { sequence: text("context"), batch: text("batch"), trainingCards: cards };
  return { tab: "training", inputs: { ...training, ...run } };
}

/** What a blank field means is left blank: none with a card, 20 % without. */
function reserveOf(text: string, onCards: boolean): string {
  if (text === "" || Number(text) === (onCards ? 0 : 0.2)) return "";
  return text === "0" ? "0%" : text;
}

/** Setting words that have a field of their own; all others are words. */
const FIELDS: Readonly<Record<string, "optimizer" | "checkpointing" | "rank" | "framework">> = {
  optimizer: "optimizer",
  checkpointing: "checkpointing",
  rank: "rank",
  framework: "framework",
};
const SHARDINGS: ReadonlySet<string> = new Set(["zero=1", "zero=2", "zero=3", "fsdp=full"]);

function settingsOf(settings: string): Partial<Inputs> {
  const found: Partial<Record<keyof Inputs, string>> = {
    optimizer: "adamw",
    sharding: "",
    checkpointing: "",
    framework: "",
  };
  const words: string[] = [];
  for (const word of settings.split(/\s+/).filter(Boolean)) {
    const [name = "", value = ""] = word.split("=");
    const field = FIELDS[name];
    if (SHARDINGS.has(word)) found.sharding = word;
    else if (field !== undefined) found[field] = value;
    // what the pane says where a framework would share by habit
    else if (word !== "zero=0" || !settings.includes("framework=")) words.push(word);
  }
  return { ...found, words: words.join(" ") };
}
