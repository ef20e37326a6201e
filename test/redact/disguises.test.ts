import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();

/** base64 as mail and certificates write it. */
function inLines(text: string, width: number, lineEnd: string): string {
  return (
    Buffer.from(text)
      .toString("base64")
      .match(new RegExp(`.{1,${width}}`, "g")) ?? []
  ).join(lineEnd);
}

/** Forms that evade other redactors, and what has to come out. */
function utf16(text: string, isHighFirst = false): string {
  const bytes = Buffer.from(text, "utf16le");
  return (isHighFirst ? bytes.swap16() : bytes).toString("base64");
}

const disguises: readonly [name: string, before: string, after: string][] = [
  ["full-width digits", "BSN ９９９９９００１９", "BSN [BSN]"],
  ["no-break spaces in an IBAN", "IBAN NL91\u00a0ABNA\u00a00417\u00a01643\u00a000", "IBAN [IBAN]"],
  ["zero-width space", "jan\u200b@example.nl", "[EMAIL]"],
  ["soft hyphen", "jan@exam\u00adple.nl", "[EMAIL]"],
  ["en dash", "06–12345678", "[PHONE]"],
  ["full-width at sign", "jan＠example.nl", "[EMAIL]"],
  ["decimal entity", "jan&#64;example.nl", "[EMAIL]"],
  ["hexadecimal entity", "jan&#x40;example.nl", "[EMAIL]"],
  ["named entity", "jan&commat;example&period;nl", "[EMAIL]"],
  ["unicode escape", "jan\\u0040example.nl", "[EMAIL]"],
  ["percent-encoding", "?e=jan%40example.nl&x=1", "?e=%5BEMAIL%5D&x=1"],
  ["percent-encoding twice", "?e=jan%2540example.nl", "?e=%5BEMAIL%5D"],
  ["percent-encoded plus", "tel=%2B31612345678", "tel=%5BPHONE%5D"],
  ["[at] and [dot]", "naam [at] example [dot] nl", "[EMAIL]"],
  ["apenstaartje en punt", "naam apenstaartje example punt nl", "[EMAIL]"],
  ["IBAN broken over a line", "IBAN NL91 ABNA 0417\n1643 00", "IBAN [IBAN]"],
  ["phone broken over a line", "tel 06-1234\n5678", "tel [PHONE]"],
  ["label and value in cells of a page", "<td>BSN</td><td>123456782</td>", "<td>BSN</td><td>[BSN]</td>"],
  ["bold value", "<p>Geboortedatum: <strong>12-05-1980</strong></p>", "<p>Geboortedatum: <strong>[DATE-OF-BIRTH]</strong></p>"],
  ["glued label", "BSN999990019", "BSN[BSN]"],
  ["hexadecimal escape", "jan\\x40example.nl", "[EMAIL]"],
  ["old percent escape", "q=jan%u0040example.nl", "q=[EMAIL]"],
  ["entity with leading zeros", "jan&#00000064;example.nl", "[EMAIL]"],
  ["Arabic-Indic digits", "BSN ٩٩٩٩٩٠٠١٩", "BSN [BSN]"],
  ["UTF-16 read as bytes", "j\0a\0n\0@\0e\0x\0a\0m\0p\0l\0e\0.\0n\0l", "[EMAIL]"],
  ["bidirectional marks", "jan\u2069@\u2066example.nl", "[EMAIL]"],
  ["quoted-printable", "BSN: 999990=\n019 van jan=40example.nl=\n, Zo=C3=AB", "BSN: [BSN] van [EMAIL]=\n, [NAME]"],
  ["quoted-printable in JSON", '{"note":"van jan=40example.=\\r\\nnl"}', '{"note":"van [EMAIL]"}'],
  [
    "colours of a terminal",
    "bsn \u001b[33m999990019\u001b[39m, \u001b[1;32m'jan@example.nl'\u001b[0m",
    "bsn \u001b[33m[BSN]\u001b[39m, \u001b[1;32m'[EMAIL]'\u001b[0m",
  ],
  ["bytes as Node shows them", `body: ${inspect(Buffer.from("van jan@example.nl"))}`, `body: ${inspect(Buffer.from("van [EMAIL]"))}`],
  [
    "the first of many bytes",
    `${inspect(Buffer.from("BSN 999990019 ")).slice(0, -1)} ... 44 more bytes>`,
    `${inspect(Buffer.from("BSN [BSN] ")).slice(0, -1)} ... 44 more bytes>`,
  ],
  ["colours inside a value", "bsn 99999\u001b[7m0019\u001b[27m.", "bsn [BSN]\u001b[27m."],
  ["colours in JSON", '{"msg":"{ achternaam: \\u001b[32m\'Bakker\'\\u001b[39m }"}', '{"msg":"{ achternaam: \\u001b[32m\'[NAME]\'\\u001b[39m }"}'],
  ["percent-encoded Latin-1", "naam=Ren%E9e+M%FCller&x=1", "naam=%5BNAME%5D&x=1"],
  ["quoted-printable Latin-1", "Naam: Zo=EB =\nBakker", "Naam: [NAME]"],
  ["an empty value before keys", "LEEG=\nNAAM=Fatima El Amrani\nEMAIL=fatima@example.nl", "LEEG=\nNAAM=[NAME]\nEMAIL=[EMAIL]"],
  ["an empty value in a script", "export LEEG=\nexport NAAM=Fatima El Amrani", "export LEEG=\nexport NAAM=[NAME]"],
  ["an empty value with spaces", "wachtwoord =\nnaam=Fatima El Amrani", "wachtwoord =\nnaam=[NAME]"],
  ["an empty value in a comment", "# dit is KEY=\nNAAM=FATIMA BAKKER", "# dit is KEY=\nNAAM=[NAME]"],
  [
    "padded base64 before a key",
    `data: ${Buffer.from("mail jan@example.nl!").toString("base64")}\nnaam=Fatima Bakker`,
    `data: ${Buffer.from("mail [EMAIL]!").toString("base64")}\nnaam=[NAME]`,
  ],
  ["mail that breaks before a label", "van jan=40example.nl of =\nnaam: Zo=C3=AB Bakker", "van [EMAIL] of =\nnaam: [NAME]"],
  ["mail beside a query", "van jan=40example.=\r\nnl\r\n\r\n?naam=Fatima El Amrani", "van [EMAIL]\r\n\r\n?naam=[NAME]"],
  ["braces around a code", "jan\\u{40}example.nl", "[EMAIL]"],
  ["base64", `x=${Buffer.from("mail jan@example.nl nu").toString("base64")}`, `x=${Buffer.from("mail [EMAIL] nu").toString("base64")}`],
  [
    "base64 in base64",
    Buffer.from(Buffer.from("mail jan@example.nl nu").toString("base64")).toString("base64"),
    Buffer.from(Buffer.from("mail [EMAIL] nu").toString("base64")).toString("base64"),
  ],
  [
    "data URL",
    `data:text/plain;base64,${Buffer.from("BSN 999990019.").toString("base64")}`,
    `data:text/plain;base64,${Buffer.from("BSN [BSN].").toString("base64")}`,
  ],
  ["base64 of UTF-16", Buffer.from("mail jan@example.nl nu", "utf16le").toString("base64"), Buffer.from("mail [EMAIL] nu", "utf16le").toString("base64")],
  ["base64 of UTF-16 with a mark", utf16("\ufeffJan: BSN 999990019"), utf16("\ufeffJan: BSN [BSN]")],
  ["base64 of UTF-16 with the higher byte first", utf16("\ufeffmail jan@example.nl", true), utf16("\ufeffmail [EMAIL]", true)],
  [
    "base64 in lines of 76 characters",
    `--\r\n${inLines(`${"van het begin tot het eind ".repeat(5)}jan@example.nl en verder`, 76, "\r\n")}\r\n--`,
    `--\r\n${Buffer.from(`${"van het begin tot het eind ".repeat(5)}[EMAIL] en verder`).toString("base64")}\r\n--`,
  ],
  [
    "base64 in lines of 64 characters, in JSON",
    JSON.stringify({ mime: inLines(`${"van het begin tot het eind ".repeat(5)}BSN 999990019`, 64, "\n"), n: 1 }),
    JSON.stringify({ mime: Buffer.from(`${"van het begin tot het eind ".repeat(5)}BSN [BSN]`).toString("base64"), n: 1 }),
  ],
  ["plus signs for spaces", "GET /zoek?q=Fatima+El+Amrani&page=2 HTTP/1.1", "GET /zoek?q=[NAME]&page=2 HTTP/1.1"],
  ["plus signs around a value", "q=brief+van+Ren%C3%A9+de+Boer&x=a+b", "q=brief+van+%5BNAME%5D&x=a+b"],
  ["plus signs and an apostrophe", "naam=Jan+O%27Brien&x=1", "naam=%5BNAME%5D&x=1"],
  ["a plus sign that is one", "q=%2B31+6+12345678", "q=%5BPHONE%5D"],
  [
    "a name cut in two encoded words of base64",
    "Subject: =?UTF-8?B?QnJpZWYgdmFuIEZhdGltYSBFbCBBbQ==?= =?UTF-8?B?cmFuaSBvdmVyIGNhZsOpcw==?=",
    "Subject: =?UTF-8?B?QnJpZWYgdmFuIFtOQU1FXSBvdmVyIGNhZsOpcw==?=",
  ],
  ["encoded word of a header", "Subject: =?UTF-8?Q?Brief_van_Fatima_El_Amrani?=", "Subject: =?UTF-8?Q?Brief_van_[NAME]?="],
  [
    "a name cut in two encoded words",
    "Subject: =?UTF-8?Q?Brief_van_Fatima_El_Am?=\r\n =?UTF-8?Q?rani_over_caf=C3=A9s?=",
    "Subject: =?UTF-8?Q?Brief_van_[NAME]_over_caf=C3=A9s?=",
  ],
  ["encoded word in Latin-1", "To: =?iso-8859-1?q?Zo=EB_Bakker_caf=E9?= <x>", "To: =?iso-8859-1?q?[NAME]_caf=E9?= <x>"],
];

