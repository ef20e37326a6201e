import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import initSqlJs from "sql.js";
import { describe, expect, it } from "vitest";
import { BSN, EMAIL, IBAN, NAME, read } from "./reading.js";

const zip = (files: Record<string, string | Uint8Array>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content]))));

describe("archives", () => {
  it("reads each file in its own format, and files in archives in archives", async () => {
    const inner = zip({ "klanten.csv": `kleur;bsn\nrood;${BSN}\n` });
    const { found } = await read("a.zip", zip({ "map/": "", "map/a.json": `{\n"iban": "${IBAN}"}`, "inner.zip": inner, "x.txt.gz": gzipSync(EMAIL) }));
    expect(found).toEqual(["map/a.json:2:10 iban", "inner.zip!klanten.csv:2:6 bsn", "x.txt.gz!x.txt:1:1 email"]);
  });

  it("knows an archive by its bytes, whatever it is called", async () => {
    expect((await read("upload.bin", zip({ "a.txt": EMAIL }))).found).toEqual(["a.txt:1:1 email"]);
    expect((await read("dump", gzipSync(EMAIL))).found).toEqual(["dump:1:1 email"]);
  });

  it("reads TAR in GZIP, with long names", async () => {
    const long = `${"map/".repeat(40)}a.csv`;
    const file = (name: string, type: string, content: string) => {
      const header = Buffer.alloc(512);
      header.write(name.slice(0, 100), 0);
      header.write(content.length.toString(8).padStart(11, "0"), 124);
      header.write(type, 156);
      header.write("ustar", 257);
      return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
    };
    const tar = Buffer.concat([file("a.txt", "0", EMAIL), file("././@LongLink", "L", `${long}\0`), file(long, "0", `bsn;x\n${BSN};1\n`), Buffer.alloc(1024)]);
    expect((await read("a.tgz", gzipSync(tar))).found).toEqual(["a.tar!a.txt:1:1 email", `a.tar!${long}:2:1 bsn`]);
  });

  it("opens as many archives in archives as it was told to", async () => {
    const nested = zip({ "b.zip": zip({ "c.txt": EMAIL }), "d.txt": IBAN });
    expect((await read("a.zip", nested, { archiveDepth: 1 })).found).toEqual(["d.txt:1:1 iban"]);
    expect((await read("a.zip", nested, { archiveDepth: 0 })).isBinary).toBe(true);
    expect((await read("a.zip", nested, { archiveDepth: 2 })).found).toHaveLength(2);
  });

  it("says which archives it did not open", async () => {
    const nested = zip({ "map/b.zip": zip({ "c.zip": zip({ "d.txt": EMAIL }) }) });
    expect((await read("a.zip", nested, { archiveDepth: 2 })).gaps).toEqual([
      { place: "map/b.zip!c.zip", reason: expect.stringContaining("--max-archive-depth") },
    ]);
    expect((await read("a.zip", nested, { archiveDepth: 3 })).gaps).toEqual([]);
  });

  it("survives an archive that unpacks to more than it may, and reads the rest of it", async () => {
    const bomb = zip({ "bomb.txt": new Uint8Array(30_000_000), "a.txt": EMAIL });
    const { found, gaps } = await read("a.zip", bomb, { fileBytes: 1_000_000 });
    expect(found).toEqual(["a.txt:1:1 email"]);
    expect(gaps).toEqual([{ place: "bomb.txt", reason: expect.stringContaining("1000000 bytes") }]);
    const zeros = gzipSync(Buffer.alloc(50_000_000));
    expect((await read("a.gz", zeros, { fileBytes: 1_000_000 })).gaps).toMatchObject([{ place: "a" }]);
  });

  it("bounds what is unpacked from one file together", async () => {
    const bomb = zip(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.txt`, new Uint8Array(900_000)])));
    const { gaps } = await read("a.zip", bomb, { fileBytes: 1_000_000 });
    expect(gaps.length).toBe(15);
  });

  it("does not believe the sizes that an archive tells", async () => {
    const lying = zip({ "a.txt": new Uint8Array(5_000_000) });
    for (let at = lying.indexOf("PK\u0001\u0002"), field = at + 24; at >= 0; at = -1) lying.writeUInt32LE(10, field);
    expect((await read("a.zip", lying, { fileBytes: 1_000_000 })).gaps).toMatchObject([{ place: "a.txt" }]);
  });

  it("reads what is left of a file that is cut off, and says so", async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${EMAIL} ${Math.imul(i, 2654435761)}`).join("\n");
    for (const bytes of [gzipSync(lines), zip({ a: lines })]) {
      const { found, gaps } = await read("a.bin", bytes.subarray(0, bytes.length >> 1));
      expect(found.length).toBeGreaterThan(1000);
      expect(gaps).toMatchObject([{ reason: "its end is missing" }]);
    }
  });

  it("reports what is encrypted or damaged", async () => {
    const encrypted = zip({ "a.txt": EMAIL });
    const at = encrypted.indexOf("PK\u0001\u0002");
    encrypted.writeUInt16LE(1, at + 8);
    expect((await read("a.zip", encrypted)).gaps).toEqual([{ place: "a.txt", reason: "it is encrypted" }]);
    const damaged = zip({ "a.txt": EMAIL.repeat(50) });
    damaged.fill(0xff, 35, 60);
    expect((await read("a.zip", damaged)).gaps).toMatchObject([{ place: "a.txt" }]);
    expect((await read("a.zip", Buffer.from("PK\u0003\u0004 and no more"))).found).toEqual([]);
  });
});

