import { describe, expect, it } from "vitest";
import { agreementOf, exactScores, overlapScores, sumOf } from "../../bench/accuracy/agreement.js";
import { countOf } from "../../bench/accuracy/annotated.js";
import type { Document, Place } from "../../bench/accuracy/corpora.js";
import { coveredShare, finderIn, isCovered } from "../../bench/accuracy/cover.js";
import { outcomesOf } from "../../bench/accuracy/fixtures.js";
import { locate } from "../../bench/accuracy/locate.js";
import { atLeast, percent, rateAtMost, table } from "../../bench/accuracy/section.js";
import { expectationOf, rulesOf } from "../../bench/accuracy/vector-kinds.js";
import { isReported, vectorSection } from "../../bench/accuracy/vectors.js";
import { at, finding, marked, name } from "./made-up.js";

describe("coverage", () => {
  it.each([
    ["[[Jan de Vries]] belt", [at(0, 12)], 1],
    ["[[Jan de Vries]] belt", [at(0, 3), at(4, 6), at(7, 12)], 1],
    ["[[06-12 34 56 78]]", [at(3, 14)], 0.8],
    ["[[06-12345678]]", [at(11, 20)], 0],
    ["[[06-12345678]]", [], 0],
    ["[[ – ]]", [], 1],
  ])("of %s by %j is %d: only letters and digits count", (source, by, share) => {
    const { text, places } = marked(source);
    expect(coveredShare(text, places[0]!, by)).toBe(share);
    expect(isCovered(text, places[0]!, by)).toBe(share === 1);
  });

  it("finds among many places those that touch one", () => {
    const near = finderIn([at(20, 30), at(0, 5), at(5, 10)]);
    expect(near(at(4, 6))).toEqual([at(0, 5), at(5, 10)]);
    expect(near(at(10, 20))).toEqual([]);
    expect(near(at(29, 40))).toEqual([at(20, 30)]);
  });
});

describe("a normalised value is located", () => {
  it.each([
    ["IBAN [[NL91 ABNA 0417 1643 00]] ten name van", "NL91ABNA0417164300"],
    ["bel 0[[6-12345678]] na zes uur", "+31612345678"],
    ["burgerservicenummer [[10082426]]", "010082426"],
    ["BSN [[９９９９９００１９]]", "999990019"],
    ["geboren op [[1 december 1985]] te Zwolle", "1985-12-01"],
    ["geboren [[1985-12]]-00", "1985-12"],
    ["[[VRIES]], [[J]]. [[DE]]", "Vries de J"],
    ["mail [[naam]] [at] [[domein]] punt [[nl]]", "naam@domein.nl"],
    ["niets", "123456"],
  ])("in %s", (source, value) => {
    const { text, places } = marked(source);
    expect(locate(text, value)).toEqual(places);
  });
});

