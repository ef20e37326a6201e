import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isANumber, isUnissuedANumber } from "../../rules/lib/a-number.js";
import { branchRest, elfproefRest, isElfproef, isOldAccount, isReservedBsn, kvkRest, reservedBsn, reservedNonBsn } from "../../rules/lib/elfproef.js";
import { closingDigits, ibanCheckDigits, mod97 } from "../../rules/lib/mod97.js";
import { isMrz, mrzDigit, mrzPersonalNumber } from "../../rules/lib/mrz.js";

/** Each check written down a second time, in another way, straight from its definition. */
const digits = (text: string): number[] => [...text].map(Number);
const reference = {
  elfproefRest: (text: string) => {
    const all = digits(text);
    return (((all.slice(0, 8).reduce((sum, digit, place) => sum + (9 - place) * digit, 0) - all[8]!) % 11) + 11) % 11;
  },
  isOldAccount: (text: string) => {
    const core = text.replace(/^0+/, "");
    return /^\d{9,10}$/.test(core) && digits(core).reduce((sum, digit, place) => sum + (core.length - place) * digit, 0) % 11 === 0;
  },
  isANumber: (text: string) => {
    if (!/^[1-9]\d{9}$/.test(text) || /(\d)\1/.test(text)) return false;
    const sum = digits(text).reduce((total, digit) => total + digit, 0) % 11;
    return (sum === 0 || sum === 5) && digits(text).reduce((total, digit, place) => total + digit * 2 ** place, 0) % 11 === 0;
  },
  mod97: (text: string) => Number(BigInt([...text].map((char) => Number.parseInt(char, 36)).join("")) % 97n),
  mrzDigit: (text: string) =>
    String([...text].reduce((total, char, place) => total + (char === "<" ? 0 : Number.parseInt(char, 36)) * [7, 3, 1][place % 3]!, 0) % 10),
};

const numbers = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const words = fc.stringMatching(/^[A-Z0-9]{1,34}$/);
const random = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => (below: number) => seed % below);

describe("checks agree with their definition", () => {
  it("eleven test over nine digits", () => {
    fc.assert(fc.property(numbers(9), (nine) => elfproefRest(nine) === reference.elfproefRest(nine)));
  });

  it("old account numbers", () => {
    fc.assert(fc.property(fc.oneof(numbers(8), numbers(9), numbers(10), numbers(11)), (account) => isOldAccount(account) === reference.isOldAccount(account)));
  });

  it("A-nummer", () => {
    fc.assert(fc.property(numbers(10), (ten) => isANumber(ten) === reference.isANumber(ten)));
  });

  it("remainder 97", () => {
    fc.assert(fc.property(words, (text) => mod97(text) === reference.mod97(text)));
  });

  it("machine-readable check digit", () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Z0-9<]{1,44}$/), (field) => mrzDigit(field) === reference.mrzDigit(field)));
  });
});

describe("check digits that we make hold", () => {
  it("IBAN", () => {
    fc.assert(
      fc.property(words, (bban) => {
        const check = ibanCheckDigits("NL", bban);
        expect(mod97(`${bban}NL${check}`)).toBe(1);
        expect(Number(check)).toBeGreaterThanOrEqual(2);
        expect(Number(check)).toBeLessThanOrEqual(98);
      }),
    );
  });

  it("VAT number of a person", () => {
    fc.assert(fc.property(numbers(9), (nine) => mod97(`NL${nine}B${closingDigits(`NL${nine}B`)}`) === 1));
  });

  it("reserved numbers pass or fail as their name says", () => {
    fc.assert(
      fc.property(random, (draw) => {
        expect(isReservedBsn(reservedBsn(draw))).toBe(true);
        expect(isElfproef(reservedNonBsn(draw))).toBe(false);
      }),
    );
  });
});

describe("known numbers", () => {
  it("there are 909 reserved BSNs, from 999990007 to 999999990", () => {
    const all = Array.from({ length: 10_000 }, (_, tail) => `99999${String(tail).padStart(4, "0")}`).filter(isReservedBsn);
    expect([all.length, all[0], all.at(-1)]).toEqual([909, "999990007", "999999990"]);
  });

  it.each(["999990019", "999993653", "900212640", "000009830", "010082426", "857587973"])("%s passes the eleven test", (nine) => {
    expect(isElfproef(nine)).toBe(true);
  });

  it.each(["000000000", "123456789", "999990018", "101222331", "99999001", "9999900190"])("%s does not", (nine) => {
    expect(isElfproef(nine)).toBe(false);
  });

  it.each(["101222331", "101000000", "101000048"])("%s leaves 5, as an onderwijsnummer does", (nine) => {
    expect(elfproefRest(nine)).toBe(5);
  });

  it.each(["69599084", "68750110", "90001354", "90006623", "96354429", "55505201"])("KvK %s leaves 0", (eight) => {
    expect(kvkRest(eight)).toBe(0);
  });

  it.each(["000038509504", "000037178598", "000037143557"])("vestigingsnummer %s leaves 0", (twelve) => {
    expect(branchRest(twelve)).toBe(0);
  });

  it.each(["1019579813", "1905728741", "8940402024"])("A-nummer %s holds and may have been issued", (ten) => {
    expect([isANumber(ten), isUnissuedANumber(ten)]).toEqual([true, false]);
  });
});

const passport = "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F2403096999999990<<<<<84";
const card = "I<NLDSPECI20212999999990<<<<<8\n6503101F3108022NLD<<<<<<<<<<<8\nDE<BRUIJN<<WILLEKE<LISELOTTE<<";
const licence = "D1NLD15094962111659VW87Z78NB84";

describe("machine-readable zone", () => {
  it.each([passport, passport.replace("\n", "\r\n"), card, licence, passport.slice(45), card.slice(0, 61)])("holds: %j", (zone) => {
    expect(isMrz(zone)).toBe(true);
  });

  it("fails for any single digit changed in the lines with numbers", () => {
    const changed = [passport, card, licence].flatMap((zone) =>
      [...zone.matchAll(/\d/g)].map(({ index, 0: digit }) => `${zone.slice(0, index)}${(Number(digit) + 1) % 10}${zone.slice(index + 1)}`),
    );
    // The letter D and the 1 of the licence belong to its kind, which the last digit covers too.
    expect(changed.filter(isMrz)).toEqual([]);
  });

  it("gives the number in the optional part", () => {
    expect([passport, card, licence].map(mrzPersonalNumber)).toEqual(["999999990", "999999990", undefined]);
  });
});
