import { deflateRawSync } from "node:zlib";
import { bookOf } from "../../src/xlsx/pages";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { crc32, rezipped, zipEntries } from "../../src/xlsx/zip";
import { processorClock } from "../tools/processor-time";
import { CAPACITY } from "./sample-pages";

let good: Uint8Array;
beforeAll(async () => {
  good = await writeBook(bookOf([CAPACITY]));
});

jest.setTimeout(60_000); // what the work costs is counted by the processor

const SHEET = "xl/worksheets/sheet1.xml";
const BOOK = "xl/workbook.xml";
const more =
  (rows: string) =>
  (xml: string): string =>
    xml.replace("</sheetData>", () => `${rows}</sheetData>`);
const names = (count: number, id: (i: number) => string): string =>
  Array.from(
    { length: count },
    (_, i) => `<sheet name="s${i}" sheetId="${i + 9}" r:id="${id(i + 9)}"/>`,
  ).join("");

const changed = (file: string, change: (xml: string) => string): Promise<Uint8Array> =>
  rezipped(good, (name, text) => (name === file ? text().then(change) : null));

/** An archive that is made by hand: what its list claims of a file need not be so. */
function archive(files: readonly { name: string; packed: Uint8Array; claimed: number }[]): Uint8Array {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, packed, claimed } of files) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimed, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), Buffer.from(packed));
    list.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const packed = (text: string): Uint8Array => deflateRawSync(Buffer.from(text));
const skeleton = ["[Content_Types].xml", "xl/workbook.xml"].map((name) => ({
  name,
  packed: packed("<x/>"),
  claimed: 4,
}));
const zeros = deflateRawSync(Buffer.alloc(8_000_000));

