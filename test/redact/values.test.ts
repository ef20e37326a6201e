import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();
const MAIL = "jan@example.nl";
const BSN = 999990019;

/** Everything readable in a value, whatever its type. */
function readable(value: unknown): string {
  if (value instanceof Error) return [value.message, value.stack, readable(value.cause), readable((value as AggregateError).errors)].join(" ");
  if (value instanceof Map) return [...value].map(([key, item]) => `${readable(key)} ${readable(item)}`).join(" ");
  if (value instanceof Set) return [...value].map(readable).join(" ");
  if (value instanceof URL) return value.href;
  if (Buffer.isBuffer(value)) return value.toString("utf8");
  if (Array.isArray(value)) return value.map(readable).join(" ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, item]) => `${key} ${readable(item)}`)
      .join(" ");
  return String(value);
}

/** The cases in which other redactors leak, throw or lose the value. */
const cases: { readonly [name: string]: () => unknown } = {
  "nested objects": () => ({ a: { b: { c: MAIL } } }),
  "arrays in arrays": () => [[[`mail ${MAIL}`]], { list: [MAIL] }],
  "free text": () => ({ note: `Graag mailen naar ${MAIL}, BSN ${BSN}` }),
  Map: () =>
    new Map<unknown, unknown>([
      ["email", MAIL],
      [MAIL, 1],
    ]),
  Set: () => new Set([MAIL, "x"]),
  "Error with message and stack": () => new Error(`no user ${MAIL}`),
  "Error with causes": () => new Error("outer", { cause: new Error(`inner ${MAIL}`, { cause: { email: MAIL } }) }),
  AggregateError: () => new AggregateError([new Error(MAIL), new Error(`BSN ${BSN}`)], `both for ${MAIL}`),
  "Error with own properties": () =>
    Object.assign(new Error("x"), { config: { headers: { authorization: "Basic amFuOnZvb3JiZWVsZA==" }, url: `/u?email=${MAIL}` } }),
  "class instance": () => Object.assign(new (class User {})(), { email: MAIL }),
  toJSON: () => ({ toJSON: () => ({ email: MAIL }) }),
  Buffer: () => Buffer.from(`mail ${MAIL}`),
  Uint8Array: () => new Uint8Array(Buffer.from(`mail ${MAIL}`)),
  "number under a key": () => ({ bsn: BSN }),
  "BigInt under a key": () => ({ bsn: BigInt(BSN) }),
  "boxed string": () => ({ email: Object(MAIL) }),
  URL: () => new URL(`https://example.com/?email=${encodeURIComponent(MAIL)}`),
  URLSearchParams: () => String(redactor.redact(new URLSearchParams({ email: MAIL }))),
  "JSON in a string": () => ({ body: JSON.stringify({ email: MAIL, bsn: BSN }) }),
  "JSON in JSON in a string": () => ({ body: JSON.stringify({ inner: JSON.stringify({ email: MAIL }) }) }),
  "percent-encoding": () => ({ url: `/reset?email=${encodeURIComponent(MAIL)}&x=1` }),
  "percent-encoding twice": () => ({ url: `/reset?next=${encodeURIComponent(`/u?email=${encodeURIComponent(MAIL)}`)}` }),
  base64: () => ({ blob: Buffer.from(`user ${MAIL} logged in`).toString("base64") }),
  "short base64": () => ({ blob: Buffer.from("jan@x.nl").toString("base64") }),
  base64url: () => ({ blob: Buffer.from(`{"email":"${MAIL}"}`).toString("base64url") }),
  "data in keys": () => ({ [MAIL]: 1, nested: { [`BSN ${BSN}`]: true } }),
  "null prototype": () => Object.assign(Object.create(null), { email: MAIL }),
  frozen: () => Object.freeze({ list: Object.freeze([MAIL]) }),
  proxy: () => new Proxy({ email: MAIL }, {}),
  "defaults on a prototype": () => ({ ...redactor.redact(Object.create({ email: MAIL })), inherited: redactor.redact(Object.create({ email: MAIL })).email }),
  "properties of a function": () => Object.entries(redactor.redact({ call: Object.assign(() => 1, { email: MAIL }) }).call),
  symbol: () => String(redactor.redact(Symbol(MAIL))),
  "pattern with escapes": () => /^jan@example\.nl$/,
  "pattern with properties": () => Object.assign(/x/, { email: MAIL }),
  "UTF-16 in a Buffer": () => redactor.redact(Buffer.from(`mail ${MAIL}`, "utf16le")).toString("utf16le"),
  "Buffer as JSON": () => Buffer.from(redactor.redact({ body: Buffer.from(`mail ${MAIL}`).toJSON() }).body.data).toString(),
  "error that computes its message": () =>
    new (class extends Error {
      #mail = MAIL;
      override get message() {
        return `no user ${this.#mail}`;
      }
    })(),
  DOMException: () => new DOMException(`no user ${MAIL}`),
  Headers: () => new Headers({ from: MAIL, authorization: "Bearer voorbeeld0123456789" }),
};

describe("redact leaves no value readable", () => {
  it.each(Object.entries(cases))("%s", (_name, make) => {
    const out = readable(redactor.redact(make()));
    expect(out).not.toContain("jan@");
    expect(out).not.toContain(String(BSN));
    expect(Buffer.from(out.replace(/[^A-Za-z\d+/_-]/g, ""), "base64").toString()).not.toContain("jan@");
  });
});

describe("redact keeps what is no personal data", () => {
  it("keeps types and values", () => {
    const date = new Date("2024-05-01T10:00:00Z");
    const value = {
      n: 12,
      big: 10n,
      ok: true,
      none: null,
      nothing: undefined,
      date,
      re: /x/g,
      list: [1, "a"],
      map: new Map([["k", 1]]),
      set: new Set([1]),
      bytes: new Float64Array([1.5]),
    };
    expect(redactor.redact(value)).toEqual(value);
  });

  it("gives a copy of the same class, without calling its constructor", () => {
    class Customer {
      email = MAIL;
      get domain() {
        return this.email.split("@")[1];
      }
    }
    const copy = redactor.redact(new Customer());
    expect(copy).toBeInstanceOf(Customer);
    expect(copy.email).toBe("[EMAIL]");
  });

  it("keeps the class of an error", () => {
    const copy = redactor.redact(new TypeError(`bad ${MAIL}`));
    expect(copy).toBeInstanceOf(TypeError);
    expect(copy.message).toBe("bad [EMAIL]");
  });

  it("keeps a date, except where its key makes it a birth date", () => {
    const date = new Date("1985-12-01");
    expect(redactor.redact({ created: date, geboortedatum: date })).toEqual({ created: date, geboortedatum: "[DATE-OF-BIRTH]" });
  });

  it("keeps two keys apart that are masked alike", () => {
    expect(redactor.redact({ "jan@example.nl": 1, "piet@example.nl": 2 })).toEqual({ "[EMAIL]": 1, "[EMAIL] 2": 2 });
  });

  it("does not take __proto__ for the prototype", () => {
    const copy = redactor.redact(JSON.parse(`{"__proto__":{"admin":true},"email":"${MAIL}"}`));
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"admin":true},"email":"[EMAIL]"}');
  });
});

