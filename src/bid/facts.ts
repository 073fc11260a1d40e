import type { Language } from "../reading/language";
import type { PageCell } from "../sheet/page";
import { quoted } from "../sheet/text";
import { TWO, value, WHOLE, worked } from "./cells";
import type { OptionFigures } from "./figures";

/** Facts of an option that other sheets state and no constant has: they take them from the comparison. */
export const FACTS = ["memory", "usable", "devices", "tdp", "params", "longest"] as const;
export type Fact = (typeof FACTS)[number];

/** Cells that make an option, as a live sheet has them when it is written. */
export type Written = Readonly<
  Record<"model" | "precision" | "kvPrecision" | "card" | "engine" | "cards", string | number | null>
>;

/** Whose fact it is, what VRAM.SPEC calls it, and what was known of it when the sheet was written. */
interface Row {
  readonly of: "model" | "card";
  readonly field: string;
  readonly known: (option: OptionFigures) => number | null;
  readonly format: string;
}

const ROWS: Readonly<Record<Fact, Row>> = {
  memory: { of: "card", field: "memory", known: ({ card }) => card.memoryGb, format: WHOLE },
  usable: { of: "card", field: "usable_memory", known: ({ card }) => (card.usablePerDevice / 2 ** 30) * card.devices, format: TWO },
  devices: { of: "card", field: "devices", known: ({ card }) => card.devices, format: WHOLE },
  tdp: { of: "card", field: "tdp", known: ({ card }) => card.tdpW ?? null, format: WHOLE },
  params: { of: "model", field: "params", known: ({ model }) => model.parameters, format: WHOLE },
  longest: { of: "model", field: "context", known: ({ model }) => model.contextLimit, format: WHOLE },
}; // prettier-ignore

export const factOf = (fact: Fact, option: OptionFigures): number | null => ROWS[fact].known(option);

/** An option and its cells. */
interface Asked {
  readonly figures: OptionFigures;
  readonly at: (line: keyof Written) => string;
}

/** A live fact follows its cell; a card or model of the user's own keeps its figure under its name, for VRAM.SPEC knows neither. */
export function factCell(fact: Fact, { figures, at }: Asked, live: boolean): PageCell {
  const { of, field, known, format } = ROWS[fact];
  const figure = known(figures);
  if (!live) return value(figure, format);
  const kept = (otherwise: string): string =>
    `IF(${at(of)}=${quoted(figures[of].name)},${figure === null ? '""' : String(figure)},${otherwise})`;
  const asked = (otherwise: string): string => `IFERROR(VRAM.SPEC(${at(of)},"${field}"),${otherwise})`;
  const isOwn = figures.option.own?.[of] !== undefined;
  // a name of the user's own counts before the catalogue's
  return value(worked(isOwn ? kept(asked('""')) : asked(kept('""'))), format);
}

/** 1 where a cell of the option says something else than when the sheet was written: sources and commands are of that. */
export function changedCell({ at }: Pick<Asked, "at">, written: Written): PageCell {
  const same = Object.entries(written).map(([line, content]) => {
    const cell = at(line as keyof Written);
    return `${cell}=${typeof content === "number" ? String(content) : quoted(content ?? "")}`;
  });
  return value(worked(`IF(AND(${same.join(",")}),0,1)`), WHOLE);
}

export const FACTS_SAID: Readonly<Record<Language, { readonly heading: string; readonly lines: Readonly<Record<Fact | "changed", string>> }>> = {
  en: {
    heading: "Facts of each option",
    lines: {
      memory: "Memory of a card as printed (GB)",
      usable: "Memory of a card as the software sees it (GiB)",
      devices: "Devices of a card",
      tdp: "Thermal design power of a card (W)",
      params: "Parameters of the model",
      longest: "Longest context of the model (tokens)",
      changed: "Changed since it was written (1: yes)",
    },
  },
  zh: {
    heading: "各方案的参数",
    lines: {
      memory: "单卡标称显存（GB）",
      usable: "单卡软件可见显存（GiB）",
      devices: "单卡设备数",
      tdp: "单卡热设计功耗（W）",
      params: "模型参数量",
      longest: "模型最长上下文（token）",
      changed: "写入后已更改（1 表示是）",
    },
  },
}; // prettier-ignore