test.each<[string, () => Uint8Array | Promise<Uint8Array>, RegExp]>([
  ["a text", () => Buffer.from("model,GB\nQwQ-32B,65"), /no \.xlsx file/],
  ["nothing", () => new Uint8Array(), /no \.xlsx file/],
  [
    "an archive of something else",
    () => archive([{ name: "word/document.xml", packed: packed("<x/>"), claimed: 4 }]),
    /no \.xlsx file/,
  ],
  [
    "an old .xls, or one with a password",
    () => Buffer.from("d0cf11e0a1b11ae1".padEnd(2048, "0"), "hex"),
    /password/,
  ],
  ["half a file", () => good.subarray(0, good.length / 2), /no \.xlsx file/],
  ["a file with a hole", () => good.map((byte, i) => (i > 200 && i < 900 ? 0 : byte)), /damaged/],
  [
    // 40 x 8 MB of zeros in 310 kB, each file said to be 10 bytes
    "a bomb that lies about its size",
    () =>
      archive([
        ...skeleton,
        ...Array.from({ length: 40 }, (_, i) => ({ name: `xl/${i}.xml`, packed: zeros, claimed: 10 })),
      ]),
    /larger than this page can hold/,
  ],
  [
    "entities that multiply",
    () =>
      changed("xl/sharedStrings.xml", (xml) =>
        xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
      ),
    /damaged/,
  ],
  [
    "a cell in the last corner of a sheet, a rectangle of 17 thousand million",
    () =>
      changed("xl/worksheets/sheet1.xml", (xml) =>
        xml.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
    /more than a million cells/,
  ],
  [
    "a thousand columns that each stand for all 16,384",
    () => changed(SHEET, (xml) => xml.replace(/<cols>.*<\/cols>/s, `<cols>${'<col note="a>b" min="1" max="16384" width="9"/>'.repeat(1000)}</cols>`)),
    /damaged/,
  ],
  [
    "columns that do not say which they are",
    () => changed(SHEET, (xml) => xml.replace(/<cols>.*<\/cols>/s, `<cols>${"<col width='9'/>".repeat(1000)}</cols>`)),
    /damaged/,
  ],
  [
    "one sheet under a hundred thousand names",
    () => changed(BOOK, (xml) => xml.replace("</sheets>", `${names(100_000, () => "rId1")}</sheets>`)),
    /damaged/,
  ],
  ["a hundred thousand sheets", () => changed(BOOK, (xml) => xml.replace("</sheets>", `${names(100_000, (i) => `rId${i}`)}</sheets>`)), /200 sheets/],
  [
    "two relations to one sheet",
    () => changed("xl/_rels/workbook.xml.rels", (xml) => xml.replace("</Relationships>", '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../xl/./worksheets/SHEET1.xml"/></Relationships>')),
    /damaged/,
  ],
  [
    "half a million formats",
    () => changed("xl/styles.xml", (xml) => xml.replace(/<cellXfs[^>]*>/, (tag) => tag + '<xf numFmtId="0"/>'.repeat(500_000))),
    /damaged/,
  ],
  ["a row beyond the last", () => changed(SHEET, more('<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>')), /damaged/],
  ["a column beyond the last", () => changed(SHEET, more('<row r="500"><c r="ZZZZZZZZ500"><v>1</v></c></row>')), /damaged/],
  ["a sheet that lies outside of the file", () => changed("xl/_rels/workbook.xml.rels", (xml) => xml.replace("worksheets/sheet1.xml", "../../../etc/passwd")), /damaged/],
  ["a sheet of another host", () => changed("xl/_rels/workbook.xml.rels", (xml) => xml.replace('Target="worksheets/sheet1.xml"', 'Target="http://evil.example/x.xml" TargetMode="External"')), /damaged/],
  ["no sheets", () => changed("xl/workbook.xml", (xml) => xml.replace(/<sheet [^>]*\/>/g, "")), /damaged/],
])("%s is refused with a sentence, soon", async (_, make, sentence) => {
  const bytes = await make();
  const spent = processorClock();
  await expect(readBook(bytes, "en")).rejects.toThrow(sentence);
  // a second of work and what a busy machine adds; the worst of them took a minute before they were counted
  expect(spent()).toBeLessThan(3_000);
}); // prettier-ignore

/** What an honest reader could be made to build; all of it is read, and costs no more than its letters. */
test.each<[string, () => Promise<Uint8Array>]>([
  ["200,000 tags in one another", () => changed(SHEET, more("<a>".repeat(200_000) + "</a>".repeat(200_000)))],
  ["200,000 tags that do not end", () => changed(SHEET, more("<a>".repeat(200_000)))],
  ["an attribute of 5 MB", () => changed(SHEET, more(`<row r="500" x="${"y".repeat(5_000_000)}"/>`))],
  ["100,000 attributes", () => changed(SHEET, more(`<row r="500" ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(" ")}/>`))],
  ["a formula that fills every cell", () => changed(SHEET, more('<row r="500"><c r="A500"><f t="array" ref="A1:XFD1048576">1+1</f></c></row>'))],
  ["a formula that every cell shares", () => changed(SHEET, more('<row r="500"><c r="A500"><f t="shared" ref="A1:XFD1048576" si="0">A500</f></c><c r="B500"><f t="shared" si="99999999"/></c></row>'))],
  ["a merger of every cell", () => changed(SHEET, (xml) => xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))],
  ["a link on every cell", () => changed(SHEET, (xml) => xml.replace("<pageMargins", '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks><pageMargins'))],
  ["names that stand for each other", () => changed(BOOK, (xml) => xml.replace("</definedNames>", '<definedName name="aa">bb+1</definedName><definedName name="bb">aa+1</definedName></definedNames>'))],
  ["a workbook that is its own sheet", () => changed("xl/_rels/workbook.xml.rels", (xml) => xml.replace("worksheets/sheet1.xml", "workbook.xml"))],
  ["formats and texts beyond the last", () => changed(SHEET, (xml) => xml.replace(/ s="\d+"/g, ' s="4000000000"').replace(/t="s"([^>]*)><v>\d+/g, 't="s"$1><v>4000000000'))],
])("%s cost no more than their letters", async (_, make) => {
  const bytes = await make();
  const spent = processorClock();
  const before = process.memoryUsage().heapUsed;
  const { workbook } = await readBook(bytes, "en");
  expect(workbook.sheets).toHaveLength(1);
  expect(spent()).toBeLessThan(3_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300_000_000);
}); // prettier-ignore

test("the sentence is the reader's", async () => {
  await expect(readBook(Buffer.from("x"), "zh")).rejects.toThrow("这不是 .xlsx 文件");
});

test("names of JavaScript's own objects are names like any other", async () => {
  const bytes = await changed("xl/workbook.xml", (xml) =>
    xml
      .replace('name="Capacity"', 'name="__proto__"')
      .replace('name="Requests"', 'name="constructor"')
      .replace('name="Most"', 'name="__proto__"'),
  );
  const { workbook } = await readBook(bytes, "en");
  expect(workbook.sheets.map(({ name }) => name)).toEqual(["__proto__"]);
  expect(workbook.namedRanges?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["constructor", "__proto__"]),
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("counts that a file states are not believed", async () => {
  const bytes = await changed("xl/sharedStrings.xml", (xml) =>
    xml.replace(/count="\d+" uniqueCount="\d+"/, 'count="4000000000" uniqueCount="4000000000"'),
  );
  const { workbook } = await readBook(bytes, "en");
  expect(workbook.sheets[0]?.rows[2]?.[1]).toBe(37);
});

test("an archive keeps what was not changed, and its sums are right", async () => {
  const same = await rezipped(good, () => null);
  expect(zipEntries(same).map(({ name, bytes }) => [name, bytes])).toEqual(
    zipEntries(good).map(({ name, bytes }) => [name, bytes]),
  );
  // the check value that every description of CRC-32 prints
  expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
});
