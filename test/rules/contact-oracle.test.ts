import { isIPv6 } from "node:net";
import fc from "fast-check";
import { getCountries, getCountryCallingCode, getExampleNumber, isValidPhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples" with { type: "json" };
import validator from "validator";
import { describe, expect, it } from "vitest";
import { isCardNumber } from "../../rules/lib/card.js";
import { isBirthDate } from "../../rules/lib/dutch-date.js";
import { phoneKind } from "../../rules/lib/dutch-phone.js";
import { domainEnd } from "../../rules/lib/email-parts.js";
import { isAssignedDutchNumber, isDramaNumber, isForeignLength, isForeignNumber } from "../../rules/lib/foreign-phone.js";
import { isIpv6 } from "../../rules/lib/ip-address.js";
import { luhn } from "../../rules/lib/luhn.js";
import { createRedactor, type RuleId, rules } from "../../src/index.js";

const redactor = createRedactor();

/** What one rule finds in a text. */
function found(id: RuleId, text: string): string[] {
  return redactor
    .scan(text)
    .filter(({ rule }) => rule === id)
    .map(({ start, end }) => text.slice(start, end));
}

const ruleOf = (id: RuleId) => rules.find((rule) => rule.id === id)!;
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const hexPairs = fc.array(fc.stringMatching(/^[\da-f]{2}$/), { minLength: 6, maxLength: 6 });

describe("e-mail against validator", () => {
  const plain = fc
    .emailAddress()
    .filter((address) => /^[a-z\d](?:[\w+'-]|\.(?!\.)){0,60}@/i.test(address) && !/(?:^git|\.)@|\.(?:js|ts|css|map|html|php|svg|png|gif|json)$/i.test(address));

  it("finds every address whole in a sentence", () => {
    fc.assert(
      fc.property(plain, (address) => {
        expect(found("email", `schrijf naar ${address}, graag`)).toEqual([address]);
      }),
    );
  });

  it("finds nothing that is no address", () => {
    const nearMiss = fc.stringMatching(/^[a-z.]{1,8}@[a-z.-]{1,8}$/);
    fc.assert(fc.property(nearMiss, (text) => found("email", text).every((address) => validator.isEmail(address, { allow_utf8_local_part: true }))));
  });
});

describe("domains against validator", () => {
  const part = fc.stringMatching(/^[a-zA-Z\dé中ﬁ²ª豈-]{1,8}$/);
  const host = fc.array(fc.oneof(part, fc.constantFrom("nl", "xn--p1ai", "xn", "x", "Ａb", "𝒜b", "a".repeat(63), "a".repeat(64))), {
    minLength: 1,
    maxLength: 5,
  });

  it("says the same of every host of letters and digits", () => {
    fc.assert(
      fc.property(host, (parts) => {
        const domain = parts.join(".");
        fc.pre(!/-$|\.(?:js|ts|css|map)$/i.test(domain));
        expect(domainEnd(domain, 0)).toBe(validator.isFQDN(domain) ? domain.length : undefined);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("telephone numbers against libphonenumber", () => {
  // Pagers are left out, 00 is the way abroad, and service numbers have 8 or 11 digits in the numbering plan.
  const national = digits(9)
    .map((rest) => `0${rest}`)
    .filter((number) => !/^0(?:0|66|800|90)/.test(number));

  it("agrees on every ten digits", () => {
    fc.assert(
      fc.property(national, (number) => (phoneKind(number) !== undefined) === parsePhoneNumberFromString(number, "NL")!.isValid()),
      { numRuns: 2000 },
    );
  });

  it("agrees on numbers of all countries, with a trunk prefix or without", () => {
    const code = fc.constantFrom(...getCountries().map((country) => getCountryCallingCode(country) as string), "800", "882", "979", "999");
    const near = fc.constantFrom(...getCountries().flatMap((country) => getExampleNumber(country, examples)?.nationalNumber ?? []));
    const any = fc.stringMatching(/^\d{4,14}$/);
    fc.assert(
      fc.property(code, fc.constantFrom("", "0", "1", "8", "06"), fc.oneof(near, any), (country, prefix, rest) => {
        const digits = `${country}${prefix}${rest}`;
        const number = parsePhoneNumberFromString(`+${digits}`);
        expect(isForeignNumber(digits)).toBe(number?.isValid() ?? isDramaNumber(digits));
        expect(isForeignLength(digits)).toBe(number?.isPossible() ?? false);
      }),
      { numRuns: 5000 },
    );
    fc.assert(fc.property(fc.stringMatching(/^0[1-9]\d{8}$/), (ten) => isAssignedDutchNumber(ten) === isValidPhoneNumber(ten, "NL")));
  });

  it("takes a number in each of its written forms", () => {
    const mobile = digits(7).map((rest) => `1${rest}`);
    fc.assert(
      fc.property(mobile, fc.constantFrom("06-", "06 ", "+316", "+31 6 ", "+31 (0)6 ", "0031 6 ", "(06) "), (rest, prefix) => {
        expect(found("phone", `bel ${prefix}${rest}, dank`)).toEqual([`${prefix}${rest}`]);
      }),
    );
  });

  it("draws surrogates that are valid", () => {
    const surrogates = fc
      .constantFrom("06-12345678", "0612345678", "+31 6 12345678", "0031612345678", "+49 30 23125 000")
      .map((value) => ruleOf("phone").surrogate(value, (below) => below - 1));
    fc.assert(fc.property(surrogates, (number) => parsePhoneNumberFromString(number.replace(/^00/, "+"), "NL")!.isValid()));
  });
});

describe("cards against validator", () => {
  it("has the same Luhn check", () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{2,19}$/), (number) => luhn(number) === validator.isLuhnNumber(number)));
  });

  it("takes no number that validator refuses for these brands", () => {
    const visa = digits(15).map((rest) => `4${rest}`);
    fc.assert(
      fc.property(visa, (number) => isCardNumber(number) === validator.isCreditCard(number)),
      { numRuns: 1000 },
    );
  });
});

describe("network addresses against validator", () => {
  it("finds every IPv4 address that leads to a subscriber", () => {
    const publicAddress = fc.tuple(fc.integer({ min: 11, max: 99 }), fc.nat(255), fc.nat(255), fc.nat(255)).map((octets) => octets.join("."));
    fc.assert(
      fc.property(publicAddress, (address) => {
        expect(found("ip", `verzoek vanaf ${address}:443`)).toEqual([address]);
      }),
    );
  });

  it("finds every full IPv6 address, and nothing else with colons", () => {
    const full = fc
      .array(fc.stringMatching(/^[1-9a-f][\da-f]{3}$/), { minLength: 8, maxLength: 8 })
      .map((groups) => groups.join(":"))
      .filter((address) => /\d/.test(address));
    fc.assert(
      fc.property(full, (address) => {
        expect(found("ip", `peer ${address} up`)).toEqual([address]);
      }),
    );
    fc.assert(fc.property(fc.stringMatching(/^[\da-f:]{2,30}$/), (text) => found("ip", text).every((address) => validator.isIP(address))));
  });

  it("knows IPv6 as Node does", () => {
    const piece = fc.constantFrom("0", "1", "ab", "fe80", "FFFF", "12345", "", "", "1.2.3.4", "1.2.3.400", "g");
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), fc.constantFrom("", "", "%eth0", "%"), (pieces, zone) => {
        const text = `${pieces.join(":")}${zone}`;
        expect(isIpv6(text)).toBe(isIPv6(text));
      }),
      { numRuns: 5000 },
    );
  });

  it("finds every MAC address", () => {
    fc.assert(
      fc.property(hexPairs, fc.constantFrom(":", "-"), (pairs, separator) => {
        const address = pairs.join(separator);
        fc.pre(/\d/.test(address));
        expect(validator.isMACAddress(address)).toBe(true);
        expect(found("mac", `apparaat ${address} gezien`)).toEqual([address]);
      }),
    );
  });
});

describe("dates, tokens and postcodes against validator", () => {
  it("knows the same calendar", () => {
    const date = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1900, max: 2049 }));
    fc.assert(
      fc.property(date, ([day, month, year]) => {
        const text = `${String(day).padStart(2, "0")}-${String(month).padStart(2, "0")}-${year}`;
        // Above 12 a day cannot be an English month.
        fc.pre(day > 12);
        expect(isBirthDate(text)).toBe(validator.isDate(text, { format: "DD-MM-YYYY", strictMode: true }));
      }),
    );
  });

  it("finds every signed token", () => {
    const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const token = fc
      .tuple(fc.record({ alg: fc.constantFrom("HS256", "RS256", "none") }), fc.record({ sub: fc.string() }), fc.base64String({ minLength: 8 }))
      .map(([header, claims, signature]) => `${json(header)}.${json(claims)}.${signature.replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}`);
    fc.assert(
      fc.property(token, (jwt) => {
        expect(validator.isJWT(jwt)).toBe(true);
        expect(found("jwt", `fout bij (${jwt})`)).toEqual([jwt]);
      }),
    );
  });

  it("takes the postcodes that validator takes when the text says so", () => {
    const postcode = fc.stringMatching(/^\d{4} ?[A-Z]{2}$/);
    fc.assert(fc.property(postcode, (text) => (found("postcode", `postcode ${text}`)[0] === text) === validator.isPostalCode(text, "NL")));
  });
});
