import type { BarChart, PageBlock } from "../../../sheet/page";

/** Rows or columns put in (count above 0) or taken out (below 0) at a place. */
export interface Shift {
  readonly along: "rows" | "columns";
  readonly at: number;
  readonly count: number;
}

/** A chart whose cells have moved; null: they are gone, and it goes with them. */
export function movedChart(chart: BarChart, shift: Shift): BarChart | null {
  const place = movedBlock(chart.place, shift);
  const categories = movedBlock(chart.categories, shift);
  const series = chart.series.flatMap(({ name, values }) => {
    const to = movedBlock(values, shift);
    return to ? [{ name, values: to }] : [];
  });
  return place && categories && series.length > 0 ? { ...chart, place, categories, series } : null;
}

/** As Excel moves a reference: what is put in inside a block makes it longer. */
export function movedBlock(block: PageBlock, { along, at, count }: Shift): PageBlock | null {
  const start = along === "rows" ? "row" : "column";
  const first = block[start];
  const after = first + block[along];
  if (count > 0) {
    if (at <= first) return { ...block, [start]: first + count };
    return at < after ? { ...block, [along]: block[along] + count } : block;
  }
  const end = at - count;
  const inside = Math.max(0, Math.min(after, end) - Math.max(first, at));
  if (inside === block[along]) return null;
  const before = Math.max(0, Math.min(first, end) - at);
  return { ...block, [start]: first - before, [along]: block[along] - inside };
}
