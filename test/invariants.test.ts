import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor, type Mask, rules } from "../src/index.js";
import { filesOf } from "./tree.js";

const redactor = createRedactor();

/** Marked values of the rules' own examples, so that every rule takes part. */
const values = rules.flatMap((rule) => rule.examples.match.map((example) => example.replace(/\[\[|\]\]/g, "")));
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...values) },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  fc.constantFrom("?q=Jan+de+Vries&x=06+12345678", "=?UTF-8?Q?van_Jan_de_Vries?=", "+", "_"),
  fc.constantFrom(" ", "\n", ", ", '"', ": ", "=", "&", "\\n", "%40", "[", "]", "🙂", "•", "\u00a0", "06", "123456782"),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(" "));
const masks: Mask[] = ["label", "stars", "partial", "remove"];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.constant(999990019),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom("bsn", "naam", "email", "note", "password", "adres"), fc.string({ maxLength: 8 })), tie("value"), { maxKeys: 4 }),
  ),
})).value;

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === "object" && value !== null) return Object.values(value).map(shape);
  return "leaf";
};

describe("invariants", () => {
  it("1. no finding, explanation or error holds a found value", () => {
    for (const rule of rules) {
      for (const example of rule.examples.match) {
        const plain = example.replace(/\[\[|\]\]/g, "");
        const told = JSON.stringify([redactor.scan(plain), redactor.explain(plain)]);
        for (const [, value = ""] of example.matchAll(/\[\[(.{4,}?)\]\]/gs)) expect(told).not.toContain(value);
      }
    }
  });

  it("2. redact never throws and never changes its argument", () => {
    fc.assert(
      fc.property(
        fc.oneof(json, fc.anything({ withMap: true, withSet: true, withTypedArray: true, withDate: true, withBigInt: true, withNullPrototype: true })),
        (value) => {
          const before = structuredCloneable(value);
          redactor.redact(value);
          if (before !== undefined) expect(value).toEqual(before);
        },
      ),
    );
  });

  it("3. a redacted JSON line parses and has the same shape", () => {
    fc.assert(
      fc.property(json, (value) => {
        const line = JSON.stringify(value);
        const out = JSON.parse(redactor.redactLine(line));
        expect(shape(out)).toEqual(shape(JSON.parse(line)));
      }),
    );
  });

  it.each(masks)("4. with %s, redacting twice equals redacting once and a scan then finds nothing", (mask) => {
    const masking = createRedactor({ mask });
    fc.assert(
      fc.property(text, (input) => {
        const once = masking.redact(input);
        expect(masking.redact(once)).toBe(once);
        expect(redactor.scan(once)).toEqual([]);
      }),
    );
  });

  it.each(["a:", '":"', "@", "1-", "06", "Jan de ", "%25", "\\\\", "&#", "<a>", "=", "aA1", "A.", "1234 ", "//", "€", "\u200b"])(
    "5. a megabyte of %j is read to its end",
    (unit) => {
      // Quadratic time would take hours here; the time itself is measured in bench/.
      const hostile = unit.repeat(Math.ceil(1_000_000 / unit.length));
      expect(redactor.redact(`${hostile} jan@example.nl`).endsWith("jan@example.nl")).toBe(false);
    },
  );

  it("6. earlier inputs and order of calls change nothing", () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const alone = createRedactor().scan(second);
        const after = createRedactor();
        after.scan(first);
        after.redactLine(first);
        expect(after.scan(second)).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it("8. a passed weak check without context only hints; a strong field name beats a failed check", () => {
    expect(redactor.scan("123456782 stuks")).toEqual([]);
    expect(redactor.explain("123456782 stuks")).toContainEqual(expect.objectContaining({ rule: "bsn", outcome: "below-threshold" }));
    expect(redactor.scan({ bsn: "123456789" })).toMatchObject([{ rule: "bsn", reasons: ["field"] }]);
  });

  it("9. no module of ours opens a connection", () => {
    const imports = filesOf(/^(?:src|rules)\/.*\.ts$/).flatMap(({ text }) => [
      ...text.matchAll(/import (?!type )(.*) from "node:(?:http2?|https|net|tls|dgram|dns)(?:\/\w+)?"/g),
    ]);
    const harmless = ["{ IncomingMessage }", "{ METHODS }", "{ isIPv4, isIPv6 }"];
    expect(imports.map(([, names = ""]) => names).filter((names) => !harmless.includes(names))).toEqual([]);
  });

  it("findings are in order, inside the text and without overlap", () => {
    fc.assert(
      fc.property(text, (input) => {
        let end = 0;
        for (const finding of redactor.scan(input)) {
          expect(finding.start).toBeGreaterThanOrEqual(end);
          expect(finding.end).toBeGreaterThan(finding.start);
          end = finding.end;
        }
        expect(end).toBeLessThanOrEqual(input.length);
      }),
    );
  });
});

function structuredCloneable(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}
