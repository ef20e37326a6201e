import fc from "fast-check";
import validator from "validator";
import { describe, expect, it } from "vitest";
import beNationalNumber from "../../rules/be-national-number.js";
import bic from "../../rules/bic.js";
import bsn from "../../rules/bsn.js";
import btwId from "../../rules/btw-id.js";
import iban from "../../rules/iban.js";
import { dutchBics } from "../../rules/lib/bic-list.js";
import { type IbanStructure, ibanStructures } from "../../rules/lib/iban-structures.js";
import { ibanCheckDigits } from "../../rules/lib/mod97.js";
import { readMarks } from "../../src/gate/marks.js";
import { rules } from "../../src/index.js";

const { isBIC, isTaxID, isVAT } = validator;
/** Its type lists countries; we ask about all. */
const isIBAN = (text: string, country = text.slice(0, 2)): boolean => validator.isIBAN(text, { whitelist: [country as validator.IBANLocale] });

/** Registered countries that validator knows with the same length and the same places for letters. */
const known = [...ibanStructures].filter(([country, { registered }]) => registered && isIBAN(sample(country), country));

function sample(country: string): string {
  const { classes } = ibanStructures.get(country) as IbanStructure;
  const bban = [...classes].map((kind) => (kind === "a" ? "X" : "0")).join("");
  return `${country}${ibanCheckDigits(country, bban)}${bban}`;
}

/** Where the registry leaves a choice (`c`), validator takes digits in every country and letters in some. */
const characters = { n: "0123456789", a: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", c: "0123456789" } as const;

const validIban = fc
  .constantFrom(...known)
  .chain(([country, { classes }]) =>
    fc.tuple(...[...classes].map((kind) => fc.constantFrom(...characters[kind as "n" | "a" | "c"]))).map((chars) => [country, chars.join("")] as const),
  )
  .map(([country, bban]) => `${country}${ibanCheckDigits(country, bban)}${bban}`);

describe("IBAN against validator", () => {
  it("shares nearly all countries with it", () => {
    expect(known.length).toBeGreaterThan(70);
  });

  it("takes what it takes", () => {
    fc.assert(fc.property(validIban, (text) => isIBAN(text) && iban.validate(text)));
  });

  it("refuses what it refuses, after one changed digit", () => {
    const changed = fc
      .tuple(validIban, fc.nat(33))
      .map(([text, place]) => text.replace(/\d/g, (digit, at: number) => (at % text.length === place % text.length ? String(9 - Number(digit)) : digit)));
    fc.assert(fc.property(changed, (text) => !iban.validate(text) || isIBAN(text)));
  });

  it("refuses the check digits 00, 01 and 99, which validator takes", () => {
    for (const text of ["NL01ABNA0000000057", "NL00ABNA0000000075", "NL99ABNA0000000039"]) expect(iban.validate(text)).toBe(false);
  });
});

describe("other numbers against validator", () => {
  it("a BSN that holds is a Dutch tax number", () => {
    fc.assert(fc.property(fc.stringMatching(/^[1-9]\d{8}$/), (nine) => bsn.validate(nine) === isTaxID(nine, "nl-NL")));
  });

  it("a btw-id has the shape of a Dutch VAT number", () => {
    fc.assert(fc.property(fc.stringMatching(/^NL\d{9}B\d{2}$/), (text) => !btwId.validate(text) || isVAT(text, "NL")));
  });

  it("a Belgian national number holds where both know its date", () => {
    const text = fc
      .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 10, max: 28 }), fc.stringMatching(/^[1-8]\d\d\d\d$/))
      .map((parts) => parts.join(""));
    fc.assert(fc.property(text, (number) => beNationalNumber.validate(number) === isTaxID(number, "fr-BE")));
  });

  it("knows the countries of a BIC", () => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const codes = letters.flatMap((first) => letters.flatMap((second) => [`BANK${first}${second}2A`, `bank${first}${second}2axxx`, `BAN1${first}${second}2A`]));
    expect(codes.filter((code) => bic.validate(code) !== isBIC(code))).toEqual([]);
  });

  it("every BIC of the list is one", () => {
    expect([...dutchBics].filter((code) => !isBIC(code) || !bic.validate(code))).toEqual([]);
    expect(dutchBics.size).toBe(86);
  });
});

describe("surrogates", () => {
  const draws = fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 40, maxLength: 40 }).map((list) => {
    let turn = 0;
    return (below: number) => (list[turn++ % list.length] as number) % below;
  });

  it("of an IBAN are valid, of the same country and length, and known as test values", () => {
    fc.assert(
      fc.property(validIban, draws, (text, random) => {
        const surrogate = iban.surrogate(text, random);
        expect([surrogate.slice(0, 2), surrogate.length, isIBAN(surrogate), iban.isTestValue(surrogate)]).toEqual([text.slice(0, 2), text.length, true, true]);
      }),
    );
  });

  it("of a Belgian number are valid and of nobody", () => {
    fc.assert(fc.property(draws, (random) => isTaxID(beNationalNumber.surrogate("85073003328", random), "fr-BE")));
  });

  const categories = ["bankgegevens", "kvk-btw", "nationaal nummer", "identiteitsbewijs", "zorg"];
  // Three digits of a card check leave no room for a range.
  const owned = rules.filter(({ id, statement }) => categories.includes(statement) && id !== "credit-card");

  it.each(owned)("of $id come from a range that nobody has", ({ examples, surrogate, isTestValue }) => {
    const values = examples.match.flatMap((example) => readMarks(example)).flatMap(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)));
    fc.assert(fc.property(fc.constantFrom(...values), draws, (value, random) => isTestValue?.(surrogate(value, random)) === true));
  });
});
