import { quoted } from "../sheet/text";
import type { SheetCell } from "../sheet/cell";
import type { Book } from "./book";
import { worked } from "./cells";
import { optionsRow, rowOf, type Place } from "./comparison-places";
import { COMPARISON } from "./comparison-texts";
import type { Places } from "./lines";
import { quotedOption } from "./terms";

/** Which option has the smallest order figure, counted from the left; 0 where none fits. */
export const bestFormula = (scores: string): SheetCell =>
  worked(`IF(COUNTIF(${scores},">0")=0,0,MATCH(MIN(${scores}),${scores},0))`);

/** Best, or as good: an option of the same order figure is not passed over in silence. */
export function markFormula(book: Book, places: Places<Place>, number: number): string {
  const { best: first, equal } = COMPARISON[book.language];
  const best = places.at("best", 1);
  const same = `${places.at("score", number)}=INDEX(${rowOf(book, places, "score")},${best})`;
  return `IF(${best}=0,"",IF(${best}=${number},${quoted(first)},IF(${same},${quoted(equal)},"")))`;
}

/** The sentence on top of the comparison. It follows the cells, so that it can never say what they do not. */
export function verdictSentence(book: Book, places: Places<Place>): SheetCell {
  const texts = COMPARISON[book.language];
  const { sentence } = texts;
  const best = places.at("best", 1);
  const of = (line: Place): string => `INDEX(${rowOf(book, places, line)},${best})`;
  const pieces = [
    `INDEX(${optionsRow(book)},${best})`,
    quoted(sentence.is),
    of("model"),
    quoted(sentence.on),
    of("card"),
    quoted(sentence.of),
    of("servers"),
    `IF(${of("servers")}=1,${quoted(sentence.server)},${quoted(sentence.servers)})`,
    of("perServer"),
    quoted(sentence.asked),
    `FIXED(${of("design")},0)`,
    quoted(sentence.requests),
    `FIXED(${of("context")},0)`,
    quoted(sentence.each),
    of("constant cards"),
    quoted(sentence.hold),
    of("most"),
    quoted(sentence.copies),
    of("instances"),
    quoted(sentence.work),
    of("working"),
    quoted(sentence.bought),
    of("bought"),
    `IF(${of("working")}<${of("bought")},${quoted(sentence.whole)}&IF(${of("redundancy")}=${quoted(texts.redundancy.server)},${quoted(sentence.spare)},""),"")`,
    quoted(sentence.stop),
    of("verdict"),
    quoted(sentence.end),
    tied(book, places),
    otherQuoted(book, `INDEX(${optionsRow(book)},${best})`),
  ];
  return worked(`IF(${best}=0,${quoted(texts.nothing)},${pieces.join("&")})`);
}

/** Which options come to the same order figure as the best; nothing where it stands alone. */
function tied(book: Book, places: Places<Place>): string {
  const { sentence } = COMPARISON[book.language];
  const scores = rowOf(book, places, "score");
  const least = `INDEX(${scores},${places.at("best", 1)})`;
  const letters = book.figures.options.map(
    ({ letter }, at) => `IF(${places.at("score", at + 1)}=${least},${quoted(sentence.between + letter)},"")`,
  );
  const list = `MID(${letters.join("&")},${sentence.between.length + 1},40)`;
  const said = [quoted(sentence.options), list, quoted(sentence.tied), `ROW(${places.at("price", 1)})`, quoted(sentence.tiedEnd)];
  return `IF(COUNTIF(${scores},${least})<2,"",${said.join("&")})`;
} // prettier-ignore

/** What the bill quotes, where it has another option than the best. */
function otherQuoted(book: Book, best: string): string {
  const { sentence } = COMPARISON[book.language];
  const cell = quotedOption(book);
  return cell === null
    ? '""'
    : `IF(${cell}=${best},"",${quoted(sentence.quoted)}&${cell}&${quoted(sentence.end)})`;
}
