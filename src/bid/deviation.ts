import type { Language } from "../reading/language";
import type { PageCell } from "../sheet/page";
import type { Book } from "./book";
import { chosenOption } from "./chosen";
import {
  choice,
  header,
  holdsNumber,
  input,
  key,
  label,
  note,
  ONE,
  text,
  title,
  TWO,
  value,
  verdict,
  WHOLE,
  worked,
} from "./cells";
import { fixed, fixedRange } from "./draft";
import type { Draft } from "./draft";
import { COMPARISON } from "./comparison-texts";
import { trafficOf } from "./demand";
import { quotedOption } from "./terms";
import { DEVIATION, type DeviationLine } from "./deviation-texts";

const WIDTHS = [6, 22, 46, 16, 12, 16, 16, 54, 14];
const HEADER = 4;
const OPTION_ROW = 2;
const OPTION_COLUMN = 2;

/** Clause by clause: what is asked, what is offered, and whether that deviates. What only a test proves stays open. */
export function deviationPage(book: Book): Draft {
  const texts = DEVIATION[book.language];
  const draft = book.draft("deviation", WIDTHS);
  const chosen = chosenOption(book);
  const lines = Object.keys(texts.lines) as DeviationLine[];
  const results = fixedRange({ row: HEADER + 1, column: 6, rows: lines.length, columns: 1 });
  draft.add(title(texts.title));
  const count = (word: string): string => `COUNTIF(${results},"${word}")`;
  const [a, b, c] = texts.verdict;
  draft.across(
    verdict(worked(`"${a}"&${count(texts.words.negative)}&"${b}"&${count(texts.words.open)}&"${c}"`)),
    2,
  );
  const quoted = quotedOption(book);
  const first = chosen.isFormula ? worked(chosen.first) : chosen.first;
  draft.add(
    null,
    label(texts.option),
    quoted === null ? choice(first) : value(worked(quoted)),
    ...(quoted === null ? [] : [note(texts.follows)]),
  );
  const option = { row: OPTION_ROW, column: OPTION_COLUMN, rows: 1, columns: 1 };
  if (quoted === null)
    draft.choose({ block: option, allowed: { kind: "list", items: chosen.names }, message: texts.message });
  else
    draft.merge({
      row: OPTION_ROW,
      column: OPTION_COLUMN + 1,
      rows: 1,
      columns: draft.columns - OPTION_COLUMN - 1,
    });
  draft.gap();
  draft.add(...texts.header.map(header));
  draft.headAbove(HEADER + 1);
  const cells = offers(book);
  lines.forEach((line, at) => {
    const [clause, requirement, unit, basis] = texts.lines[line];
    const { required, offered, lowIsGood } = cells[line];
    const row = draft.next;
    const [need, offer] = [fixed(row, 3), fixed(row, 5)];
    draft.add(
      value(at + 1),
      input(clause),
      input(requirement),
      required,
      text(unit),
      offered,
      key(deviates(need, offer, { language: book.language, lowIsGood })),
      note(basis),
      input(null),
    );
    book.mark(`deviation ${line}`, draft.spot(row, 5));
  });
  draft.gap();
  for (const words of texts.notes) draft.across(note(words));
  return draft;
}

/** Blank without a requirement; to be proven without an offer, or where what is asked is no number. */
function deviates(need: string, offer: string, { language, lowIsGood }: { language: Language; lowIsGood: boolean }) {
  const { words } = DEVIATION[language];
  const better = lowIsGood ? `${offer}<${need}` : `${offer}>${need}`;
  return worked(`IF(${holdsNumber(need)},IF(${holdsNumber(offer)},IF(${offer}=${need},"${words.none}",IF(${better},"${words.positive}","${words.negative}")),"${words.open}"),IF(${need}="","","${words.open}"))`);
} // prettier-ignore

interface Offer {
  readonly required: PageCell;
  readonly offered: PageCell;
  readonly lowIsGood: boolean;
}

function offers(book: Book): Readonly<Record<DeviationLine, Offer>> {
  const { demand } = book.figures;
  const { of, isFormula } = chosenOption(book);
  const cell = fixed(OPTION_ROW, OPTION_COLUMN);
  const get = (line: Parameters<typeof of>[0]): string => of(line, cell);
  const traffic = trafficOf(book.bid);
  const memory = get("fact memory");
  const context = get("context");
  const longest = get("fact longest");
  const asked = (key: string, figure: number, format: string): PageCell =>
    book.has(key) ? value(worked(book.ref(key, figure)), format) : input(figure, format);
  // measured among fewer than a copy serves as ordered, it proves nothing for them
  const inFlight = `ROUNDUP(${get("design")}/${get("instances")},0)`;
  const enough = `IF(N(${get("measuredLoad")})>0,${get("measuredLoad")},${get("load")})>=${inFlight}`;
  /** What was typed into the comparison; an input where there is none. */
  const measured = (line: "measuredFirst" | "measuredUser", format: string): PageCell =>
    isFormula
      ? value(worked(`IF(N(${get(line)})=0,"",IF(IFERROR(${enough},FALSE),${get(line)},""))`), format)
      : input(null, format);
  const blank = input(null, WHOLE);
  const high = { lowIsGood: false };
  // one pair that holds together: requests of the context offered, as fast as the bid wants them where that is known
  const held = `MIN(N(${get("most")}),N(${get("constant batch")}))`;
  const served = `IF(ISNUMBER(${get("usersSized")}),MIN(${held},${get("usersSized")}),${held})`;
  return {
    cardMemory: { required: blank, offered: value(worked(memory), WHOLE), ...high },
    cardsPerServer: { required: blank, offered: value(worked(get("perServer")), WHOLE), ...high },
    totalMemory: { required: blank, offered: value(worked(`N(${get("bought")})*${memory}`), WHOLE), ...high },
    resident: { required: input(1, WHOLE), offered: value(worked(`IF(N(${get("most")})<1,0,1)`), WHOLE), ...high },
    context: { required: asked("capacity context", demand.context, WHOLE), offered: value(worked(`IF(N(${get("most")})<1,0,IF(N(${longest})>0,MIN(${context},${longest}),${context}))`), WHOLE), ...high },
    concurrency: { required: asked("capacity design", demand.design, WHOLE), offered: value(worked(`N(${get("instances")})*${served}`), WHOLE), ...high },
    redundancy: { required: blank, offered: value(worked(`IF(${get("redundancy")}="${COMPARISON[book.language].redundancy.none}",0,1)`), WHOLE), ...high },
    firstToken: { required: asked("capacity firstToken", traffic.firstToken, ONE), offered: measured("measuredFirst", TWO), lowIsGood: true },
    speed: { required: asked("capacity speed", traffic.speed, ONE), offered: measured("measuredUser", ONE), ...high },
    throughput: { required: asked("capacity tokens", demand.output, WHOLE), offered: isFormula ? value(worked(`IF(N(${get("measured")})=0,"",N(${get("instances")})*${get("measured")})`), WHOLE) : input(null, WHOLE), ...high },
    accuracy: { required: blank, offered: input(null, ONE), ...high },
  };
} // prettier-ignore
