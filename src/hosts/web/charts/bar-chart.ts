import { SERIES_COLOURS } from "../../../xlsx/looks";

/** A bar chart's numbers, as its cells show them now. */
export interface ChartFigures {
  readonly title: string;
  readonly axis: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const SVG = "http://www.w3.org/2000/svg";
const INK = "#242424";
const TEXT_PX = 11;
const TITLE_PX = 13;
const LETTER_PX = 6.2;
const WIDE_LETTER = /[\u2e80-\uffef]/;

/**
 * Stacked horizontal bars as SVG, white as the paper that they are printed on. A text beside each bar says its sum, and
 * the picture's description all its numbers.
 */
export function drawBars(figures: ChartFigures, size: { width: number; height: number }): SVGSVGElement {
  const { title, categories, series, axis } = figures;
  const root = make("svg", {
    viewBox: `0 0 ${size.width} ${size.height}`,
    width: size.width,
    height: size.height,
    role: "img",
    "aria-label": described(figures),
    "font-family": "Segoe UI, Microsoft YaHei, Arial, sans-serif",
    "font-size": TEXT_PX,
  });
  root.append(make("rect", { ...size, fill: "#ffffff", stroke: "#d2d0ce" }));
  root.append(
    text(title, {
      x: size.width / 2,
      y: 20,
      "text-anchor": "middle",
      "font-size": TITLE_PX,
      "font-weight": 600,
    }),
  );
  const left = 16 + Math.min(size.width / 3, Math.max(0, ...categories.map(textWidth)));
  const plot = { left, right: size.width - 56, top: 32, bottom: size.height - 52 };
  const sums = categories.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const { most, step } = scale(Math.max(...sums, 0));
  const x = (value: number): number => plot.left + (value / most) * (plot.right - plot.left);
  for (let tick = 0; tick <= most + step / 2; tick += step) {
    root.append(make("line", { x1: x(tick), x2: x(tick), y1: plot.top, y2: plot.bottom, stroke: "#e1dfdd" }));
    root.append(text(short(tick), { x: x(tick), y: plot.bottom + 14, "text-anchor": "middle" }));
  }
  root.append(text(axis, { x: (plot.left + plot.right) / 2, y: plot.bottom + 28, "text-anchor": "middle" }));
  const high = (plot.bottom - plot.top) / Math.max(1, categories.length);
  for (const [i, category] of categories.entries()) {
    const y = plot.top + high * (i + 0.2);
    let from = 0;
    for (const [k, { values }] of series.entries()) {
      const value = Math.max(0, values[i] ?? 0);
      const bar = { x: x(from), y, width: Math.max(0, x(from + value) - x(from)), height: high * 0.6 };
      root.append(make("rect", { ...bar, fill: colour(k), stroke: "#ffffff", "stroke-width": 0.5 }));
      from += value;
    }
    const middle = y + high * 0.3 + TEXT_PX / 3;
    root.append(text(category, { x: plot.left - 6, y: middle, "text-anchor": "end" }));
    root.append(text(short(from), { x: x(from) + 4, y: middle }));
  }
  legend(
    root,
    series.map(({ name }) => name),
    size,
  );
  return root;
}

function legend(root: SVGElement, names: readonly string[], size: { width: number; height: number }): void {
  const widths = names.map((name) => textWidth(name) + 26);
  let at = Math.max(8, (size.width - widths.reduce((sum, width) => sum + width, 0)) / 2);
  for (const [i, name] of names.entries()) {
    root.append(make("rect", { x: at, y: size.height - 18, width: 10, height: 10, fill: colour(i) }));
    root.append(text(name, { x: at + 14, y: size.height - 9 }));
    at += widths[i] ?? 0;
  }
}

const colour = (series: number): string =>
  `#${SERIES_COLOURS[series % SERIES_COLOURS.length] ?? SERIES_COLOURS[0]}`;

/** A round number at or above the longest bar, and a round step to it: 1, 2 or 5 times a power of ten. */
export function scale(longest: number): { most: number; step: number } {
  if (!(longest > 0)) return { most: 1, step: 1 };
  const rough = longest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10);
  return { most: Math.ceil(longest / step) * step, step };
}

const short = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 2 : 1 });

const described = ({ title, axis, categories, series }: ChartFigures): string =>
  `${title} (${axis}). ${categories
    .map(
      (category, i) =>
        `${category}: ${series.map(({ name, values }) => `${name} ${short(values[i] ?? 0)}`).join(", ")}`,
    )
    .join("; ")}`;

const textWidth = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (WIDE_LETTER.test(letter) ? TEXT_PX : LETTER_PX), 0);

type Attributes = Readonly<Record<string, string | number>>;

function make<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function text(words: string, attributes: Attributes): SVGTextElement {
  const element = make("text", { fill: INK, ...attributes });
  element.textContent = words;
  return element;
}
