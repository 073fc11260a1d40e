// @ts-check
// Draws docs/architecture.svg: node assets/draw-architecture.mjs. Rooms stand where they are put here; the grey arrows are
// what src/ really imports, nearest rooms only. `--check` fails when the picture is not what would be drawn now.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../..");
const SRC = join(ROOT, "src");
const PICTURE = join(ROOT, "docs/architecture.svg");

const [WIDE, HIGH] = [160, 74];
/** Left, top and two lines of what it is. */
const ROOMS = /** @type {const} */ ({
  functions: [370, 170, "the questions of a cell,", "sentences in en and zh"],
  reading: [50, 170, "what people type", "becomes core's words"],
  catalog: [50, 350, "models, cards, servers,", "each row with its source"],
  core: [370, 350, "the mathematics:", "imports nothing"],
  pane: [600, 170, "one state, views,", "en and zh"],
  bid: [600, 280, "seven sheets", "as plain data"],
  sheet: [600, 390, "what is written,", "as plain data"],
  excel: [900, 120, "hosts/excel:", "speaks Office.js"],
  web: [900, 280, "hosts/web:", "speaks Univer"],
  xlsx: [900, 390, "files in and out", ""],
});
/** @typedef {keyof typeof ROOMS} Room */
const NAMES = /** @type {Room[]} */ (Object.keys(ROOMS));

/** What is loaded as one: left, top, width, height, its name, what it is. */
const BUNDLES = /** @type {const} */ ([
  [24, 110, 522, 340, "functions.js", "stands alone; both pages load it first"],
  [574, 110, 272, 380, "pane.js", "bid.js and own.js when first opened"],
  [874, 62, 222, 148, "taskpane.html", "taskpane.js, and Office.js"],
  [874, 226, 222, 264, "index.html", "workbook.js, later xlsx.js"],
]);

/** @param {string} file from src/ @returns {Room | null} */
function roomOf(file) {
  const [first = "", second = ""] = file.split(/[\\/]/);
  return NAMES.find((name) => name === (first === "hosts" ? second : first)) ?? null;
}

/** Which room imports which, by the sources; the port and what both hosts share (hosts/*.ts) belong to none. */
function imports() {
  /** @type {Map<Room, Set<Room>>} */
  const found = new Map(NAMES.map((name) => [name, new Set()]));
  for (const file of readdirSync(SRC, { recursive: true, encoding: "utf8" })) {
    const from = roomOf(file);
    if (from === null || !/\.tsx?$/.test(file)) continue;
    const text = readFileSync(join(SRC, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?"(\.[^"]+)"/g)) {
      const to = roomOf(relative(SRC, join(SRC, dirname(file), path)));
      if (to !== null && to !== from) found.get(from)?.add(to);
    }
  }
  return found;
}

/** Without arrows that a way over other rooms says already. @param {Map<Room, Set<Room>>} all */
function nearest(all) {
  /** @param {Room} from @param {Room} to @returns {boolean} */
  const reaches = (from, to) => [...(all.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...all].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to) => /** @type {const} */ ([from, to])),
  );
}

/**
 * Where arrows leave and arrive: the middles of the sides that face each other.
 *
 * @param {Room} from @param {Room} to @returns {readonly [x1: number, y1: number, x2: number, y2: number]}
 */
function ends(from, to) {
  const [ax, ay] = ROOMS[from];
  const [bx, by] = ROOMS[to];
  if (Math.abs(ax - bx) < WIDE)
    return ay < by ? [ax + WIDE / 2, ay + HIGH, bx + WIDE / 2, by] : [ax + WIDE / 2, ay, bx + WIDE / 2, by + HIGH]; // prettier-ignore
  return ax < bx ? [ax + WIDE, ay + HIGH / 2, bx, by + HIGH / 2] : [ax, ay + HIGH / 2, bx + WIDE, by + HIGH / 2]; // prettier-ignore
}

/** The edge of the port, where hosts meet the pane, and the line down which excel goes past web. */
const [PORT_EDGE, PAST_WEB] = [812, 1087];

/** @param {readonly [Room, Room]} arrow */
function importArrow([from, to]) {
  const [x1, y1, x2, y2] = ends(from, to);
  const line =
    to === "pane"
      ? `M${x1} ${y1} L${PORT_EDGE} ${y2}`
      : from === "excel"
        ? `M${ROOMS[from][0] + WIDE} ${ROOMS[from][1] + HIGH / 2} H${PAST_WEB} V${y2 + HIGH / 2} H${x2 + WIDE / 2}`
        : `M${x1} ${y1} L${x2} ${y2}`;
  return `<path class="import" data-arrow="${from} ${to}" d="${line}"/>`;
}

