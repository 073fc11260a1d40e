import { deflateRawSync } from "node:zlib";
import { bookOf } from "../../src/xlsx/pages";
import { readBook } from "../../src/xlsx/read";
import { writeBook } from "../../src/xlsx/write";
import { crc32, rezipped, zipEntries } from "../../src/xlsx/zip";
import { CAPACITY } from "./sample-pages";

let good: Uint8Array;
beforeAll(async () => {
  good = await writeBook(bookOf([CAPACITY]));
});

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
  ["no sheets", () => changed("xl/workbook.xml", (xml) => xml.replace(/<sheet [^>]*\/>/g, "")), /damaged/],
])("%s is refused with a sentence", async (_, make, sentence) => {
  await expect(readBook(await make(), "en")).rejects.toThrow(sentence);
});

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
