import pino, { type Logger, type LoggerOptions } from "pino";
import { describe, expect, it } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor } from "../../src/index.js";
import { linesOf, recordOf } from "./pino-lines.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const IBAN = "NL91ABNA0417164300";
const PHONE = "06-12345678";
const SECRETS = [BSN, EMAIL, IBAN, PHONE, "j.devries"];

type Case = readonly [name: string, log: (logger: Logger) => void, expected: object];

const CASES: readonly Case[] = [
  ["a message", (log) => log.info(`Mail van ${EMAIL} ontvangen`), { level: 30, msg: "Mail van [EMAIL] ontvangen" }],
  ["%s", (log) => log.warn("BSN %s is onbekend", BSN), { level: 40, msg: "BSN [BSN] is onbekend" }],
  ["%d", (log) => log.info("bsn: %d", Number(BSN)), { msg: "bsn: [BSN]" }],
  ["%o", (log) => log.info("klant %o", { bsn: BSN, email: EMAIL }), { msg: 'klant {"bsn":"[BSN]","email":"[EMAIL]"}' }],
  ["an object", (log) => log.info({ iban: IBAN }, "betaald"), { iban: "[IBAN]", msg: "betaald" }],
  ["nested objects and arrays", (log) => log.info({ a: [{ b: { c: [IBAN] } }, [`mail ${EMAIL}`]] }), { a: [{ b: { c: ["[IBAN]"] } }, ["mail [EMAIL]"]] }],
  ["a number under a key", (log) => log.info({ bsn: Number(BSN), ok: true }), { bsn: "[BSN]", ok: true }],
  [
    "bindings of a grandchild",
    (log) =>
      log
        .child({ email: EMAIL })
        .child({ klant: { bsn: BSN } })
        .info("x"),
    { email: "[EMAIL]", klant: { bsn: "[BSN]" }, msg: "x" },
  ],
  [
    "changed bindings",
    (log) => {
      log.setBindings({ email: EMAIL });
      log.info("x");
    },
    { email: "[EMAIL]" },
  ],
  ["a value behind a line break", (log) => log.info(`regel\nbsn ${BSN}\t${EMAIL}`), { msg: "regel\nbsn [BSN]\t[EMAIL]" }],
  ["an escaped at sign", (log) => log.info({ body: '{"mail":"j.devries\\u0040bedrijf.nl"}' }), { body: '{"mail":"[EMAIL]"}' }],
  ["a key that holds data", (log) => log.info({ [EMAIL]: 3, perIban: { [IBAN]: { saldo: 12 } } }), { "[EMAIL]": 3, perIban: { "[IBAN]": { saldo: 12 } } }],
  ["JSON in a message", (log) => log.info(JSON.stringify({ bsn: BSN, naam: { email: EMAIL } })), { msg: '{"bsn":"[BSN]","naam":{"email":"[EMAIL]"}}' }],
  [
    "JSON in JSON",
    (log) => log.info({ body: JSON.stringify({ inner: JSON.stringify({ email: EMAIL }) }) }),
    { body: '{"inner":"{\\"email\\":\\"[EMAIL]\\"}"}' },
  ],
  ["an encoded URL", (log) => log.info({ url: "/zoek?email=j.devries%40bedrijf.nl&p=1" }), { url: "/zoek?email=%5BEMAIL%5D&p=1" }],
  ["a telephone number", (log) => log.info(`bel ${PHONE} terug`), { msg: "bel [PHONE] terug" }],
];

describe("what a logger writes", () => {
  it.each(CASES)("%s", (_name, log, expected) => {
    expect(recordOf({}, log)).toMatchObject(expected);
  });

  it("errors, with their stack and causes", () => {
    const cause = new Error(`geen klant met BSN ${BSN}`, { cause: new TypeError(`mail ${EMAIL} bestaat al`) });
    const line = linesOf({}, (log) => log.error(new Error(`opslaan van ${IBAN} mislukt`, { cause })))[0]!;
    const { err, msg } = JSON.parse(line);
    expect(msg).toBe("opslaan van [IBAN] mislukt: geen klant met BSN [BSN]: mail [EMAIL] bestaat al".slice(0, msg.length));
    expect(err.type).toBe("Error");
    expect(err.message).toContain("[IBAN]");
    expect(err.stack).toContain("caused by: Error: geen klant met BSN [BSN]\n    at ");
    expect(err.stack).toContain("caused by: TypeError: mail [EMAIL] bestaat al");
    expect(line).not.toMatch(new RegExp([BSN, EMAIL, IBAN].join("|")));
  });

  it("errors in an AggregateError and under an own key", () => {
    const both = new AggregateError([new Error(`mail ${EMAIL}`), new Error(`bsn ${BSN}`)], "twee fouten");
    const { fout } = recordOf({ errorKey: "fout" }, (log) => log.error(both)) as { fout: { aggregateErrors: { message: string }[] } };
    expect(fout.aggregateErrors.map(({ message }) => message)).toEqual(["mail [EMAIL]", "bsn [BSN]"]);
  });

  it("leaves a line without personal data as pino wrote it", () => {
    const options = { base: { pid: 7, hostname: "web-1" }, timestamp: () => ',"time":1763812800123' };
    const log = (logger: Logger) => logger.info({ order: 1234, items: [1, 2.5, null, true] }, 'klaar \u2713 "ja"');
    const plain: string[] = [];
    log(pino(options, { write: (line: string) => plain.push(line) }));
    expect(linesOf(options, log)).toEqual(plain);
  });

  it("keeps level, time, pid and hostname, also when they look like personal data", () => {
    const base = { pid: 4194304, hostname: "bsn-999990019.bedrijf.nl" };
    const record = recordOf({ base, timestamp: () => `,"time":${BSN}0` }, (log) => log.fatal(`bsn ${BSN}`));
    expect(record).toMatchObject({ level: 60, time: Number(`${BSN}0`), ...base, msg: "bsn [BSN]" });
  });

  it("masks what somebody logs under these keys", () => {
    const record = recordOf({}, (log) => log.info({ pid: Number(BSN), hostname: "jan@voorbeeld.example", level: { bsn: BSN } }, "x"));
    expect(record).toMatchObject({ pid: "[BSN]", hostname: "[EMAIL]", level: { bsn: "[BSN]" } });
  });
});

