import { SHEET_NAMES } from "../../bid/book";
import { CAPACITY, type CapacityLine, type Scenario } from "../../bid/capacity-texts";
import { LANGUAGES } from "../../functions/shared";
import type { Place, SheetHost } from "../../hosts/sheet-host";
import type { Language } from "../../reading/language";
import type { SeenCells } from "../../sheet/written";
import type { Inputs, PaneEvent, PaneState } from "../state";
import type { People } from "./answer";
import type { BidOnSheet, Followed } from "./followed";

/** The bid that a sheet's first cells ask; null: it is another sheet, or a number of it is not one just now. */
export function bidOnSheet(sheet: string, { from, values }: SeenCells): BidOnSheet | null {
  if (from.row !== 0 || from.column !== 0) return null;
  const language = LANGUAGES.find((one) => CAPACITY[one].title === values[0]?.[0]);
  if (language === undefined) return null;
  const { lines, scenarios } = CAPACITY[language];
  const row = (label: string): readonly unknown[] => values.find(([first]) => first === label) ?? [];
  const cell = (line: CapacityLine): unknown => row(lines[line][0])[1];
  const names = Object.keys(scenarios) as Scenario[];
  const scenario = names.find((name) => scenarios[name][0] === cell("scenario"));
  if (scenario === undefined) return null;
  // not what formulas make of the row: they may still be at work
  const use = row(scenarios[scenario][0]).slice(1, 6);
  const asked = (["employees", "speed", "firstToken", "access", "peak"] as const).map(cell);
  const numbers = [...asked, ...use];
  if (numbers.length < 10 || !numbers.every((one): one is number => typeof one === "number")) return null;
  const [employees = 0, speed = 0, firstToken = 0, access = 0, peak = 0] = numbers;
  const [input = 0, output = 0, history = 0, active = 0, hourly = 0] = numbers.slice(5);
  const stated = cell("tender");
  const tender = typeof stated === "number" && stated > 0 ? stated : null;
  const says = JSON.stringify([scenario, ...numbers, tender]);
  const fields = { scenario, employees, input, output, history, speed, firstToken, tender };
  return { sheet, says, ...fields, traffic: { access, peak }, use: { active, hourly } };
}

export interface LookQuestion {
  readonly host: Pick<SheetHost, "around">;
  readonly language: Language;
  readonly followed: Followed | null;
  readonly place: Place;
  /** What is around the selection. */
  readonly seen: SeenCells;
  /** Whether a bid on another sheet is looked for: where nothing but the cell changed, none can have. */
  readonly elsewhere: boolean;
}

/** The bid of the sheet that is selected, else of the one that was followed, else of the one that is called as ours are. */
export async function lookForBid(asked: LookQuestion): Promise<BidOnSheet | null | "not looked"> {
  const { host, language, followed, place, seen, elsewhere } = asked;
  const selected = bidOnSheet(place.sheet, seen);
  if (selected !== null) return selected;
  if (!elsewhere) return "not looked";
  const ours = [language, ...LANGUAGES].map((one) => SHEET_NAMES[one].capacity);
  for (const sheet of new Set([...(followed === null ? [] : [followed.sheet]), ...ours])) {
    const cells = await host.around({ sheet, address: "A1" }).catch(() => null);
    const found = cells === null ? null : bidOnSheet(sheet, cells);
    if (found !== null) return found;
  }
  return null;
}

/**
 * What the pane takes over: what differs from its own question, and only when the sheet says something else than it did;
 * what was typed in the pane since stays until then.
 */
export function takenFrom(
  found: BidOnSheet | null,
  { inputs, bid: { onSheet, followed } }: Pick<PaneState, "inputs" | "bid">,
  people: People,
): readonly PaneEvent[] {
  if (JSON.stringify(found) === JSON.stringify(onSheet)) return [];
  const read: PaneEvent = { type: "bid", event: { type: "sheet read", found } };
  if (found === null || found.says === followed?.says) return [read];
  const { traffic } = people;
  const { input, history } = found;
  const isPrompt = input === people.input && history === people.history;
  const fields: readonly (readonly [keyof Inputs, string, isAsked: boolean])[] = [
    ["scenario", found.scenario, found.scenario === inputs.scenario],
    ["employees", String(found.employees), found.employees === people.employees],
    ["prompt", history > 0 ? `${String(input)} + ${String(history)}` : String(input), isPrompt],
    ["reply", String(found.output), found.output === people.output],
    ["tender", String(found.tender ?? ""), found.tender === traffic.concurrency],
    ["userSpeed", String(found.speed), found.speed === traffic.speed],
    ["firstToken", String(found.firstToken), found.firstToken === traffic.firstToken],
  ];
  const changed = fields.filter(([, , isAsked]) => !isAsked);
  return [...changed.map(([field, text]) => ({ type: "input changed", field, text }) as const), read];
}
