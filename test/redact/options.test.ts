import { setTimeout } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { createRedactor, type RedactorOptions } from "../../src/index.js";

const TEXT = "Mail jan@example.nl, IBAN NL91ABNA0417164300";

describe("options", () => {
  const refused: readonly [options: unknown, code: string, words: string][] = [
    [{ masks: "stars" }, "ERR_UNKNOWN_OPTION", 'Did you mean "mask"?'],
    [{ mask: "star" }, "ERR_INVALID_OPTION", 'Did you mean "stars"?'],
    [{ rules: { bns: false } }, "ERR_UNKNOWN_RULE", 'Did you mean "bsn"?'],
    [{ rules: { bsn: { minscor: 1 } } }, "ERR_UNKNOWN_OPTION", 'Did you mean "minScore"?'],
    [{ rules: { bsn: "off" } }, "ERR_INVALID_OPTION", "rules.bsn"],
    [{ rules: ["bsn"] }, "ERR_INVALID_OPTION", "`rules` has to be an object"],
    [{ fields: ["lidcode"] }, "ERR_INVALID_OPTION", "`fields` has to be an object"],
    [{ limits: 20 }, "ERR_INVALID_OPTION", "`limits` has to be an object"],
    [{ customRules: {} }, "ERR_INVALID_OPTION", "`customRules` has to be a list"],
    [{ minScore: 5 }, "ERR_INVALID_OPTION", "from 0 to 1"],
    [{ fields: { lidcode: "klantnr" } }, "ERR_UNKNOWN_RULE", "klantnr"],
    [{ allow: "x" }, "ERR_INVALID_OPTION", "allow"],
    [{ paths: ["a["] }, "ERR_INVALID_OPTION", "paths"],
    [{ limits: { depht: 3 } }, "ERR_UNKNOWN_OPTION", 'Did you mean "depth"?'],
    [{ limits: { depth: 0 } }, "ERR_INVALID_OPTION", "limits.depth"],
    [{ customRules: [{ id: "x" }] }, "ERR_INVALID_RULE", '"x"'],
    [{ customRules: ["./klantcode.js"], rules: { bns: false } }, "ERR_UNKNOWN_RULE", 'Did you mean "bsn"?'],
    [{ customRules: ["./klantcode.js"] }, "ERR_INVALID_RULE", "customRules[0]"],
    [{ onFinding: 1 }, "ERR_INVALID_OPTION", "onFinding"],
    [[], "ERR_INVALID_OPTION", "object"],
  ];

  it.each(refused)("refuses %j", (options, code, words) => {
    expect(() => createRedactor(options as RedactorOptions)).toThrow(
      expect.objectContaining({ name: "RedactorError", code, message: expect.stringContaining(words) }),
    );
  });

  const masks: readonly [mask: RedactorOptions["mask"], out: string][] = [
    [undefined, "Mail [EMAIL], IBAN [IBAN]"],
    ["stars", "Mail **************, IBAN ******************"],
    ["partial", "Mail j•••@example.nl, IBAN NL••••••••••••4300"],
    ["remove", "Mail , IBAN "],
    [(value, { rule }) => `<${rule} ${value.length}>`, "Mail <email 14>, IBAN <iban 18>"],
  ];

  it.each(masks)("masks with %s", (mask, out) => {
    expect(createRedactor(mask === undefined ? {} : { mask }).redact(TEXT)).toBe(out);
  });

  it("masks with surrogates that are valid and always the same", () => {
    const surrogate = createRedactor({ mask: "surrogate" });
    const out = surrogate.redact(TEXT);
    expect(surrogate.redact(TEXT)).toBe(out);
    expect(out).not.toMatch(/jan@|NL91ABNA/);
    expect(
      createRedactor()
        .scan(out)
        .map(({ rule }) => rule),
    ).toEqual(["email", "iban"]);
  });

  it("never shows part of a national number", () => {
    expect(createRedactor({ mask: "partial" }).redact("BSN 999990019")).toBe("BSN [BSN]");
  });

  it("sets single rules", () => {
    const mixed = createRedactor({ rules: { email: false, iban: { mask: "partial" } } });
    expect(mixed.redact(TEXT)).toBe("Mail jan@example.nl, IBAN NL••••••••••••4300");
  });

  it("raises the threshold for one rule", () => {
    expect(createRedactor({ rules: { email: { minScore: 1 } } }).redact("Mail jan@example.nl")).toBe("Mail jan@example.nl");
  });

  it("takes own key names", () => {
    expect(createRedactor({ fields: { "Lid-code": "klantnummer" } }).redact({ lid_code: "A7-112" })).toEqual({ lid_code: "[KLANTNUMMER]" });
  });

  it("lets allowed values through, and remembers no position in a pattern", () => {
    const allowing = createRedactor({ allow: ["jan@example.nl", /^NL91/g] });
    expect([allowing.redact(TEXT), allowing.redact(TEXT)]).toEqual([TEXT, TEXT]);
  });

  it("masks known paths whatever they hold, on a copy", () => {
    const value = { user: { shoeSize: 43 }, items: [{ note: "x" }], other: 1 };
    expect(createRedactor({ paths: ["user.shoeSize", "items[*].note"] }).redact(value)).toEqual({
      user: { shoeSize: "[REDACTED]" },
      items: [{ note: "[REDACTED]" }],
      other: 1,
    });
    expect(value.user.shoeSize).toBe(43);
  });

  it("reports findings without values, and survives a hook that throws", () => {
    const seen: unknown[] = [];
    const reporting = createRedactor({
      onFinding: (finding, where) => {
        seen.push({ ...finding, ...where });
        throw new Error("hook");
      },
    });
    expect(reporting.redact({ mail: "jan@example.nl" })).toEqual({ mail: "[EMAIL]" });
    expect(seen).toMatchObject([{ rule: "email", path: "mail", door: "value" }]);
    expect(JSON.stringify(seen)).not.toContain("jan@");
  });

  it("does not let a hook that fails later end the process", async () => {
    const rejected = vi.fn();
    process.on("unhandledRejection", rejected);
    createRedactor({ onFinding: () => Promise.reject(new Error("hook")) as unknown as undefined }).redact("jan@example.nl");
    await setTimeout(5);
    process.off("unhandledRejection", rejected);
    expect(rejected).not.toHaveBeenCalled();
  });

  it("takes what a session holds for a person: numbers, null, nothing", () => {
    const session = { name: null, other: 204511, phone: [31612345678, undefined] };
    expect(createRedactor().with(session).redact("klant 204511, 31612345678")).toBe("klant [KLANTNUMMER], [PHONE]");
    expect(createRedactor().with(undefined).redact("klant 7")).toBe("klant 7");
  });

  it("masks the known values of a person", () => {
    const known = createRedactor().with({ other: ["K-204511"], email: "vip@intern.example" });
    expect(known.redact("klant k-204511 via VIP@intern.example")).toBe("klant [KLANTNUMMER] via [EMAIL]");
  });
});

describe("explain", () => {
  it("tells why a candidate was taken or dropped", () => {
    const outcomes = createRedactor({ allow: ["NL91ABNA0417164300"] })
      .explain("order 123456782, IBAN NL91ABNA0417164300, mail jan@example.nl")
      .map(({ rule, outcome }) => `${rule} ${outcome}`);
    expect(outcomes).toEqual(expect.arrayContaining(["bsn below-threshold", "iban allowed", "email taken"]));
  });
});