describe("disguises", () => {
  it.each(disguises)("%s", (_name, before, after) => {
    expect(redactor.redact(before)).toBe(after);
  });

  it.each(disguises)("%s is masked once and for all", (_name, before) => {
    const once = redactor.redact(before);
    expect(redactor.redact(once)).toBe(once);
    expect(redactor.scan(once)).toEqual([]);
  });
});

describe("text carries keys", () => {
  const keyed: readonly [before: string, after: string][] = [
    ["{ bsn: 999990019n, aantal: 3n }", "{ bsn: [BSN], aantal: 3n }"],
    ["long bsn = 999_990_019L;", "long bsn = [BSN];"],
    ['{"bsn":9.99990019e8,"x":1e3}', '{"bsn":"[BSN]","x":1e3}'],
    ['{"burgerservicenummer": 9.99990019E+8}', '{"burgerservicenummer": "[BSN]"}'],
    ['{"geslachtsnaam": "El Amrani"}', '{"geslachtsnaam": "[NAME]"}'],
    ["GET /zoek?naam=Jan+de+Vries&iban=NL91+ABNA+0417+1643+00&tel=06+12345678", "GET /zoek?naam=[NAME]&iban=[IBAN]&tel=[PHONE]"],
    ["voornaam=Fatima&achternaam=Yilmaz&page=2", "voornaam=[NAME]&achternaam=[NAME]&page=2"],
    ["klantnaam=Jan de Vries", "klantnaam=[NAME]"],
    [`{"klant"=>{"achternaam"=>"Xyqo", 'bsn' => 123456789}, "n"=>1}`, `{"klant"=>{"achternaam"=>"[NAME]", 'bsn' => [BSN]}, "n"=>1}`],
    ["Array\n(\n    [achternaam] => Xyqo van Zuq\n    [n] => 1\n)", "Array\n(\n    [achternaam] => [NAME]\n    [n] => 1\n)"],
    ["GET /zoek?naam=jansen&kleur=kok HTTP/1.1", "GET /zoek?naam=[NAME]&kleur=kok HTTP/1.1"],
    ["GET /zoek?naam=de+vries HTTP/1.1", "GET /zoek?naam=[NAME] HTTP/1.1"],
    ['"GET /zoek?email=jan@example.nl HTTP/1.1" 200', '"GET /zoek?email=[EMAIL] HTTP/1.1" 200'],
    ['"GET /zoek?tel=1&iban=NL91ABNA0417164300 HTTP/2" 200', '"GET /zoek?tel=1&iban=[IBAN] HTTP/2" 200'],
    ["woonplaats=Den Haag", "woonplaats=[ADDRESS]"],
    ["woonplaats=Den Haag/NL", "woonplaats=[ADDRESS]/NL"],
    ["achternaam=van Xyqo woonplaats=Bergen op Zoom actie=Nieuw Lid", "achternaam=[NAME] woonplaats=[ADDRESS] actie=Nieuw Lid"],
    ["woonplaats=Utrecht Status: ok; stad=Assen opgeslagen", "woonplaats=[ADDRESS] Status: ok; stad=[ADDRESS] opgeslagen"],
    ["KLANT_NAAM=Fatima El Amrani", "KLANT_NAAM=[NAME]"],
    ["Achternaam: Yilmaz", "Achternaam: [NAME]"],
    ["<bg:geslachtsnaam>Yilmaz</bg:geslachtsnaam>", "<bg:geslachtsnaam>[NAME]</bg:geslachtsnaam>"],
    ['<persoon achternaam="Yilmaz" versie="40"/>', '<persoon achternaam="[NAME]" versie="40"/>'],
    ["Authorization: Bearer abcdef0123456789", "Authorization: Bearer [SECRET]"],
    ["customer[email]=jan%40example.nl", "customer[email]=%5BEMAIL%5D"],
    ['{"a":1}\n{"burgerservicenummer":"123456789"}', '{"a":1}\n{"burgerservicenummer":"[BSN]"}'],
    ["wachtwoord: hunter2", "wachtwoord: [SECRET]"],
    ['"Cookie: PHPSESSID=voorbeeld0123456789"', '"Cookie: PHPSESSID=[SESSION-COOKIE]"'],
    [
      '{"msg":"Authorization: Digest username=\\"jan\\", realm=\\"x\\"","user":"-","status":200}',
      '{"msg":"Authorization: Digest [SECRET]","user":"-","status":200}',
    ],
    ['{ "wachtwoord: abc123": "hallo" }', '{ "wachtwoord: [SECRET]": "hallo" }'],
    ["geboortedatum=1 december 1985", "geboortedatum=[DATE-OF-BIRTH]"],
    ['{"name":"bsn","value":"123456789"}', '{"name":"bsn","value":"[BSN]"}'],
    ['{"name":"order","value":"123456789"}', '{"name":"order","value":"123456789"}'],
    ['<input name="bsn" value="123456789">', '<input name="bsn" value="[BSN]">'],
    ['<birthDate value="1985-12-01"/>', '<birthDate value="[DATE-OF-BIRTH]"/>'],
    ["(gebruikersnaam: jdevries).", "(gebruikersnaam: [USERNAME])."],
    ["bsn nummer = 123456789", "bsn nummer = [BSN]"],
    ["bsnPartner: 123456789.", "bsnPartner: [BSN]."],
    ["{FirstName:Xyqo LastName:Zuqa Email:x@example.nl Born:1}", "{FirstName:[NAME] LastName:[NAME] Email:[EMAIL] Born:1}"],
    ['achternaam: Some("Xyqo"), voornaam=Optional[Zuqa], roepnaam: None', 'achternaam: Some("[NAME]"), voornaam=Optional[[NAME]], roepnaam: None'],
    [`["achternaam"]=> string(4) "Xyqo" ["bsn"]=> int(123456789)`, `["achternaam"]=> string(4) "[NAME]" ["bsn"]=> int([BSN])`],
    ["on field 'achternaam': rejected value [Xyqo]; codes [x]", "on field 'achternaam': rejected value [[NAME]]; codes [x]"],
    ["| datum (03.10) | datum (08.10) |\n| 19850312 | 20100312 |", "| datum (03.10) | datum (08.10) |\n| [DATE-OF-BIRTH] | 20100312 |"],
  ];

  it.each(keyed)("%s", (before, after) => {
    expect(redactor.redact(before)).toBe(after);
  });

  it.each([
    "time: 12:30",
    "https://example.com/a",
    "a => b",
    "status: ok",
    "naam: null",
    "email: ${EMAIL}",
    "password: string",
    "bsn: {{ bsn }}",
    "telefoon: onbekend",
    "on field 'achternaam': rejected value [null]; codes [x]",
  ])("leaves %s", (text) => {
    expect(redactor.redact(text)).toBe(text);
  });
});
