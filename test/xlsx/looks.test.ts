import { rowHeight } from "../../src/sheet/heights";
import type { PageLook } from "../../src/sheet/page";
import { styleOf } from "../../src/xlsx/looks";

const LOOKS: readonly PageLook[] = [
  "heading",
  "header",
  "label",
  "input",
  "choice",
  "value",
  "key",
  "total",
  "text",
  "note",
];

// a row that is counted for several lines shows them, and a text that wraps has the room for it
test.each(LOOKS)("a text of the look %s wraps where its row is counted for more than a line", (look) => {
  const counted = rowHeight([{ value: "eight words are more than one line holds", look }], [11], []) !== null;
  expect(styleOf(look, "Calibri").alignment?.wrapText === true).toBe(counted);
});
