import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino, { type Logger, type LoggerOptions } from "pino";
import { describe, expect, it } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor, type Redactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const IBAN = "NL91ABNA0417164300";
const PHONE = "06-12345678";
const SECRETS = [BSN, EMAIL, IBAN, PHONE, "j.devries"];

/** The lines that a logger with these options writes, as they reach the destination. */
function linesOf(options: Parameters<typeof redactLogs>[0], log: (logger: Logger) => void): string[] {
  const lines: string[] = [];
  log(pino(redactLogs(options) as LoggerOptions, { write: (line: string) => lines.push(line) }));
  return lines;
}

/** The one line that is written, read as its reader does. */
function recordOf(options: Parameters<typeof redactLogs>[0], log: (logger: Logger) => void): { [key: string]: unknown } {
  const lines = linesOf(options, log);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\}\n$/);
  return JSON.parse(lines[0]!);
}

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

  it("keeps level, time, pid and hostname whatever they look like", () => {
    const base = { pid: Number(BSN), hostname: "bsn-999990019.bedrijf.nl" };
    const record = recordOf({ base, timestamp: () => `,"time":${BSN}` }, (log) => log.fatal(`bsn ${BSN}`));
    expect(record).toMatchObject({ level: 60, time: Number(BSN), ...base, msg: "bsn [BSN]" });
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

describe("destinations", () => {
  it("a transport in a worker gets redacted lines", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zwartlak-"));
    const destination = join(folder, "app.log");
    const transport = pino.transport({ targets: [{ target: "pino/file", options: { destination } }] });
    const log = pino(redactLogs({}), transport);
    log.info(`mail ${EMAIL}`);
    transport.end();
    await new Promise((resolve) => transport.on("close", resolve));
    const written = await readFile(destination, "utf8");
    await rm(folder, { recursive: true });
    expect(JSON.parse(written).msg).toBe("mail [EMAIL]");
  });

  it("the `transport` option too", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zwartlak-"));
    const destination = join(folder, "app.log");
    const log = pino(redactLogs({ transport: { target: "pino/file", options: { destination } } }));
    log.info(`mail ${EMAIL}`);
    await new Promise((resolve) => log.flush(resolve));
    await expect.poll(() => readFile(destination, "utf8").catch(() => "")).toContain("mail [EMAIL]");
    await rm(folder, { recursive: true });
  });

  it("all streams of a multistream, and flush", () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => lines.push(line) };
    const log = pino(redactLogs({}), pino.multistream([{ stream }, { level: "error", stream }]));
    log.error(`mail ${EMAIL}`);
    log.flush();
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["mail [EMAIL]", "mail [EMAIL]"]);
  });

  it("a buffered destination", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zwartlak-"));
    const file = join(folder, "app.log");
    const destination = pino.destination({ dest: file, sync: false, minLength: 4096 });
    const log = pino(redactLogs({}), destination);
    await new Promise((resolve) => destination.once("ready", resolve));
    for (let i = 0; i < 200; i++) log.info({ bsn: Number(BSN) }, `mail ${EMAIL}`);
    destination.flushSync();
    const lines = (await readFile(file, "utf8")).trim().split("\n");
    await rm(folder, { recursive: true });
    expect(lines).toHaveLength(200);
    expect(lines.every((line) => JSON.parse(line).bsn === "[BSN]")).toBe(true);
  });
});

describe("when a line cannot be redacted", () => {
  const real = createRedactor();
  const breakages: readonly (readonly [string, unknown])[] = [
    [
      "throws",
      () => {
        throw new Error(`cannot read ${BSN}`);
      },
    ],
    ["returns nothing", () => undefined],
    ["returns an object", () => ({ msg: BSN })],
    ["returns an empty line", () => ""],
  ];

  it.each(breakages)("a redactor that %s: level and time, and nothing else, come out", (_name, redactLine) => {
    const redactor = { ...real, redactLine } as Redactor;
    const record = recordOf({ redactor }, (log) => log.child({ email: EMAIL }).error(`bsn ${BSN}`));
    expect(record).toEqual({ level: 50, time: expect.any(Number), msg: "[REDACTION FAILED]" });
  });

  it("uses the caller's keys, formats and line end", () => {
    const redactor = {
      ...real,
      redactLine: () => {
        throw new Error("broken");
      },
    };
    const formatters = { level: (label: string, level: number) => ({ severity: label.toUpperCase(), level }) };
    const options = { redactor, formatters, messageKey: "message", timestamp: pino.stdTimeFunctions.isoTime, crlf: true };
    const [line] = linesOf(options, (log) => log.warn(BSN));
    expect(line).toMatch(/^\{"severity":"WARN","level":40,"time":"[\d:.TZ-]{24}","message":"\[REDACTION FAILED\]"\}\r\n$/);
  });

  it("tells an error at this moment when the line has no level and time of its own", () => {
    const redactor = {
      ...real,
      redactLine: () => {
        throw new Error("broken");
      },
    };
    const before = Date.now();
    const { level, time } = recordOf({ redactor, hooks: {}, formatters: { level: () => ({ ernst: BSN }) }, timestamp: () => `,"t":"${EMAIL}"` }, (log) =>
      log.info("x"),
    );
    expect(level).toBe(50);
    expect(time).toBeGreaterThanOrEqual(before);
  });

  it("a caller's hook that throws neither breaks the application nor lets the line pass", () => {
    const streamWrite = () => {
      throw new Error(EMAIL);
    };
    expect(recordOf({ hooks: { streamWrite } }, (log) => log.info(EMAIL)).msg).toBe("[REDACTION FAILED]");
  });

  it("a line beyond the redactor's limit is marked", () => {
    const redactor = createRedactor({ limits: { length: 1000 } });
    const [line] = linesOf({ redactor }, (log) => log.info(`${"x".repeat(2000)} ${EMAIL}`));
    expect(line!.length).toBeLessThan(200);
    expect(() => JSON.parse(line!)).not.toThrow();
  });
});

describe("redactLogs refuses", () => {
  it.each([
    ["options in place of the redactor", { redactor: { mask: "stars" } }, "createRedactor("],
    ["no redactor at all", { redactor: null }, "createRedactor("],
    ["a hook that is no function", { hooks: { streamWrite: true } }, "hooks.streamWrite"],
    ["a level in place of options", "info", "one object"],
    ["a list", [], "one object"],
  ])("%s, and names the fix", (_name, options, fix) => {
    expect(() => redactLogs(options as never)).toThrow(
      expect.objectContaining({ name: "RedactorError", code: "ERR_INVALID_OPTION", message: expect.stringContaining(fix) }),
    );
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
