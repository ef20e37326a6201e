import { describe, expect, it } from "vitest";
import { createFixer, reported, shapeOf } from "./fixing.js";

const fixedText = (name: string, text: string): Promise<string> => createFixer().text(name, text);

describe("what a format means stays", () => {
  it.each([
    ["a number in JSON stays a number", "a.json", '{"bsn":100000009,"a":1.50}', /^\{"bsn":99999\d{4},"a":1\.50\}$/],
    ["a text of digits in JSON stays a text", "a.json", '{"bsn":"000001065"}', /^\{"bsn":"99999\d{4}"\}$/],
    ["a telephone number without its zero stays a number", "a.json", '{"mobiel":625348761}', /^\{"mobiel":200\d{6}\}$/],
    ["escapes in JSON", "a.json", '{"achternaam":"d\\u0027Hond\\u00e9"}', /^\{"achternaam":"d(?:'|\\u0027)[XQ]\w{4}"\}$/],
    ["JSON inside JSON", "a.json", '{"body":"{\\"bsn\\":\\"000001065\\"}"}', /^\{"body":"\{\\"bsn\\":\\"99999\d{4}\\"\}"\}$/],
    ["white space and comments of JSON", "a.jsonc", '{ // klant\n\t"bsn" : "000001065" ,\n}', /^\{ \/\/ klant\n\t"bsn" : "99999\d{4}" ,\n\}$/],
    ["a key that is a value", "a.json", '{"kees@bakkerij.nl":{"a":1}}', /^\{"[xq]\w{3}@example\.com":\{"a":1\}\}$/],
    ["every line of NDJSON", "a.ndjson", '{"bsn":"000001065"}\n{"a":2}\n', /^\{"bsn":"99999\d{4}"\}\n\{"a":2\}\n$/],
    [
      "quotes of CSV",
      "a.csv",
      'naam;soort\n"Bakker, Kees";"a ""b"""\nPiet Visser;c\n',
      /^naam;soort\n"[XQ]\w{5}, [XQ]\w{3}";"a ""b"""\n[XQ]\w{3} [XQ]\w{5};c\n$/,
    ],
    [
      "quotes of YAML",
      "a.yaml",
      "bsn: 100000009\nnaam: 'Kees d''Hoore' # x\nlijst: [\"000001065\"]\n",
      /^bsn: 99999\d{4}\nnaam: '[XQ]\w{3} d''[XQ]\w{4}' # x\n/,
    ],
    ["a block of YAML", "a.yaml", "notitie: |\n  IBAN NL13QQQQ0987654321\n  bij de bank\n", /^notitie: \|\n {2}IBAN NL\d\dTEST\d{10}\n {2}bij de bank\n$/],
    ["entities of XML", "a.xml", "<k><naam>Kees d&apos;Hoore</naam></k>", /^<k><naam>[XQ]\w{3} d&apos;[XQ]\w{4}<\/naam><\/k>$/],
    [
      "attributes and CDATA",
      "a.xml",
      '<k bsn="000001065"><iban><![CDATA[NL13QQQQ0987654321]]></iban></k>',
      /^<k bsn="99999\d{4}"><iban><!\[CDATA\[NL\d\dTEST\d{10}\]\]><\/iban><\/k>$/,
    ],
    [
      "quotes and NULL of SQL",
      "a.sql",
      "INSERT INTO k (bsn, naam) VALUES (100000009, 'Kees d''Hoore'), (NULL, NULL);",
      /^INSERT INTO k \(bsn, naam\) VALUES \(99999\d{4}, '[XQ]\w{3} d''[XQ]\w{4}'\), \(NULL, NULL\);$/,
    ],
    ["percent signs in a URL", "a.txt", "https://x.nl/?email=kees%40bakkerij.nl&a=%20b", /^https:\/\/x\.nl\/\?email=[xq]\w{3}%40example\.com&a=%20b$/],
    [
      "the bank and the fields of MT940",
      "a.sta",
      ":20:START\n:25:NL13QQQQ0987654321\n:28C:1/1\n:60F:C240115EUR10,00\n:62F:C240115EUR10,00\n",
      /^:20:START\n:25:NL\d\dTEST\d{10}\n:28C:1\/1\n:60F:C240115EUR10,00\n/,
    ],
    ["a settings file", ".env", 'EMAIL="kees@bakkerij.nl"\nDEBUG=1\n', /^EMAIL="[xq]\w{3}@example\.com"\nDEBUG=1\n$/],
    [
      "source code",
      "a.ts",
      "const klant = { bsn: '000001065', n: 7 }; // Kees Bakker\n",
      /^const klant = \{ bsn: '99999\d{4}', n: 7 \}; \/\/ [XQ]\w{3} [XQ]\w{5}\n$/,
    ],
  ])("%s", async (_, name, source, expected) => {
    expect(await fixedText(name, source)).toMatch(expected);
  });

  it("a word of base64 that holds test values only is a test value", () => {
    const encoded = (inner: string) => `data ${Buffer.from(inner).toString("base64")} end`;
    expect(reported(encoded("mail jan@example.com nu"))).toEqual([]);
    expect(reported(encoded("mail jan@example.com en jan@bakkerij-voorbeeldstad.nl nu"))).toMatchObject([{ rule: "email" }]);
  });

  it("a word of base64 is opened and closed again", async () => {
    const inner = '{"mail":"kees.bakker@bakkerij.nl","n":1}';
    const fixed = await fixedText("a.txt", `data ${Buffer.from(inner).toString("base64")} end`);
    const [, word = ""] = /^data (\S+) end$/.exec(fixed) ?? [];
    expect(Buffer.from(word, "base64").toString()).toMatch(/^\{"mail":"[xq]\w{3}\.[xq]\w{5}@example\.com","n":1\}$/);
    expect(await fixedText("a.txt", fixed)).toBe(fixed);
  });
});