describe("agreement", () => {
  const agreement = agreementOf([at(0, 12), at(20, 25), at(40, 45)], [at(0, 12), at(22, 25), at(60, 65), at(70, 75)]);

  it("counts exact and touching places", () => {
    expect(agreement).toEqual({ gold: 3, found: 4, exact: 1, goldTouched: 2, foundTouched: 2 });
  });

  it("gives precision, recall and F1", () => {
    expect(exactScores(agreement)).toEqual({ precision: 1 / 4, recall: 1 / 3, f1: expect.closeTo(2 / 7) });
    expect(overlapScores(agreement)).toEqual({ precision: 2 / 4, recall: 2 / 3, f1: expect.closeTo(4 / 7) });
  });

  it("adds up, and is 0 where there is nothing", () => {
    expect(sumOf([agreement, agreement]).gold).toBe(6);
    expect(exactScores(sumOf([]))).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});

describe("vectors", () => {
  const scan = (rule: string, place?: Place) => () => (place ? [finding(rule, place)] : []);

  it("are mapped to rules", () => {
    expect(rulesOf("vestigingsnummer")).toEqual(["vestigingsnummer"]);
    expect(rulesOf("credit_card")).toEqual(["credit-card"]);
    expect(rulesOf("phone_foreign")).toEqual(["phone"]);
    expect(rulesOf("bag_id")).toEqual([]);
    expect(expectationOf("btw", "old number: treat as BSN").rules).toContain("bsn");
    expect(expectationOf("phone_nl", "premium: not personal").aside).toBeDefined();
    expect(expectationOf("phone_nl", "most common").aside).toBeUndefined();
  });

  it("count as found when their own rule covers nine tenths of the value", () => {
    const vector = { text: "BSN 999990019", value: "999990019", note: "" };
    expect(isReported(vector, [finding("bsn", at(4, 13))], ["bsn"])).toBe(true);
    expect(isReported(vector, [finding("bsn", at(4, 12))], ["bsn"])).toBe(false);
    expect(isReported(vector, [finding("phone", at(4, 13))], ["bsn"])).toBe(false);
    expect(isReported({ text: "x", value: "999990019", note: "" }, [finding("bsn", at(0, 1))], ["bsn"])).toBe(false);
  });

  it("that are invalid count as soon as their rule finds anything", () => {
    expect(isReported({ text: "BSN 999990018", note: "" }, [finding("bsn", at(4, 8))], ["bsn"])).toBe(true);
    expect(isReported({ text: "BSN 999990018", note: "" }, [finding("kvk", at(4, 12))], ["bsn"])).toBe(false);
  });

  it("are summed up, and the missed and wrong ones named without their text", () => {
    const valid = [{ text: "BSN 999990019", value: "999990019", note: "plain" }];
    const invalid = [{ text: "BSN 999990018", note: "typing error" }];
    const missed = vectorSection({ bsn: { valid, invalid } }, scan("bsn"));
    expect(missed.targets.map(({ reached, met }) => [reached, met])).toEqual([
      ["0.0 %", false],
      ["0.0 %", true],
    ]);
    expect(missed.lines).toContain("- bsn, valid 1: plain");
    const wrong = vectorSection({ bsn: { valid, invalid } }, scan("bsn", at(4, 13)));
    expect(wrong.targets.map(({ reached, met }) => [reached, met])).toEqual([
      ["100.0 %", true],
      ["100.0 %", false],
    ]);
    expect(wrong.lines).toContain("- bsn, invalid 1: typing error");
    expect(wrong.lines.join("\n")).not.toMatch(/9{5}/);
  });

  it("of the special categories are judged by the number that stands near", () => {
    const vectors = { special_category: { valid: [{ text: "strafblad", value: "criminal", note: "" }], invalid: [{ text: "healthcheck ok", note: "" }] } };
    const section = vectorSection(vectors, (_, text) => [finding("bsn", at(0, 3), String(text).startsWith("straf") ? { legal: "G1" } : {})]);
    expect(section.targets.every(({ met }) => met)).toBe(true);
  });

  it("are filtered by kind or rule", () => {
    const vectors = { phone_nl: { valid: [{ text: "06-12345678", value: "+31612345678", note: "" }], invalid: [] }, bsn: { valid: [], invalid: [] } };
    const looked: string[] = [];
    const scanning = (id: string) => {
      looked.push(id);
      return [];
    };
    vectorSection(vectors, scanning, ["phone"]);
    expect(looked).toEqual(["phone_nl-valid-1"]);
  });
});

describe("fixtures", () => {
  it("tell apart what is covered and what is covered by its own rule", () => {
    const { text, places } = marked('{"bsn":"[[999990019]]","naam":"[[Jan]]","rsin":"[[000000000]]"}');
    const [bsn, person, zeros] = places as [Place, Place, Place];
    const spans = [
      { ...bsn, kind: "BSN", key: "bsn" },
      { ...person, kind: "NAME", key: "naam" },
      { ...zeros, kind: "RSIN", key: "rsin" },
    ];
    const outcomes = outcomesOf("made-up", { id: "made-up/a.json", text, spans }, [finding("rsin", bsn)]);
    expect(outcomes.map(({ key, covered, right }) => [key, covered, right])).toEqual([
      ["bsn", true, false],
      ["naam", false, false],
    ]);
  });
});

describe("annotated sentences", () => {
  it("count what is covered, by which rule, and what is too much", () => {
    const { text, places } = marked("Bel [[Jan]] op [[06-12345678]] of [[12345]]");
    const [jan, phone, other] = places as [Place, Place, Place];
    const document: Document = { id: "1", text, spans: [name(jan), { ...phone, kind: "PHONE" }], completeFor: ["NAME", "PHONE"] };
    const found = [finding("username", jan), finding("phone", phone), finding("phone", other)];
    expect(countOf("NAME", [document], () => found)).toMatchObject({ annotated: 1, covered: 1, right: 0, extra: 0 });
    expect(countOf("PHONE", [document], () => found)).toMatchObject({ annotated: 1, covered: 1, right: 1, extra: 1 });
  });
});

describe("figures", () => {
  it("are percentages and rates", () => {
    expect([percent(1, 3), percent(0, 0)]).toEqual(["33.3 %", "–"]);
    expect(atLeast("x", 99, 100, 99).met).toBe(true);
    expect(atLeast("x", 0, 0, 99).met).toBe(false);
    expect(rateAtMost("x", 3, 250_000, 1)).toMatchObject({ reached: "1.20", met: false });
  });

  it("stand in a table", () => {
    expect(
      table(
        ["kind", "share"],
        [
          ["a|b", "9.5 %"],
          ["c", "–"],
        ],
      ),
    ).toEqual(["| kind | share |", "|------|------:|", "| a\\|b | 9.5 % |", "| c    |     – |"]);
  });
});
