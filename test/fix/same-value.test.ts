import { describe, expect, it } from "vitest";
import { createFixer, elfproefNumbers, isElfproef, reported } from "./fixing.js";

/** Every written form of one person's data, in one format each. */
const FILES: { readonly [name: string]: string } = {
  "a.json": '{ "bsn": "000001065", "naam": "Kees Bakker", "email": "kees.bakker@bakkerij.nl", "telefoon": "06-25348761", "iban": "NL13 QQQQ 0987 6543 21" }\n',
  "b.csv": "bsn;naam;email;telefoon;iban\r\n000001065;Kees Bakker;kees.bakker@bakkerij.nl;0625348761;NL13QQQQ0987654321\r\n",
  "c.yaml": "bsn: '000001065'\nnaam: Kees Bakker\nemail: Kees.Bakker@bakkerij.nl\ntelefoon: +31 6 25348761\niban: NL13QQQQ0987654321\n",
  "d.xml":
    "<k><bsn>000001065</bsn><naam>Kees Bakker</naam><email>kees.bakker@bakkerij.nl</email><telefoon>+31625348761</telefoon><iban>NL13QQQQ0987654321</iban></k>\n",
  "e.sql":
    "INSERT INTO k (bsn, naam, email, telefoon, iban) VALUES ('000001065', 'Kees Bakker', 'kees.bakker@bakkerij.nl', '06 25 34 87 61', 'NL13QQQQ0987654321');\n",
  "f.txt": "De heer Kees Bakker (BSN 0000.01.065), kees.bakker@bakkerij.nl, telefoon 0031625348761, IBAN NL13 QQQQ 0987 6543 21.\n",
  "g.feature":
    "| bsn       | naam        | email                   | telefoon    | iban               |\n| 000001065 | Kees Bakker | kees.bakker@bakkerij.nl | 06-25348761 | NL13QQQQ0987654321 |\n",
};

const BSN = /\b9999[.]?9\d[.]?\d{3}\b/g;
const IBAN = /NL\d\d ?TEST(?: ?\d{4}){2} ?\d{2}/g;
const PHONE = /(?:\+31|0031|\b0)[ -]?2[ -]?0[\d -]{7,11}/g;

async function fixedFiles(): Promise<string[]> {
  const { text } = createFixer();
  const fixed: string[] = [];
  for (const [name, content] of Object.entries(FILES)) fixed.push(await text(name, content));
  return fixed;
}

function distinct(texts: readonly string[], pattern: RegExp, plain: (written: string) => string): string[] {
  return [...new Set(texts.map((text) => plain((text.match(pattern) as string[])[0] as string)))];
}

describe("the same value becomes the same test value in every file, format and written form", () => {
  it("a BSN with and without dots, from the range of the RvIG, and it passes its test", async () => {
    const [bsn = "", ...others] = distinct(await fixedFiles(), BSN, (written) => written.replaceAll(".", ""));
    expect(others).toEqual([]);
    expect(bsn).toMatch(/^99999\d{4}$/);
    expect(isElfproef(bsn)).toBe(true);
  });

  it("an IBAN with and without spaces, at the bank TEST", async () => {
    const ibans = distinct(await fixedFiles(), IBAN, (written) => written.replaceAll(" ", ""));
    expect(ibans).toEqual([expect.stringMatching(/^NL\d\dTEST\d{10}$/)]);
  });

  it("a telephone number with 06, +31 and 0031", async () => {
    const phones = distinct(await fixedFiles(), PHONE, (written) => written.replace(/\D/g, "").slice(-9));
    expect(phones).toEqual([expect.stringMatching(/^200\d{6}$/)]);
  });

  it("a name that a header of an e-mail encodes", async () => {
    const { text } = createFixer();
    const plain = await text("a.eml", "From: Zoë Bakker <zoe@bakkerij.nl>\n\nHallo\n");
    expect(plain).toMatch(/^From: [XQ]\w{2} [XQ]\w{5} </);
    expect(await text("b.eml", "From: =?utf-8?Q?Zo=C3=AB_Bakker?= <zoe@bakkerij.nl>\n\nHallo\n")).toBe(plain);
    expect(await text("c.eml", `From: =?utf-8?B?${Buffer.from("Zoë Bakker").toString("base64")}?= <zoe@bakkerij.nl>\n\nHallo\n`)).toBe(plain);
  });

  it("a name, and the mailbox that is made of it", async () => {
    const [first = ""] = await fixedFiles();
    const { naam, email } = JSON.parse(first) as { naam: string; email: string };
    const texts = await fixedFiles();
    expect(naam).toMatch(/^[XQ][a-z]{3} [XQ][a-z]{5}$/);
    expect(email).toBe(`${naam.toLowerCase().replace(" ", ".")}@example.com`);
    for (const text of texts) expect(text).toContain(naam);
    for (const text of texts) expect(text.toLowerCase()).toContain(email);
  });

  it("and nothing of them is left", async () => {
    for (const text of await fixedFiles()) expect(text).not.toMatch(/Kees|Bakker|1065|01[.]065|25348761|QQQQ|bakkerij/i);
  });
});

