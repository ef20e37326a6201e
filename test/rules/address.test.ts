import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { otherUse } from "../../rules/lib/postcode-form.js";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();
const found = (text: string, rule: string): string[] =>
  redactor
    .scan(text)
    .filter((finding) => finding.rule === rule)
    .map(({ start, end }) => text.slice(start, end));

const street = fc.constantFrom(
  "Kerkstraat",
  "Oude Gracht",
  "Laan van Voorbeeld",
  "Burg. de Voorbeeldlaan",
  "Prins Hendrikkade",
  "2e Voorbeelddwarsstraat",
  "'s-Gravenweg",
);
const number = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom("", "a", " a", "-2", " bis", "-hs", " III", " 2 hoog", "A-3"))
  .map((parts) => parts.join(""));
const letters = fc
  .tuple(fc.constantFrom(..."ABCDEGHJKLMNPRTVWXZ"), fc.constantFrom(..."ABCEGHJKLNPRTVWXZ"))
  .map((pair) => pair.join(""))
  .filter((pair) => !otherUse.has(pair));
const postcode = fc.tuple(fc.integer({ min: 1000, max: 9998 }), fc.constantFrom("", " "), letters).map((parts) => parts.join(""));
const place = fc.constantFrom("Zwolle", "Den Haag", "'s-Hertogenbosch", "Capelle aan den IJssel", "UTRECHT", "Bergen op Zoom");
const between = fc.constantFrom(", ", "\n", " | ", ",\r\n", "<br>", "  ");

describe("an address", () => {
  it("is one finding, from street to place, however its lines are joined", () => {
    fc.assert(
      fc.property(street, number, between, postcode, place, (name, house, joint, code, town) => {
        const written = `${name} ${house}${joint}${code} ${town}`;
        expect(found(`Stuur het naar: ${written}.`, "address")).toEqual([written]);
      }),
    );
  });

  it("needs no postcode when the street says what it is", () => {
    fc.assert(
      fc.property(street, number, (name, house) => {
        expect(found(`Wij zitten sinds kort op ${name} ${house}.`, "address")).toEqual([`${name} ${house}`]);
      }),
    );
  });

  it("is not what is counted, dated or versioned", () => {
    const unit = fc.constantFrom("km", "meter", "uur", "keer", "%", "januari", "mei 2024", "personen", "MB");
    fc.assert(
      fc.property(
        fc.constantFrom("Wandelpad", "onderweg", "Gerechtshof", "Snelweg", "Windpark", "Version", "Spark"),
        fc.nat(99),
        unit,
        (word, count, counted) => {
          expect(found(`${word} ${count} ${counted}`, "address")).toEqual([]);
        },
      ),
    );
  });
});

/** Records as the programs that people use send them; every value but those listed is hidden. */
const records: readonly [name: string, record: object, shown: readonly string[]][] = [
  [
    "Haal Centraal",
    { verblijfplaats: { verblijfadres: { officieleStraatnaam: "Spui", huisnummer: 70, huisletter: "A", postcode: "2511BT", woonplaats: "Den Haag" } } },
    [],
  ],
  ["Haal Centraal, lines", { adressering: { adresregel1: "Spui 70", adresregel2: "2511 BT  DEN HAAG" } }, []],
  ["StUF", { "gor.straatnaam": "Spui", "aoa.huisnummer": "70", "aoa.postcode": "2511BT", "wpl.woonplaatsNaam": "Den Haag" }, []],
  ["BRP columns", { "08.11.10": "Spui", "08.11.20": "70", "08.11.60": "2511BT", "08.11.70": "Den Haag" }, []],
  ["Stripe", { address: { line1: "Spui 70", line2: "bis", city: "Den Haag", postal_code: "2511 BT", country: "NL" } }, ["NL"]],
  ["Adyen", { billingAddress: { street: "Spui", houseNumberOrName: "70", postalCode: "2511BT", city: "Den Haag", country: "NL" } }, ["NL"]],
  ["Magento", { addresses: [{ street: ["Spui 70", "bis"], postcode: "2511BT", city: "Den Haag", country_id: "NL" }] }, ["NL"]],
  ["WooCommerce", { billing: { address_1: "Spui 70", address_2: "bis", postcode: "2511BT", city: "Den Haag", country: "NL" } }, ["NL"]],
  ["Shopify", { default_address: { address1: "Spui 70", zip: "2511BT", city: "Den Haag", latitude: 52.0705 } }, []],
  ["Salesforce", { MailingStreet: "Spui 70", MailingCity: "Den Haag", MailingPostalCode: "2511BT", PersonMailingStreet: "Spui 70" }, []],
  ["a British address", { shipping: { address: { line1: "10 Voorbeeld Street", city: "London", postal_code: "SW1A 2AA" } } }, []],
  ["a birth in parts", { dob: { day: 1, month: 12, year: 1985 }, geboortedatum: { jaar: 1985, maand: 12, dag: 1 } }, []],
  ["a birth of Haal Centraal", { geboorte: { datum: { type: "Datum", datum: "1985-12-01", langFormaat: "1 december 1985" } } }, ["Datum"]],
  ["a birth as Date", { geboortedatum: new Date("1985-12-01") }, []],
];

describe("records of programs", () => {
  it.each(records)("%s", (_name, record, shown) => {
    expect(leavesOf(redactor.redact(record)).filter((leaf) => !/^\[[A-Z-]+\]$/.test(String(leaf)))).toEqual(shown);
  });

  it("a machine's address is none", () => {
    const machine = {
      address: "10.0.0.1:8080",
      family: "IPv4",
      remote: { address: "::1" },
      server: { address: "db.example.com" },
      host_address: "localhost:3000",
    };
    expect(found(JSON.stringify(machine), "address")).toEqual([]);
  });
});

function leavesOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}
