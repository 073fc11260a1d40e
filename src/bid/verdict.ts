import { quoted } from "../sheet/text";
import type { SheetCell } from "../sheet/cell";
import type { Book } from "./book";
import { worked } from "./cells";
import { optionsRow, rowOf, type Place } from "./comparison-places";
import { COMPARISON } from "./comparison-texts";
import type { Places } from "./lines";

/** Which option has the smallest order figure, counted from the left; 0 where none fits. */
export const bestFormula = (scores: string): SheetCell =>
  worked(`IF(COUNTIF(${scores},">0")=0,0,MATCH(MIN(${scores}),${scores},0))`);

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
    quoted(sentence.hold),
    of("design"),
    quoted(sentence.requests),
    of("context"),
    `IF(N(${of("measured")})=0,${quoted(sentence.untested)},${quoted(sentence.tested)})`,
  ];
  return worked(`IF(${best}=0,${quoted(texts.nothing)},${pieces.join("&")})`);
}
