import type { PageCell, PageLook, SheetPage } from "../../src/sheet/page";

/**
 * Two small sheets that have everything a sheet may have, their results worked out by hand: 37 requests on instances of
 * 15 need 3; (30 + 2 x 3) of 57 GiB; 4.19 GB is 2 x 64 layers x 8 heads x 128 x 16,000 tokens x 2 bytes.
 */
const cell = (value: NonNullable<PageCell>["value"], look: PageLook, more: object = {}): PageCell => ({
  value,
  look,
  ...more,
});
const formula = (
  text: string,
  result: number | string | boolean,
  look: PageLook = "value",
  format?: string,
): PageCell => cell({ formula: text }, look, { result, ...(format !== undefined && { format }) });

export const CAPACITY: SheetPage = {
  name: "Capacity",
  rows: [
    [cell("Capacity & people <b>", "title")],
    [cell("Item", "header"), cell("Value", "header"), cell("Source", "header")],
    [
      cell("Requests in flight", "label"),
      cell(37, "input", { format: "#,##0" }),
      cell("A guide", "text", { link: "https://example.com/a?b=1&c=2" }),
    ],
    [cell("Most requests", "label"), cell(15, "input"), cell("'=1+1 is a text", "note")],
    [cell("Cards", "label"), cell("H100", "choice"), null],
  ],
  widths: [24, 12, 40],
  heights: { 0: 24, 3: 30 },
  merged: [{ row: 0, column: 0, rows: 1, columns: 3 }],
  headerRows: 2,
  names: [
    { name: "Requests", row: 2, column: 1, rows: 1, columns: 1 },
    { name: "Most", row: 3, column: 1, rows: 1, columns: 1 },
  ],
  choices: [
    {
      block: { row: 4, column: 1, rows: 1, columns: 1 },
      allowed: { kind: "list", items: ["H100", "H20"] },
      message: "Pick a card of the list.",
    },
    {
      block: { row: 2, column: 1, rows: 2, columns: 1 },
      allowed: { kind: "whole", least: 1, most: null },
      message: "A whole number, 1 or more.",
    },
  ],
  tints: [],
  charts: [],
  footer: "Catalogue 2026-11-20 & more",
};

export const COMPARISON: SheetPage = {
  name: "Comparison 1",
  rows: [
    [cell("Comparison", "title")],
    [cell("Part", "header"), cell("Option A", "header"), cell("Option B", "header")],
    [
      cell("Weights (GiB)", "label"),
      cell(30, "value", { format: "#,##0.0" }),
      cell(40, "value", { format: "#,##0.0" }),
    ],
    [cell("Cache (GiB)", "label"), formula("=2*3", 6), formula("=Capacity!B3-30", 7)],
    [
      cell("Instances", "label"),
      formula("=ROUNDUP(Requests/Most,0)", 3, "key"),
      formula("=ROUNDUP(Requests/10,0)", 4, "key"),
    ],
    [
      cell("Share", "label"),
      formula("=(B3+B4)/57", 36 / 57, "total", "0%"),
      formula('=IF(C5>3,"Requests","")', "Requests"),
    ],
    [
      cell("Live (GB)", "label"),
      formula('=VRAM.KV("QwQ-32B",16000)', 4.194304, "value", "#,##0.00"),
      formula('=VRAM.KV("Qwen-none",16000)', "#N/A"),
    ],
    [
      cell("Live, spilled", "label"),
      formula('=VRAM.KV("QwQ-32B",16000,A10:B10)', 4.194304),
      cell(null, "value", { result: 8.388608 }),
    ],
    [null, null, null],
    [cell(1, "input"), cell(2, "input"), formula("=B8>4", true)],
  ],
  widths: [18, 14, 14],
  heights: {},
  merged: [],
  headerRows: 2,
  names: [{ name: "Instances", row: 4, column: 1, rows: 1, columns: 2 }],
  choices: [
    {
      block: { row: 9, column: 0, rows: 1, columns: 1 },
      allowed: { kind: "range", address: "Capacity!$B$3:$B$5" },
      message: "One of the list.",
    },
  ],
  tints: [
    { block: { row: 4, column: 1, rows: 1, columns: 2 }, above: null, upTo: 2, tone: "good" },
    { block: { row: 4, column: 1, rows: 1, columns: 2 }, above: 2, upTo: 3, tone: "fair" },
    { block: { row: 4, column: 1, rows: 1, columns: 2 }, above: 3, upTo: null, tone: "poor" },
    { block: { row: 4, column: 1, rows: 1, columns: 2 }, when: 'RIGHT(B$6,3)="too"', tone: "slow" },
  ],
  charts: [
    {
      title: "Memory & more",
      place: { row: 11, column: 0, rows: 14, columns: 5 },
      series: [
        { name: "Weights", values: { row: 2, column: 1, rows: 1, columns: 2 } },
        { name: "Cache", values: { row: 3, column: 1, rows: 1, columns: 2 } },
      ],
      categories: { row: 1, column: 1, rows: 1, columns: 2 },
      axis: "GiB",
    },
  ],
  footer: "Catalogue 2026-11-20",
};
