// @ts-check
// Random bids, written as .xlsx and recalculated by LibreOffice with recalculation forced: every figure of the comparison,
// the plan and the matrix must be core's own, before and after inputs change, and no cell may hold an error.
//   node test/bid/recalculate.mjs [--bids N] [--seed N]
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readXlsx } from "hucre/xlsx";
import { loadBid } from "./bundle.mjs";
import { frozen, isFormula } from "./frozen-bids.mjs";
import { convert, freshFolder, SOFFICE } from "./soffice.mjs";
import { bids } from "./random-bids.mjs";

/**
 * @typedef {import("../../src/bid/bid.ts").Bid} Bid
 * @typedef {import("../../src/sheet/page.ts").SheetPage} SheetPage
 * @typedef {{ file: string, bid: Bid, changed: boolean, places: import("../../src/bid/book.ts").Book }} Case
 */

/** @param {string} name @param {number} otherwise */
const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

if (SOFFICE === null) {
  console.log(
    "There is no LibreOffice here, so nothing was recalculated. apt-get install libreoffice-calc-nogui",
  );
  process.exit(process.env["CI"] === "true" ? 1 : 0);
}

const code = await loadBid();
const folder = freshFolder();
const files = await provenHarness();
const cases = await written(bids({ count: option("--bids", 50), seed: option("--seed", 20261126) }));
const results = convert(
  folder,
  cases.map(({ file }) => file),
  "xlsx",
);
let compared = 0;
/** @type {string[]} */
const wrong = [];
for (const [at, one] of cases.entries()) compared += await compare(one, results[at] ?? "", wrong);
for (const line of wrong.slice(0, 40)) console.error(line);
console.log(
  `${cases.length} workbooks, ${compared} cells compared, ${wrong.length} differ; a wrong result was found in ${files} of ${files} files.`,
);
process.exit(wrong.length === 0 ? 0 : 1);

/** A file whose formula brings a wrong result along: what does not find it, finds nothing. */
async function provenHarness() {
  const page = code.writtenBid(simple()).pages.find(({ name }) => name === "Capacity");
  if (page === undefined) throw new Error("no page of capacity");
  const wrongly = {
    ...page,
    rows: page.rows.map((row) => row.map((cell) => (isFormula(cell) ? { ...cell, result: 999 } : cell))),
  };
  const file = path.join(folder, "wrong.xlsx");
  writeFileSync(file, await code.fileOf([/** @type {SheetPage} */ (wrongly)]));
  const brought = await cells(file);
  const [recalculated = ""] = convert(folder, [file], "xlsx");
  const found = await cells(recalculated);
  const { book } = code.writtenBid(simple());
  const spot = book.spot("capacity design");
  if (spot === null) throw new Error("the design has no place");
  const [before, after] = [valueAt(brought, spot), valueAt(found, spot)];
  if (before !== 999) throw new Error(`the file should bring 999 along, not ${JSON.stringify(before)}`);
  if (after !== 37)
    throw new Error(`LibreOffice did not recalculate: ${JSON.stringify(after)} instead of 37`);
  return 1;
}

/** @returns {Bid} */
function simple() {
  return {
    language: "en",
    form: "portable",
    date: "2026-11-26",
    employees: 500,
    input: 2000,
    output: 800,
    history: 1200,
    options: [{ model: "Qwen3-32B", card: "H100" }],
  };
}

/** Each bid as it is written, and once more with other inputs in its cells. @param {readonly Bid[]} all */
async function written(all) {
  /** @type {Case[]} */
  const cases = [];
  for (const [at, bid] of all.entries()) {
    const { pages, book } = code.writtenBid(bid);
    const file = path.join(folder, `bid-${at}.xlsx`);
    const { context } = book.figures.demand;
    const values = frozen(pages, code, { context, reserve: code.trafficOf(bid).reserve });
    writeFileSync(file, await code.fileOf(values));
    cases.push({ file, bid, changed: false, places: book });
    const other = {
      ...bid,
      employees: bid.employees * 3 + 1,
      traffic: { ...bid.traffic, concurrency: 12, peak: 1.5, reserve: 0.1 },
      options: bid.options.map((one) => ({ ...one, redundancy: /** @type {const} */ ("server") })),
    };
    // the size of a copy is chosen when the sheet is written, and stays
    const kept = {
      ...other,
      options: other.options.map((one, index) => ({
        ...one,
        cards: code.figuresOf(bid).options[index]?.constants.cards ?? null,
      })),
    };
    const typed = typeInto(values, book, kept);
    const second = path.join(folder, `bid-${at}-changed.xlsx`);
    writeFileSync(second, await code.fileOf(typed));
    cases.push({ file: second, bid: kept, changed: true, places: book });
  }
  return cases;
}

/**
 * @param {readonly SheetPage[]} pages
 * @param {import("../../src/bid/book.ts").Book} book
 * @param {Bid} bid
 */
function typeInto(pages, book, bid) {
  const traffic = code.trafficOf(bid);
  /** @type {[string, number, number | string | null][]} */
  const inputs = [
    ["capacity employees", 0, bid.employees],
    ["capacity peak", 0, traffic.peak],
    ["capacity tender", 0, traffic.concurrency],
    ["reserve", 0, traffic.reserve],
  ];
  bid.options.forEach((_, at) =>
    inputs.push(["redundancy", at, code.COMPARISON[bid.language].redundancy.server]),
  );
  const copy = pages.map((page) => ({ ...page, rows: page.rows.map((row) => [...row]) }));
  for (const [key, right, value] of inputs) {
    const spot = book.spot(key);
    const row = copy.find(({ name }) => name === spot?.sheet)?.rows[spot?.row ?? -1];
    const cell = row?.[(spot?.column ?? 0) + right];
    if (row === undefined || cell == null) throw new Error(`no cell for ${key}`);
    row[(spot?.column ?? 0) + right] = { ...cell, value };
  }
  return copy;
}

