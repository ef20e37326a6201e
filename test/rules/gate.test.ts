import { describe, expect, it } from "vitest";
import { assertRules, checkRule, type Scan } from "../../src/check-rule.js";
import { RedactorError } from "../../src/errors.js";
import { defineRule, type Rule } from "../../src/rule.js";

const PATTERN = /LID-\d{6}(?!\d)/g;

/** Stands in for the engine: finds what the pattern finds. */
const scan: Scan = (text) =>
  [...text.matchAll(PATTERN)].map(({ index, 0: value }) => ({ rule: "lidnummer", start: index, end: index + value.length, reasons: ["form"] }));

const lidnummer = defineRule({
  id: "lidnummer",
  title: "Membership number",
  legal: "G4",
  statement: "klantnummer",
  precedence: 40,
  trigger: { prefix: ["LID-"] },
  pattern: /LID-\d{6}(?!\d)/y,
  maxLength: 10,
  score: { alone: 0.9 },
  partial: (value) => `${value.slice(0, 4)}••••••`,
  surrogate: (_, random) => `LID-${String(random(1_000_000)).padStart(6, "0")}`,
  presidio: "NL_MEMBER_NUMBER",
  examples: { match: ["lid [[LID-004217]] heeft opgezegd"], ignore: ["LID-12"] },
  references: ["https://example.com/lidnummers"],
});

const without = (field: keyof Rule): Rule => Object.fromEntries(Object.entries(lidnummer).filter(([key]) => key !== field)) as unknown as Rule;

describe("checkRule", () => {
  it("is content with a good rule", () => {
    expect(checkRule(lidnummer, scan)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["an id in capitals", { id: "LidNummer" }, "id must be kebab-case"],
    ["a mistyped field", { contexts: ["lid"] }, 'has no field "contexts"; did you mean "context"?'],
    ["an unknown class", { legal: "G9" }, "legal must be one of G1"],
    ["a class outside the list", { statement: "dieren" }, "statement must be one of naam"],
    ["a pattern that is not sticky", { pattern: /LID-\d{6}/ }, "pattern must be a pattern with the flag y"],
    ["a score of 90 per cent as 90", { score: { alone: 90 } }, "score must be an object of numbers from 0 to 1"],
    ["context in capitals", { context: ["Lid"] }, "context must be a list of words in lower case"],
    ["a key name with a separator", { fields: ["lid_nummer"] }, "fields must be a list of key names"],
    ["no examples to ignore", { examples: { match: ["[[LID-004217]]"], ignore: [] } }, "examples must be { match, ignore }"],
    ["a trigger the scanner has not", { trigger: { char: "L" } }, "trigger must be"],
    ["words that are too long to tell apart", { trigger: { digits: [6], wordLengths: [9] } }, "trigger must be"],
    ["a neighbour that is a word", { trigger: { digits: [6], twoBefore: "D-" } }, "trigger must be"],
    ["a pattern and a match function", { match: () => undefined }, "needs a pattern or a match function, and not both"],
    ["an endless quantifier", { pattern: /LID-\d+/y }, "pattern has a quantifier without an upper limit"],
    ["nested ambiguous repeats", { pattern: /LID-(?:\d{1,6}){1,6}x/y }, "pattern backtracks"],
    ["ambiguous neighbours", { pattern: /LID-\w{1,90}\d{1,90}-x/y }, "pattern backtracks"],
    ["an alternation that overlaps", { fieldValue: /^(?:a|a){1,30}$/ }, "fieldValue backtracks"],
    ["Unicode properties that overlap", { pattern: /LID-(?:\p{L}{1,9}\p{Lu}{1,9}){1,9}x/uy }, "pattern backtracks"],
  ])("refuses %s", (_, change, problem) => {
    expect(checkRule({ ...lidnummer, ...change } as Rule, scan).join("\n")).toContain(problem);
  });

  it.each<[string, RegExp]>([
    ["separators between digits", /LID(?:[ .-]?\d){6,9}(?!\d)/y],
    ["words with single spaces", /LID [\p{L}'-]{1,40}(?: [\p{L}'-]{1,40}){0,4}/uy],
    ["the left side of an address", /LID[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,4}/y],
    ["named groups", /LID-(?<year>\d{4})(?<number>\d{2})/y],
    ["classes that hold quantifier signs", /LID[-*+]\d{6}/y],
  ])("accepts %s", (_, pattern) => {
    expect(checkRule({ ...lidnummer, pattern }, scan)).toEqual([]);
  });

  it.each(["title", "partial", "surrogate", "examples", "references", "maxLength"] as const)("misses %s", (field) => {
    expect(checkRule(without(field), scan).join("\n")).toContain(`needs ${field}`);
  });

  it.each<[string, object, string]>([
    ["a value that is not found", { examples: { match: ["[[LID-12]]"], ignore: ["x"] } }, "examples.match[0] must be found at 0-6, but was found at no place"],
    ["marks beside the value", { examples: { match: ["[[lid LID-004217]]"], ignore: ["x"] } }, "must be found at 0-14, but was found at 4-14"],
    ["an example without marks", { examples: { match: ["LID-004217"], ignore: ["x"] } }, "examples.match[0] has no [[ ]]"],
    ["a finding in an example to ignore", { examples: { match: ["[[LID-004217]]"], ignore: ["x", "LID-004217"] } }, "examples.ignore[1] must give no finding"],
    ["a partial mask that hides nothing", { partial: (value: string) => `${value}!` }, "partial must not reproduce the value"],
    ["a surrogate that is the value", { surrogate: (value: string) => value }, "surrogate must differ from the value"],
    ["a surrogate of another form", { surrogate: () => "member" }, "surrogate is not found again"],
    ["a surrogate that fails the check", { validate: (value: string) => value === "LID-004217" }, "surrogate must pass validate"],
    ["a surrogate that throws", { surrogate: () => [].at(0) }, "surrogate must return a string"],
    ["a value longer than promised", { maxLength: 9 }, "is 10 long, more than maxLength"],
  ])("notices %s", (_, change, problem) => {
    expect(checkRule({ ...lidnummer, ...change } as Rule, scan).join("\n")).toContain(problem);
  });

  it("never quotes a value", () => {
    const broken = { ...lidnummer, partial: (value: string) => value, surrogate: (value: string) => value };
    expect(checkRule(broken, scan).join("\n")).not.toContain("004217");
  });
});

