import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import validator from "validator";
import { describe, expect, it } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { rules } from "../../src/index.js";
import { createFixer, elfproefNumbers, isElfproef, reported, shapeOf } from "./fixing.js";

interface Person {
  readonly [field: string]: string | number | boolean | null;
}

const bsns = fc.constantFrom(...elfproefNumbers(300));
const words = fc.constantFrom("Bakker", "de Vries", "van den Berg", "El Amrani", "Jansen-de Groot", "d'Hondt", "Çelik", "Müller");
const given = fc.constantFrom("Kees", "Anna", "José", "Fatima", "Anne-Fleur", "Bo");
const mobile = fc.integer({ min: 11_000_000, max: 58_999_999 }).map(String);
const date = fc.date({ min: new Date("1915-01-01"), max: new Date("2010-12-31"), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const iban = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((account) => withCheckDigits(`QQQQ00${account}`));

function withCheckDigits(account: string): string {
  const digits = Array.from(`${account}NL00`, (char) => Number.parseInt(char, 36)).join("");
  return `NL${String(98n - (BigInt(digits) % 97n)).padStart(2, "0")}${account}`;
}

const person: fc.Arbitrary<Person> = fc.record({
  bsn: bsns,
  voornaam: given,
  achternaam: words,
  email: fc.tuple(given, words).map(([first, last]) => `${first}.${last.replace(/[^A-Za-z]/g, "")}@bakkerij.nl`.replace(/[^\w.@]/g, "e")),
  telefoon: fc.oneof(
    mobile.map((rest) => `06-${rest}`),
    mobile.map((rest) => `+316${rest}`),
  ),
  iban,
  geboortedatum: date,
  postcode: fc.constantFrom("8011 PK", "2514EL", "3511 BT"),
  aantal: fc.integer({ min: 0, max: 99 }),
  actief: fc.boolean(),
  leeg: fc.constant(null),
});
const people = fc.array(person, { minLength: 1, maxLength: 4 });

const entities = (text: string) => text.replaceAll("&", "&amp;").replaceAll("'", "&apos;");
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** How people are written in each format, and read again. */
const FORMATS: { readonly [name: string]: { readonly write: (all: readonly Person[]) => string; readonly read: (text: string) => unknown } } = {
  "a.json": { write: (all) => JSON.stringify(all, null, 2), read: (text) => JSON.parse(text) },
  "a.ndjson": { write: (all) => all.map((one) => JSON.stringify(one)).join("\n"), read: (text) => text.split("\n").map((line) => JSON.parse(line)) },
  "a.yaml": { write: (all) => stringify(all), read: (text) => parseYaml(text) },
  "a.csv": {
    write: (all) =>
      [Object.keys(all[0] ?? {}), ...all.map((one) => Object.values(one).map((value) => `"${value ?? ""}"`))].map((row) => row.join(";")).join("\r\n"),
    read: (text) => parseCsv(text, { delimiter: ";", columns: true }),
  },
  "a.xml": {
    write: (all) => `<all>${all.map((one) => `<p>${elements(one)}</p>`).join("\n")}</all>`,
    read: (text) => elementsOf(text),
  },
  "a.sql": {
    write: (all) => all.map((one) => `INSERT INTO p (${Object.keys(one).join(", ")}) VALUES (${Object.values(one).map(literal).join(", ")});`).join("\n"),
    read: (text) => text.split("\n").map((line) => line.replace(/'(?:[^']|'')*'/g, "''")),
  },
};

function elements(one: Person): string {
  return Object.entries(one)
    .map(([key, value]) => `<${key}>${entities(String(value ?? ""))}</${key}>`)
    .join("");
}

function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => names.push(name));
  parser.write(xml).close();
  return names;
}

function literal(value: Person[string]): string {
  return typeof value === "string" ? quoted(value) : String(value).toUpperCase();
}

describe("of people in any format", () => {
  it.each(Object.keys(FORMATS))("%s: fixing twice is fixing once, nothing is reported, and the form stays", async (name) => {
    const { write, read } = FORMATS[name] as (typeof FORMATS)[string];
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const source = write(all);
        const fixer = createFixer();
        const once = await fixer.text(name, source);
        expect(await fixer.text(name, once)).toBe(once);
        expect(await createFixer("another seed").text(name, once)).toBe(once);
        expect(shapeOf(read(once))).toEqual(shapeOf(read(source)));
        for (const { bsn, iban: account, achternaam } of all) for (const value of [bsn, account]) expect(once, String(achternaam)).not.toContain(String(value));
      }),
      { numRuns: 40 },
    );
  });

  it("checks that held still hold, and equal values stay equal", async () => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const fixed = JSON.parse(await createFixer().text("a.json", JSON.stringify(all))) as Person[];
        expect(reported(fixed)).toEqual([]);
        for (const { bsn, iban: account } of fixed) expect([isElfproef(String(bsn)), validator.isIBAN(String(account))]).toEqual([true, true]);
        for (const key of ["bsn", "achternaam", "iban"]) {
          const pairs = new Map(all.map((one, i) => [one[key], fixed[i]?.[key]]));
          expect(all.map((one) => pairs.get(one[key] ?? null))).toEqual(fixed.map((one) => one[key]));
          expect(new Set(pairs.values()).size).toBe(pairs.size);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("of the values of every rule", () => {
  const values = rules.flatMap((rule) =>
    rule.examples.match.flatMap((example) => [...example.matchAll(/\[\[(.+?)\]\]/gs)].map(([, value = ""]) => ({ rule, value }))),
  );

  it("what is given is a test value, and one that passes the check that its value passed", () => {
    const { value: testValue } = createFixer();
    for (const { rule, value } of values) {
      const given = testValue(rule.id, value);
      if (given === undefined) continue;
      expect(rule.isTestValue?.(given), rule.id).toBe(true);
      if (rule.validate?.(value)) expect(rule.validate(given), rule.id).toBe(true);
      expect(given.split("\n")).toHaveLength(value.split("\n").length);
    }
  });

  it("any text around them can be fixed, once", async () => {
    const piece = fc.oneof(
      fc.constantFrom(...rules.flatMap((rule) => rule.examples.match.map((example) => example.replace(/\[\[|\]\]/g, "")))),
      fc.string({ maxLength: 20 }),
      fc.constantFrom(" ", "\n", ", ", '"', ": ", "=", "\\n", "%40", "•", "\u00a0"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 6 }), async (pieces) => {
        const fixer = createFixer();
        const once = await fixer.anyway("a.txt", pieces.join(" "));
        expect(await fixer.anyway("a.txt", once)).toBe(once);
        expect(once.split("\n")).toHaveLength(pieces.join(" ").split("\n").length);
      }),
      { numRuns: 150 },
    );
  });
});