describe("one person in parts", () => {
  it.each([
    ["initials and a given name", "naam: Kees Bakker\nvoorletters: K.\n", /naam: ([XQ])\w+ \w+\nvoorletters: \1\.\n/],
    ["a surname alone", "naam: Kees Bakker\nachternaam: Bakker\n", /naam: \w+ (\w+)\nachternaam: \1\n/],
    ["capitals", "naam: Kees Bakker\nachternaam: BAKKER\n", /naam: \w+ (\w)(\w+)\nachternaam: \1[A-Z]{5}\n/],
    ["a surname before the comma", "naam: Kees Bakker\nnaam: Bakker, Kees\n", /naam: (\w+) (\w+)\nnaam: \2, \1\n/],
    ["a double surname", "achternaam: Bakker\nachternaam: Bakker-van den Hoek\n", /achternaam: (\w+)\nachternaam: \1-van den [XQ]\w{3}\n/],
    ["accents", "achternaam: Coöper\nachternaam: Cooper\n", /achternaam: (\w+)\nachternaam: \1\n/],
    [
      "dates of birth",
      "geboortedatum: 1985-12-01\ngeboortedatum: 01-12-1985\ngeboortedatum: 1 december 1985\n",
      /: (190\d)-12-0(\d)\ngeboortedatum: 0\2-12-\1\ngeboortedatum: \2 december \1\n/,
    ],
    ["a postcode", "postcode: 8011 PK\npostcode: 8011PK\n", /postcode: 9999 ([X-Z][A-Z])\npostcode: 9999\1\n/],
    ["an address and its street", "adres: Grote Kerkplein 15\nstraat: Grote Kerkplein\n", /adres: ([XQ]\w{4} [XQ]\w{3}plein) \d\d\nstraat: \1\n/],
    ["a place", "woonplaats: Zwolle\nadres: Kerkstraat 5, 8011 PK Zwolle\n", /woonplaats: ([XQ]\w{5})\nadres: [XQ]\w{3}straat \d, 9999 \w\w \1\n/],
    ["a number plate", "kenteken: GB-001-B\nkenteken: gb001b\n", /kenteken: (?<a>\w)-000-(?<b>\w\w)\nkenteken: \k<a>000\k<b>\n/i],
  ])("%s", async (_, source, expected) => {
    const fixed = await createFixer().text("a.txt", source);
    expect(fixed).toMatch(expected);
    expect(reported(fixed)).toEqual([]);
  });
});

describe("different values", () => {
  it("become different ones, also where the range is small", () => {
    const { value, shared } = createFixer();
    const given = elfproefNumbers(700).map((bsn) => value("bsn", bsn));
    expect(new Set(given).size).toBe(700);
    expect(shared()).toBe(0);
  });

  it("share what there is when it is used up, and that is counted", () => {
    const { value, shared } = createFixer();
    const given = elfproefNumbers(1000).map((bsn) => value("bsn", bsn));
    expect(given.every((bsn) => /^99999\d{4}$/.test(bsn ?? ""))).toBe(true);
    expect(new Set(given).size).toBeGreaterThan(850);
    expect(shared()).toBe(1000 - new Set(given).size);
  });

  it("of names and mailboxes do not meet", () => {
    const { value } = createFixer();
    const names = ["Jan", "Piet", "Kees", "Anna", "Emma", "Lisa", "Sanne", "Bram", "Daan", "Finn", "Mees", "Noor", "Saar", "Tess", "Yara", "Zara"];
    expect(new Set(names.map((name) => value("person-name", name))).size).toBe(names.length);
    const mailboxes = ["info@bakkerij.nl", "info@slagerij.nl", "info@slagerij.com", "info@kapper.nl", "info@bank.nl"];
    expect(new Set(mailboxes.map((mailbox) => value("email", mailbox))).size).toBe(mailboxes.length);
  });
});

describe("the seed", () => {
  it("gives everybody the same test values, in any order", () => {
    const [one, other] = [createFixer(), createFixer()];
    const values = [["bsn", "000001065"] as const, ["person-name", "Kees de Bakker"] as const, ["email", "kees@bakkerij.nl"] as const];
    const first = values.map(([rule, value]) => one.value(rule, value));
    const last = [...values].reverse().map(([rule, value]) => other.value(rule, value));
    expect(last.reverse()).toEqual(first);
  });

  it("chooses the same whatever other names the run has seen", () => {
    const alone = createFixer().value("person-name", "El Amrani");
    const { value } = createFixer();
    for (const other of ["Fatma Bakker", "Aisha Visser", "Emma Mulder"]) value("person-name", other);
    expect(value("person-name", "El Amrani")).toBe(alone);
  });

  it("chooses others with another seed", () => {
    expect(createFixer("another seed").value("iban", "NL13QQQQ0987654321")).not.toBe(createFixer().value("iban", "NL13QQQQ0987654321"));
  });
});

describe("a BSN inside another number", () => {
  it.each([
    ["old VAT number", "bsn: 100000009\nbtw: NL100000009B01\n", /bsn: (\d{9})\nbtw: NL\1B01\n/],
    ["tax assessment", "bsn: 100000009\naanslagnummer 1000.00.009.H.56\n", /bsn: 99999(\d\d)(\d\d)\naanslagnummer 9999\.9\d\.\d\d\d\.H\.56\n/],
    ["RSIN", "bsn: 100000009\nrsin: 100000009\n", /bsn: (\d{9})\nrsin: \1\n/],
  ])("%s", async (_, source, expected) => {
    const fixed = await createFixer().text("a.txt", source);
    expect(fixed).toMatch(expected);
    expect(
      new Set(
        fixed
          .split("\n")
          .slice(0, 2)
          .map((line) => line.replace(/\D/g, "").slice(0, 9)),
      ).size,
    ).toBe(1);
  });
});