describe("columns stay where they are", () => {
  it("in a table of Gherkin", async () => {
    const source = "| naam        | iban               | mail                     |\n| Kees Bakker | NL13QQQQ0987654321 | kb@bakkerij.nl           |\n";
    const [head = "", row = ""] = (await fixedText("a.feature", source)).split("\n");
    expect(row).toHaveLength(head.length);
    expect(row).toMatch(/^\| [XQ]\w{3} [XQ]\w{5} \| NL\d\dTEST\d{10} \| [xq]\w@example\.com +\|$/);
  });

  it("where spaces fill up what a longer or shorter value leaves", async () => {
    const source = "1 kees.bakker@bakkerij-voorbeeldstad.nl    |\n2 kb@b.nl                |\n";
    const lines = (await fixedText("a.txt", source)).split("\n");
    expect(lines.map((line) => line.indexOf("|"))).toEqual(source.split("\n").map((line) => line.indexOf("|")));
  });
});

describe("bytes outside the values stay", () => {
  const SOURCE = "bsn;naam;plaats\r\n000001065;Kees Bakker;\u2026 \u00e9\u00e9n caf\u00e9\r\n";

  it("in UTF-8 with a byte order mark and CRLF", async () => {
    const fixed = await createFixer().bytes("a.csv", Buffer.from(`\ufeff${SOURCE}`));
    expect(fixed.toString()).toMatch(/^\ufeffbsn;naam;plaats\r\n99999\d{4};[XQ]\w{3} [XQ]\w{5};[^;]+\r\n$/);
  });

  it.each([
    ["UTF-16LE", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"), (bytes: Buffer) => bytes.toString("utf16le")],
    ["UTF-16BE", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(), (bytes: Buffer) => Buffer.from(bytes).swap16().toString("utf16le")],
  ])("in %s", async (_, encode, decode) => {
    const fixed = await createFixer().bytes("a.csv", encode(SOURCE));
    expect(decode(fixed)).toMatch(/^\ufeffbsn;naam;plaats\r\n99999\d{4};[XQ]\w{3} [XQ]\w{5};[^;]+\r\n$/);
  });

  it("in windows-1252, also beside lines of UTF-8", async () => {
    const source = Buffer.concat([
      Buffer.from("caf\u00e9 Ren\u00e9\n", "latin1"),
      Buffer.from("BSN 000001065 \u2026\n"),
      Buffer.from("BSN 000001065 \u00e9\n", "latin1"),
    ]);
    const fixed = await createFixer().bytes("a.txt", source);
    expect(fixed).toHaveLength(source.length);
    expect(fixed.subarray(-3)).toEqual(source.subarray(-3));
    expect(fixed.toString("latin1")).toContain("\u00e2\u0080\u00a6");
    expect(fixed.toString("latin1")).not.toContain("000001065");
  });

  it("and a file without personal data stays as it is", async () => {
    const source = Buffer.from([0xff, 0x41, 0x0d, 0x0a, 0xe9, 0x0a]);
    expect(await createFixer().bytes("a.txt", source)).toEqual(source);
  });
});

describe("test values that are there already stay", () => {
  it.each([
    "BSN 999990019",
    "BSN 111222333",
    "naam: Xidu Qanoge",
    "mail jan@example.com",
    "IBAN NL49TEST0123456789",
    "postcode: 9999 ZZ",
    "geboortedatum: 1903-12-01",
  ])("%s", async (source) => {
    const fixer = createFixer();
    const fixed = await fixer.text("a.txt", source);
    expect(await fixer.text("a.txt", fixed)).toBe(fixed);
    if (!source.startsWith("naam")) expect(fixed).toBe(source);
  });
});

describe("JSON stays JSON, also where a text in it ends like a key", () => {
  it.each([
    ["a.jsonl", '{"text":"kies een nieuw wachtwoord: ","spans":[],"bsn":"000001065"}\n{"a":"BSN 000001065"}\n'],
    ["a.txt", '{"text":"kies een nieuw wachtwoord: ","naam":"Kees Bakker"}\n'],
    ["a.json", '[{"text":"uw wachtwoord is \\"","x":1},{"bsn":100000009}]'],
  ])("%s: %s", async (name, source) => {
    const fixed = await createFixer().anyway(name, source);
    const parsed = (text: string) =>
      name === "a.json"
        ? JSON.parse(text)
        : text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line));
    expect(shapeOf(parsed(fixed))).toEqual(shapeOf(parsed(source)));
    expect(fixed).not.toMatch(/000001065|Kees|100000009/);
  });
});