const XML = '<?xml version="1.0" encoding="UTF-8"?>';

describe("documents", () => {
  const types = { "[Content_Types].xml": `${XML}<Types/>` };

  it("reads the sheets of XLSX: shared and own texts, numbers, dates, formulas", async () => {
    const book = zip({
      ...types,
      "xl/workbook.xml": `${XML}<workbook><sheets><sheet name="Blad &amp; 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${XML}<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
      "xl/sharedStrings.xml": `${XML}<sst><si><t>bsn</t></si><si><t>achternaam</t></si><si><t>geboortedatum</t></si><si><r><t>El </t></r><r><t>Amrani</t></r></si></sst>`,
      "xl/styles.xml": `${XML}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
      "xl/worksheets/sheet1.xml": `${XML}<worksheet><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>Overzicht</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="s"><v>2</v></c></row>
        <row r="5"><c r="A5"><f>1+1</f><v>1.2345678E8</v></c><c r="C5" t="s"><v>3</v></c><c r="D5" s="1"><v>29221</v></c></row>
      </sheetData></worksheet>`,
      "docProps/core.xml": `${XML}<cp:coreProperties><dc:creator>Fatima ${NAME}</dc:creator></cp:coreProperties>`,
    });
    const { found, values } = await read("a.xlsx", book);
    expect(found.slice(0, 3)).toEqual(["Blad & 1!A5 bsn", "Blad & 1!C5 person-name", "Blad & 1!D5 date-of-birth"]);
    expect(values.slice(0, 3)).toEqual([BSN, NAME, "1980-01-01"]);
  });

  it("reads DOCX over its runs, with its tables, headers and comments, also at depth 0", async () => {
    const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const text = zip({
      ...types,
      "word/document.xml": `${XML}<w:document><w:p><w:r><w:t>BSN: 12345</w:t></w:r><w:r><w:t xml:space="preserve">6780</w:t></w:r></w:p>
        <w:tbl><w:tr>${cell("kleur")}${cell("achternaam")}${cell("x")}</w:tr><w:tr>${cell("rood")}${cell(NAME)}${cell("")}</w:tr></w:tbl>
        <w:tbl><w:tr>${cell("Achternaam:")}${cell("De Amrani")}</w:tr></w:tbl></w:document>`,
      "word/header1.xml": `${XML}<w:hdr><w:p><w:r><w:t>${EMAIL}</w:t></w:r></w:p></w:hdr>`,
    });
    const { found, values } = await read("a.docx", text, { archiveDepth: 0 });
    expect(found).toEqual(["word/document.xml bsn", "word/document.xml person-name", "word/document.xml person-name", "word/header1.xml email"]);
    expect(values).toEqual([BSN, NAME, "De Amrani", EMAIL]);
  });

  it("reads the sheets of ODS", async () => {
    const cell = (text: string) => `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
    const sheet = zip({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": `${XML}<office:document-content><office:body><office:spreadsheet><table:table table:name="Blad1">
        <table:table-row>${cell("kleur")}<table:table-cell table:number-columns-repeated="2"/>${cell("bsn")}</table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
        <table:table-row>${cell("rood")}<table:table-cell table:number-columns-repeated="2"/>${cell(BSN)}</table:table-row>
      </table:table></office:spreadsheet></office:body></office:document-content>`,
    });
    expect((await read("a.ods", sheet)).found).toEqual(["Blad1!D5 bsn"]);
  });

  it("reads ODT", async () => {
    const text = zip({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": `${XML}<office:document-content><office:body><office:text><text:p>Mail <text:span>${EMAIL}</text:span></text:p></office:text></office:body></office:document-content>`,
    });
    expect((await read("a.odt", text)).found).toEqual(["content.xml email"]);
  });
});

describe("databases", () => {
  it("reads SQLite by table, column and row, also one that keeps a log", async () => {
    const { Database } = await initSqlJs();
    const database = new Database();
    database.run(`CREATE TABLE klant (id INTEGER, bsn TEXT, "achter naam" TEXT); INSERT INTO klant VALUES (1, NULL, ''), (2, '${BSN}', '${NAME}')`);
    const bytes = Buffer.from(database.export());
    database.close();
    const expected = ["klant.bsn row 2 bsn", "klant.achter naam row 2 person-name"];
    expect((await read("a.db", bytes)).found).toEqual(expected);
    bytes.fill(2, 18, 20);
    expect((await read("a.db", bytes)).found).toEqual(expected);
    bytes.fill(0xff, 100, 4000);
    expect((await read("a.db", bytes)).gaps).toEqual([{ place: "", reason: "it is damaged" }]);
  });

  it("reads Parquet", async () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: "kleur", data: ["rood", "blauw"], type: "STRING" },
        { name: "bsn", data: ["x", BSN], type: "STRING" },
      ],
    });
    expect((await read("a.parquet", new Uint8Array(bytes))).found).toEqual(["bsn row 2 bsn"]);
    expect((await read("a.parquet", "PAR1 and nothing else")).gaps).toHaveLength(1);
  });

  it("reads the pages of PDF", async () => {
    expect((await read("a.pdf", pdfOf(["Niets", `BSN: ${BSN}`]))).found).toEqual(["page 2 bsn"]);
    expect((await read("a.pdf", "%PDF-1.4 and nothing else")).gaps).toEqual([{ place: "", reason: "it is damaged" }]);
  });

  it("reads a program about PDF as a program", async () =>
    expect((await read("pdf.ts", `const isPdf = (head) => head.includes("%PDF-"); // ${EMAIL}`)).found).toEqual(["1:52 email"]));

  it("leaves other binary files alone", async () => expect((await read("a.bin", Buffer.from([1, 0, 2, 0, 3, 3, 3]))).isBinary).toBe(true));
});

/** A PDF with one line on each page. */
function pdfOf(lines: readonly string[]): string {
  const streams = lines.map((line) => `BT /F1 12 Tf 72 700 Td (${line}) Tj ET`);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${lines.length} /Kids [${lines.map((_, i) => `${4 + 2 * i} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...streams.flatMap((stream, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
