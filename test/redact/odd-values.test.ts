import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();
const MAIL = "jan@example.nl";
const BSN = 999990019;

describe("redact reads what the platform keeps out of properties", () => {
  it("gives the entries of Headers and FormData", () => {
    const form = new FormData();
    form.append("bsn", String(BSN));
    expect(redactor.redact([new Headers({ from: MAIL, "x-request-id": "7" }), form])).toEqual([{ from: "[EMAIL]", "x-request-id": "7" }, { bsn: "[BSN]" }]);
  });

  it.each([new Blob([MAIL]), new Response(MAIL), Promise.resolve(MAIL), new WeakMap(), [MAIL].values(), new SharedArrayBuffer(8)])("marks %s", (closed) => {
    expect(redactor.redact({ closed })).toEqual({ closed: "[UNREADABLE]" });
  });

  it("gives copies that can be printed", () => {
    class Account {
      #iban = "NL91ABNA0417164300";
      name = "x";
      [inspect.custom]() {
        return `Account ${this.#iban}`;
      }
    }
    expect(inspect(redactor.redact({ account: new Account() }))).toBe("{ account: Account { name: 'x' } }");
    expect(inspect(redactor.redact(new DOMException(`no user ${MAIL}`)))).toContain("no user [EMAIL]");
  });

  it("keeps apart what is masked alike, also ten thousand times", () => {
    const map = new Map([
      ["jan@example.nl", 1],
      ["piet@example.nl", 2],
    ]);
    expect([...redactor.redact(map)]).toEqual([
      ["[EMAIL]", 1],
      ["[EMAIL] 2", 2],
    ]);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`jan${i}@example.nl`, i]));
    expect(Object.keys(redactor.redact(many)).at(-1)).toBe("[EMAIL] 10000");
  });

  it("ends where a Set of the caller's does not", () => {
    class Endless extends Set<string> {
      override *[Symbol.iterator](): ReturnType<Set<string>["values"]> {
        while (true) yield MAIL;
      }
    }
    expect(redactor.redact(new Endless([MAIL]))).toEqual(new Set(["[EMAIL]"]));
  });
});

describe("redact survives what cannot be read", () => {
  it("marks a getter that throws", () => {
    const bad = Object.defineProperty({ email: MAIL }, "trap", {
      enumerable: true,
      get: () => {
        throw new Error(MAIL);
      },
    });
    expect(redactor.redact(bad)).toEqual({ email: "[EMAIL]", trap: "[UNREADABLE]" });
  });

  it("marks a proxy that refuses", () => {
    const refusing = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error(MAIL);
        },
      },
    );
    expect(redactor.redact({ refusing })).toEqual({ refusing: "[UNREADABLE]" });
  });

  it("marks a toJSON that throws", () => {
    expect(
      redactor.redact({
        a: {
          toJSON: () => {
            throw new Error(MAIL);
          },
        },
      }),
    ).toEqual({ a: "[UNREADABLE]" });
  });

  it("leads a circle to the copy", () => {
    const circle: { email: string; self?: unknown } = { email: MAIL };
    circle.self = circle;
    const copy = redactor.redact(circle);
    expect(copy.self).toBe(copy);
    expect(copy.email).toBe("[EMAIL]");
  });

  it("marks what lies deeper than the limit, also at 100,000 levels", () => {
    let deep: unknown = { email: MAIL };
    for (let level = 0; level < 100_000; level++) deep = { deep };
    const text = JSON.stringify(redactor.redact(deep));
    expect(text).toContain("[TOO DEEP]");
    expect(text).not.toContain("jan@");
  });

  it("marks what is more than the limit, also in a wide array or a web of references", () => {
    const small = createRedactor({ limits: { nodes: 50 } });
    const text = JSON.stringify(small.redact({ list: Array.from({ length: 1000 }, () => MAIL) }));
    expect(text).toContain("[TOO LARGE]");
    expect(text).not.toContain("jan@");
    let web: object = { email: MAIL };
    for (let level = 0; level < 60; level++) web = { a: web, b: web };
    expect(JSON.stringify(redactor.redact(web))).not.toContain("jan@");
  });

  it("marks a text that is longer than the limit", () => {
    expect(createRedactor({ limits: { length: 10 } }).redact({ a: `xxxxxxxxxx${MAIL}` })).toEqual({ a: "[TOO LONG]" });
  });
});