/** The way of one question, drawn beside the arrows: path, where its number stands, what goes along it, where that is said. */
const WAY = /** @type {const} */ ([
  ["M415 66 V164", 415, 138, "ranges of cells", 404, 142, "end"],
  ["M370 185 H216", 288, 185, "words", 288, 172, "middle"],
  ["M100 244 V344", 100, 294, "names", 85, 298, "end"],
  ["M210 405 H364", 282, 405, "model, card, engine", 300, 430, "middle"],
  ["M470 350 V250", 470, 300, "figures: rules, terms", 458, 304, "end"],
  ["M475 170 V72", 475, 138, "numbers", 489, 142, "start"],
]);

/** @param {number} x @param {number} y @param {string} kind @param {string} text @param {string} [anchor] */
const words = (x, y, kind, text, anchor = "start") =>
  `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${text}</text>`;

/** @param {Room} name */
function room(name) {
  const [x, y, first, second] = ROOMS[name];
  const middle = x + WIDE / 2;
  return `<rect class="room" x="${x}" y="${y}" width="${WIDE}" height="${HIGH}" rx="6"/>
${words(middle, y + 23, "name", name, "middle")}
${words(middle, y + 43, "small", first, "middle")}
${words(middle, y + 59, "small", second, "middle")}`;
}

const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1120 560" role="img" aria-labelledby="t">
<title id="t">Rooms of src/, who imports whom, and the way of one question from a cell to the core and back</title>
<style>
text { font: 13px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #1b1b1b }
.name, .bundle { font-weight: 600; font-size: 15px }
.small { font-size: 12px; fill: #444 }
.way-word { font-size: 12px; fill: #0b4a8f }
.code { font: 14px ui-monospace, Consolas, "DejaVu Sans Mono", monospace }
.paper { fill: #fff } .room { fill: #f3f3f3; stroke: #767676 } .frame { fill: none; stroke: #9a9a9a; stroke-dasharray: 6 4 }
.cell { fill: #fff; stroke: #107c41; stroke-width: 2 } .port { fill: #dfe9f5; stroke: #767676 }
.import { fill: none; stroke: #767676; stroke-width: 2; marker-end: url(#grey) } .grey { fill: #767676 }
.way { fill: none; stroke: #0f62b5; stroke-width: 2.5; marker-end: url(#blue) } .blue { fill: #0f62b5 }
.number { fill: #fff; font-weight: 600; font-size: 12px }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f0f0 } .small { fill: #c8c8c8 } .way-word { fill: #9cc7f5 } .number { fill: #fff }
  .paper { fill: #1f1f1f } .room { fill: #2e2e2e; stroke: #a0a0a0 } .frame { stroke: #8a8a8a }
  .cell { fill: #1f1f1f; stroke: #43b37a } .port { fill: #2a3d52; stroke: #a0a0a0 }
  .import { stroke: #a0a0a0 } .grey { fill: #a0a0a0 } .way { stroke: #4c96e0 } .blue { fill: #2f7fd0 }
}
</style>
<defs>
<marker id="grey" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto"><path class="grey" d="M0 0 L8 4 L0 8 Z"/></marker>
<marker id="blue" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto"><path class="blue" d="M0 0 L8 4 L0 8 Z"/></marker>
</defs>
<rect class="paper" width="1120" height="560" rx="8"/>
<rect class="cell" x="240" y="26" width="410" height="40"/>
${words(445, 51, "code", "=VRAM.CARDS(A2,B2,C2,&quot;H100&quot;,8)", "middle")}
${words(230, 51, "small", "a cell, in either host", "end")}
${BUNDLES.map(([x, y, width, height, name, what]) => `<rect class="frame" x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/>
${words(x + 12, y + 22, "bundle", name)}
${words(x + 12, y + 40, "small", what)}`).join("\n")}
${nearest(imports()).map(importArrow).join("\n")}
${NAMES.map(room).join("\n")}
<rect class="port" x="760" y="182" width="52" height="50" rx="4"/>
${words(786, 203, "small", "port", "middle")}
${words(786, 220, "small", "to hosts", "middle")}
${WAY.map(([path, x, y, what, tx, ty, anchor], index) => `<path class="way" d="${path}"/>
<circle class="blue" cx="${x}" cy="${y}" r="10"/>
${words(x, y + 4, "number", String(index + 1), "middle")}
${words(tx, ty, "way-word", what, anchor)}`).join("\n")}
<path class="import" d="M40 520 H90"/>
${words(100, 524, "small", "imports; what lies farther that way too, never back")}
<path class="way" d="M420 520 H470"/>
${words(480, 524, "small", "the way of one question")}
<rect class="frame" x="670" y="510" width="40" height="20" rx="4"/>
${words(720, 524, "small", "loaded as one (npm run bench has the sizes)")}
</svg>
`; // prettier-ignore

if (process.argv.includes("--check")) {
  if (readFileSync(PICTURE, "utf8") !== drawn) {
    console.error("docs/architecture.svg is not what src/ imports now: node assets/draw-architecture.mjs");
    process.exitCode = 1;
  }
} else writeFileSync(PICTURE, drawn);