describe("a sibling names a generic key", () => {
  const named: readonly [value: object, masked: object][] = [
    [
      { type: "BSN", waarde: "123456789" },
      { type: "BSN", waarde: "[BSN]" },
    ],
    [
      { system: "http://fhir.nl/fhir/NamingSystem/bsn", value: "123456789" },
      { system: "http://fhir.nl/fhir/NamingSystem/bsn", value: "[BSN]" },
    ],
    [
      { codeSoortObjectId: "bsn", objectId: 123456789 },
      { codeSoortObjectId: "bsn", objectId: "[BSN]" },
    ],
    [
      { label: "E-mailadres", value: "geen adres" },
      { label: "E-mailadres", value: "geen adres" },
    ],
    [
      { type: "order", value: "123456789" },
      { type: "order", value: "123456789" },
    ],
  ];

  it.each(named)("%j", (value, masked) => {
    expect(redactor.redact(value)).toEqual(masked);
  });
});

describe("scan of a value", () => {
  it("gives the path and the place in the string there, and never the value", () => {
    const findings = redactor.scan({ users: [{ "free-text": `naar ${MAIL}` }] });
    expect(findings).toMatchObject([{ rule: "email", path: 'users[0]["free-text"]', start: 5, end: 19, legal: "G4" }]);
    expect(JSON.stringify(findings)).not.toContain("jan@");
  });

  it("marks a key that is data", () => {
    expect(redactor.scan({ [MAIL]: 1 })).toMatchObject([{ rule: "email", path: "{key}" }]);
  });

  it("shows no key that is data in the paths below it", () => {
    const findings = redactor.scan({ [MAIL]: { bsn: BSN } });
    expect(findings).toMatchObject([{ path: "{key}" }, { rule: "bsn", path: "{key}.bsn" }]);
    expect(JSON.stringify(findings)).not.toContain("jan@");
  });

  it("raises the class of what stands beside special data", () => {
    expect(redactor.scan({ bsn: "999990019", diagnose: "diabetes" })[0]).toMatchObject({
      rule: "bsn",
      legal: "G1",
      reasons: expect.arrayContaining(["special-context"]),
    });
    expect(redactor.scan({ bsn: "999990019", kleur: "rood" })[0]).toMatchObject({ legal: "G2" });
  });
});
