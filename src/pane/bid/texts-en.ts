import { CAPACITY } from "../../bid/capacity-texts";
import { COMPARISON } from "../../bid/comparison-texts";
import type { BidTexts } from "./wording";

const many = (count: number, one: string, more: string): string => (count === 1 ? one : more);

export const BID_EN: BidTexts = {
  compared: "Options compared",
  option: (letter) => `Option ${letter}`,
  demand: (employees, requests, context) =>
    `For ${employees} employees: ${requests} requests at once of ${context} tokens.`,
  onSheet: (sheet) =>
    `As the sheet ${sheet} asks: what is changed there comes here, its shares and its peak factor too.`,
  fits: {
    met: (servers, cards) => `Fits by memory and, at the low end, by speed: ${servers}, ${cards} at work`,
    toMeasure: (servers, cards) =>
      `Fits by memory and, at the low end of an estimate to be measured, by speed: ${servers}, ${cards} at work`,
    untested: (servers, cards) => `Fits by memory, speed to be tested: ${servers}, ${cards} at work`,
  },
  slow: (wanted) => `Fits, but is too slow: not even one user gets ${wanted} tokens a second at the low end.`,
  slowLarger: "More cards a copy are fast enough.",
  slowElse: "No larger copy within a server is fast enough: use a faster card or fewer bits.",
  useCards: (cards) => `Use ${cards} cards a copy`,
  copyCards: "Cards a copy",
  autoOf: (auto, cards) => `${auto} (${cards})`,
  slowBeside: (servers) => `${servers}, too slow`,
  servers: (count, text) => `${text} ${many(count, "server", "servers")}`,
  cards: (count, text) => `${text} ${many(count, "card", "cards")}`,
  best: COMPARISON.en.best,
  doesNotFit: "Does not fit: not one request finds room. Use more or larger cards, or fewer bits.",
  most: "Requests a copy",
  copies: "Copies",
  copiesOf: (copies, cards) => `${copies} × ${cards}`,
  share: "Fullest card",
  bought: "Cards bought",
  served: "One user, low end",
  perSecond: (tokens) => `${tokens} tokens/s`,
  speeds: "Speeds are estimates, and copies are sized for their low end: measured figures go into the sheet.",
  redundancy: "Redundancy",
  redundancies: { none: "none", instance: "N+1: one copy more", server: "N+1: one server more" },
  redundancyMixed: "differs, see Compare",
  launch: "Launch command",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The clipboard did not take it. Select the command and press Ctrl+C.",
  up: "Up",
  down: "Down",
  remove: "Remove",
  suggested:
    "Suggested: the model of Estimate on its card, on a Chinese card of like memory, and on a third maker's. Change them as you like.",
  suggest: "Suggest three again",
  empty: "Nothing is compared yet. Add options here or from Estimate.",
  add: "Add options: each model on each card",
  addModels: "Models",
  addCards: "Cards",
  unpick: (name) => `Take out ${name}`,
  addOptions: (count) => (count === 1 ? "Add 1 option" : `Add ${String(count)} options`),
  addNone: "Add options",
  anyCard: "Type to find one",
  noRoom: (count, room) =>
    room === 0
      ? "A bid compares six options at most. Remove one first."
      : `These are ${String(count)} options, and only ${String(room)} more can be compared. Pick fewer, or remove some.`,
  scenarios: {
    own: CAPACITY.en.scenarios.own[0],
    chat: CAPACITY.en.scenarios.chat[0],
    rag: CAPACITY.en.scenarios.rag[0],
    reasoning: CAPACITY.en.scenarios.reasoning[0],
  },
  promptRead: (prompt, history) => `prompt ${prompt}, history ${history}`,
  tenderNone: "not stated",
  reserveNone: "none",
  options: "Options",
  sheets: "Sheets",
  alone: "Write alone",
  writeAlone: (sheet) => `Write ${sheet} alone`,
  form: "Write as",
  forms: { portable: "portable", live: "live" },
  formSaid: {
    portable: "Portable calculates in any Excel, WPS or LibreOffice, without the add-in.",
    live: "Live lets models and cards be changed in the sheet; that needs the add-in.",
  },
  write: "Write the bid",
  willWrite: (sheets, options) =>
    `${String(sheets)} ${many(sheets, "sheet", "sheets")}, ${String(options)} ${many(options, "option", "options")}`,
  noSheets: "No sheet is ticked. Tick those to write.",
  writing: (sheets) => `Writing ${String(sheets)} ${many(sheets, "sheet", "sheets")} …`,
  written: (_, names) => `Written: ${names}.`,
  bidThere: (sheets) => `A bid is already in this workbook: ${sheets}.`,
  sheetThere: (sheet) => `In the workbook already: ${sheet}.`,
  namesThere: (count, first) =>
    count === 1
      ? `The name ${first} is in the workbook already.`
      : `${String(count)} names are in the workbook already, ${first} among them.`,
  replacing: (sheets) => `Replace writes over ${sheets}, and what was added there by hand is lost.`,
  replacingThese: "Replace writes over it, and what was added there by hand is lost.",
  renaming:
    "Replace leaves other sheets as they are, but the names of input cells then mean those of the new sheets.",
  apart: (count, first) =>
    count === 1
      ? `Beside keeps it, and the new sheet is called ${first}.`
      : `Beside keeps it, and the new sheets are called ${first} and so on.`,
  beside: (first) => `Beside, as ${first}`,
  protectedSheet: (sheet) =>
    sheet === ""
      ? "The workbook is protected against new sheets. Unprotect it, then press again."
      : `${sheet} is protected. Unprotect it, or write beside it.`,
  failed:
    "The workbook did not take the sheets. Leave the cell you are editing, then press Write the bid again.",
  cannotYet: "This workbook cannot take whole sheets yet. Use the embedded workbook and save it as .xlsx.",
  ofOption: (letter, sentence) => `Option ${letter}: ${sentence}`,
};
