import { describe, expect, it } from "vitest";
import { createRedactor, defineRule, type Rule } from "../../src/index.js";

/** Fails on all that its examples do not show. */
function failing(part: Partial<Rule>): Rule {
  return defineRule({
    id: "lidcode",
    title: "Member code",
    legal: "G4",
    statement: "klantnummer",
    precedence: 50,
    trigger: [{ prefix: ["LID-"] }],
    ...(part.match === undefined ? { pattern: /LID-\d{4}/y } : {}),
    maxLength: 8,
    score: { alone: 0.9 },
    partial: () => "LID-••••",
    surrogate: () => "LID-0000",
    presidio: "NL_LIDCODE",
    examples: { match: ["code [[LID-1111]]"], ignore: ["LID-11"] },
    references: ["https://example.com/lidcodes"],
    ...part,
  });
}

const SECRET = "LID-4242";
function refuse(value: string): true {
  if (value.includes("4242")) throw new Error(`cannot judge ${value}`);
  return true;
}

const FAILED = "[REDACTION FAILED]";
const LABEL = "[LIDCODE]";
/** A label needs neither the class of a value nor whether it is a test value. */
const ways: readonly [name: string, part: Partial<Rule>, masked: string][] = [
  ["validate", { validate: refuse }, FAILED],
  ["isTestValue", { isTestValue: refuse }, LABEL],
  ["legal", { legal: (value) => (refuse(value) ? "G4" : "G4") }, LABEL],
];

describe.each(ways)("a rule whose %s throws", (name, part, masked) => {
  const redactor = createRedactor({ customRules: [failing(part)] });
  const maskedText = masked === FAILED ? FAILED : `code ${masked}`;

  it("leaves no text, line or leaf readable, and throws nothing", () => {
    expect(redactor.redact(`code ${SECRET}`)).toBe(maskedText);
    expect(redactor.redactLine(`{"level":30,"time":1763812800000,"msg":"code ${SECRET}"}\n`)).toBe(`{"level":30,"time":1763812800000,"msg":"${maskedText}"}\n`);
    expect(redactor.redact({ a: SECRET, [SECRET]: 1, b: "vrij", c: new Map([[SECRET, [SECRET]]]) })).toEqual({
      a: masked,
      [masked]: 1,
      b: "vrij",
      c: new Map([[masked, [masked]]]),
    });
    expect(redactor.redact("code LID-1111")).toBe("code [LIDCODE]");
  });

  it("leaves nothing readable where the mask depends on it", () => {
    const partly = createRedactor({ customRules: [failing(part)], mask: "partial" });
    expect(partly.redact(`code ${SECRET}`)).toBe(name === "legal" ? "code [LIDCODE]" : FAILED);
  });

  it.each([
    ["text", `code ${SECRET}`],
    ["object", { a: { b: [SECRET] } }],
    ["key", { [SECRET]: 1 }],
  ])("does not say that %s holds nothing", (_what, input) => {
    for (const look of [redactor.scan, redactor.explain]) {
      const failure = attempted(() => look(input));
      expect(failure).toMatchObject({ name: "RedactorError", code: "ERR_RULE_FAILED", message: expect.stringContaining(`\`${name}\` of the rule "lidcode"`) });
      expect(`${failure.message} ${failure.stack} ${failure.cause}`).not.toContain("4242");
    }
  });
});

it("a match outside of the text is a failure too", () => {
  const match = (text: string, at: number) => {
    const code = /^LID-\d{4}/.exec(text.slice(at))?.[0];
    return code === undefined ? undefined : { start: at, end: code === SECRET ? text.length + 5 : at + 8 };
  };
  const redactor = createRedactor({ customRules: [failing({ match })] });
  expect(redactor.redact(`code ${SECRET}`)).toBe("[REDACTION FAILED]");
  expect(attempted(() => redactor.scan(`code ${SECRET}`)).message).toContain("`match` of the rule");
});

function attempted(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