/** @typedef {Map<string, readonly (readonly unknown[])[]>} Cells */

/** @param {string} file @returns {Promise<Cells>} */
async function cells(file) {
  const { sheets } = await readXlsx(readFileSync(file));
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

/** @param {Cells} found @param {{ sheet: string, row: number, column: number }} spot */
function valueAt(found, spot) {
  return found.get(spot.sheet)?.[spot.row]?.[spot.column] ?? null;
}

/** @param {Case} one @param {string} file @param {string[]} wrong */
async function compare({ bid, changed, places }, file, wrong) {
  const found = await cells(file);
  const { book } = code.writtenBid(bid);
  const name = `${path.basename(file)} ${bid.options.map(({ model, card }) => `${model} on ${card}`).join(", ")}`;
  let count = 0;
  /** @param {string} key @param {number} right @param {number | string | null} expected @param {number} [down] */
  const expect = (key, right, expected, down = 0) => {
    const spot = places.spot(key);
    if (spot === null) return void wrong.push(`${name}: ${key} is not written`);
    const value = valueAt(found, { ...spot, row: spot.row + down, column: spot.column + right });
    count++;
    const same =
      typeof expected === "number"
        ? typeof value === "number" && Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected))
        : (value ?? "") === (expected ?? "");
    if (!same)
      wrong.push(
        `${name}: ${key} +${right} is ${JSON.stringify(value)}, core says ${JSON.stringify(expected)}`,
      );
  };
  const { demand, options } = book.figures;
  for (const [key, figure] of Object.entries({
    rate: demand.rate,
    context: demand.context,
    seconds: demand.seconds,
    inFlight: demand.inFlight,
    design: demand.design,
    tokens: demand.output,
  }))
    expect(`capacity ${key}`, 0, figure);
  options.forEach((one, at) => {
    const { plan, order, speed, constants, perServer } = one;
    const none = plan.instances === 0;
    for (const [key, figure] of Object.entries(constants)) expect(`constant ${key}`, at, figure);
    for (const [key, figure] of Object.entries({
      context: demand.context,
      design: demand.design,
      request: plan.requestGib,
      most: plan.most,
    }))
      expect(key, at, figure);
    for (const [key, figure] of Object.entries({
      instances: order.instances,
      working: order.cards,
      servers: order.servers,
      bought: order.servers * perServer,
      share: order.share,
      load: Math.ceil(demand.design / Math.max(1, plan.instances)),
      served: order.servedLow ?? "",
    }))
      expect(key, at, none ? "" : figure);
    if (speed !== null)
      for (const [key, figure] of Object.entries(speed)) expect(`constant ${key}`, at, figure);
    const { estimate } = order;
    for (const [key, figure] of Object.entries({
      promptMs: estimate?.promptMs,
      stepMs: estimate?.stepMs,
      perUser: estimate?.perUser,
      all: estimate?.all,
      minute: estimate && (60 * estimate.all) / bid.output,
      first: estimate?.first,
      users: estimate?.users.mid,
      low1: estimate?.users.low,
      high1: estimate?.users.high,
      usersSized: estimate?.users.low,
      fullAll: estimate?.fullLow,
      userInstances: order.userInstances,
    }))
      if (!none) expect(key, at, figure ?? "");
    if (!none) expect("speedInstances", at, order.speedInstances);
    // a live sheet asks the function itself, which has an error where nothing fits
    if (!changed) expect("counted", at, bid.form === "live" && one.counted === 0 ? "" : one.counted);
    const { reserve } = code.trafficOf(bid);
    const copies = { ...demand, constants, reserve, perServer, redundancy: /** @type {const} */ ("none") };
    expect(`matrix own ${one.letter}`, 0, none ? noFit(bid) : code.planOf(copies).cards);
    code.MATRIX_CONTEXTS.forEach((context, down) => {
      code.MATRIX_REQUESTS.forEach((design, right) => {
        const asked = code.planOf({ constants, context, design, reserve, perServer, redundancy: "none" });
        expect(`matrix ${one.letter}`, right + 1, asked.instances === 0 ? noFit(bid) : asked.cards, down);
      });
    });
  });
  const best = options.some(({ order }) => order.instances > 0)
    ? options.indexOf(code.bestOption(options, bid.prices))
    : -1;
  expect("best", 0, best + 1);
  const quoted = options[Math.max(0, best)];
  if (quoted !== undefined) expect("bill servers", 5, quoted.order.servers);
  const constantsAt = places.spot("constant groups");
  /** A fact that is not known is #N/A among the constants of a live sheet. @param {string} sheet @param {number} row @param {unknown} value */
  const unknown = (sheet, row, value) =>
    bid.form === "live" && sheet === constantsAt?.sheet && row >= constantsAt.row && value === "#N/A";
  for (const [sheet, rows] of found)
    rows.forEach((row, at) => {
      row.forEach(
        (value, column) =>
          isError(value) &&
          !unknown(sheet, at, value) &&
          wrong.push(`${name}: ${sheet} row ${at + 1} column ${column + 1} is ${String(value)}`),
      );
    });
  return count;
}

/** @param {Bid} bid */
function noFit(bid) {
  return bid.language === "en" ? "does not fit" : "放不下";
}

/** @param {unknown} value */
function isError(value) {
  return typeof value === "string" && /^(#(NAME|VALUE|N\/A|REF|DIV|NUM|NULL)|Err:)/.test(value);
}