describe("assertRules", () => {
  it("passes good rules", () => {
    expect(() => assertRules([lidnummer], ["bsn"], () => scan)).not.toThrow();
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ["an id that is taken", [{ ...lidnummer, id: "bsn" }], /The rule "bsn": its id is taken/],
    ["two rules of one id", [lidnummer, lidnummer], /The rule "lidnummer": its id is taken/],
    ["what is no rule", [undefined], /customRules\[0\]: must be an object/],
    ["a rule whose example fails", [{ ...lidnummer, examples: { match: ["[[LID]]"], ignore: ["x"] } }], /The rule "lidnummer": examples\.match\[0\]/],
  ])("refuses %s", (_, rules, message) => {
    const assertion = () => assertRules(rules as Rule[], ["bsn"], () => scan);
    expect(assertion).toThrow(RedactorError);
    expect(assertion).toThrow(message);
  });

  it("compiles nothing while a shape is wrong", () => {
    expect(() => assertRules([without("score")], [], () => expect.unreachable())).toThrow(/needs score/);
  });
});

describe("checkRule of a rule that only raises the class of what stands near", () => {
  const raising = { ...lidnummer, id: "gezondheid", raisesClass: true, context: ["ziek"], score: {} };
  const raised: Scan = (text) => scan(text).map((finding) => ({ ...finding, reasons: text.includes("ziek") ? ["form", "special-context"] : ["form"] }));
  const check = (match: string, ignore: string): string[] => checkRule({ ...raising, examples: { match: [match], ignore: [ignore] } }, raised);

  it("takes the marks for the findings of other rules that it raises", () => {
    expect(check("ziek: [[LID-004217]]", "lid LID-004217")).toEqual([]);
  });

  it("sees when nothing is raised, and when too much is", () => {
    expect(check("lid [[LID-004217]]", "lid LID-004217")).toEqual([
      expect.stringContaining("examples.match[0] must be found at 4-14, but was found at no place"),
    ]);
    expect(check("ziek: [[LID-004217]]", "ziek: LID-004217")).toEqual([expect.stringContaining("examples.ignore[0] must give no finding")]);
  });

  it("asks for context words, and for no trigger", () => {
    expect(checkRule({ ...raising, context: [] }, raised)).toEqual([expect.stringContaining("needs context words")]);
  });
});