describe("together with the caller's own options", () => {
  it("runs hooks.logMethod first and redacts what hooks.streamWrite makes of the line", () => {
    const seen: string[] = [];
    const hooks: LoggerOptions["hooks"] = {
      logMethod(args, method) {
        method.apply(this, [`[app] ${args[0]} ${EMAIL}`]);
      },
      streamWrite(line) {
        seen.push(line);
        return line.replace(/\}\n$/, `,"via":"${IBAN}"}\n`);
      },
    };
    expect(recordOf({ hooks }, (log) => log.info("welkom"))).toMatchObject({ msg: "[app] welkom [EMAIL]", via: "[IBAN]" });
    expect(seen.join()).toContain(EMAIL);
    expect(hooks.streamWrite?.(EMAIL)).toBe(EMAIL);
  });

  it("reads escapes that a hook wrote into the line", () => {
    const streamWrite = (line: string) => line.replaceAll("@", "\\u0040");
    expect(recordOf({ hooks: { streamWrite } }, (log) => log.info(`mail ${EMAIL}`)).msg).toBe("mail [EMAIL]");
  });

  it("lets a hook drop a line", () => {
    expect(linesOf({ hooks: { streamWrite: () => "" } }, (log) => log.info(EMAIL))).toEqual([""]);
  });

  it("formatters", () => {
    const formatters = {
      level: (label: string) => ({ level: label }),
      bindings: () => ({ dienst: `mail ${EMAIL}` }),
      log: (fields: object) => ({ ...fields, iban: IBAN }),
    };
    expect(recordOf({ formatters }, (log) => log.info("x"))).toMatchObject({ level: "info", dienst: "mail [EMAIL]", iban: "[IBAN]" });
  });

  it("serializers, redact and mixin", () => {
    const options = {
      serializers: { klant: ({ mail }: { mail: string }) => `klant ${mail}` },
      redact: ["kaart.pin"],
      mixin: () => ({ bel: PHONE }),
    };
    const record = recordOf(options, (log) => log.info({ klant: { mail: EMAIL }, kaart: { pin: "1234", iban: IBAN } }));
    expect(record).toMatchObject({ klant: "klant [EMAIL]", kaart: { pin: "[Redacted]", iban: "[IBAN]" }, bel: "[PHONE]" });
  });

  it("messageKey, nestedKey, msgPrefix, base and timestamp", () => {
    const options = { messageKey: "bericht", nestedKey: "data", msgPrefix: `${EMAIL}: `, base: null, timestamp: pino.stdTimeFunctions.isoTime };
    const record = recordOf(options, (log) => log.info({ bsn: Number(BSN) }, "hallo"));
    expect(record).toEqual({ level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), data: { bsn: "[BSN]" }, bericht: "[EMAIL]: hallo" });
  });

  it("options of a child", () => {
    const childOptions = { serializers: { wie: (mail: string) => `van ${mail}` }, redact: ["geheim"], msgPrefix: `${PHONE} `, level: "trace" };
    const record = recordOf({}, (log) => log.child({ wie: EMAIL }, childOptions).trace({ geheim: "x" }, "hallo"));
    expect(record).toMatchObject({ level: 10, wie: "van [EMAIL]", geheim: "[Redacted]", msg: "[PHONE] hallo" });
  });

  it("options of the redactor", () => {
    const redactor = createRedactor({ mask: "stars", rules: { email: false } });
    expect(recordOf({ redactor }, (log) => log.info(`bsn ${BSN} mail ${EMAIL}`)).msg).toBe(`bsn ********* mail ${EMAIL}`);
  });

  it("keeps the types of pino: own levels become methods", () => {
    const lines: string[] = [];
    const log = pino(redactLogs({ customLevels: { audit: 35 }, level: "audit", levelComparison: "ASC", mixin: (fields) => ({ ...fields }) }), {
      write: (line: string) => lines.push(line),
    });
    log.audit(`inzage door ${EMAIL}`);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 35, msg: "inzage door [EMAIL]" });
  });
});

it("none of these values reaches any line, in any form", () => {
  const everything = (log: Logger) => {
    for (const [, write] of CASES) write(log);
    log.error(new Error(`${IBAN} en ${PHONE}`, { cause: new Error(EMAIL) }));
    log.info({ bsn: BSN, telefoon: PHONE, [`key ${IBAN}`]: [EMAIL] }, "%s %j", IBAN, { mail: EMAIL, tel: PHONE });
  };
  const lines = linesOf({}, everything);
  expect(lines.length).toBe(CASES.length + 2);
  for (const line of lines) {
    const decoded = decodeURIComponent(JSON.stringify(JSON.parse(line)).replaceAll("\\", ""));
    for (const secret of SECRETS) expect(line + decoded).not.toContain(secret);
  }
});
